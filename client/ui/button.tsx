/** Buttons and links that look like them. One primary per view; the label is verb and thing (UX §4). */
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icons';

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'destructive';

interface Look {
  readonly look?: ButtonLook;
  /** 48 px high (portal) instead of 36 (workspace). */
  readonly large?: boolean;
  readonly icon?: IconName;
}

/** Class names of a button, for router links. */
export function buttonClass(look: ButtonLook = 'plain', large = false, extra = ''): string {
  return ['btn', look === 'plain' ? '' : look, large ? 'lg' : '', extra].filter(Boolean).join(' ');
}

export function Button({
  look = 'plain',
  large = false,
  icon,
  className,
  children,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={buttonClass(look, large, className)}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function ButtonLink({
  look = 'plain',
  large = false,
  icon,
  className,
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement> & { children: ReactNode }) {
  return (
    <a {...rest} className={buttonClass(look, large, className)}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </a>
  );
}
