/** Signing in: user name and password, then the two-step code where the account has one. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { sessionWords as words } from '../../i18n/workspace/session';
import { Mark } from '../../ui/brand';
import { Button } from '../../ui/button';
import type { Session } from '../api/shapes';
import { FieldFaults, TextInput } from '../parts/fields';
import { Failure } from '../parts/states';
import { usePageTitle } from '../parts/page-title';
import { paths } from '../paths';
import { useSay } from '../say';
import { LanguageSwitch } from '../shell/language-switch';
import { readSession, sessionKey, useAdoptSession } from './session';

/** Only addresses of our own: a link in a mail must not lead away after signing in. */
export function safeTarget(from: unknown): string {
  return typeof from === 'string' && /^\/[a-z]/.test(from) && from !== paths.signIn ? from : paths.home;
}

export function SignInPage() {
  const say = useSay();
  usePageTitle(say(words.title));
  const navigate = useNavigate();
  const adopt = useAdoptSession();
  const from: unknown = (useLocation().state as { from?: unknown } | null)?.from;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [needsTotp, setNeedsTotp] = useState(false);
  const [codeSent, setCodeSent] = useState(false);
  const [own, setOwn] = useState<Record<string, string>>({});
  const known = useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: Infinity, retry: false });
  const signIn = useMutation({
    mutationFn: () => {
      setCodeSent(needsTotp);
      return call<Session>('POST', '/session', {
        body: {
          username: username.trim().toLowerCase(),
          password,
          ...(needsTotp ? { totp: totp.replace(/\s/g, '') } : {}),
        },
      });
    },
    onSuccess: (session) => {
      adopt(session);
      void navigate(safeTarget(from), { replace: true });
    },
    onError: (problem) => {
      if (problem instanceof ApiProblem && problem.code === 'totpRequired') {
        setNeedsTotp(true);
        setTotp('');
      }
    },
  });
  if (known.data && !signIn.isSuccess) return <Navigate to={safeTarget(from)} replace />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = {
      ...(username.trim() === '' ? { username: say(commonWords.needed) } : {}),
      ...(password === '' ? { password: say(commonWords.needed) } : {}),
    };
    setOwn(missing);
    if (Object.keys(missing).length === 0) signIn.mutate();
  };
  const startAgain = (): void => {
    setNeedsTotp(false);
    setPassword('');
    signIn.reset();
  };
  /** The first "a code is required" is no fault: it is the next step. */
  const asksForCode = signIn.error instanceof ApiProblem && signIn.error.code === 'totpRequired' && !codeSent;
  return (
    <main className="gate">
      <form className="card sign-in" onSubmit={submit} noValidate>
        <div className="row">
          <Mark size={34} />
          <strong className="b">Thước Đo</strong>
          <span className="sp" />
          <LanguageSwitch />
        </div>
        <h1 className="h2">{say(needsTotp ? words.totpTitle : words.title)}</h1>
        <FieldFaults error={signIn.error} own={own}>
          {needsTotp ? (
            <TextInput
              key="totp"
              name="totp"
              label={say(words.totp)}
              help={say(words.totpHelp)}
              value={totp}
              onChange={setTotp}
              autoComplete="one-time-code"
              numeric
              autoFocus
            />
          ) : (
            <>
              <p className="mut">{say(words.lead)}</p>
              <TextInput
                name="username"
                label={say(words.username)}
                value={username}
                onChange={setUsername}
                autoComplete="username"
              />
              <TextInput
                name="password"
                label={say(words.password)}
                type="password"
                value={password}
                onChange={setPassword}
                autoComplete="current-password"
              />
            </>
          )}
          {signIn.error && !asksForCode ? <Failure error={signIn.error} /> : null}
          {signIn.error instanceof ApiProblem && signIn.error.retryAfter !== null ? (
            <p className="fault">{say(words.wait, { n: signIn.error.retryAfter })}</p>
          ) : null}
        </FieldFaults>
        <Button type="submit" look="primary" large disabled={signIn.isPending}>
          {say(signIn.isPending ? words.submitting : words.submit)}
        </Button>
        {needsTotp ? (
          <Button look="quiet" onClick={startAgain}>
            {say(words.otherAccount)}
          </Button>
        ) : null}
        <a href="/">{say(words.toPortal)}</a>
      </form>
    </main>
  );
}
