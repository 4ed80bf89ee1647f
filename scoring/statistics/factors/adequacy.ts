/** Is a correlation matrix fit for factor analysis? Kaiser-Meyer-Olkin and Bartlett (reference case d02; R: `psych::KMO`). */
import { chiSquareUpper } from '../../number/chi-square-distribution.js';
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { inverseSymmetric, logDeterminant } from '../../number/linear-algebra.js';
import { correlationMatrix, covarianceMatrix, definedMatrix } from '../reliability/covariance.js';
import type { CrossProducts } from '../reliability/cross-products.js';

/** Sampling adequacy over n complete rows; undefined parts are null. */
export interface FactorAdequacy {
  readonly n: number;
  /** Kaiser-Meyer-Olkin measure 0..1. */
  readonly kmo: number | null;
  /** The same for each item. */
  readonly msa: (number | null)[];
  /** Test that all correlations are 0. */
  readonly bartlett: { readonly chiSquare: number | null; readonly df: number; readonly p: number | null };
  readonly determinant: number | null;
}

/**
 * KMO = Σr²/(Σr² + Σa²) over pairs, a = partial correlations given all other items; Bartlett's chi-square
 * -(n - 1 - (2p + 5)/6)·ln|R| with p(p-1)/2 degrees of freedom. Null with an item without spread (nothing is defined)
 * or items that depend on each other (no inverse, no logarithm). Cost: O(p³).
 *
 * @example factorAdequacy(crossProducts([[1, 1], [2, 3], [3, 2]])).kmo // 0.5, as always with two items
 */
export function factorAdequacy(from: CrossProducts): FactorAdequacy {
  const { n, sums } = from;
  const items = sums.length;
  const df = (items * (items - 1)) / 2;
  const correlation = definedMatrix(correlationMatrix(covarianceMatrix(from)));
  if (!correlation) {
    return { n, kmo: null, msa: sums.map(() => null), bartlett: { chiSquare: null, df, p: null }, determinant: null };
  }
  const inverse = inverseSymmetric(correlation);
  const logarithm = logDeterminant(correlation);
  const plain = new Array<number>(items).fill(0);
  const partial = new Array<number>(items).fill(0);
  for (let i = 0; i < items; i++) {
    for (let j = 0; j < items; j++) {
      if (i === j || !inverse) continue;
      plain[i]! += correlation[i]![j]! ** 2;
      partial[i]! += inverse[i]![j]! ** 2 / (inverse[i]![i]! * inverse[j]![j]!);
    }
  }
  const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
  const chiSquare = logarithm === null ? null : finiteOrNull(-(n - 1 - (2 * items + 5) / 6) * logarithm);
  return {
    n,
    kmo: quotient(sum(plain), sum(plain) + sum(partial)),
    msa: plain.map((x, i) => quotient(x, x + partial[i]!)),
    bartlett: {
      chiSquare,
      df,
      p: chiSquare === null || df === 0 ? null : chiSquareUpper(Math.max(0, chiSquare), df),
    },
    determinant: logarithm === null ? 0 : Math.exp(logarithm),
  };
}
