/** Trimming extreme weights (reference case b03; R: `survey::trimWeights`). */
import { requireNumber } from '../../number/check-number.js';
import { ScoringError } from '../../number/scoring-error.js';
import type { SurveyDesign } from '../survey/survey-design.js';
import { reweighted, type CalibratedDesign } from './calibrated-design.js';

const MAX_ROUNDS = 10_000;

/**
 * Clips weights to lower..upper and spreads what was cut off, in equal absolute amounts, over the rows that were
 * inside (over all rows when none was, which only `strict` allows); the sum of weights stays. `strict` repeats until no row is outside. Cost: O(rounds × rows).
 *
 * @throws ScoringError `outOfRange` when lower exceeds upper, or when the limits cannot hold the sum of the weights
 * (strict) or leave no row inside to take up the difference.
 * @example
 * trimWeights(surveyDesign({ ids: [[1, 2, 3]], weights: [1, 1, 4] }), { upper: 3 }).weights // [1.5, 1.5, 3]
 */
export function trimWeights(
  design: SurveyDesign,
  limits: { readonly lower?: number; readonly upper?: number; readonly strict?: boolean },
): CalibratedDesign {
  const lower = requireNumber(limits.lower ?? -Infinity, 'lower');
  const upper = requireNumber(limits.upper ?? Infinity, 'upper');
  if (lower > upper) throw new ScoringError('outOfRange', 'lower must not exceed upper', { lower, upper });
  const sum = design.weights.reduce((total, w) => total + w, 0);
  const slack = 1e-12 * sum;
  if (limits.strict && (sum > upper * design.rows + slack || sum < lower * design.rows - slack)) {
    throw new ScoringError('outOfRange', 'no weights within the limits keep the sum', { lower, upper, sum });
  }
  let weights: Float64Array = design.weights;
  for (let round = 0; round < (limits.strict ? MAX_ROUNDS : 1); round++) {
    const inside = weights.map((w) => (w < lower || w > upper ? 0 : 1));
    const takers = inside.reduce((count, flag) => count + flag, 0);
    if (takers === design.rows) break;
    const clipped = weights.map((w) => Math.max(lower, Math.min(w, upper)));
    const cut = weights.reduce((total, w, row) => total + (w - clipped[row]!), 0);
    if (takers === 0 && !limits.strict && Math.abs(cut) > slack) {
      throw new ScoringError('outOfRange', 'every weight lies outside the limits', { lower, upper });
    }
    const share = cut / (takers || design.rows);
    weights = clipped.map((w, row) => (inside[row] || takers === 0 ? w + share : w));
  }
  if (limits.strict) weights = weights.map((w) => Math.max(lower, Math.min(w, upper)));
  return reweighted(design, Float64Array.from(weights));
}
