/**
 * What each predictor contributes to R²: LMG (Lindeman, Merenda, Gold 1980; the Shapley value) and Johnson's (2000)
 * relative weights; also the plain correlations (reference case d03).
 */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';
import { symmetricEigen } from '../../number/symmetric-eigen.js';
import { rankAscending } from '../../ranking/measured-ranks.js';
import type { Column } from '../survey/survey-design.js';
import { standardise } from './standardised-regression.js';

/** Contributions in the order of the predictors; they sum to r2, the shares to 1. Null where undefined. */
export interface RelativeImportance {
  readonly r2: number | null;
  readonly raw: (number | null)[];
  readonly share: (number | null)[];
}

const MAX_PREDICTORS = 20;
const DEPENDENT = 1e-12;

function importance(r2: number | null, raw: readonly (number | null)[]): RelativeImportance {
  return { r2, raw: raw.map((x) => finiteOrNull(x)), share: raw.map((x) => quotient(x, r2)) };
}

/** R² of every subset of predictors, by sweeping one predictor into the model at a time. Index = bit mask. */
function subsetR2(correlation: readonly (readonly number[])[], validity: readonly number[]): Float64Array {
  const p = validity.length;
  const r2 = new Float64Array(2 ** p);
  const extend = (mask: number, from: number, joint: readonly (readonly number[])[], gain: number) => {
    r2[mask] = gain;
    for (let k = from; k < p; k++) {
      const pivot = joint[k]![k]!;
      if (!(pivot > DEPENDENT)) {
        extend(mask | (1 << k), k + 1, joint, gain);
        continue;
      }
      const row = joint[k]!;
      const swept = joint.map((line, i) =>
        i <= k ? line : line.map((x, j) => (j <= k ? x : x - (line[k]! * row[j]!) / pivot)),
      );
      extend(mask | (1 << k), k + 1, swept, gain + row[p]! ** 2 / pivot);
    }
  };
  extend(0, 0, [...correlation.map((line, i) => [...line, validity[i]!]), [...validity, 1]], 0);
  return r2;
}

/**
 * LMG: the gain in R² from adding a predictor, averaged over all orders of entry (Shapley value over all subsets).
 * Null when the outcome has no spread. Cost: O(2^p p²); p ≤ 20.
 *
 * @throws ScoringError `badInput` without predictors or for columns of unequal length, `outOfRange` for more than 20.
 * @example lmgImportance([1, 2, 3, 4], [[1, 2, 3, 4], [1, -1, -1, 1]]).share // [1, 0]
 */
export function lmgImportance(outcome: Column, predictors: readonly Column[]): RelativeImportance {
  const p = predictors.length;
  if (p > MAX_PREDICTORS) throw new ScoringError('outOfRange', 'LMG takes at most 20 predictors', { predictors: p });
  const { sds, correlation, validity } = standardise(outcome, predictors);
  if (!(sds.at(-1)! > 0))
    return importance(
      null,
      validity.map(() => null),
    );
  const r2 = subsetR2(correlation, validity);
  const weight = new Array<number>(p).fill(1 / p);
  for (let size = 1; size < p; size++) weight[size] = (weight[size - 1]! * size) / (p - size);
  const raw = new Array<number>(p).fill(0);
  for (let mask = 0; mask < r2.length; mask++) {
    let size = 0;
    for (let bits = mask; bits; bits &= bits - 1) size += 1;
    for (let k = 0; k < p; k++) {
      if (!(mask & (1 << k))) raw[k]! += weight[size]! * (r2[mask | (1 << k)]! - r2[mask]!);
    }
  }
  return importance(r2.at(-1)!, raw);
}

/**
 * Johnson's relative weights: with Λ = R^½, weights = Λ² (Λ⁻¹ r)² (elementwise squares). Null when the outcome has no
 * spread or predictors depend on each other. Cost: O(n p² + p³).
 *
 * @throws ScoringError `badInput` without predictors or for columns of unequal length.
 * @example johnsonWeights([1, 2, 3, 4], [[1, 2, 3, 4], [1, -1, -1, 1]]).share // [1, 0]
 */
export function johnsonWeights(outcome: Column, predictors: readonly Column[]): RelativeImportance {
  const { sds, correlation, validity } = standardise(outcome, predictors);
  const { values, vectors } = symmetricEigen(correlation);
  const nothing = validity.map(() => null);
  if (!(sds.at(-1)! > 0) || !(values.at(-1)! > DEPENDENT)) return importance(null, nothing);
  const power = (exponent: number) =>
    validity.map((_, i) =>
      validity.map((__, j) =>
        values.reduce((sum, value, k) => sum + vectors[i]![k]! * vectors[j]![k]! * value ** exponent, 0),
      ),
    );
  const root = power(0.5);
  const partial = power(-0.5).map((row) => row.reduce((sum, x, j) => sum + x * validity[j]!, 0));
  const raw = root.map((row) => row.reduce((sum, x, j) => sum + x * x * partial[j]! * partial[j]!, 0));
  return importance(
    raw.reduce((sum, x) => sum + x, 0),
    raw,
  );
}

/** Correlation of each predictor with the outcome, -1..1; null without spread. */
export interface PredictorCorrelations {
  readonly pearson: (number | null)[];
  readonly spearman: (number | null)[];
}

/**
 * Pearson and Spearman correlation of each predictor with the outcome, over rows complete on all. Cost: O(n p log n).
 *
 * @throws ScoringError `badInput` without predictors or for columns of unequal length.
 * @example predictorCorrelations([1, 2, 3], [[1, 2, 4]]).spearman // [1]
 */
export function predictorCorrelations(outcome: Column, predictors: readonly Column[]): PredictorCorrelations {
  const columns = [outcome, ...predictors];
  const complete = outcome.map((_, row) =>
    columns.every((column) => column[row] !== null && column[row] !== undefined),
  );
  const ranked = columns.map((column) =>
    rankAscending(
      column.filter((_, row) => complete[row]),
      'average',
    ),
  );
  const defined = (own: readonly Column[]) => {
    const { sds, validity } = standardise(own[0]!, own.slice(1));
    const usable = sds.at(-1)! > 0;
    return validity.map((r, i) => (usable && sds[i]! > 0 ? Math.max(-1, Math.min(1, r)) + 0 : null));
  };
  return { pearson: defined(columns), spearman: defined(ranked) };
}
