/** The precision that a given number of answers buys. */
import { requireFinite, requirePositive, requireProbability } from '../number/check-number.js';
import { finiteOrNull } from '../number/finite-or-null.js';
import { ScoringError } from '../number/scoring-error.js';
import { twoSidedZ } from '../statistics/proportion-intervals.js';
import { requirePopulation } from './sample-size.js';

/**
 * Half the length of the interval of a share, as a share: `infinite` z·√(p(1 − p)/n) for a simple sample of an
 * unlimited population,
 * `finite` with the design effect and (N − n)/(N − 1) (Kish 1965). Null without answers; `finite` is null without N.
 *
 * @throws ScoringError `outOfRange` unless p is 0..1, 0 ≤ n ≤ N, designEffect above 0, 0 < level < 1.
 * @example marginOfError({ p: 0.5, n: 30, level: 0.95, populationSize: 30, designEffect: 1 }).finite // 0
 */
export function marginOfError(input: {
  readonly p: number;
  readonly n: number;
  readonly level: number;
  readonly populationSize: number | null;
  readonly designEffect: number;
}): { readonly infinite: number | null; readonly finite: number | null } {
  const { p, n, level, populationSize: N, designEffect } = input;
  requireProbability(p, 'p');
  requirePopulation(N);
  requireFinite(requirePositive(designEffect, 'designEffect'), 'designEffect');
  if (!(requireFinite(n, 'n') >= 0) || (N !== null && n > N)) {
    throw new ScoringError('outOfRange', 'n must lie between 0 and the population', { n, N });
  }
  const z = twoSidedZ(level);
  if (n === 0) return { infinite: null, finite: null };
  const variance = (p * (1 - p)) / n;
  return {
    infinite: z * Math.sqrt(variance),
    finite: N === null ? null : finiteOrNull(z * Math.sqrt((designEffect * variance * (N - n)) / (N - 1))),
  };
}
