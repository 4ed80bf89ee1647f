/** Two-step sign-in: a QR code for the authenticator, confirmed with its first code; switched off only with the password. */
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/transport';
import { sessionWords as words } from '../../i18n/workspace/session';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { useChange } from '../api/hooks';
import type { TotpSetUp } from '../api/shapes';
import { Dialog, DialogFoot } from '../parts/dialog';
import { FieldFaults, TextInput } from '../parts/fields';
import { Failure } from '../parts/states';
import { useToast } from '../parts/toast';
import { useSay } from '../say';
import { sessionKey, useSession } from '../session/session';

export function TwoStep() {
  const say = useSay();
  const { totpEnabled } = useSession();
  const [asked, setAsked] = useState<'on' | 'off' | null>(null);
  const start = useChange(
    () => call<TotpSetUp>('POST', '/session/totp'),
    [],
    () => setAsked('on'),
  );
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.totp)}</h2>
        {totpEnabled ? <Chip tone="ok">{say(words.totpOn).split('.')[0]}</Chip> : null}
      </div>
      <div className="card-body stack">
        <p className="xs mut">{say(totpEnabled ? words.totpOn : words.totpOff)}</p>
        {start.error ? <Failure error={start.error} /> : null}
        <div>
          {totpEnabled ? (
            <Button onClick={() => setAsked('off')}>{say(words.totpStop)}</Button>
          ) : (
            <Button onClick={() => start.mutate()} disabled={start.isPending}>
              {say(words.totpStart)}
            </Button>
          )}
        </div>
      </div>
      {asked === 'on' && start.data ? <SwitchOn setUp={start.data} onClose={() => setAsked(null)} /> : null}
      {asked === 'off' ? <SwitchOff onClose={() => setAsked(null)} /> : null}
    </section>
  );
}

function SwitchOn({ setUp, onClose }: { readonly setUp: TotpSetUp; readonly onClose: () => void }) {
  const say = useSay();
  const toast = useToast();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const confirm = useChange(
    () => call<void>('POST', '/session/totp/confirm', { body: { code: code.replace(/\s/g, '') } }),
    [],
    () => {
      toast(say(words.totpDone));
      void client.invalidateQueries({ queryKey: sessionKey });
      onClose();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <Dialog title={say(words.totpStart)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{say(words.totpScan)}</p>
        <div className="qr">
          <img alt={say(words.totpQr)} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(setUp.qrSvg)}`} />
        </div>
        <p className="xs mut">{say(words.totpSecret)}</p>
        <p className="code">{setUp.secret}</p>
        <FieldFaults error={confirm.error}>
          <TextInput
            name="code"
            label={say(words.totp)}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            numeric
          />
        </FieldFaults>
        {confirm.error ? <Failure error={confirm.error} /> : null}
        <DialogFoot
          action={say(words.totpConfirm)}
          onCancel={onClose}
          busy={confirm.isPending}
          disabled={code.trim() === ''}
        />
      </form>
    </Dialog>
  );
}

function SwitchOff({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const toast = useToast();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const stop = useChange(
    () => call<void>('DELETE', '/session/totp', { body: { password } }),
    [],
    () => {
      toast(say(words.totpGone));
      void client.invalidateQueries({ queryKey: sessionKey });
      onClose();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    stop.mutate();
  };
  return (
    <Dialog title={say(words.totpStop)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <FieldFaults error={stop.error}>
          <TextInput
            name="password"
            label={say(words.currentPassword)}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
          />
        </FieldFaults>
        {stop.error ? <Failure error={stop.error} /> : null}
        <DialogFoot
          action={say(words.totpStop)}
          onCancel={onClose}
          busy={stop.isPending}
          disabled={password === ''}
          danger
        />
      </form>
    </Dialog>
  );
}
