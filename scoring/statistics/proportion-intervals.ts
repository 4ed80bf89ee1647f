/** Confidence intervals of a binomial proportion, under their usual names. Shares run 0..1. */
import { betaQuantile } from '../number/beta-distribution.js';
import { requireFinite, requireOpenProbability } from '../number/check-number.js';
import { normalQuantile } from '../number/normal-distribution.js';
import { ScoringError } from '../number/scoring-error.js';

/** Lower and upper end; both null when undefined. */
export interface Interval {
  readonly lo: number | null;
  readonly hi: number | null;
}

export const NO_INTERVAL: Interval = { lo: null, hi: null };

/** `successes` of `n` trials (both may be effective, not whole, numbers) at a confidence level such as 0.95. */
export interface ProportionInput {
  readonly successes: number;
  readonly n: number;
  readonly level: number;
}

/** The two-sided normal quantile of a confidence level: 1.96 for 0.95. @example twoSidedZ(0.95) // 1.959963984540054 */
export function twoSidedZ(level: number): number {
  requireOpenProbability(level, 'level');
  return -normalQuantile((1 - level) / 2);
}

/** Checks 0 ≤ successes ≤ n and the level; returns the share, null when n is 0. */
function shareOf({ successes, n, level }: ProportionInput): number | null {
  requireOpenProbability(level, 'level');
  requireFinite(n, 'n');
  requireFinite(successes, 'successes');
  if (!(successes >= 0 && successes <= n)) {
    throw new ScoringError('outOfRange', 'successes must lie between 0 and n', { successes, n });
  }
  return n === 0 ? null : successes / n;
}

const clipped = (lo: number, hi: number): Interval => ({ lo: Math.max(0, lo) + 0, hi: Math.min(1, hi) });

/**
 * Wald: p ∓ z·√(p(1−p)/n), clipped to 0..1. Too short near 0 and 1; here for comparison with published tables.
 *
 * @throws ScoringError `outOfRange` unless 0 ≤ successes ≤ n and 0 < level < 1.
 * @example waldInterval({ successes: 50, n: 100, level: 0.95 }).lo // 0.4020018007729973
 */
export function waldInterval(input: ProportionInput): Interval {
  const p = shareOf(input);
  if (p === null) return NO_INTERVAL;
  const half = twoSidedZ(input.level) * Math.sqrt((p * (1 - p)) / input.n);
  return clipped(p - half, p + half);
}

/**
 * Wilson's score interval (1927), R's `prop.test(x, n, correct = FALSE)`: the project's interval for one-item shares.
 *
 * @throws ScoringError as `waldInterval`.
 * @example wilsonInterval({ successes: 50, n: 100, level: 0.95 }).lo // 0.40383153
 */
export function wilsonInterval(input: ProportionInput): Interval {
  return scoreInterval(input, 0);
}

/**
 * Wilson's interval with Yates' correction, R's `prop.test(x, n, correct = TRUE)`: the correction is min(½, |x −
 * n/2|), as R has it.
 *
 * @throws ScoringError as `waldInterval`.
 * @example wilsonCorrectedInterval({ successes: 4, n: 5, level: 0.95 }).lo // 0.298791054
 */
export function wilsonCorrectedInterval(input: ProportionInput): Interval {
  return scoreInterval(input, Math.min(0.5, Math.abs(input.successes - input.n / 2)));
}

function scoreInterval(input: ProportionInput, yates: number): Interval {
  const p = shareOf(input);
  if (p === null) return NO_INTERVAL;
  const { n } = input;
  const z = twoSidedZ(input.level);
  const u = (z * z) / (2 * n);
  const end = (q: number, sign: 1 | -1): number =>
    (q + u + sign * z * Math.sqrt((q * (1 - q)) / n + u / (2 * n))) / (1 + 2 * u);
  const low = p - yates / n;
  const high = p + yates / n;
  return clipped(low <= 0 ? 0 : end(low, -1), high >= 1 ? 1 : end(high, 1));
}

/**
 * Clopper and Pearson's exact interval (1934), R's `binom.test(x, n)`: beta quantiles, 0 at x = 0 and 1 at x = n.
 *
 * @throws ScoringError as `waldInterval`.
 * @example clopperPearsonInterval({ successes: 0, n: 10, level: 0.95 }).hi // 0.308497
 */
export function clopperPearsonInterval(input: ProportionInput): Interval {
  if (shareOf(input) === null) return NO_INTERVAL;
  const { successes: x, n } = input;
  const tail = (1 - input.level) / 2;
  return {
    lo: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    hi: x === n ? 1 : 1 - betaQuantile(tail, n - x, x + 1),
  };
}

/**
 * Agresti and Coull's interval (1998): Wald after adding z² trials, half of them successes; clipped to 0..1.
 *
 * @throws ScoringError as `waldInterval`.
 * @example agrestiCoullInterval({ successes: 50, n: 100, level: 0.95 }).lo // 0.40383
 */
export function agrestiCoullInterval(input: ProportionInput): Interval {
  if (shareOf(input) === null) return NO_INTERVAL;
  const z = twoSidedZ(input.level);
  const n = input.n + z * z;
  const p = (input.successes + (z * z) / 2) / n;
  const half = z * Math.sqrt((p * (1 - p)) / n);
  return clipped(p - half, p + half);
}

/**
 * Jeffreys' interval: quantiles of Beta(x + ½, n − x + ½), 0 at x = 0 and 1 at x = n (Brown, Cai and DasGupta 2001).
 *
 * @throws ScoringError as `waldInterval`.
 * @example jeffreysInterval({ successes: 5, n: 10, level: 0.95 }).lo // 0.224
 */
export function jeffreysInterval(input: ProportionInput): Interval {
  if (shareOf(input) === null) return NO_INTERVAL;
  const { successes: x, n } = input;
  const tail = (1 - input.level) / 2;
  return {
    lo: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    hi: x === n ? 1 : 1 - betaQuantile(tail, n - x + 0.5, x + 0.5),
  };
}

/** All six intervals beside the estimate. */
export interface ProportionIntervals {
  readonly estimate: number | null;
  readonly wald: Interval;
  readonly wilson: Interval;
  readonly wilsonCorrected: Interval;
  readonly clopperPearson: Interval;
  readonly agrestiCoull: Interval;
  readonly jeffreys: Interval;
}

/**
 * The estimate and its interval by each of the six methods; all null without trials.
 *
 * @throws ScoringError as `waldInterval`.
 * @example proportionIntervals({ successes: 4, n: 5, level: 0.95 }).estimate // 0.8
 */
export function proportionIntervals(input: ProportionInput): ProportionIntervals {
  return {
    estimate: shareOf(input),
    wald: waldInterval(input),
    wilson: wilsonInterval(input),
    wilsonCorrected: wilsonCorrectedInterval(input),
    clopperPearson: clopperPearsonInterval(input),
    agrestiCoull: agrestiCoullInterval(input),
    jeffreys: jeffreysInterval(input),
  };
}
