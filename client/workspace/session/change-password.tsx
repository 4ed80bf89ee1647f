/** Changing the own password: asked twice, checked here for what the server would refuse anyway. */
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { sessionWords as words } from '../../i18n/workspace/session';
import { Button } from '../../ui/button';
import { FieldFaults, TextInput } from '../parts/fields';
import { Failure } from '../parts/states';
import { useSay } from '../say';

export const leastPasswordLength = 12;

export function ChangePassword({ onChanged }: { readonly onChanged: () => void }) {
  const say = useSay();
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const [own, setOwn] = useState<Record<string, string>>({});
  const change = useMutation({
    mutationFn: () =>
      call<void>('POST', '/session/password', { body: { currentPassword: current, newPassword: wanted } }),
    onSuccess: () => {
      setCurrent('');
      setWanted('');
      setAgain('');
      onChanged();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const short = leastPasswordLength - [...wanted].length;
    const faults = {
      ...(current === '' ? { currentPassword: say(commonWords.needed) } : {}),
      ...(short > 0 ? { newPassword: say(words.tooShort, { n: short }) } : {}),
      ...(again !== wanted ? { repeatPassword: say(words.notSame) } : {}),
    };
    setOwn(faults);
    if (Object.keys(faults).length === 0) change.mutate();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <FieldFaults error={change.error} own={own}>
        <TextInput
          name="currentPassword"
          label={say(words.currentPassword)}
          type="password"
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
        />
        <TextInput
          name="newPassword"
          label={say(words.newPassword)}
          help={say(words.newPasswordHelp)}
          type="password"
          value={wanted}
          onChange={setWanted}
          autoComplete="new-password"
        />
        <TextInput
          name="repeatPassword"
          label={say(words.repeatPassword)}
          type="password"
          value={again}
          onChange={setAgain}
          autoComplete="new-password"
        />
        {change.error ? <Failure error={change.error} /> : null}
        <div>
          <Button type="submit" look="primary" disabled={change.isPending}>
            {say(words.changeTitle)}
          </Button>
        </div>
      </FieldFaults>
    </form>
  );
}
