/** Dialogs: focus is trapped and returned; what cannot be undone lists what becomes fixed and wants a tick (UX §4, §8). */
import { useState, type FormEvent, type ReactNode } from 'react';
import { commonWords } from '../../i18n/workspace/common';
import { useSay } from '../say';
import { DialogShell } from '../../ui/dialog';
import { Tick } from './fields';
import { Failure } from './states';

/** An open dialog; it is unmounted to close it. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const say = useSay();
  return <DialogShell {...props} open closeLabel={say(commonWords.close)} />;
}

/** The foot of a dialog or form: cancel left of the one main action. */
export function DialogFoot({
  action,
  onCancel,
  busy,
  disabled,
  danger,
}: {
  readonly action: string;
  readonly onCancel: () => void;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
}) {
  const say = useSay();
  return (
    <footer className="dialog-foot">
      <button type="button" className="btn" onClick={onCancel}>
        {say(commonWords.cancel)}
      </button>
      <button type="submit" className={`btn ${danger ? 'destructive' : 'primary'}`} disabled={busy || disabled}>
        {action}
      </button>
    </footer>
  );
}

/** Asks before something that cannot be undone: what becomes fixed or is lost, and a tick. */
export function Confirm({
  title,
  points,
  action,
  danger,
  tick,
  busy,
  error,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string;
  readonly points: readonly string[];
  readonly action: string;
  readonly danger?: boolean;
  /** Text of the tick; none = no tick needed. */
  readonly tick?: string;
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const say = useSay();
  const [ticked, setTicked] = useState(false);
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (tick !== undefined && !ticked) setAsked(true);
    else onConfirm();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <ul className="points">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        {children}
        {tick === undefined ? null : (
          <Tick checked={ticked} onChange={setTicked}>
            {tick}
          </Tick>
        )}
        {asked && !ticked ? <p className="fault">{say(commonWords.tickFirst)}</p> : null}
        {error ? <Failure error={error} /> : null}
        <DialogFoot action={action} onCancel={onClose} {...(busy ? { busy } : {})} {...(danger ? { danger } : {})} />
      </form>
    </Dialog>
  );
}
