/** Beta distribution: the exact binomial limits, Student's t and F all stand on it. */
import { requirePositive, requireProbability } from './check-number.js';
import { monotoneRoot } from './monotone-root.js';
import { incompleteBeta, logBeta, logBetaTerm, type Tails } from './special-functions.js';

/** Where a share is this small (e^−600), the first term of its tail is exact in double precision. */
const LOGIT_LIMIT = 600;

/** Both tail probabilities of the beta distribution with shapes a and b at x in 0..1. */
export function betaTails(x: number, a: number, b: number): Tails {
  return incompleteBeta(requirePositive(a, 'a'), requirePositive(b, 'b'), requireProbability(x, 'x'));
}

/**
 * P(X ≤ x) for X ~ Beta(a, b) (R: `pbeta(x, a, b)`). x in 0..1, shapes a, b > 0.
 *
 * @throws ScoringError `outOfRange` for other arguments.
 * @example betaCdf(0.5, 2, 3) // 0.6875
 */
export function betaCdf(x: number, a: number, b: number): number {
  return betaTails(x, a, b).lower;
}

/**
 * ln(x / (1 − x)) of the point with P(X ≤ x) = lower for X ~ Beta(a, b); keeps digits that x itself loses near 0 and 1.
 * Solved on the log of the smaller tail, which grows almost straight. The caller gives both tails, strictly between 0
 * and 1.
 */
export function betaQuantileLogit(tails: Tails, a: number, b: number): number {
  const { lower, upper } = tails;
  const lowest = (Math.log(lower) + Math.log(a) + logBeta(a, b)) / a;
  if (lowest < -LOGIT_LIMIT) return lowest;
  const highest = -(Math.log(upper) + Math.log(b) + logBeta(a, b)) / b;
  if (highest > LOGIT_LIMIT) return highest;
  const share = (u: number): [number, number] => [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))];
  return monotoneRoot(
    (u) => {
      const [x, y] = share(u);
      const at = incompleteBeta(a, b, x, y);
      const density = Math.exp(logBetaTerm(a, b, x, y));
      return lower <= upper
        ? { value: Math.log(at.lower) - Math.log(lower), slope: density / at.lower }
        : { value: Math.log(upper) - Math.log(at.upper), slope: density / at.upper };
    },
    -LOGIT_LIMIT - 1,
    LOGIT_LIMIT + 1,
    Math.log(a / b),
  );
}

/**
 * The x with P(X ≤ x) = p for X ~ Beta(a, b) (R: `qbeta(p, a, b)`). p in 0..1, shapes a, b > 0; 0 and 1 give the ends.
 * Relative error about 1e-12. Cost: some ten evaluations of the cdf.
 *
 * @throws ScoringError `outOfRange` for other arguments.
 * @example betaQuantile(0.5, 1, 2) // 0.2928932188134524
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireProbability(p, 'p');
  requirePositive(a, 'a');
  requirePositive(b, 'b');
  if (p === 0 || p === 1) return p;
  return 1 / (1 + Math.exp(-betaQuantileLogit({ lower: p, upper: 1 - p }, a, b)));
}
