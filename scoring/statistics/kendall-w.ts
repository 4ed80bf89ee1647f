/** Kendall's coefficient of concordance: do several raters order the objects alike? */
import { chiSquareUpper } from '../number/chi-square-distribution.js';
import { exactSum } from '../number/exact-sum.js';
import { requireFinite } from '../number/check-number.js';
import { ScoringError } from '../number/scoring-error.js';
import { tiedRanks, tieSum } from './tied-ranks.js';

/** W 0..1; chi-square m(n − 1)W with n − 1 degrees of freedom. */
export interface KendallW {
  readonly raters: number;
  readonly objects: number;
  readonly S: number | null;
  readonly W: number | null;
  readonly chiSquare: number | null;
  readonly df: number | null;
  readonly p: number | null;
}

/**
 * W = 12·S/(m²(n³ − n) − m·T) on average ranks, T = ΣΣ(t³ − t) (Kendall and Babington Smith 1939). `ratings`: one row
 * a rater, one column an
 * object. Null with fewer than two objects, without raters, or when every rater ties all. Cost: O(m·n log n).
 *
 * @throws ScoringError `badInput` for rows of different length or a missing rating.
 * @example kendallW([[1, 2, 3], [1, 2, 3]]).W // 1
 */
export function kendallW(ratings: readonly (readonly number[])[]): KendallW {
  const m = ratings.length;
  const n = ratings[0]?.length ?? 0;
  for (const row of ratings) {
    if (row.length !== n) throw new ScoringError('badInput', 'every rater must rate the same objects');
    for (const rating of row) requireFinite(rating, 'rating');
  }
  if (n < 2) return { raters: m, objects: n, S: null, W: null, chiSquare: null, df: null, p: null };
  const rows = ratings.map(tiedRanks);
  const ties = rows.reduce((sum, row) => sum + tieSum(row.groupSizes), 0);
  const S = exactSum(
    Array.from({ length: n }, (_, j) => (exactSum(rows.map((row) => row.ranks[j]!)) - (m * (n + 1)) / 2) ** 2),
  );
  const room = m * m * (n ** 3 - n) - m * ties;
  const df = n - 1;
  if (room === 0) return { raters: m, objects: n, S, W: null, chiSquare: null, df, p: null };
  const W = (12 * S) / room;
  const chiSquare = m * df * W;
  return { raters: m, objects: n, S, W, chiSquare, df, p: chiSquareUpper(chiSquare, df) };
}
