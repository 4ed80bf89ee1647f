/** A framed remark. `warn` and `bad` say what to look at; `bad` is announced at once. */
import type { ReactNode } from 'react';
import { Icon } from './icons';

export function Note({ tone = 'info', children }: { tone?: 'info' | 'ok' | 'warn' | 'bad'; children: ReactNode }) {
  const icon = tone === 'info' ? 'about' : tone === 'ok' ? 'check' : 'warn';
  return (
    <div className={`note ${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={icon} />
      <div className="note-text">{children}</div>
    </div>
  );
}

/** One sentence why nothing is here, and one action (UX §4 "Empty"). */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
