/** Kendall's tau-b with its tie-corrected normal test. */
import { normalUpper } from '../number/normal-distribution.js';
import { tiedRanks } from './tied-ranks.js';

/** `tauB` −1..1; `tauZ` and the two-sided `tauP` need three pairs. */
export interface KendallTau {
  readonly tauB: number | null;
  readonly tauZ: number | null;
  readonly tauP: number | null;
}

/**
 * tau-b = (C − D)/√((n0 − n1)(n0 − n2)) and its test, R's `cor.test(method = "kendall", exact = FALSE)` (Kendall 1970).
 * Null for a constant column. Cost: O(n²).
 *
 * @example kendallTau([1, 2, 3], [1, 3, 2]).tauB // 0.3333333333333333
 */
export function kendallTau(x: readonly number[], y: readonly number[]): KendallTau {
  const n = x.length;
  const tx = tiedRanks(x).groupSizes;
  const ty = tiedRanks(y).groupSizes;
  if (n < 2 || tx.length < 2 || ty.length < 2) return { tauB: null, tauZ: null, tauP: null };
  let s = 0;
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) s += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
  }
  const pairs = n * (n - 1);
  const sum = (sizes: readonly number[], f: (t: number) => number): number => sizes.reduce((a, t) => a + f(t), 0);
  const tied = (t: number): number => t * (t - 1);
  const triple = (t: number): number => t * (t - 1) * (t - 2);
  const weighted = (t: number): number => t * (t - 1) * (2 * t + 5);
  const dx = pairs - sum(tx, tied);
  const dy = pairs - sum(ty, tied);
  const tauB = (2 * s) / Math.sqrt(dx * dy) + 0;
  if (n < 3) return { tauB, tauZ: null, tauP: null };
  const variance =
    (weighted(n) - sum(tx, weighted) - sum(ty, weighted)) / 18 +
    (sum(tx, tied) * sum(ty, tied)) / (2 * pairs) +
    (sum(tx, triple) * sum(ty, triple)) / (9 * pairs * (n - 2));
  if (!(variance > 0)) return { tauB, tauZ: null, tauP: null };
  const tauZ = s / Math.sqrt(variance) + 0;
  return { tauB, tauZ, tauP: Math.min(1, 2 * normalUpper(Math.abs(tauZ))) };
}
