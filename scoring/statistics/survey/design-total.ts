/** Design-based totals and ratios of totals (reference case b01; R: `survey::svytotal`, `survey::svyratio`). */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { designCovariance } from './design-covariance.js';
import type { Column, SurveyDesign } from './survey-design.js';
import { linearised, validRows, weightedSum, type EstimateOptions } from './valid-rows.js';

/** An estimated population total in the unit of y. */
export interface DesignTotal {
  readonly n: number;
  readonly total: number | null;
  readonly se: number | null;
}

/** An estimated ratio of two population totals. */
export interface DesignRatio {
  readonly n: number;
  readonly ratio: number | null;
  readonly se: number | null;
}

function standardError(design: SurveyDesign, z: Float64Array, flags: Uint8Array, options: EstimateOptions) {
  const variance = designCovariance(design, [z], options, flags)[0]![0]!;
  return variance === null ? null : finiteOrNull(Math.sqrt(variance));
}

/**
 * Population total Σwy over valid rows; null without a valid row. Cost: O(rows × stages).
 *
 * @throws ScoringError `singlePsuStratum` under policy `fail`, `badInput` for a column of another length.
 * @example designTotal(surveyDesign({ ids: [['a', 'b']], weights: [10, 10] }), [1, 3]) // { n: 2, total: 40, se: 20 }
 */
export function designTotal(design: SurveyDesign, y: Column, options: EstimateOptions = {}): DesignTotal {
  const valid = validRows(design, [y], options.domain);
  if (valid.n === 0) return { n: 0, total: null, se: null };
  const z = linearised(design, valid, (row) => y[row]!);
  return {
    n: valid.n,
    total: finiteOrNull(weightedSum(design, valid, y)),
    se: standardError(design, z, valid.flags, options),
  };
}

/**
 * Ratio R = Σw·numerator / Σw·denominator over rows valid on both, variance with z = w(numerator - R·denominator) over
 * the weighted denominator. Null when the denominator is 0. Cost: O(rows × stages).
 *
 * @throws ScoringError `singlePsuStratum` under policy `fail`, `badInput` for a column of another length.
 * @example designRatio(surveyDesign({ ids: [['a', 'b']], weights: [1, 1] }), [1, 2], [2, 4]) // { n: 2, ratio: 0.5, se: 0 }
 */
export function designRatio(
  design: SurveyDesign,
  numerator: Column,
  denominator: Column,
  options: EstimateOptions = {},
): DesignRatio {
  const valid = validRows(design, [numerator, denominator], options.domain);
  const below = weightedSum(design, valid, denominator);
  const ratio = quotient(weightedSum(design, valid, numerator), below);
  if (ratio === null) return { n: valid.n, ratio, se: null };
  const z = linearised(design, valid, (row) => (numerator[row]! - ratio * denominator[row]!) / below);
  return { n: valid.n, ratio, se: standardError(design, z, valid.flags, options) };
}
