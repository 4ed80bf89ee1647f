/** Guards that turn a wrong argument into a `ScoringError` before it can become NaN. */
import { ScoringError } from './scoring-error.js';

/** Refuses anything but a number (infinities pass: a distribution function is defined there). */
export function requireNumber(value: number, name: string): number {
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new ScoringError('badInput', `${name} must be a number`, { [name]: value });
  }
  return value;
}

/** Refuses anything but a finite number. */
export function requireFinite(value: number, name: string): number {
  if (!Number.isFinite(value)) throw new ScoringError('badInput', `${name} must be a finite number`, { [name]: value });
  return value;
}

/** Refuses anything but a number above 0; infinity passes (an infinite number of degrees of freedom is a limit). */
export function requirePositive(value: number, name: string): number {
  if (!(requireNumber(value, name) > 0)) {
    throw new ScoringError('outOfRange', `${name} must be above 0`, { [name]: value });
  }
  return value;
}

/** Refuses anything but a whole number of 0 or more. */
export function requireCount(value: number, name: string): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new ScoringError('badInput', `${name} must be a whole number of 0 or more`, { [name]: value });
  }
  return value;
}

/**
 * Refuses a probability that is not strictly between 0 and 1 (a confidence level, an error rate, an unbounded
 * quantile).
 */
export function requireOpenProbability(value: number, name: string): number {
  if (!(requireNumber(value, name) > 0 && value < 1)) {
    throw new ScoringError('outOfRange', `${name} must lie strictly between 0 and 1`, { [name]: value });
  }
  return value;
}

/** Refuses a probability or share outside 0..1. */
export function requireProbability(value: number, name: string): number {
  if (!(requireNumber(value, name) >= 0 && value <= 1)) {
    throw new ScoringError('outOfRange', `${name} must lie between 0 and 1`, { [name]: value });
  }
  return value;
}
