/** Form fields: label above, help below it, the fault below the field with its way out (UX §4). The server's field paths find their field by name. */
import { createContext, useContext, useState, type ReactNode } from 'react';
import { commonWords } from '../../i18n/workspace/common';
import { readDay, readMoment, readWhole, writeDay, writeMoment } from '../typed-values';
import { ApiProblem } from '../../api/problem';
import { Field as PlainField, type FieldParts } from '../../ui/field';
import { useFormat, useSay } from '../say';

/** Field path → what is wrong with it, in the reader's language. */
const Faults = createContext<Readonly<Record<string, string>>>({});

/** Gives the fields inside their faults: own checks first, then the server's `fields`. */
export function FieldFaults({
  error,
  own,
  children,
}: {
  readonly error?: unknown;
  readonly own?: Readonly<Partial<Record<string, string>>>;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const faults: Record<string, string> = {};
  if (error instanceof ApiProblem) for (const field of error.fields) faults[field.path] ??= say(field.message);
  for (const [path, text] of Object.entries(own ?? {})) if (text !== undefined) faults[path] = text;
  return <Faults value={faults}>{children}</Faults>;
}

export const useFault = (path: string): string | undefined => useContext(Faults)[path];

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly optional?: boolean;
  readonly children: (parts: FieldParts) => ReactNode;
}

/** A field that finds its fault by its name. */
export function Field({ name, label, help, optional, children }: FieldProps) {
  const say = useSay();
  const fault = useFault(name);
  return (
    <PlainField
      label={
        <>
          {label}
          {optional ? <span className="mut"> ({say(commonWords.optional)})</span> : null}
        </>
      }
      {...(help === undefined ? {} : { help })}
      {...(fault === undefined ? {} : { error: fault })}
    >
      {children}
    </PlainField>
  );
}

interface ValueProps<T> extends Omit<FieldProps, 'children'> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
}

export function TextInput({
  value,
  onChange,
  rows,
  type = 'text',
  autoComplete,
  placeholder,
  disabled,
  maxLength,
  numeric,
  autoFocus,
  ...field
}: ValueProps<string> & {
  readonly rows?: number;
  readonly type?: 'text' | 'password' | 'search';
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Digits: the phone shows its number pad. */
  readonly numeric?: boolean;
  readonly autoFocus?: boolean;
}) {
  return (
    <Field {...field}>
      {(props) =>
        rows === undefined ? (
          <input
            {...props}
            className="input"
            type={type}
            value={value}
            autoComplete={autoComplete}
            placeholder={placeholder}
            disabled={disabled}
            maxLength={maxLength}
            autoFocus={autoFocus}
            inputMode={numeric ? 'numeric' : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...props}
            className="input"
            rows={rows}
            value={value}
            disabled={disabled}
            maxLength={maxLength}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** A whole number, right-aligned; accepts 5412 and 5.412 and shows it as the reader's language does on leaving. Null when empty. */
export function NumberInput({ value, onChange, disabled, ...field }: ValueProps<number | null>) {
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : format.whole(value));
  const say = useSay();
  const wrong = typed !== null && typed.trim() !== '' && readWhole(typed) === null;
  return (
    <FieldFaultsAlso {...(wrong ? { name: field.name, text: say(commonWords.badNumber) } : {})}>
      <Field {...field}>
        {(props) => (
          <input
            {...props}
            className="input figures"
            inputMode="numeric"
            value={shown}
            disabled={disabled}
            onChange={(event) => {
              setTyped(event.target.value);
              const read = readWhole(event.target.value);
              if (read !== null || event.target.value.trim() === '') onChange(read);
            }}
            onBlur={() => {
              if (!wrong) setTyped(null);
            }}
          />
        )}
      </Field>
    </FieldFaultsAlso>
  );
}

interface TypedProps extends ValueProps<string> {
  readonly placeholder: string;
  readonly wrongText: string;
  readonly read: (typed: string) => string | null;
  readonly write: (value: string) => string;
}

/** Text that is read while it is typed; what cannot be read stays on screen with its fault. */
function TypedInput({ value, onChange, disabled, placeholder, wrongText, read, write, ...field }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && typed.trim() !== '' && read(typed) === null;
  return (
    <FieldFaultsAlso {...(wrong ? { name: field.name, text: wrongText } : {})}>
      <Field {...field}>
        {(props) => (
          <input
            {...props}
            className="input figures left"
            placeholder={placeholder}
            value={typed ?? write(value)}
            disabled={disabled}
            onChange={(event) => {
              setTyped(event.target.value);
              const known = read(event.target.value);
              if (known !== null || event.target.value.trim() === '') onChange(known ?? '');
            }}
            onBlur={() => {
              if (!wrong) setTyped(null);
            }}
          />
        )}
      </Field>
    </FieldFaultsAlso>
  );
}

/** A day as dd/mm/yyyy by typing; the value is `YYYY-MM-DD`, empty when none. */
export function DayInput(props: ValueProps<string>) {
  const say = useSay();
  return (
    <TypedInput
      {...props}
      placeholder="dd/mm/yyyy"
      wrongText={say(commonWords.badDate)}
      read={readDay}
      write={writeDay}
    />
  );
}

/** Day and time as dd/mm/yyyy hh:mm; the value is `YYYY-MM-DDTHH:mm` in Vietnam. `time` completes a day alone. */
export function MomentInput({ time, ...props }: ValueProps<string> & { readonly time: string }) {
  const say = useSay();
  return (
    <TypedInput
      {...props}
      placeholder={`dd/mm/yyyy ${time}`}
      wrongText={say(commonWords.badMoment)}
      read={(typed) => readMoment(typed, time)}
      write={writeMoment}
    />
  );
}

function FieldFaultsAlso({
  name,
  text,
  children,
}: {
  readonly name?: string;
  readonly text?: string;
  readonly children: ReactNode;
}) {
  const faults = useContext(Faults);
  if (name === undefined || text === undefined) return <>{children}</>;
  return <Faults value={{ ...faults, [name]: text }}>{children}</Faults>;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function SelectInput({
  value,
  onChange,
  choices,
  disabled,
  ...field
}: ValueProps<string> & { readonly choices: readonly Choice[] }) {
  return (
    <Field {...field}>
      {(props) => (
        <select
          {...props}
          className="input"
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Tick({
  checked,
  onChange,
  children,
  disabled,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
