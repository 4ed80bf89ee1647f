/** Points are whole hundredths: sums of them are exact, and percentages round half up once, on the exact quotient. */
import { ScoringError } from './scoring-error.js';

/** Points in whole hundredths. Refuses more than two decimals. */
export function hundredths(points: number, what: string): number {
  const whole = Math.round(points * 100);
  if (!Number.isSafeInteger(whole) || Math.abs(points * 100 - whole) > 1e-6) {
    throw new ScoringError('badInput', `${what} must have at most two decimals`, { points });
  }
  return whole;
}

/** floor(a / b) for b > 0, of any size. */
function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

/** p·scale/m, half up at two decimals; p and m in hundredths, m > 0. */
export function halfUpHundredths(p: number, m: number, scale: number): number {
  const [points, maximum] = [BigInt(p), BigInt(m)];
  return Number(floorDivide(2n * points * BigInt(scale) + maximum, 2n * maximum)) / 100;
}

/**
 * 100 · points / maxPoints, half up at 2 decimals of the exact value (not of its floating-point image); null for a
 * maximum of 0.
 *
 * @throws ScoringError `badInput` for more than two decimals.
 * @example percentRounded(24.05, 40) // 60.13 (60.125 exactly; floating point would give 60.12)
 */
export function percentRounded(points: number, maxPoints: number): number | null {
  const maximum = hundredths(maxPoints, 'maxPoints');
  return maximum > 0 ? halfUpHundredths(hundredths(points, 'points'), maximum, 10_000) : null;
}
