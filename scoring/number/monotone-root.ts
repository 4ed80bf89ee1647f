/** Root of a growing function by Newton steps kept inside a shrinking bracket: quantiles are found with it. */
import { ScoringError } from './scoring-error.js';

/** Value and slope of a function at a point. */
export interface ValueAndSlope {
  readonly value: number;
  readonly slope: number;
}

/**
 * The x in lo..hi where a growing function crosses 0; the nearer end when it does not cross inside. Newton's step is
 * taken while
 * it stays inside the bracket and halves the last one, bisection otherwise (Press et al., Numerical Recipes §9.4,
 * `rtsafe`).
 *
 * @throws ScoringError `notConverged` after 400 steps, `badInput` when the function is not a number there.
 * @example monotoneRoot((x) => ({ value: x * x - 2, slope: 2 * x }), 0, 2, 1) // 1.4142135623730951
 */
export function monotoneRoot(f: (x: number) => ValueAndSlope, lo: number, hi: number, start: number): number {
  let x = start > lo && start < hi ? start : (lo + hi) / 2;
  let lastStep = hi - lo;
  for (let i = 0; i < 400; i++) {
    const { value, slope } = f(x);
    if (Number.isNaN(value)) throw new ScoringError('badInput', 'function is undefined inside the bracket', { x });
    if (value === 0) return x;
    if (value < 0) lo = x;
    else hi = x;
    const newton = x - value / slope;
    const step = Math.abs(newton - x);
    const next = newton > lo && newton < hi && step <= lastStep / 2 ? newton : (lo + hi) / 2;
    lastStep = Math.abs(next - x);
    if (next === x || lastStep <= 2e-16 * Math.abs(x) || hi - lo <= 2e-16 * Math.abs(x)) return next;
    x = next;
  }
  throw new ScoringError('notConverged', 'root search did not settle', { lo, hi });
}
