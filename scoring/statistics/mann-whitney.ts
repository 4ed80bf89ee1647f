/** Wilcoxon's rank-sum test of Mann and Whitney (1947), for two samples of ordered values. */
import { normalUpper } from '../number/normal-distribution.js';
import { tiedRanks, tieSum } from './tied-ranks.js';

/**
 * U counts pairs x > y plus half the ties; two-sided p with and without continuity correction, null when all values
 * are equal.
 */
export interface MannWhitney {
  readonly U: number | null;
  readonly p: number | null;
  readonly pCorrected: number | null;
}

/**
 * Normal approximation with tie-corrected variance, R's `wilcox.test(x, y, exact = FALSE)`. Cost: O(n log n).
 *
 * @example mannWhitney([3, 4], [1, 2]).U // 4
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): MannWhitney {
  const m = x.length;
  const n = y.length;
  if (m === 0 || n === 0) return { U: null, p: null, pCorrected: null };
  const { ranks, groupSizes } = tiedRanks([...x, ...y]);
  const all = m + n;
  const U = ranks.slice(0, m).reduce((sum, rank) => sum + rank, 0) - (m * (m + 1)) / 2;
  const variance = ((m * n) / 12) * (all + 1 - tieSum(groupSizes) / (all * (all - 1)));
  if (groupSizes.length < 2) return { U, p: null, pCorrected: null };
  const distance = Math.abs(U - (m * n) / 2);
  const twoSided = (d: number): number => Math.min(1, 2 * normalUpper(d / Math.sqrt(variance)));
  return { U, p: twoSided(distance), pCorrected: twoSided(Math.max(0, distance - 0.5)) };
}
