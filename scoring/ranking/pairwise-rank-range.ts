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
  const better = new Array<number>(count).fill(0);
  const worse = new Array<number>(count).fill(0);
  const decide = (a: number, b: number): void => {
    const [winner, loser] = (estimates[a] as number) > (estimates[b] as number) ? [a, b] : [b, a];
    better[loser] = (better[loser] as number) + 1;
    worse[winner] = (worse[winner] as number) + 1;
  };

  // Below the unadjusted limit nothing is significant, above Bonferroni's everything is; Holm orders what lies between.
  const surely = adjust === 'none' ? 0 : criticalZ(alpha, Math.max(1, pairs)) * (1 + 1e-9);
  const possibly = criticalZ(alpha, 1) * (1 - 1e-9);
  const undecided: number[] = [];
  const statistics: number[] = [];
  let decided = 0;
  const [possiblySquared, surelySquared] = [possibly * possibly, surely * surely];
  for (let a = 0; a < count; a += 1) {
    const [value, variance] = [values[a] as number, variances[a] as number];
    for (let b = a + 1; b < count; b += 1) {
      const difference = value - (values[b] as number);
      const squared = difference * difference;
      const both = variance + (variances[b] as number);
      if (squared === 0 || squared < possiblySquared * both) continue;
      if (adjust !== 'none' && squared > surelySquared * both) {
        decided += 1;
        decide(a, b);
      } else {
        undecided.push(a * count + b);
        statistics.push(Math.abs(difference) / Math.sqrt(both));
      }
    }
  }
  const order = Uint32Array.from(undecided, (_, i) => i);
  order.sort((p, q) => (statistics[q] as number) - (statistics[p] as number));
  for (const i of order) {
    const tests = adjust === 'none' ? 1 : adjust === 'bonferroni' ? pairs : pairs - decided;
    if (2 * normalUpper(statistics[i] as number) * tests > alpha) break;
    decided += 1;
    const pair = undecided[i] as number;
    decide(Math.floor(pair / count), pair % count);
  }
  return estimates.map((_, i) => ({ from: 1 + (better[i] as number), to: count - (worse[i] as number) }));
}

function criticalZ(alpha: number, tests: number): number {
  return normalQuantile(1 - alpha / 2 / tests);
}
