/** Covariance and correlation matrices from cross-products, listwise or pairwise (reference case d01). */
import { finiteOrNull } from '../../number/finite-or-null.js';
import type { Matrix } from '../../number/linear-algebra.js';
import { crossProducts, itemCount, type AnswerRow, type CrossProducts } from './cross-products.js';

/** A matrix whose undefined entries are null. */
export type MaybeMatrix = readonly (readonly (number | null)[])[];

/** Variance below this share of the mean square is rounding noise of a constant. */
const NOISE = 1e-13;

function entry(n: number, product: number, a: number, b: number): number | null {
  return n < 2 ? null : (n * product - a * b) / (n * (n - 1));
}

function variance(n: number, square: number, sum: number): number | null {
  const value = entry(n, square, sum, sum);
  return value === null ? null : value > (NOISE * square) / n ? value : 0;
}

/**
 * Sample covariance matrix (divisor n - 1), (S_ij - s_i s_j / n)/(n - 1); all null with fewer than two rows. An item
 * without spread has variance exactly 0. Cost: O(items²).
 *
 * @example covarianceMatrix(crossProducts([[1, 2], [3, 6]])) // [[2, 4], [4, 8]]
 */
export function covarianceMatrix(from: CrossProducts): (number | null)[][] {
  const { n, sums } = from;
  return from.crossProducts.map((line, i) =>
    line.map((product, j) =>
      finiteOrNull(i === j ? variance(n, product, sums[i]!) : entry(n, product, sums[i]!, sums[j]!)),
    ),
  );
}

/**
 * Correlations that belong to a covariance matrix; null where an item has no spread. Cost: O(items²).
 *
 * @example correlationMatrix([[4, 2], [2, 4]]) // [[1, 0.5], [0.5, 1]]
 */
export function correlationMatrix(covariance: MaybeMatrix): (number | null)[][] {
  const spread = covariance.map((line, i) => (line[i] === null || !(line[i]! > 0) ? null : line[i]!));
  return covariance.map((line, i) =>
    line.map((x, j) => {
      const [a, b] = [spread[i] ?? null, spread[j] ?? null];
      if (x === null || a === null || b === null) return null;
      return i === j ? 1 : Math.max(-1, Math.min(1, x / Math.sqrt(a * b))) + 0;
    }),
  );
}

/** The matrix when every entry is defined, else null. */
export function definedMatrix(matrix: MaybeMatrix): Matrix | null {
  return matrix.length > 0 && matrix.every((line) => line.every((x) => x !== null)) ? (matrix as Matrix) : null;
}

/** Covariances and correlations, each from the rows valid on both items, with the number of those rows. */
export interface PairwiseCovariance {
  readonly cov: (number | null)[][];
  readonly cor: (number | null)[][];
  readonly n: number[][];
}

/**
 * Pairwise-complete covariance and correlation. Such a matrix need not be positive definite: prefer listwise for
 * factor analysis. Cost: O(rows × items²).
 *
 * @throws ScoringError `badInput` for rows of unequal length.
 * @example pairwiseCovariance([[1, 2], [3, 6], [5, null]]).n // [[3, 2], [2, 2]]
 */
export function pairwiseCovariance(rows: readonly AnswerRow[]): PairwiseCovariance {
  const items = Array.from({ length: itemCount(rows) }, (_, i) => i);
  const pairs = items.map((i) =>
    items.map((j) =>
      crossProducts(
        rows.map((row) => [row[i]!, row[j]!]),
        2,
      ),
    ),
  );
  const cov = pairs.map((line) => line.map((pair) => covarianceMatrix(pair)));
  return {
    cov: cov.map((line, i) => line.map((two, j) => (i === j ? two[0]![0]! : two[0]![1]!))),
    cor: cov.map((line) => line.map((two) => correlationMatrix(two)[0]![1]!)),
    n: pairs.map((line) => line.map((pair) => pair.n)),
  };
}
