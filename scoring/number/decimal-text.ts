/** Reads and writes decimals as text without ever passing through a binary fraction. Implements SCORE-IO §1. */
import { RatioError } from './ratio-error.js';

/** Longest text, largest power of ten read and most places written: they bound the time of every later operation. */
export const MAX_TEXT_LENGTH = 1_000;
export const MAX_EXPONENT = 1_000;
export const MAX_PLACES = 2 * (MAX_TEXT_LENGTH + MAX_EXPONENT);

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const RATIO = /^(-?\d+)\/(-?\d+)$/;

/** Small powers of ten that are safe integers as numbers, index = exponent. */
export const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, power) => 10 ** power);

/** 10^power as a safe integer, or undefined above 10^15. */
export function smallPowerOfTen(power: number): number | undefined {
  return POWERS_OF_TEN[power];
}

/**
 * Numerator and denominator (> 0, not yet in lowest terms) of a decimal (`-0.125`, `12e-3`) or a ratio of integers (`22/7`).
 * Throws `RatioError`: `notANumber` for any other text, `divisionByZero` for `1/0`, `tooLong` past the limits above.
 */
export function readDecimalText(text: string): readonly [number, number] | readonly [bigint, bigint] {
  if (text.length > MAX_TEXT_LENGTH) throw new RatioError('tooLong', `A number of ${text.length} characters`);
  const decimal = DECIMAL.exec(text);
  if (decimal === null) return readRatioText(text);
  const places = decimal[3] ?? '';
  const power = Number(decimal[4] ?? '0') - places.length;
  if (Math.abs(power) > MAX_TEXT_LENGTH + MAX_EXPONENT) throw new RatioError('tooLong', `Power of ten in ${text}`);
  const digits = `${decimal[2] ?? ''}${places}`;
  const scale = smallPowerOfTen(Math.abs(power));
  if (digits.length <= 15 && scale !== undefined) {
    const size = Number(digits);
    const signed = decimal[1] === '-' && size !== 0 ? -size : size;
    if (power <= 0) return [signed, scale];
    if (size * scale <= Number.MAX_SAFE_INTEGER) return [signed * scale, 1];
  }
  const whole = BigInt(`${decimal[1] ?? ''}${digits}`);
  return power >= 0 ? [whole * 10n ** BigInt(power), 1n] : [whole, 10n ** BigInt(-power)];
}

function readRatioText(text: string): readonly [bigint, bigint] {
  const ratio = RATIO.exec(text);
  if (ratio === null) throw new RatioError('notANumber', 'Neither a decimal nor a ratio of integers');
  const [num, den] = [BigInt(ratio[1] ?? ''), BigInt(ratio[2] ?? '')];
  if (den === 0n) throw new RatioError('divisionByZero', 'A ratio over zero');
  return den < 0n ? [-num, -den] : [num, den];
}

/** Digits of a whole number `size` ≥ 0 standing for size / 10^places, with exactly `places` places. */
export function placePoint(size: string, places: number): string {
  if (places === 0) return size;
  const digits = size.padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
