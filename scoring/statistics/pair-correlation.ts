/** Three correlations of one pair of columns: do two lists order or measure the same? */
import { ScoringError } from '../number/scoring-error.js';
import { studentTTwoSided } from '../number/student-t-distribution.js';
import { kendallTau, type KendallTau } from './kendall-tau.js';
import { presentValues, type MaybeNumber } from './mean-and-spread.js';
import { pearsonCorrelation } from './pearson-correlation.js';
import { tiedRanks } from './tied-ranks.js';

/** Kendall's tau-b, Spearman's rho and Pearson's r with two-sided p values; null where undefined. */
export interface PairCorrelation extends KendallTau {
  readonly n: number;
  readonly spearman: number | null;
  readonly spearmanP: number | null;
  readonly pearson: number | null;
  readonly pearsonP: number | null;
}

/**
 * tau-b as R's `cor.test(exact = FALSE)`; Spearman is Pearson on average ranks; both p values by t with n − 2 degrees
 * of freedom,
 * null for |r| ≥ 1 − 1e-12 or n < 3. A pair with a missing value is left out; a constant column gives nulls. Cost:
 * O(n²).
 *
 * @throws ScoringError `badInput` for columns of different length or values that are not finite.
 * @example pairCorrelation([1, 2, 3], [1, 3, 2]).spearman // 0.5
 */
export function pairCorrelation(x: readonly MaybeNumber[], y: readonly MaybeNumber[]): PairCorrelation {
  if (x.length !== y.length) throw new ScoringError('badInput', 'both columns must have the same length');
  const complete = x.map((_, i) => presentValues([x[i], y[i]])).filter((pair) => pair.length === 2);
  const xs = complete.map((pair) => pair[0]!);
  const ys = complete.map((pair) => pair[1]!);
  const n = complete.length;
  const pearson = pearsonCorrelation(xs, ys);
  const spearman = pearsonCorrelation(tiedRanks(xs).ranks, tiedRanks(ys).ranks);
  return {
    n,
    ...kendallTau(xs, ys),
    spearman,
    spearmanP: correlationP(spearman, n),
    pearson,
    pearsonP: correlationP(pearson, n),
  };
}

function correlationP(r: number | null, n: number): number | null {
  if (r === null || n < 3 || Math.abs(r) >= 1 - 1e-12) return null;
  return studentTTwoSided(r * Math.sqrt((n - 2) / ((1 - r) * (1 + r))), n - 2);
}
