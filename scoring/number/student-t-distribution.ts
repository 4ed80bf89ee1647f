/** Student's t distribution with any positive, also fractional or infinite, number of degrees of freedom. */
import { betaQuantileLogit } from './beta-distribution.js';
import { requireNumber, requireOpenProbability, requirePositive } from './check-number.js';
import { normalQuantile, normalTails } from './normal-distribution.js';
import { incompleteBeta, type Tails } from './special-functions.js';

/** From here on t differs from the normal distribution by less than the first correction term shows. */
const LARGE_DF = 1e9;

/** Both tail probabilities of Student's t distribution at t. */
export function studentTTails(t: number, df: number): Tails {
  requireNumber(t, 't');
  requirePositive(df, 'df');
  if (df === Infinity) return normalTails(t);
  if (df >= LARGE_DF) return normalTails((t * (1 - 1 / (4 * df))) / Math.sqrt(1 + (t * t) / (2 * df)));
  const square = t * t;
  const outside =
    square === Infinity
      ? Math.exp((df / 2) * (Math.log(df) - 2 * Math.log(Math.abs(t)))) * tailAtInfinity(df, t)
      : incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower;
  const small = outside / 2;
  return t > 0 ? { lower: 1 - small, upper: small } : { lower: small, upper: 1 - small };
}

/** Factor of the power law of the tail where t² overflows: practically only 0 and the Cauchy-like tails of tiny df remain. */
function tailAtInfinity(df: number, t: number): number {
  if (Math.abs(t) === Infinity) return 0;
  return incompleteBeta(df / 2, 0.5, 1e-300).lower / Math.exp((df / 2) * Math.log(1e-300));
}

/**
 * P(T ≤ t) for Student's t (R: `pt(t, df)`). t: any number, df > 0.
 *
 * @throws ScoringError `outOfRange` when df is not above 0.
 * @example studentTCdf(1, 1) // 0.75
 */
export function studentTCdf(t: number, df: number): number {
  return studentTTails(t, df).lower;
}

/** P(|T| ≥ |t|), the two-sided p value of a t statistic. @example studentTTwoSided(1, 1) // 0.5 */
export function studentTTwoSided(t: number, df: number): number {
  return 2 * studentTTails(-Math.abs(t), df).lower;
}

/**
 * The t with P(T ≤ t) = p (R: `qt(p, df)`). p strictly between 0 and 1, df > 0, infinity gives the normal quantile.
 *
 * @throws ScoringError `outOfRange` for other arguments and where the quantile exceeds the range of a double (tiny df).
 * @example studentTQuantile(0.975, 1) // 12.706204736174698
 */
export function studentTQuantile(p: number, df: number): number {
  requireOpenProbability(p, 'p');
  requirePositive(df, 'df');
  if (p === 0.5) return 0;
  const z = normalQuantile(p);
  if (df >= LARGE_DF) return z + (z * z * z + z) / (4 * df);
  const tail = 2 * Math.min(p, 1 - p);
  const size = Math.sqrt(df) * Math.exp(-betaQuantileLogit({ lower: tail, upper: 1 - tail }, df / 2, 0.5) / 2);
  return p < 0.5 ? -size : size;
}
