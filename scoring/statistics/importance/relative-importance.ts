/** The form in which relative importance is given: contributions to R² and their shares (reference case d03). */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';

/** Contributions in the order of the predictors; they sum to r2, the shares to 1. Null where undefined. */
export interface RelativeImportance {
  readonly r2: number | null;
  readonly raw: (number | null)[];
  readonly share: (number | null)[];
}

/** Packs contributions with their shares. */
export function importance(r2: number | null, raw: readonly (number | null)[]): RelativeImportance {
  return { r2, raw: raw.map((x) => finiteOrNull(x)), share: raw.map((x) => quotient(x, r2)) };
}
