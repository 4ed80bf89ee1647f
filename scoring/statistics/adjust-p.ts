/** p values adjusted for many comparisons, as R's `p.adjust`. */
import { requireProbability } from '../number/check-number.js';
import { ScoringError } from '../number/scoring-error.js';

/** bonferroni, holm, hochberg bound the chance of any false finding; BH and BY bound the share of false findings. */
export type PAdjustment = 'none' | 'bonferroni' | 'holm' | 'hochberg' | 'BH' | 'BY';

/** A p value, or null where a test was undefined: it stays null and is not counted as a comparison. */
export type MaybeP = number | null;

/**
 * Adjusted p values in input order, each 0..1. Sources: Bonferroni; Holm (1979); Hochberg (1988); Benjamini and
 * Hochberg (1995);
 * Benjamini and Yekutieli (2001). Cost: one sort.
 *
 * @throws ScoringError `outOfRange` for a p outside 0..1, `badInput` for an unknown method.
 * @example adjustP([0.01, 0.04], 'holm') // [0.02, 0.04]
 */
export function adjustP<P extends MaybeP>(p: readonly P[], method: PAdjustment): P[] {
  const present = p.flatMap((value, index) =>
    value === null ? [] : [{ index, value: requireProbability(value, 'p') }],
  );
  const m = present.length;
  const order = present.sort((a, b) => a.value - b.value || a.index - b.index);
  const factor = factorOf(method, m);
  const adjusted: (number | null)[] = p.map(() => null);
  const downwards = method === 'holm';
  let running = downwards ? 0 : 1;
  for (let step = 0; step < m; step++) {
    const rank = downwards ? step + 1 : m - step;
    const { index, value } = order[rank - 1]!;
    const raised = Math.min(1, factor(rank) * value);
    if (method === 'none' || method === 'bonferroni') running = raised;
    else running = downwards ? Math.max(running, raised) : Math.min(running, raised);
    adjusted[index] = running;
  }
  return adjusted as P[];
}

/** By how much the p value of the given rank (1 = smallest) of m is raised before it is made monotone. */
function factorOf(method: PAdjustment, m: number): (rank: number) => number {
  switch (method) {
    case 'none':
      return () => 1;
    case 'bonferroni':
      return () => m;
    case 'holm':
    case 'hochberg':
      return (rank) => m - rank + 1;
    case 'BH':
      return (rank) => m / rank;
    case 'BY': {
      let harmonic = 0;
      for (let k = m; k >= 1; k--) harmonic += 1 / k;
      return (rank) => (harmonic * m) / rank;
    }
    default:
      throw new ScoringError('badInput', 'unknown adjustment of p values', { method });
  }
}

/**
 * The same p values under each of the five adjustments.
 *
 * @throws ScoringError as `adjustP`.
 * @example adjustPByEveryMethod([0.01, 0.04]).BH // [0.02, 0.04]
 */
export function adjustPByEveryMethod(p: readonly MaybeP[]): Record<Exclude<PAdjustment, 'none'>, MaybeP[]> {
  return {
    bonferroni: adjustP(p, 'bonferroni'),
    holm: adjustP(p, 'holm'),
    hochberg: adjustP(p, 'hochberg'),
    BH: adjustP(p, 'BH'),
    BY: adjustP(p, 'BY'),
  };
}
