/** McDonald's omega from common factors of the items (reference case d01; McDonald 1999). */
import { quotient } from '../../number/finite-or-null.js';
import type { ReadonlyMatrix } from '../../number/linear-algebra.js';
import { principalAxis } from '../factors/principal-axis.js';
import { correlationMatrix, covarianceMatrix, definedMatrix } from './covariance.js';
import type { CrossProducts } from './cross-products.js';

/** Omega of one factor, in three usual denominators; all null when an item has no spread. */
export interface OmegaOneFactor {
  /** (Σl)²/((Σl)² + Σu): total variance as the model implies it. */
  readonly omegaModel: number | null;
  /** 1 - Σu/ΣR: total variance as observed. */
  readonly omegaObserved: number | null;
  /** (Σl)²/ΣR. */
  readonly omegaRatio: number | null;
  readonly loadings: number[] | null;
}

function correlationsOf(from: CrossProducts): ReadonlyMatrix | null {
  const matrix = definedMatrix(correlationMatrix(covarianceMatrix(from)));
  return matrix && matrix.length > 1 ? matrix : null;
}

function total(matrix: ReadonlyMatrix): number {
  return matrix.reduce((sum, row) => row.reduce((left, x) => left + x, sum), 0);
}

/**
 * Omega with one common factor (minres) on the correlations; u = 1 - communality. Cost: that of `principalAxis`.
 *
 * @throws ScoringError `notConverged` when the factor does not settle.
 * @example omegaOneFactor(crossProducts([[1, 1], [2, 3], [3, 2]])).omegaModel // 2/3: two items with r = 0.5
 */
export function omegaOneFactor(from: CrossProducts): OmegaOneFactor {
  const correlation = correlationsOf(from);
  if (!correlation) return { omegaModel: null, omegaObserved: null, omegaRatio: null, loadings: null };
  const { loadings, communalities } = principalAxis(correlation, 1);
  const single = loadings.map((row) => row[0]!);
  const common = single.reduce((sum, l) => sum + l, 0) ** 2;
  const unique = communalities.reduce((sum, h) => sum + 1 - h, 0);
  const observed = total(correlation);
  return {
    omegaModel: quotient(common, common + unique),
    omegaObserved: quotient(observed - unique, observed),
    omegaRatio: quotient(common, observed),
    loadings: single,
  };
}

/** Omega total of several factors. */
export interface OmegaTotal {
  readonly omegaObserved: number | null;
}

/**
 * Omega total with `factors` common factors: 1 - Σu/ΣR; rotation does not matter. Cost: that of `principalAxis`.
 *
 * @throws ScoringError `outOfRange` for an impossible number of factors, `notConverged` when they do not settle.
 * @example omegaTotal(crossProducts([[1, 1], [2, 3], [3, 2]]), 1).omegaObserved // 2/3
 */
export function omegaTotal(from: CrossProducts, factors: number): OmegaTotal {
  const correlation = correlationsOf(from);
  if (!correlation) return { omegaObserved: null };
  const unique = principalAxis(correlation, factors).communalities.reduce((sum, h) => sum + 1 - h, 0);
  const observed = total(correlation);
  return { omegaObserved: quotient(observed - unique, observed) };
}
