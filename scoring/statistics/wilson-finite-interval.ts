/** Wilson's interval for a sample that is a noticeable part of a finite population. */
import { requireFinite } from '../number/check-number.js';
import { ScoringError } from '../number/scoring-error.js';
import { wilsonInterval, type Interval, type ProportionInput } from './proportion-intervals.js';

/** `nEffective` is null for a census and without trials. */
export interface FiniteInterval extends Interval {
  readonly nEffective: number | null;
}

/**
 * Wilson's interval with n replaced by n·(N − 1)/(N − n); a census has no error: lo = hi = x/n. Without N (null) the
 * population is unlimited.
 *
 * @throws ScoringError `outOfRange` unless 0 ≤ successes ≤ n ≤ populationSize and 0 < level < 1.
 * @example wilsonFiniteInterval({ successes: 9, n: 10, level: 0.95, populationSize: 10 }) // { nEffective: null, lo: 0.9, hi: 0.9 }
 */
export function wilsonFiniteInterval(
  input: ProportionInput & { readonly populationSize: number | null },
): FiniteInterval {
  const { successes, n, level, populationSize } = input;
  const plain = wilsonInterval({ successes, n, level });
  if (populationSize !== null && !(requireFinite(populationSize, 'populationSize') >= n)) {
    throw new ScoringError('outOfRange', 'the population cannot be smaller than the sample', { n, populationSize });
  }
  if (n === 0) return { nEffective: null, lo: null, hi: null };
  if (populationSize === null) return { nEffective: n, ...plain };
  if (populationSize === n) return { nEffective: null, lo: successes / n, hi: successes / n };
  const nEffective = (n * (populationSize - 1)) / (populationSize - n);
  return { nEffective, ...wilsonInterval({ successes: (successes / n) * nEffective, n: nEffective, level }) };
}
