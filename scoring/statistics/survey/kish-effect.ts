/** Loss of precision from unequal weights (Kish 1965, §11.7; reference case b01). */
import { finiteOrNull } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';

/** Kish's approximate design effect of weighting. */
export interface KishEffect {
  /** n Σw² / (Σw)², at least 1. */
  readonly deffKish: number | null;
  /** (Σw)² / Σw². */
  readonly nEffective: number | null;
  /** deffKish - 1: the squared coefficient of variation of the weights. */
  readonly cvSquared: number | null;
}

/**
 * Design effect of the weights alone; null when they sum to 0. Missing weights are left out. Cost: O(n).
 *
 * @throws ScoringError `outOfRange` for a negative weight.
 * @example kishEffect([1, 3]) // { deffKish: 1.25, nEffective: 1.6, cvSquared: 0.25 }
 */
export function kishEffect(weights: readonly (number | null)[]): KishEffect {
  let [n, sum, squares] = [0, 0, 0];
  for (const w of weights) {
    if (w === null) continue;
    if (!(w >= 0)) throw new ScoringError('outOfRange', 'a weight must be 0 or more', { weight: w });
    n += 1;
    sum += w;
    squares += w * w;
  }
  if (!(sum > 0)) return { deffKish: null, nEffective: null, cvSquared: null };
  const deffKish = (n * squares) / (sum * sum);
  return {
    deffKish,
    nEffective: finiteOrNull((sum * sum) / squares),
    cvSquared: finiteOrNull(Math.max(0, deffKish - 1)),
  };
}
