/** Student's interval of a mean, with and without the finite population correction. */
import { requireFinite, requireOpenProbability } from '../number/check-number.js';
import { ScoringError } from '../number/scoring-error.js';
import { studentTQuantile } from '../number/student-t-distribution.js';
import { mean, presentValues, sampleSd, type MaybeNumber } from './mean-and-spread.js';

/** In the unit of the values. With one value only the mean is defined; without N the three `…Fpc` are null. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly se: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly seFpc: number | null;
  readonly loFpc: number | null;
  readonly hiFpc: number | null;
}

/** Two-sided quantile of Student's t at a confidence level. @example twoSidedT(0.5, 1) // 1.0000000000000002 */
export function twoSidedT(level: number, df: number): number {
  return -studentTQuantile((1 - requireOpenProbability(level, 'level')) / 2, df);
}

/**
 * mean ∓ t(n − 1)·sd/√n, and the same with the standard error times √(1 − n/N) (Cochran 1977, §2.7). Missing values
 * are left out.
 *
 * @throws ScoringError `outOfRange` unless 0 < level < 1 and N ≥ n, `badInput` for a value that is not finite.
 * @example meanInterval({ values: [5, 3], level: 0.95, populationSize: null }).hi // 16.706204736
 */
export function meanInterval(input: {
  readonly values: readonly MaybeNumber[];
  readonly level: number;
  readonly populationSize: number | null;
}): MeanInterval {
  const { level, populationSize } = input;
  requireOpenProbability(level, 'level');
  const x = presentValues(input.values);
  const n = x.length;
  if (populationSize !== null && !(requireFinite(populationSize, 'populationSize') >= n)) {
    throw new ScoringError('outOfRange', 'the population cannot be smaller than the sample', { n, populationSize });
  }
  const centre = mean(x);
  const sd = sampleSd(x);
  if (centre === null || sd === null) {
    return { n, mean: centre, sd: null, se: null, lo: null, hi: null, seFpc: null, loFpc: null, hiFpc: null };
  }
  const t = twoSidedT(level, n - 1);
  const se = sd / Math.sqrt(n);
  const seFpc = populationSize === null ? null : se * Math.sqrt(1 - n / populationSize);
  return {
    n,
    mean: centre,
    sd,
    se,
    lo: centre - t * se,
    hi: centre + t * se,
    seFpc,
    loFpc: seFpc === null ? null : centre - t * seFpc,
    hiFpc: seFpc === null ? null : centre + t * seFpc,
  };
}
