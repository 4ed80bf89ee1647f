/** What follows on an account: the one-time password shown once, locking, a new password. */
import { call } from '../../api/transport';
import { accountWords as words } from '../../i18n/workspace/accounts';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { useChange } from '../api/hooks';
import type { Account } from '../api/shapes';
import { Confirm, Dialog } from '../parts/dialog';
import { CopyButton } from '../parts/list-tools';
import { commonWords } from '../../i18n/workspace/common';
import { useSay } from '../say';

export function OneTimePassword({
  name,
  password,
  onClose,
}: {
  readonly name: string;
  readonly password: string;
  readonly onClose: () => void;
}) {
  const say = useSay();
  return (
    <Dialog title={say(words.oneTimeTitle, { name })} onClose={onClose}>
      <p className="one-time">{password}</p>
      <Note tone="warn">{say(words.oneTimeText)}</Note>
      <div className="dialog-foot">
        <CopyButton text={password} label={say(commonWords.copy)} />
        <Button look="primary" onClick={onClose}>
          {say(words.handedOver)}
        </Button>
      </div>
    </Dialog>
  );
}

export function DisableAccount({
  account,
  onClose,
  onDone,
}: {
  readonly account: Account;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const disable = useChange(
    () => call<Account>('PATCH', `/accounts/${account.id}`, { body: { version: account.version, disabled: true } }),
    ['accounts'],
    onDone,
  );
  return (
    <Confirm
      title={say(words.disableTitle, { name: account.fullName })}
      points={[say(words.disablePoint), say(words.disablePoint2)]}
      action={say(words.disable)}
      danger
      busy={disable.isPending}
      error={disable.error}
      onConfirm={() => disable.mutate()}
      onClose={onClose}
    />
  );
}

export function ResetAccount({
  account,
  onClose,
  onDone,
}: {
  readonly account: Account;
  readonly onClose: () => void;
  readonly onDone: (oneTimePassword: string) => void;
}) {
  const say = useSay();
  const reset = useChange(
    () => call<{ oneTimePassword: string }>('POST', `/accounts/${account.id}/reset`),
    ['accounts'],
    ({ oneTimePassword }) => onDone(oneTimePassword),
  );
  return (
    <Confirm
      title={say(words.resetTitle, { name: account.fullName })}
      points={[say(words.resetPoint), say(words.resetPoint2)]}
      action={say(words.reset)}
      danger
      busy={reset.isPending}
      error={reset.error}
      onConfirm={() => reset.mutate()}
      onClose={onClose}
    />
  );
}
