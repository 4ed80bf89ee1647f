/** Description of one column of numbers: size, centre, spread, shape. */
import { exactSum } from '../number/exact-sum.js';
import { finiteOrNull } from '../number/finite-or-null.js';
import { allEqual, mean, median, presentValues, sampleSd, type MaybeNumber } from './mean-and-spread.js';

/** Scales the median absolute deviation to the standard deviation of a normal distribution. */
export const MAD_SCALE = 1.4826;

/** All in the unit of the values but the shape measures, which have none; null where undefined. */
export interface Description {
  readonly n: number;
  readonly mean: number | null;
  /** n − 1 in the denominator. */
  readonly sd: number | null;
  readonly median: number | null;
  /** 1.4826 · median of |x − median|. */
  readonly mad: number | null;
  /** m3 / m2^1.5 with moments over n. */
  readonly skewnessG1: number | null;
  /** m4 / m2² − 3 with moments over n. */
  readonly kurtosisG2: number | null;
  /** Bias-corrected forms of SAS, SPSS and Excel ("type 2"), from 3 and 4 values on. */
  readonly skewnessAdj: number | null;
  readonly kurtosisAdj: number | null;
}

/**
 * Describes the values that are there (missing ones are left out). Skewness and kurtosis after Joanes and Gill (1998);
 * constant values have none.
 * Cost: O(n log n).
 *
 * @throws ScoringError `badInput` for a value that is not finite.
 * @example describe([1, 2, 3, 4]).median // 2.5
 */
export function describe(values: readonly MaybeNumber[]): Description {
  const x = presentValues(values);
  const n = x.length;
  const centre = mean(x);
  const middle = median(x);
  const mad = middle === null ? null : MAD_SCALE * median(x.map((value) => Math.abs(value - middle)))!;
  const moment = (power: number): number => exactSum(x.map((value) => (value - centre!) ** power)) / n;
  const m2 = n < 2 || allEqual(x) ? 0 : moment(2);
  const g1 = m2 > 0 ? finiteOrNull(moment(3) / m2 ** 1.5) : null;
  const g2 = m2 > 0 ? finiteOrNull(moment(4) / (m2 * m2) - 3) : null;
  return {
    n,
    mean: centre,
    sd: sampleSd(x),
    median: middle,
    mad,
    skewnessG1: g1,
    kurtosisG2: g2,
    skewnessAdj: g1 === null || n < 3 ? null : (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosisAdj: g2 === null || n < 4 ? null : (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3)),
  };
}
