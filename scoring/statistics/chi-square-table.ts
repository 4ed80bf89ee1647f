/** Pearson's test of independence in a table of counts. */
import { chiSquareUpper } from '../number/chi-square-distribution.js';
import { exactSum } from '../number/exact-sum.js';
import { ScoringError } from '../number/scoring-error.js';

/** The statistic and what it says; null where a row or column is empty or there is only one. */
export interface ChiSquareTable {
  readonly chiSquare: number | null;
  readonly df: number;
  readonly p: number | null;
  /** 0..1. */
  readonly cramersV: number | null;
  readonly expectedMin: number | null;
}

/**
 * R's `chisq.test(table, correct = FALSE)` with Cramér's V and the smallest expected count. `table`: rows of equal
 * length,
 * counts (also weighted) of 0 or more. Cost: one pass.
 *
 * @throws ScoringError `badInput` for a ragged table or a count that is negative or not finite.
 * @example chiSquareTable([[10, 20], [20, 10]]).chiSquare // 6.666666666666667
 */
export function chiSquareTable(table: readonly (readonly number[])[]): ChiSquareTable {
  const columns = table[0]?.length ?? 0;
  for (const row of table) {
    if (row.length !== columns) throw new ScoringError('badInput', 'rows of a table must have the same length');
    for (const count of row) {
      if (!Number.isFinite(count) || count < 0) {
        throw new ScoringError('badInput', 'a count must be a number of 0 or more', { count });
      }
    }
  }
  const rowSums = table.map((row) => exactSum(row));
  const columnSums = Array.from({ length: columns }, (_, j) => exactSum(table.map((row) => row[j]!)));
  const total = exactSum(rowSums);
  const df = Math.max(0, table.length - 1) * Math.max(0, columns - 1);
  if (total === 0) return { chiSquare: null, df, p: null, cramersV: null, expectedMin: null };
  const expected = rowSums.map((r) => columnSums.map((c) => (r * c) / total));
  const expectedMin = Math.min(...expected.flat());
  if (df === 0 || expectedMin === 0) return { chiSquare: null, df, p: null, cramersV: null, expectedMin };
  const chiSquare = exactSum(
    table.flatMap((row, i) => row.map((count, j) => (count - expected[i]![j]!) ** 2 / expected[i]![j]!)),
  );
  const smaller = Math.min(table.length, columns) - 1;
  return {
    chiSquare,
    df,
    p: chiSquareUpper(chiSquare, df),
    cramersV: Math.min(1, Math.sqrt(chiSquare / (total * smaller))),
    expectedMin,
  };
}
