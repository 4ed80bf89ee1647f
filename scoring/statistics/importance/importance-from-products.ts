/** Regression and importance from cross-products alone, so that live tallies answer without reading responses again. */
import { ScoringError } from '../../number/scoring-error.js';
import type { CrossProducts } from '../reliability/cross-products.js';
import { fitJohnson } from './johnson-weights.js';
import { fitLmg } from './lmg-importance.js';
import { fitRegression, type Regression } from './ordinary-least-squares.js';
import type { RelativeImportance } from './relative-importance.js';
import { standardiseProducts } from './standardised-regression.js';

/** The three views of what drives an outcome. */
export interface ImportanceFromProducts {
  readonly regression: Regression;
  readonly lmg: RelativeImportance;
  readonly johnson: RelativeImportance;
}

/**
 * Regression, LMG and Johnson's weights of the last item on the items before it, which `names` names. Exact inputs when
 * the answers are whole numbers. Cost: O(2^p p²), not the number of rows.
 *
 * @throws ScoringError `badInput` when names and items do not fit, `outOfRange` for more than 20 predictors.
 * @example
 * const products = crossProducts([[1, 1], [2, 2], [3, 2], [4, 3]]);
 * importanceFromProducts(products, ['x']).regression.r2 // 0.9
 */
export function importanceFromProducts(from: CrossProducts, names: readonly string[]): ImportanceFromProducts {
  if (names.length !== from.sums.length - 1) {
    throw new ScoringError('badInput', 'every item but the last, the outcome, needs a name');
  }
  const standardised = standardiseProducts(from);
  return {
    regression: fitRegression(names, standardised),
    lmg: fitLmg(standardised),
    johnson: fitJohnson(standardised),
  };
}
