/** Fisher's F distribution, by the incomplete beta function. */
import { betaQuantileLogit } from './beta-distribution.js';
import { requireNumber, requirePositive, requireProbability } from './check-number.js';
import { chiSquareQuantile, chiSquareTails } from './chi-square-distribution.js';
import { ScoringError } from './scoring-error.js';
import { incompleteBeta, type Tails } from './special-functions.js';

/** Both tail probabilities of the F distribution at f; df2 may be infinite (chi-square over df1). */
export function fTails(f: number, df1: number, df2: number): Tails {
  requireNumber(f, 'f');
  requirePositive(df1, 'df1');
  requirePositive(df2, 'df2');
  if (f <= 0) return { lower: 0, upper: 1 };
  if (f === Infinity) return { lower: 1, upper: 0 };
  if (df1 === Infinity && df2 === Infinity) return f < 1 ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 };
  if (df2 === Infinity) return chiSquareTails(f * df1, df1);
  if (df1 === Infinity) {
    const { lower, upper } = chiSquareTails(df2 / f, df2);
    return { lower: upper, upper: lower };
  }
  const ratio = (df1 / df2) * f;
  if (ratio === Infinity) return { lower: 1, upper: 0 };
  return incompleteBeta(df1 / 2, df2 / 2, ratio / (1 + ratio), 1 / (1 + ratio));
}

/**
 * P(F ≤ f) (R: `pf(f, df1, df2)`). Degrees of freedom above 0, also fractional.
 *
 * @throws ScoringError `outOfRange` when a number of degrees of freedom is not above 0.
 * @example fCdf(1, 2, 2) // 0.5
 */
export function fCdf(f: number, df1: number, df2: number): number {
  return fTails(f, df1, df2).lower;
}

/**
 * P(F > f), the p value of an F statistic, exact in the far tail (R: `pf(f, df1, df2, lower = FALSE)`).
 *
 * @throws ScoringError `outOfRange` when a number of degrees of freedom is not above 0.
 * @example fUpper(4, 2, 2) // 0.2
 */
export function fUpper(f: number, df1: number, df2: number): number {
  return fTails(f, df1, df2).upper;
}

/**
 * The f with P(F ≤ f) = p (R: `qf(p, df1, df2)`). p from 0 to below 1, df1 finite, df2 may be infinite.
 *
 * @throws ScoringError `outOfRange` for other arguments; at p = 1, and for tiny df2 near it, the quantile exceeds
 * every double.
 * @example fQuantile(0.8, 2, 2) // 4
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  requireProbability(p, 'p');
  requirePositive(df1, 'df1');
  requirePositive(df2, 'df2');
  if (p === 1 || df1 === Infinity) {
    throw new ScoringError('outOfRange', 'the F quantile is bounded only for p below 1 and finite df1', { p, df1 });
  }
  if (p === 0) return 0;
  if (df2 === Infinity) return chiSquareQuantile(p, df1) / df1;
  const f = (df2 / df1) * Math.exp(betaQuantileLogit({ lower: p, upper: 1 - p }, df1 / 2, df2 / 2));
  if (f === Infinity) throw new ScoringError('outOfRange', 'the F quantile exceeds every double', { p, df1, df2 });
  return f;
}
