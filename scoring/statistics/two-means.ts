/** Two means compared: Welch's and Student's t test, the rank-sum test and Cohen's d. */
import { requireOpenProbability } from '../number/check-number.js';
import { studentTTwoSided } from '../number/student-t-distribution.js';
import { mannWhitney, type MannWhitney } from './mann-whitney.js';
import { twoSidedT } from './mean-interval.js';
import { allEqual, mean, presentValues, sumOfSquares, type MaybeNumber } from './mean-and-spread.js';

/** A t test of mean(x) − mean(y); lo and hi bound the difference in the unit of the values. */
export interface TTest {
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** `cohenD` is the difference in pooled standard deviations. */
export interface TwoMeans {
  readonly difference: number | null;
  readonly welch: TTest;
  readonly pooled: TTest;
  readonly mannWhitney: MannWhitney;
  readonly cohenD: number | null;
}

const UNDEFINED_TEST: TTest = { t: null, df: null, p: null, lo: null, hi: null };

/**
 * R's `t.test(x, y)` (Welch 1947), `t.test(var.equal = TRUE)`, `wilcox.test(exact = FALSE)` and Cohen's d (1988).
 * Missing values are left out;
 * a t test is null without variance or degrees of freedom.
 *
 * @throws ScoringError `outOfRange` for the level, `badInput` for a value that is not finite.
 * @example twoMeans({ x: [4, 5, 6], y: [1, 2, 3], level: 0.95 }).cohenD // 3
 */
export function twoMeans(input: {
  readonly x: readonly MaybeNumber[];
  readonly y: readonly MaybeNumber[];
  readonly level: number;
}): TwoMeans {
  requireOpenProbability(input.level, 'level');
  const x = presentValues(input.x);
  const y = presentValues(input.y);
  const difference = x.length > 0 && y.length > 0 ? mean(x)! - mean(y)! : null;
  const test = (standardError: number, df: number): TTest => {
    if (difference === null || !(df > 0) || !(standardError > 0)) return UNDEFINED_TEST;
    const t = difference / standardError;
    const half = twoSidedT(input.level, df) * standardError;
    return { t, df, p: studentTTwoSided(t, df), lo: difference - half, hi: difference + half };
  };
  const df = x.length + y.length - 2;
  const pooledVariance = df > 0 ? (sumOfSquares(x) + sumOfSquares(y)) / df : 0;
  const vx = squaredError(x);
  const vy = squaredError(y);
  const welchDf = (vx + vy) ** 2 / ((vx * vx) / (x.length - 1) + (vy * vy) / (y.length - 1));
  const spread = Math.sqrt(pooledVariance);
  return {
    difference,
    welch: x.length < 2 || y.length < 2 ? UNDEFINED_TEST : test(Math.sqrt(vx + vy), welchDf),
    pooled: test(spread * Math.sqrt(1 / x.length + 1 / y.length), df),
    mannWhitney: mannWhitney(x, y),
    cohenD: difference === null || spread === 0 ? null : difference / spread,
  };
}

/** Squared standard error of the mean, 0 for equal values. */
function squaredError(values: readonly number[]): number {
  return allEqual(values) ? 0 : sumOfSquares(values) / (values.length - 1) / values.length;
}
