/** Filters of a list live in the address: a link shows what its sender saw, and back returns to it. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export function useFilters<Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<Name, string>;
  const page = Math.max(1, Number(search.get('page')) || 1);
  const set = useCallback(
    (name: Name, value: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(name);
          else next.set(name, value);
          next.delete('page');
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const setPage = useCallback(
    (wanted: number) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        if (wanted <= 1) next.delete('page');
        else next.set('page', String(wanted));
        return next;
      }),
    [setSearch],
  );
  const active = names.some((name) => values[name] !== '');
  const clear = useCallback(() => setSearch({}, { replace: true }), [setSearch]);
  return { values, page, set, setPage, active, clear };
}
