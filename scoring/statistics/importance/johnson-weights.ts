/** Relative weights of correlated predictors, a fast companion of LMG (Johnson 2000; reference case d03). */
import { symmetricEigen } from '../../number/symmetric-eigen.js';
import type { Column } from '../survey/survey-design.js';
import { importance, type RelativeImportance } from './relative-importance.js';
import { standardise, type StandardisedRegression } from './standardised-regression.js';

const DEPENDENT = 1e-12;

/**
 * Johnson's relative weights: with Λ = R^½, weights = Λ² (Λ⁻¹ r)² (elementwise squares). Null when the outcome has no
 * spread or predictors depend on each other. Cost: O(n p² + p³).
 *
 * @throws ScoringError `badInput` without predictors or for columns of unequal length.
 * @example johnsonWeights([1, 2, 3, 4], [[1, 2, 3, 4], [1, -1, -1, 1]]).share // [1, 0]
 */
export function johnsonWeights(outcome: Column, predictors: readonly Column[]): RelativeImportance {
  return fitJohnson(standardise(outcome, predictors));
}

/** Johnson's weights from the standardised form of predictors and outcome. */
export function fitJohnson({ sds, correlation, validity }: StandardisedRegression): RelativeImportance {
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
