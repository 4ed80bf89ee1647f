/** A labelled input: label above, help below it, error below the input with its way out (UX §4). */
import { useId, type ReactNode } from 'react';
import { Icon } from './icons';

export interface FieldParts {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** `children` receives the attributes that tie the input to label, help and error. */
export function Field({
  label,
  help,
  error,
  children,
}: {
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  children: (parts: FieldParts) => ReactNode;
}) {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}-help`;
  const errorId = error === undefined || error === null || error === '' ? undefined : `${id}-error`;
  const describedBy = [helpId, errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field-set">
      <label htmlFor={id}>{label}</label>
      {helpId !== undefined && (
        <p className="field-help" id={helpId}>
          {help}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': errorId === undefined ? undefined : true })}
      {errorId !== undefined && (
        <p className="field-error" id={errorId} role="alert">
          <Icon name="warn" small />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
