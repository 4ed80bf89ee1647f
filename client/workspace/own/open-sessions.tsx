/** Where this account is signed in; any other session can be closed. */
import { call } from '../../api/transport';
import { sessionWords as words } from '../../i18n/workspace/session';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { useChange, useRead } from '../api/hooks';
import type { OwnSession } from '../api/shapes';
import { TableFrame } from '../parts/list-tools';
import { Answer, Failure } from '../parts/states';
import { useFormat, useSay } from '../say';

/** "Chrome 130, Windows" from a user agent; the whole text when it is none that is known. */
export function deviceName(userAgent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/g;
  const found = [...userAgent.matchAll(browser)].map(([, name = '', version = '']) => ({ name, version }));
  const best =
    found.find(({ name }) => name === 'Edg' || name === 'OPR') ??
    found.find(({ name }) => name === 'Firefox' || name === 'Chrome') ??
    found.find(({ name }) => name === 'Version');
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1];
  if (best === undefined) return userAgent === '' ? '–' : userAgent.slice(0, 60);
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' };
  return [`${names[best.name] ?? best.name} ${best.version}`, system === 'Mac OS X' ? 'macOS' : system]
    .filter(Boolean)
    .join(', ');
}

export function OpenSessions() {
  const say = useSay();
  const format = useFormat();
  const sessions = useRead<{ items: readonly OwnSession[] }>(['own-sessions'], '/sessions');
  const close = useChange((id: string) => call<void>('DELETE', `/sessions/${id}`), ['own-sessions']);
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.sessions)}</h2>
      </div>
      {close.error ? <Failure error={close.error} /> : null}
      <Answer of={sessions} lines={3}>
        {({ items }) => (
          <TableFrame label={say(words.sessions)}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say(words.device)}</th>
                  <th scope="col">{say(words.since)}</th>
                  <th scope="col">{say(words.lastSeen)}</th>
                  <th scope="col">
                    <span className="vh">{say(words.closeSession)}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((session) => (
                  <tr key={session.id}>
                    <th scope="row">{deviceName(session.userAgent)}</th>
                    <td className="min">{format.moment(session.createdAt)}</td>
                    <td className="min">{format.moment(session.lastSeenAt)}</td>
                    <td className="min">
                      {session.current ? (
                        <Chip tone="ok">{say(words.thisSession)}</Chip>
                      ) : (
                        <Button onClick={() => close.mutate(session.id)} disabled={close.isPending}>
                          {say(words.closeSession)}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Answer>
    </section>
  );
}
