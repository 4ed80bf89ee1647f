/**
 * Common factors by principal axis, iterated to its fixed point, which is the minres / unweighted least squares solution
 * (Harman and Jones 1966; reference cases d01 and d02). Also the canonical order and sign of a loading matrix.
 */
import { inverseSymmetric, transpose, type Matrix, type ReadonlyMatrix } from '../../number/linear-algebra.js';
import { ScoringError } from '../../number/scoring-error.js';
import { symmetricEigen } from '../../number/symmetric-eigen.js';
import { settleCommunalities, withDiagonal } from './settle-communalities.js';

/** Loadings with rows = items, columns = factors; `communalities` = share of each item's variance they explain. */
export interface FactorSolution {
  readonly loadings: Matrix;
  readonly communalities: number[];
  /** Sum of squared loadings of each factor. */
  readonly ssLoadings: number[];
  /** Root mean square of the correlations that the factors leave unexplained; null with one item. */
  readonly rmsr: number | null;
}

/** Sum of squares of each column. */
export function columnSquares(loadings: ReadonlyMatrix): number[] {
  return transpose(loadings).map((column) => column.reduce((sum, x) => sum + x * x, 0));
}

/** Columns by descending sum of squares, each with a positive sum: a unique form for comparing loadings. */
export function canonicalLoadings(loadings: ReadonlyMatrix): Matrix {
  const squares = columnSquares(loadings);
  const columns = transpose(loadings)
    .map((column, k) => ({ column, squares: squares[k]! }))
    .sort((a, b) => b.squares - a.squares);
  return transpose(
    columns.map(({ column }) => {
      const sign = column.reduce((sum, x) => sum + x, 0) < 0 ? -1 : 1;
      return column.map((x) => sign * x + 0);
    }),
  );
}

/** Loadings of the first `count` principal axes of a symmetric matrix: vectors × √value, negative values as 0. */
export function axisLoadings(matrix: ReadonlyMatrix, count: number): Matrix {
  const { values, vectors } = symmetricEigen(matrix);
  return vectors.map((row) => row.slice(0, count).map((x, k) => x * Math.sqrt(Math.max(0, values[k]!))));
}

/** Refuses a number of factors that is not a whole number from 1 to the number of items. */
export function requireFactors(factors: number, items: number): number {
  if (!Number.isInteger(factors) || factors < 1 || factors > items) {
    throw new ScoringError('outOfRange', 'the number of factors must lie between 1 and the number of items', {
      factors,
    });
  }
  return factors;
}

/**
 * Unrotated common factors of a correlation matrix, in canonical form. Starts from squared multiple correlations; ends
 * at the communalities that extraction gives back to 1e-14. A communality may exceed 1 (a Heywood case: too many
 * factors or too few rows). Cost: O(steps × p³).
 *
 * @throws ScoringError `outOfRange` for an impossible number of factors, `notConverged` when there is no such point.
 * @example principalAxis([[1, 0.5], [0.5, 1]], 1).communalities // [0.5, 0.5]
 */
export function principalAxis(correlation: ReadonlyMatrix, factors: number): FactorSolution {
  const items = correlation.length;
  requireFactors(factors, items);
  const inverse = inverseSymmetric(correlation);
  const start = correlation.map((row, i) =>
    inverse ? 1 - 1 / inverse[i]![i]! : Math.max(0, ...row.filter((_, j) => j !== i).map(Math.abs)),
  );
  const settled = settleCommunalities(correlation, factors, start);
  const loadings = canonicalLoadings(axisLoadings(withDiagonal(correlation, settled), factors));
  const communalities = loadings.map((row) => row.reduce((sum, x) => sum + x * x, 0));
  let [squares, pairs] = [0, 0];
  for (let i = 0; i < items; i++) {
    for (let j = 0; j < i; j++) {
      const explained = loadings[i]!.reduce((sum, x, k) => sum + x * loadings[j]![k]!, 0);
      squares += (correlation[i]![j]! - explained) ** 2;
      pairs += 1;
    }
  }
  return {
    loadings,
    communalities,
    ssLoadings: columnSquares(loadings),
    rmsr: pairs ? Math.sqrt(squares / pairs) : null,
  };
}
