/** Eigenvalues and principal components of a correlation matrix (reference case d02). */
import type { Matrix, ReadonlyMatrix } from '../../number/linear-algebra.js';
import { symmetricEigen } from '../../number/symmetric-eigen.js';
import { axisLoadings, canonicalLoadings, requireFactors } from './principal-axis.js';

/** How much each component explains. */
export interface ComponentVariance {
  /** Descending; they sum to the number of items. */
  readonly eigenvalues: number[];
  /** Number of eigenvalues above 1 (Kaiser). */
  readonly kaiserCount: number;
  /** Percent of variance, 0..100, explained by the first k components together. */
  readonly cumulativePct: number[];
}

/**
 * Eigenvalues of a correlation matrix with Kaiser's count (above 1 by more than rounding). Cost: O(p³).
 *
 * @throws ScoringError `badInput` when the matrix is not square.
 * @example componentVariance([[1, 0.5], [0.5, 1]]) // { eigenvalues: [1.5, 0.5], kaiserCount: 1, cumulativePct: [75, 100] }
 */
export function componentVariance(correlation: ReadonlyMatrix): ComponentVariance {
  const { values } = symmetricEigen(correlation);
  let sum = 0;
  return {
    eigenvalues: values,
    kaiserCount: values.filter((value) => value > 1 + 1e-10).length,
    cumulativePct: values.map((value) => (100 * (sum += value)) / values.length),
  };
}

/**
 * Loadings (items × components) of the first `count` principal components, in canonical order and sign. Cost: O(p³).
 *
 * @throws ScoringError `outOfRange` for an impossible number of components.
 * @example principalComponents([[1, 0.5], [0.5, 1]], 1) // [[0.8660254037844386], [0.8660254037844386]]
 */
export function principalComponents(correlation: ReadonlyMatrix, count: number): Matrix {
  return canonicalLoadings(axisLoadings(correlation, requireFactors(count, correlation.length)));
}
