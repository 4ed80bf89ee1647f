/**
 * Exact sum of many ratios with different small denominators, such as 300 unit rates. Adding one by one reduces ever
 * longer numbers by Euclid; here the common denominator is known by its primes, so that reducing is a few divisions.
 */
import { Ratio } from './ratio.js';

/** Denominators above this are added one by one (their primes would take longer to find than to do without). */
const LARGEST = 100_000_000;

/**
 * Σ values, in lowest terms like every ratio; 0 for none. The order does not matter.
 * Cost: O(n · √(largest denominator)) to find primes at worst, then n products of long numbers.
 *
 * @example sumOfRatios([Ratio.of(1, 2), Ratio.of(1, 3), Ratio.of(1, 6)]).toText() // '1/1'
 */
export function sumOfRatios(values: readonly Ratio[]): Ratio {
  if (values.length < 8 || values.some((value) => value.den > LARGEST)) return Ratio.sum(values);
  const numerators = new Map<number, bigint>();
  for (const value of values) {
    const den = Number(value.den);
    numerators.set(den, (numerators.get(den) ?? 0n) + value.num);
  }
  const powers = new Map<number, number>();
  for (const den of numerators.keys()) raiseToCover(powers, den);
  let common = 1n;
  for (const power of powers.values()) common *= BigInt(power);
  let numerator = 0n;
  for (const [den, sum] of numerators) numerator += sum * (common / BigInt(den));
  if (numerator === 0n) return Ratio.ZERO;
  let shared = 1n;
  for (const [prime, power] of powers) {
    const step = BigInt(prime);
    let rest = numerator % BigInt(power);
    if (rest === 0n) {
      shared *= BigInt(power);
      continue;
    }
    for (; rest % step === 0n; rest /= step) shared *= step;
  }
  return Ratio.lowest(numerator / shared, common / shared);
}

/** Makes `powers` (prime → prime^k) cover every prime power of `den`. */
function raiseToCover(powers: Map<number, number>, den: number): void {
  let rest = den;
  const cover = (prime: number, power: number): void => {
    if ((powers.get(prime) ?? 1) < power) powers.set(prime, power);
  };
  for (let prime = 2; prime * prime <= rest; prime += prime === 2 ? 1 : 2) {
    let power = 1;
    for (; rest % prime === 0; rest /= prime) power *= prime;
    if (power > 1) cover(prime, power);
  }
  if (rest > 1) cover(rest, rest);
}
