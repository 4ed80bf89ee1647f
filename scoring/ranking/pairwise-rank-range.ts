/**
 * The published rank range: which places an agency can hold at 95 %, from pairwise comparisons of all ranked agencies
 * of a block (METHODS §2.1; Mogstad, Romano, Shaikh, Wilhelm 2024). Gives what `rankConfidencePairwise` with scope
 * `simultaneous` and Holm's adjustment gives, but sorts only the pairs whose outcome depends on the order, so that
 * 300 agencies (44,850 pairs) take a few milliseconds.
 */
import { normalQuantile, normalUpper } from '../number/normal-distribution.js';
import { ScoringError } from '../number/scoring-error.js';

/** Places 1..n that cannot be excluded. */
export interface PlaceRange {
  readonly from: number;
  readonly to: number;
}

/** How p-values are adjusted for the number of pairs. */
export type PairAdjustment = 'holm' | 'bonferroni' | 'none';

/**
 * Rank ranges of independent estimates (larger is better), in the order given. `standardErrors[i]` null means that the
 * estimate cannot be told from any other. An agency's range runs from 1 + the number significantly better to
 * n − the number significantly worse. Two estimates without any error differ significantly unless equal.
 *
 * Throws `ScoringError` `badInput` on unequal lengths or an estimate that is not finite, `outOfRange` on a negative
 * standard error. Cost: O(n²), plus sorting the undecided pairs.
 *
 * @example
 * pairwiseRankRanges([90, 70, 71], [1, 1, 1]) // [{ from: 1, to: 1 }, { from: 2, to: 3 }, { from: 2, to: 3 }]
 */
export function pairwiseRankRanges(
  estimates: readonly number[],
  standardErrors: readonly (number | null)[],
  options: { readonly alpha?: number; readonly adjust?: PairAdjustment } = {},
): PlaceRange[] {
  const { alpha = 0.05, adjust = 'holm' } = options;
  const count = estimates.length;
  if (standardErrors.length !== count)
    throw new ScoringError('badInput', 'estimates and standardErrors differ in length');
  const variances = Float64Array.from(standardErrors, (error) => {
    if (error === null) return Infinity;
    if (!(error >= 0)) throw new ScoringError('outOfRange', 'A standard error is 0 or more', { error });
    return error * error;
  });
  if (!estimates.every((estimate) => Number.isFinite(estimate))) {
    throw new ScoringError('badInput', 'An estimate must be a finite number');
  }
  const values = Float64Array.from(estimates);
  const pairs = (count * (count - 1)) / 2;

  // Below the unadjusted limit nothing is significant, above Bonferroni's everything is; Holm orders what lies between.
  const surely = adjust === 'none' ? Infinity : criticalZ(alpha, Math.max(1, pairs)) * (1 + 1e-9);
  const possibly = criticalZ(alpha, 1) * (1 - 1e-9);
  const possiblySquared = possibly * possibly;
  const surelySquared = surely * surely;
  /** |z| of a pair; −1 when it cannot be significant, ∞ when it is without a test. */
  const statisticOf = (a: number, b: number): number => {
    const difference = (values[a] as number) - (values[b] as number);
    const squared = difference * difference;
    const both = (variances[a] as number) + (variances[b] as number);
    if (squared === 0 || squared < possiblySquared * both) return -1;
    return both === 0 || squared > surelySquared * both ? Infinity : Math.abs(difference) / Math.sqrt(both);
  };

  let decided = 0;
  let open = 0;
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const z = statisticOf(a, b);
      if (z === Infinity) decided += 1;
      else if (z >= 0) open += 1;
    }
  }
  const statistics = new Float64Array(open);
  for (let a = 0, next = 0; next < open; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const z = statisticOf(a, b);
      if (z >= 0 && z < Infinity) statistics[next++] = z;
    }
  }
  statistics.sort();

  // Equal statistics stand or fall together: the second of two is tested among fewer pairs than the first.
  let least = Infinity;
  for (let i = open - 1; i >= 0; i -= 1) {
    const tests = adjust === 'none' ? 1 : adjust === 'bonferroni' ? pairs : pairs - decided;
    if (2 * normalUpper(statistics[i] as number) * tests > alpha) break;
    decided += 1;
    least = statistics[i] as number;
  }
  const better = new Uint32Array(count);
  const worse = new Uint32Array(count);
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      if (statisticOf(a, b) < least) continue;
      const aIsBetter = (values[a] as number) > (values[b] as number);
      better[aIsBetter ? b : a]! += 1;
      worse[aIsBetter ? a : b]! += 1;
    }
  }
  return estimates.map((_, i) => ({ from: 1 + (better[i] as number), to: count - (worse[i] as number) }));
}

function criticalZ(alpha: number, tests: number): number {
  return normalQuantile(1 - alpha / 2 / tests);
}
