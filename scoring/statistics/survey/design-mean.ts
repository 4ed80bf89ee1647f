/** Design-based mean with its standard error, interval and design effects (reference case b01; R: `survey::svymean`). */
import { requireOpenProbability } from '../../number/check-number.js';
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { studentTQuantile } from '../../number/student-t-distribution.js';
import { designCovariance } from './design-covariance.js';
import type { Column, SurveyDesign } from './survey-design.js';
import { linearised, validRows, weightedSum, type EstimateOptions } from './valid-rows.js';

/** A mean in the unit of y; every part that is undefined is null. */
export interface DesignMean {
  /** Rows with a valid answer and a positive weight. */
  readonly n: number;
  readonly mean: number | null;
  readonly se: number | null;
  /** PSUs - strata of the whole design. */
  readonly df: number;
  readonly lo: number | null;
  readonly hi: number | null;
  /** se / mean. */
  readonly cv: number | null;
  /** Variance over that of a simple random sample without replacement of the same n. */
  readonly deff: number | null;
  /** The same with replacement. */
  readonly deffReplace: number | null;
  /** n / deffReplace. */
  readonly nEffective: number | null;
}

/**
 * Two-sided multiplier of a t interval; null without degrees of freedom.
 *
 * @throws ScoringError `outOfRange` for a level outside 0..1.
 */
export function tMultiplier(level: number, df: number): number | null {
  requireOpenProbability(level, 'level');
  return df > 0 ? studentTQuantile((1 + level) / 2, df) : null;
}

/**
 * Mean m = Σwy/Σw over valid rows, variance by linearisation (z = w(y - m)/Σw), t interval at `level` (0.95).
 * Cost: O(rows × stages).
 *
 * @throws ScoringError `singlePsuStratum` under policy `fail`, `badInput` for a column of another length.
 * @example
 * const design = surveyDesign({ ids: [['a', 'b', 'c', 'd']], weights: [1, 1, 1, 1] });
 * designMean(design, [1, 2, 3, 4]).mean // 2.5, se = sqrt(5/3/4)
 */
export function designMean(
  design: SurveyDesign,
  y: Column,
  options: EstimateOptions & { readonly level?: number } = {},
): DesignMean {
  const df = design.degreesOfFreedom;
  const t = tMultiplier(options.level ?? 0.95, df);
  const valid = validRows(design, [y], options.domain);
  const { n, weight } = valid;
  const first = y[valid.flags.indexOf(1)] ?? null;
  const constant = valid.flags.every((flag, row) => !flag || y[row] === first);
  const mean = constant && weight > 0 ? first : quotient(weightedSum(design, valid, y), weight);
  if (mean === null) {
    return { n, mean, se: null, df, lo: null, hi: null, cv: null, deff: null, deffReplace: null, nEffective: null };
  }
  const z = linearised(design, valid, (row) => (y[row]! - mean) / weight);
  const variance = designCovariance(design, [z], options, valid.flags)[0]![0]!;
  const se = variance === null ? null : Math.sqrt(variance);
  const half = t === null || se === null ? null : t * se;
  const squares = linearised(design, valid, (row) => (y[row]! - mean) ** 2).reduce((sum, x) => sum + x, 0);
  const simple = n > 1 ? squares / weight / (n - 1) : null;
  const unsampled = weight - n > 1e-9 * n ? (weight - n) / weight : 0;
  const deffReplace = quotient(variance, simple);
  return {
    n,
    mean,
    se: finiteOrNull(se),
    df,
    lo: half === null ? null : finiteOrNull(mean - half),
    hi: half === null ? null : finiteOrNull(mean + half),
    cv: quotient(se, mean),
    deff: quotient(deffReplace, unsampled),
    deffReplace,
    nEffective: quotient(n, deffReplace),
  };
}
