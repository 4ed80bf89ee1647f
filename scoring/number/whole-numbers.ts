/** Arithmetic of whole numbers beneath `Ratio`: safe integers while they last, bigint beyond. */
import { RatioError } from './ratio-error.js';

export const MAX = Number.MAX_SAFE_INTEGER;
export const BIG_MAX = BigInt(MAX);

export const isSafe = (value: number): boolean => value <= MAX && value >= -MAX;

/** a·x + b·y, or an unsafe number as soon as one of the products is unsafe. */
export function addOver(a: number, x: number, b: number, y: number): number {
  const [left, right] = [a * x, b * y];
  return isSafe(left) && isSafe(right) ? left + right : Infinity;
}

/** Greatest common divisor of two safe integers, the second > 0. */
export function gcd(first: number, second: number): number {
  let [a, b] = [first, second];
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/** Greatest common divisor of any two bigints but 0 and 0, signs ignored; small remainders go on as plain numbers. */
export function bigGcd(first: bigint, second: bigint): bigint {
  let [a, b] = [first < 0n ? -first : first, second < 0n ? -second : second];
  while (b !== 0n) {
    if (b <= BIG_MAX && a <= BIG_MAX) return BigInt(gcd(Number(a), Number(b)));
    [a, b] = [b, a % b];
  }
  return a;
}

/** Places of the finite decimal over `den`, null when `den` has a factor other than 2 and 5. */
export function decimalPlaces(den: number): number | null {
  let rest = den;
  let [twos, fives] = [0, 0];
  for (; rest % 2 === 0; twos += 1) rest /= 2;
  for (; rest % 5 === 0; fives += 1) rest /= 5;
  return rest === 1 ? Math.max(twos, fives) : null;
}

export function decimalPlacesOfBig(den: bigint): number | null {
  let rest = den;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; twos += 1) rest /= 2n;
  for (; rest % 5n === 0n; fives += 1) rest /= 5n;
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** Correctly rounded quotient: 66 bits and a sticky bit are rounded once by the conversion. */
export function nearestDouble(num: bigint, den: bigint): number {
  const size = num < 0n ? -num : num;
  const shift = 66 + 4 * (den.toString(16).length - size.toString(16).length);
  const [top, bottom] = shift >= 0 ? [size << BigInt(shift), den] : [size, den << BigInt(-shift)];
  const quotient = top / bottom;
  const sticky = top % bottom === 0n ? quotient : quotient | 1n;
  const half = Math.trunc(-shift / 2);
  const value = Number(sticky) * 2 ** half * 2 ** (-shift - half);
  if (!Number.isFinite(value)) throw new RatioError('outOfRange', 'Larger than any binary double');
  return num < 0n && value !== 0 ? -value : value;
}
