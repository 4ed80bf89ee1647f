/**
 * Gamma and incomplete gamma and beta functions, the ground of every distribution here. Written by hand because
 * `scoring` carries no numeric library: prefactors after Loader (2000, saddle-point), tails by series and continued
 * fraction.
 */
import { ScoringError } from './scoring-error.js';

/** ½·ln 2π */
export const LOG_SQRT_2PI = 0.918938533204672741780329736406;
const ITERATIONS = 400_000;
const SMALLEST = 1e-300;

/** Both tails of a distribution; neither is computed as one minus the other when it is the small one. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** Stirling's correction ln Γ(x+1) − (x+½)·ln x + x − ½·ln 2π for x ≥ 15. */
function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) / x;
}

/**
 * ln Γ(x) for x > 0, by Stirling's series after shifting x above 15 (Abramowitz & Stegun 6.1.40, 6.1.15).
 * Absolute error below 1e-14 for moderate x, relative error 1e-15 beyond. Cost: at most 15 products.
 *
 * @throws ScoringError `outOfRange` when x is not above 0.
 * @example logGamma(5) // 3.1780538303479458, ln 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new ScoringError('outOfRange', 'logGamma needs an argument above 0', { x });
  let product = 1;
  let shifted = x;
  while (shifted < 15) product *= shifted++;
  return (shifted - 0.5) * Math.log(shifted) - shifted + LOG_SQRT_2PI + stirlingSeries(shifted) - Math.log(product);
}

/** ln B(a, b) for a, b > 0. @example logBeta(2, 3) // -2.4849066497880004, ln 1/12 */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** ln Γ(x+1) − (x+½)·ln x + x − ½·ln 2π for x > 0: what Stirling's approximation leaves out. */
export function stirlingError(x: number): number {
  if (x >= 15) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - LOG_SQRT_2PI;
}

/** x·ln(x/m) + m − x without cancellation near x = m (Loader 2000). */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) < 0.1 * (x + m)) {
    const v = (x - m) / (x + m);
    let sum = (x - m) * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j++) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) return next;
      sum = next;
    }
  }
  return x * Math.log(x / m) + m - x;
}

/** ln of x^a·e^−x / Γ(a+1). */
function logGammaTerm(a: number, x: number): number {
  return -stirlingError(a) - deviance(a, x) - LOG_SQRT_2PI - 0.5 * Math.log(a);
}

/** ln of x^a·y^b / B(a, b), with y = 1 − x given apart so that neither end loses digits. */
export function logBetaTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const lc = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return lc - LOG_SQRT_2PI + 0.5 * (Math.log(a) + Math.log(b) - Math.log(n));
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P (Abramowitz & Stegun 6.5.1, 6.5.29, 6.5.31).
 * Shapes: a > 0, x ≥ 0 (infinity allowed). Relative error about 1e-13 in the smaller tail. Cost: O(√a) steps.
 *
 * @throws ScoringError `outOfRange` for other arguments, `notConverged` when a is astronomically large.
 * @example incompleteGamma(1, 2).upper // 0.1353352832366127, e^−2
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(a > 0) || !(x >= 0)) throw new ScoringError('outOfRange', 'incompleteGamma needs a > 0 and x >= 0', { a, x });
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const prefactor = Math.exp(logGammaTerm(a, x));
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let k = 1; k < ITERATIONS; k++) {
      term *= x / (a + k);
      sum += term;
      if (term < sum * 1e-17) {
        const lower = Math.min(1, prefactor * sum);
        return { lower, upper: 1 - lower };
      }
    }
  } else {
    let b = x + 1 - a;
    let c = 1 / SMALLEST;
    let d = 1 / b;
    let h = d;
    for (let k = 1; k < ITERATIONS; k++) {
      const an = -k * (k - a);
      b += 2;
      d = 1 / away(an * d + b);
      c = away(b + an / c);
      const factor = d * c;
      h *= factor;
      if (Math.abs(factor - 1) < 2e-16) {
        const upper = Math.min(1, prefactor * a * h);
        return { lower: 1 - upper, upper };
      }
    }
  }
  throw new ScoringError('notConverged', 'incomplete gamma function did not settle', { a, x });
}

/**
 * Regularised incomplete beta functions I_x(a, b) and 1 − I_x(a, b) (Abramowitz & Stegun 26.5.8, modified Lentz).
 * Shapes: a, b > 0; x in 0..1; y = 1 − x may be given apart where x is close to 1. Relative error about 1e-13 in the
 * smaller tail.
 * Cost: O(√max(a, b)) steps.
 *
 * @throws ScoringError `outOfRange` for other arguments, `notConverged` when a or b is astronomically large.
 * @example incompleteBeta(2, 3, 0.5).lower // 0.6875
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): Tails {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1) || !(y >= 0 && y <= 1)) {
    throw new ScoringError('outOfRange', 'incompleteBeta needs a, b > 0 and x in 0..1', { a, b, x });
  }
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  if (x <= (a + 1) / (a + b + 2)) return betaTailsBelowMean(a, b, x, y);
  const { lower, upper } = betaTailsBelowMean(b, a, y, x);
  return { lower: upper, upper: lower };
}

/** The continued fraction, which settles fast where x does not exceed the mean by much. */
function betaTailsBelowMean(a: number, b: number, x: number, y: number): Tails {
  let c = 1;
  let d = 1 / away((1 - b + (a + b) * y) / (a + 1));
  let h = d;
  for (let m = 1; m < ITERATIONS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 2e-16) {
      const lower = Math.min(1, (Math.exp(logBetaTerm(a, b, x, y)) * h) / a);
      return { lower, upper: 1 - lower };
    }
  }
  throw new ScoringError('notConverged', 'incomplete beta function did not settle', { a, b, x });
}

/** Keeps a continued fraction's denominator away from 0 (Lentz). */
function away(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}
