/** What stands around a list: the search that `/` reaches, pages, a state line of tabs, a table that scrolls by itself. */
import { useEffect, useState, type ReactNode } from 'react';
import { commonWords } from '../../i18n/workspace/common';
import { Icon } from '../../ui/icons';
import { useFormat, useSay } from '../say';

/** Search as one types, a quarter of a second after the last letter. `/` jumps here. */
export function SearchBox({
  value,
  onChange,
  label,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <label className="searchbox">
      <Icon name="search" small />
      <span className="vh">{label}</span>
      <input
        type="search"
        data-search
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}

export function Pager({
  page,
  pageSize,
  total,
  onPage,
}: {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}) {
  const say = useSay();
  const format = useFormat();
  if (total <= pageSize) return null;
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  return (
    <nav className="pager" aria-label={say(commonWords.nextPage)}>
      <span className="xs mut">
        {say(commonWords.pageOf, { from: format.whole(from), to: format.whole(to), total: format.whole(total) })}
      </span>
      <button type="button" className="btn" disabled={page === 1} onClick={() => onPage(page - 1)}>
        {say(commonWords.previousPage)}
      </button>
      <button type="button" className="btn" disabled={to >= total} onClick={() => onPage(page + 1)}>
        {say(commonWords.nextPage)}
      </button>
    </nav>
  );
}

/** A few choices of which one is on: filters by state, views. */
export function Segments<T extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <div className="segs" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

/** A table in a card; too wide, it scrolls inside, reachable by keyboard, with its first column in place. */
export function TableFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="tframe" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const say = useSay();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2500);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      window.prompt(label, text);
    }
  };
  return (
    <button type="button" className="btn" onClick={() => void copy()}>
      <Icon name={done ? 'check' : 'copy'} small />
      <span aria-live="polite">{done ? say(commonWords.copied) : label}</span>
    </button>
  );
}
