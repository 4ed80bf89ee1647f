/** Fisher's exact test of a 2×2 table. */
import { requireCount } from '../number/check-number.js';
import { exactSum } from '../number/exact-sum.js';

/** Tables count as no likelier than the observed one up to this relative slack, as in R. */
const SLACK = 1 + 1e-7;

/**
 * Two-sided p value for x1 of n1 against x2 of n2 (R's `fisher.test`): the chance of all tables with these margins
 * that are
 * no likelier than the one observed. Cost: O(min(n1, x1 + x2)).
 *
 * @throws ScoringError `badInput` for anything but whole numbers of 0 or more.
 * @example fisherExact(3, 3, 0, 3) // 0.1
 */
export function fisherExact(x1: number, n1: number, x2: number, n2: number): number {
  for (const [name, value] of Object.entries({ x1, n1, x2, n2 })) requireCount(value, name);
  const successes = x1 + x2;
  const lo = Math.max(0, successes - n2);
  const hi = Math.min(n1, successes);
  const mode = Math.min(hi, Math.max(lo, Math.floor(((n1 + 1) * (successes + 1)) / (n1 + n2 + 2))));
  const weights = new Float64Array(hi - lo + 1);
  weights[mode - lo] = 1;
  const ratio = (k: number): number => ((n1 - k) * (successes - k)) / ((k + 1) * (n2 - successes + k + 1));
  for (let k = mode; k < hi; k++) weights[k + 1 - lo] = weights[k - lo]! * ratio(k);
  for (let k = mode - 1; k >= lo; k--) weights[k - lo] = weights[k + 1 - lo]! / ratio(k);
  const limit = weights[x1 - lo]! * SLACK;
  const asExtreme = exactSum(weights.filter((weight) => weight <= limit));
  return Math.min(1, asExtreme / exactSum(weights));
}
