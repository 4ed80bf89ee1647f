/** Chi-square distribution, by the incomplete gamma function. */
import { requireNumber, requirePositive, requireProbability } from './check-number.js';
import { monotoneRoot } from './monotone-root.js';
import { normalQuantile } from './normal-distribution.js';
import { ScoringError } from './scoring-error.js';
import { incompleteGamma, logGamma, type Tails } from './special-functions.js';

/** Both tail probabilities of the chi-square distribution at x; below 0 the lower one is 0. */
export function chiSquareTails(x: number, df: number): Tails {
  requireNumber(x, 'x');
  requirePositive(df, 'df');
  return x <= 0 ? { lower: 0, upper: 1 } : incompleteGamma(df / 2, x / 2);
}

/**
 * P(X ≤ x) (R: `pchisq(x, df)`). df > 0, also fractional.
 *
 * @throws ScoringError `outOfRange` when df is not above 0.
 * @example chiSquareCdf(2, 2) // 0.6321205588285577
 */
export function chiSquareCdf(x: number, df: number): number {
  return chiSquareTails(x, df).lower;
}

/**
 * P(X > x), the p value of a chi-square statistic, exact in the far tail (R: `pchisq(x, df, lower = FALSE)`).
 *
 * @throws ScoringError `outOfRange` when df is not above 0.
 * @example chiSquareUpper(2, 2) // 0.36787944117144233
 */
export function chiSquareUpper(x: number, df: number): number {
  return chiSquareTails(x, df).upper;
}

/**
 * The x with P(X ≤ x) = p (R: `qchisq(p, df)`). p from 0 to below 1, df > 0. Relative error about 1e-12.
 *
 * @throws ScoringError `outOfRange` for other arguments; at p = 1 the quantile is unbounded.
 * @example chiSquareQuantile(0.95, 2) // 5.991464547107979
 */
export function chiSquareQuantile(p: number, df: number): number {
  requireProbability(p, 'p');
  requirePositive(df, 'df');
  if (p === 1) throw new ScoringError('outOfRange', 'the chi-square quantile of 1 is unbounded', { p, df });
  if (p === 0) return 0;
  const a = df / 2;
  const lowest = (Math.log(p) + logGamma(a + 1)) / a;
  if (lowest < -600) return 2 * Math.exp(lowest);
  const v = 2 / (9 * df);
  const wilsonHilferty = df * Math.max(1e-3, 1 - v + normalQuantile(p) * Math.sqrt(v)) ** 3;
  const logX = monotoneRoot(
    (u) => {
      const half = Math.exp(u);
      const at = incompleteGamma(a, half);
      const density = Math.exp(a * u - half - logGamma(a));
      return p <= 0.5
        ? { value: Math.log(at.lower) - Math.log(p), slope: density / at.lower }
        : { value: Math.log(1 - p) - Math.log(at.upper), slope: density / at.upper };
    },
    -601,
    Math.log(a + 1) + 20,
    Math.log(wilsonHilferty / 2),
  );
  return 2 * Math.exp(logX);
}
