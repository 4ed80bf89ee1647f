/** Student's t distribution with any positive, also fractional or infinite, number of degrees of freedom. */
import { betaQuantileLogit } from './beta-distribution.js';
import { requireNumber, requireOpenProbability, requirePositive } from './check-number.js';
import { monotoneRoot } from './monotone-root.js';
import { normalQuantile, normalTails } from './normal-distribution.js';
import { ScoringError } from './scoring-error.js';
import { incompleteBeta, logBeta, type Tails } from './special-functions.js';

/**
 * From here on Hill's normalising transformation is exact to 1e-13 and the continued fraction begins to lose digits.
 */
const LARGE_DF = 20_000;

/**
 * The normal deviate with the same upper tail as t > 0, for many degrees of freedom (Hill 1970, CACM algorithm 395).
 */
function equivalentNormal(t: number, df: number): number {
  const a = df - 0.5;
  const b = 48 * a * a;
  const y = a * Math.log1p((t / df) * t);
  return (((((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3) / b + 1) * Math.sqrt(y);
}

/** P(T > t) for t ≥ 0. */
function upperTail(t: number, df: number): number {
  if (t === Infinity) return 0;
  if (df >= LARGE_DF) return normalTails(df === Infinity ? t : equivalentNormal(t, df)).upper;
  const square = t * t;
  const a = df / 2;
  if (square < Infinity) return incompleteBeta(a, 0.5, df / (df + square), square / (df + square)).lower / 2;
  // t² overflows: the first term of the power-law tail is exact
  return Math.exp(a * (Math.log(df) - 2 * Math.log(t)) - Math.log(a) - logBeta(a, 0.5)) / 2;
}

/** Both tail probabilities of Student's t distribution at t. */
export function studentTTails(t: number, df: number): Tails {
  const small = upperTail(Math.abs(requireNumber(t, 't')), requirePositive(df, 'df'));
  return t > 0 ? { lower: 1 - small, upper: small } : { lower: small, upper: 1 - small };
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
  if (df === Infinity) return normalQuantile(p);
  const tail = Math.min(p, 1 - p);
  const size = df >= LARGE_DF ? largeDfQuantile(tail, df) : betaQuantile(tail, df);
  if (size === Infinity) throw new ScoringError('outOfRange', 'the t quantile exceeds every double', { p, df });
  return p < 0.5 ? -size : size;
}

/** t > 0 with the given upper tail below ½, through the beta distribution of df / (df + t²). */
function betaQuantile(tail: number, df: number): number {
  return Math.sqrt(df) * Math.exp(-betaQuantileLogit({ lower: 2 * tail, upper: 1 - 2 * tail }, df / 2, 0.5) / 2);
}

/** t > 0 with the given upper tail, by Newton from the normal quantile. */
function largeDfQuantile(tail: number, df: number): number {
  const z = -normalQuantile(tail);
  return monotoneRoot(
    (t) => ({ value: equivalentNormal(t, df) - z, slope: 1 }),
    0,
    2 * z + 1,
    z + (z * z * z + z) / (4 * df),
  );
}
