/**
 * Mean, variance, standard deviation and median of plain numbers: null where there is too little, the same in every
 * order of rows. `+ 0` turns the −0 of a quotient too small for a number into 0.
 */
import { exactSum } from '../number/exact-sum.js';
import { ScoringError } from '../number/scoring-error.js';

/** A measured value, null when it is missing. */
export type MaybeNumber = number | null | undefined;

/**
 * The values that are there, in order; missing ones are left out.
 *
 * @throws ScoringError `badInput` for anything but finite numbers, null and undefined.
 * @example presentValues([1, null, 3]) // [1, 3]
 */
export function presentValues(values: readonly MaybeNumber[]): number[] {
  const present: number[] = [];
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (!Number.isFinite(value)) throw new ScoringError('badInput', 'a value must be a finite number', { value });
    present.push(value + 0);
  }
  return present;
}

/** Whether all values are the same (true for none). Decides "no variance" without rounding noise. */
export function allEqual(values: readonly number[]): boolean {
  const first = values[0];
  return values.every((value) => value === first);
}

/** Arithmetic mean; null without values. @example mean([1, 2, 6]) // 3 */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  if (allEqual(values)) return values[0]! + 0;
  return exactSum(values) / values.length + 0;
}

/** Σ(x − mean)²; 0 for equal values and for none. @example sumOfSquares([1, 2, 3]) // 2 */
export function sumOfSquares(values: readonly number[]): number {
  if (allEqual(values)) return 0;
  const centre = mean(values)!;
  return exactSum(values.map((value) => (value - centre) ** 2));
}

/** Variance with n − 1; null with fewer than two values. @example sampleVariance([1, 2, 3]) // 1 */
export function sampleVariance(values: readonly number[]): number | null {
  return values.length < 2 ? null : sumOfSquares(values) / (values.length - 1);
}

/** Standard deviation with n − 1; null with fewer than two values. @example sampleSd([1, 2, 3]) // 1 */
export function sampleSd(values: readonly number[]): number | null {
  const variance = sampleVariance(values);
  return variance === null ? null : Math.sqrt(variance);
}

/** The middle value, or the mean of the two middle ones; null without values. @example median([4, 1, 3, 2]) // 2.5 */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! + 0 : (sorted[half - 1]! + sorted[half]!) / 2 + 0;
}
