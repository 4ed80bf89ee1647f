/** A column heading that sorts: a button inside the `th`, the direction in `aria-sort` and as an arrow (UX §4). */
import type { ReactNode } from 'react';
import { Icon } from './icons';

export interface Sorting<Column extends string> {
  readonly column: Column;
  readonly descending: boolean;
}

export function SortableHeading<Column extends string>({
  column,
  sorting,
  onSort,
  descendingFirst = false,
  className,
  children,
}: {
  column: Column;
  sorting: Sorting<Column>;
  onSort: (next: Sorting<Column>) => void;
  descendingFirst?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const active = sorting.column === column;
  const direction = !active ? 'none' : sorting.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} aria-sort={direction}>
      <button
        type="button"
        className={active ? 'sort active' : 'sort'}
        onClick={() => onSort({ column, descending: active ? !sorting.descending : descendingFirst })}
      >
        <span>{children}</span>
        <Icon name={active && !sorting.descending ? 'up' : 'down'} small />
      </button>
    </th>
  );
}
