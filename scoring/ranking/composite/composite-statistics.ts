/** How the indicators of an index hang together (reference case f01; OECD/JRC 2008 Handbook, step 4). */
import { finiteOrNull } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';
import { symmetricEigen } from '../../number/symmetric-eigen.js';
import { pairCorrelation } from '../../statistics/pair-correlation.js';
import { correlationMatrix, covarianceMatrix, definedMatrix } from '../../statistics/reliability/covariance.js';
import { cronbachAlpha } from '../../statistics/reliability/cronbach-alpha.js';
import { crossProducts } from '../../statistics/reliability/cross-products.js';
import { aggregate } from './aggregate.js';
import { requireMatrix, type IndicatorMatrix } from './normalise.js';

/** Figures in the order of the chosen columns; null where undefined. */
export interface CompositeStatistics {
  /** Pearson correlation of each indicator with the weighted arithmetic index. */
  readonly correlationWithIndex: (number | null)[];
  /** Share 0..1 of variance of each principal component. */
  readonly pcaVarianceShare: (number | null)[];
  /** Loadings on the first component, whose sum is positive. */
  readonly pcaFirstLoadings: (number | null)[];
  /** Squared entries of the first component: weights that sum to 1. */
  readonly pcaWeightsSquared: (number | null)[];
  readonly cronbachAlpha: number | null;
}

/**
 * Statistics of the indicators in `columns` (counted from 1; they should be complete and vary) against the index of all
 * indicators with `weights`. Units incomplete on the chosen columns are left out of components and alpha.
 * Cost: O(units × indicators² + indicators³).
 *
 * @throws ScoringError `badInput` for rows or weights of another length or an unknown column.
 * @example compositeStatistics([[1, 2], [2, 3], [3, 1]], [1, 2]).pcaWeightsSquared // [0.5, 0.5]
 */
export function compositeStatistics(
  matrix: IndicatorMatrix,
  columns: readonly number[],
  weights?: readonly number[],
): CompositeStatistics {
  const indicators = requireMatrix(matrix);
  if (columns.some((column) => !Number.isInteger(column) || column < 1 || column > indicators)) {
    throw new ScoringError('badInput', 'columns are counted from 1 to the number of indicators', { columns });
  }
  const index = aggregate(matrix, weights, 'arithmetic').scores;
  const chosen = matrix.map((row) => columns.map((column) => row[column - 1]!));
  const products = crossProducts(chosen, columns.length);
  const correlation = definedMatrix(correlationMatrix(covarianceMatrix(centred(chosen))));
  const nothing = columns.map(() => null);
  const parts = correlation && symmetricEigen(correlation);
  const first = parts?.vectors.map((row) => row[0]!) ?? [];
  const sign = first.reduce((sum, x) => sum + x, 0) < 0 ? -1 : 1;
  return {
    correlationWithIndex: columns.map(
      (_, k) =>
        pairCorrelation(
          chosen.map((row) => row[k]!),
          index,
        ).pearson,
    ),
    pcaVarianceShare: parts ? parts.values.map((value) => finiteOrNull(value / columns.length)) : nothing,
    pcaFirstLoadings: parts ? first.map((x) => finiteOrNull(sign * x * Math.sqrt(parts.values[0]!))) : nothing,
    pcaWeightsSquared: parts ? first.map((x) => x * x) : nothing,
    cronbachAlpha: cronbachAlpha(products.n > 1 ? centred(chosen) : products).alpha,
  };
}

/** Cross-products about the mean of each column: free of cancellation for values far from 0. */
function centred(rows: readonly (readonly (number | null)[])[]) {
  const { n, sums } = crossProducts(rows);
  return crossProducts(
    rows.map((row) => row.map((x, k) => (x === null || n === 0 ? null : x - sums[k]! / n))),
    sums.length,
  );
}
