/**
 * What each predictor contributes to R², averaged over all orders of entry (Lindeman, Merenda, Gold 1980; Shapley value;
 * reference case d03; R: `relaimpo`).
 */
import { ScoringError } from '../../number/scoring-error.js';
import type { Column } from '../survey/survey-design.js';
import { importance, type RelativeImportance } from './relative-importance.js';
import { standardise, type StandardisedRegression } from './standardised-regression.js';

const MAX_PREDICTORS = 20;
const DEPENDENT = 1e-12;

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
  return fitLmg(standardise(outcome, predictors));
}

/** LMG from the standardised form of predictors and outcome. */
export function fitLmg({ sds, correlation, validity }: StandardisedRegression): RelativeImportance {
  const p = validity.length;
  if (p > MAX_PREDICTORS) throw new ScoringError('outOfRange', 'LMG takes at most 20 predictors', { predictors: p });
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
