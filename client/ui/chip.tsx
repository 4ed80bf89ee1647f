/** A state in one word with its icon (UX §4): never colour alone. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

export type ChipTone = 'neutral' | 'ok' | 'warn' | 'bad' | 'accent';

const icons: Record<ChipTone, IconName> = { neutral: 'clock', ok: 'check', warn: 'warn', bad: 'stop', accent: 'pen' };
const classes: Record<ChipTone, string> = { neutral: '', ok: 'ok', warn: 'warn', bad: 'bad', accent: 'acc' };

export function Chip({ tone = 'neutral', icon, children }: { tone?: ChipTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`chip ${classes[tone]}`.trim()}>
      <Icon name={icon ?? icons[tone]} />
      {children}
    </span>
  );
}
