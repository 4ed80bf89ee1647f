/** Oblique rotation to simple structure: promax (Hendrickson and White 1964; reference case d02; R: `promax`). */
import { finiteOrNull } from '../../number/finite-or-null.js';
import { inverse, multiply, transpose, type Matrix, type ReadonlyMatrix } from '../../number/linear-algebra.js';

/** Pattern loadings (items × factors) with the correlations of the factors; null when the factors fall together. */
export interface ObliqueLoadings {
  readonly loadings: Matrix | null;
  readonly phi: Matrix | null;
}

/**
 * Promax from varimax loadings X in canonical form: Q = X|X|^(power-1), U = least squares of Q on X, columns scaled by
 * √diag((UᵀU)⁻¹); pattern X U, factor correlations U⁻¹(U⁻¹)ᵀ. Columns keep the order of X. Cost: O(items × factors²).
 *
 * @throws ScoringError `badInput` for rows of unequal length.
 * @example promax([[0.8, 0], [0, 0.8]]).phi // [[1, 0], [0, 1]]
 */
export function promax(varimaxLoadings: ReadonlyMatrix, power = 4): ObliqueLoadings {
  const factors = varimaxLoadings[0]?.length ?? 0;
  if (factors < 2) return { loadings: varimaxLoadings.map((row) => [...row]), phi: factors === 1 ? [[1]] : [] };
  const across = transpose(varimaxLoadings);
  const target = varimaxLoadings.map((row) => row.map((x) => x * Math.abs(x) ** (power - 1)));
  const gram = inverse(multiply(across, varimaxLoadings));
  const raw = gram && multiply(gram, multiply(across, target));
  const spread = raw && inverse(multiply(transpose(raw), raw));
  if (!raw || !spread) return { loadings: null, phi: null };
  const turn = raw.map((row) => row.map((x, k) => x * Math.sqrt(spread[k]![k]!)));
  const back = inverse(turn);
  if (!back) return { loadings: null, phi: null };
  const clean = (matrix: Matrix) => matrix.map((row) => row.map((x) => finiteOrNull(x) ?? 0));
  return { loadings: clean(multiply(varimaxLoadings, turn)), phi: clean(multiply(back, transpose(back))) };
}
