/** Searching and sorting the rows of a ranking table; those without a place always stay last, with their reason. */
import type { RankingRow } from '../api/types';
import type { Sorting } from '../ui/sortable-heading';
import { matchesSearch } from '../ui/search-text';

export type RankingColumn = 'rank' | 'name' | 'value' | 'n';

const collator = new Intl.Collator('vi');

const LAST = Number.MAX_SAFE_INTEGER;

const comparisons: Record<RankingColumn, (a: RankingRow, b: RankingRow) => number> = {
  rank: (a, b) => (a.rank?.rank ?? LAST) - (b.rank?.rank ?? LAST),
  name: (a, b) => collator.compare(a.name, b.name),
  // the rank is exact where the printed value is rounded (LESSONS L14)
  value: (a, b) =>
    a.rank !== null && b.rank !== null ? b.rank.rank - a.rank.rank : Number(a.value ?? -1) - Number(b.value ?? -1),
  n: (a, b) => (a.n ?? -1) - (b.n ?? -1),
};

export interface OrderedRows {
  readonly ranked: readonly RankingRow[];
  readonly unranked: readonly RankingRow[];
}

/** Rows that match `wanted`, in the wished order, in two groups. */
export function orderRows(
  rows: readonly RankingRow[],
  wanted: string,
  { column, descending }: Sorting<RankingColumn>,
): OrderedRows {
  const sign = descending ? -1 : 1;
  const found = rows
    .filter((row) => matchesSearch(row.name, wanted))
    .sort((a, b) => sign * comparisons[column](a, b) || collator.compare(a.name, b.name));
  return { ranked: found.filter((row) => row.rank !== null), unranked: found.filter((row) => row.rank === null) };
}
