/**
 * Exact ratio of two whole numbers, so that no amount is ever rounded before the end (SCORE-IO §1).
 * Written by hand because fraction.js needs 600-700 ms where the budget is 150: pairs of safe integers stay
 * plain numbers, only what overflows becomes a pair of bigint.
 */
import { MAX_PLACES, placePoint, readDecimalText, smallPowerOfTen } from './decimal-text.js';
import { RatioError } from './ratio-error.js';
import {
  addOver,
  BIG_MAX,
  bigGcd,
  decimalPlaces,
  decimalPlacesOfBig,
  gcd,
  isSafe,
  MAX,
  nearestDouble,
} from './whole-numbers.js';

/**
 * Immutable, always in lowest terms with a positive denominator; zero is 0/1. Never NaN, infinite or −0.
 * Cost: constant while numerator and denominator stay safe integers, else that of bigint arithmetic.
 *
 * @example
 * Ratio.parse('0.1').add(Ratio.parse('0.2')).toText(); // "3/10"
 */
export class Ratio {
  static readonly ZERO = new Ratio(0, 1, undefined, undefined);
  static readonly ONE = new Ratio(1, 1, undefined, undefined);
  static readonly HUNDRED = new Ratio(100, 1, undefined, undefined);

  private constructor(
    private readonly n: number,
    private readonly d: number,
    private readonly bigN: bigint | undefined,
    private readonly bigD: bigint | undefined,
  ) {}

  /** num / den from whole numbers (den 1 when left out). Throws `RatioError`: `notANumber` for fractions, `divisionByZero`. */
  static of(num: number | bigint, den: number | bigint = 1): Ratio {
    if (Number.isSafeInteger(num) && Number.isSafeInteger(den)) return Ratio.ofSmall(num as number, den as number);
    return Ratio.ofBig(wholeBig(num), wholeBig(den));
  }

  /**
   * The decimal a number is written as, or a text: `0.125`, `-12e-3`, `22/7`. A number stands for its shortest decimal,
   * so `parse(0.1)` is 1/10. Throws `RatioError`: `notANumber`, `divisionByZero`, `tooLong`.
   */
  static parse(value: number | string): Ratio {
    if (typeof value === 'number') {
      if (Number.isSafeInteger(value)) return new Ratio(value + 0, 1, undefined, undefined);
      if (!Number.isFinite(value)) throw new RatioError('notANumber', 'Not a finite number');
    }
    const [num, den] = readDecimalText(String(value));
    return typeof num === 'number' ? Ratio.ofSmall(num, den as number) : Ratio.ofBig(num, den as bigint);
  }

  /** Sum of any number of ratios, exactly; the order does not matter. */
  static sum(values: Iterable<Ratio>): Ratio {
    let total = Ratio.ZERO;
    for (const value of values) total = total.add(value);
    return total;
  }

  /** Two safe integers that have no common divisor, den > 0. */
  private static small(num: number, den: number): Ratio {
    return new Ratio(num, den, undefined, undefined);
  }

  /** Lowest terms of two safe integers. */
  private static ofSmall(num: number, den: number): Ratio {
    if (den === 0) throw new RatioError('divisionByZero', 'Division by zero');
    if (num === 0) return Ratio.ZERO;
    const n = den < 0 ? -num : num;
    const d = den < 0 ? -den : den;
    if (d === 1) return Ratio.small(n, 1);
    const shared = gcd(n < 0 ? -n : n, d);
    return Ratio.small(n / shared, d / shared);
  }

  /** Lowest terms of any two bigints. Throws `divisionByZero`. */
  private static ofBig(num: bigint, den: bigint): Ratio {
    if (den === 0n) throw new RatioError('divisionByZero', 'Division by zero');
    const shared = den < 0n ? -bigGcd(num, den) : bigGcd(num, den);
    return Ratio.lowest(num / shared, den / shared);
  }

  /** @internal Two bigints without common divisor, den > 0 (also for `sum-of-ratios.ts`); plain numbers when they fit. */
  static lowest(n: bigint, d: bigint): Ratio {
    if (d <= BIG_MAX && n <= BIG_MAX && n >= -BIG_MAX) return new Ratio(Number(n), Number(d), undefined, undefined);
    return new Ratio(0, 1, n, d);
  }

  /** Sum with divisors taken out before they grow (Knuth, TAOCP 2, 4.5.1). */
  private addBig(other: Ratio): Ratio {
    const [b, d] = [this.den, other.den];
    const shared = bigGcd(b, d);
    if (shared === 1n) return Ratio.lowest(this.num * d + other.num * b, b * d);
    const rest = b / shared;
    const sum = this.num * (d / shared) + other.num * rest;
    const again = bigGcd(sum, shared);
    return Ratio.lowest(sum / again, rest * (d / again));
  }

  /** n/d times num/den, both in lowest terms, den > 0: only crosswise divisors are left to take out. */
  private mulBig(num: bigint, den: bigint): Ratio {
    const [up, down] = [bigGcd(this.num, den), bigGcd(num, this.den)];
    return Ratio.lowest((this.num / up) * (num / down), (this.den / down) * (den / up));
  }

  /** Numerator, of any size, in lowest terms; carries the sign. */
  get num(): bigint {
    return this.bigN ?? BigInt(this.n);
  }

  /** Denominator, of any size, ≥ 1. */
  get den(): bigint {
    return this.bigD ?? BigInt(this.d);
  }

  /** The exact sum. */
  add(other: Ratio): Ratio {
    if (this.bigN === undefined && other.bigN === undefined) {
      if (this.d === other.d) {
        const sum = this.n + other.n;
        if (sum <= MAX && sum >= -MAX) return this.d === 1 ? Ratio.small(sum, 1) : Ratio.ofSmall(sum, this.d);
      } else {
        const den = this.d * other.d;
        const shared = den <= MAX ? 1 : gcd(this.d, other.d);
        const sum = addOver(this.n, other.d / shared, other.n, this.d / shared);
        const common = shared === 1 ? den : (this.d / shared) * other.d;
        if (isSafe(sum) && common <= MAX) return Ratio.ofSmall(sum, common);
      }
    }
    return this.addBig(other);
  }

  /** The exact difference. */
  sub(other: Ratio): Ratio {
    return this.add(other.neg());
  }

  /** The exact product. */
  mul(other: Ratio): Ratio {
    if (this.bigN === undefined && other.bigN === undefined) {
      const num = this.n * other.n;
      const den = this.d * other.d;
      if (isSafe(num) && den <= MAX) return Ratio.ofSmall(num, den);
    }
    return this.mulBig(other.num, other.den);
  }

  /** The exact quotient. Throws `RatioError` `divisionByZero`. */
  div(other: Ratio): Ratio {
    if (this.bigN === undefined && other.bigN === undefined) {
      const num = this.n * other.d;
      const den = this.d * other.n;
      if (isSafe(num) && isSafe(den)) return Ratio.ofSmall(num, den);
    }
    if (other.isZero()) throw new RatioError('divisionByZero', 'Division by zero');
    return other.num < 0n ? this.mulBig(-other.den, -other.num) : this.mulBig(other.den, other.num);
  }

  /** The value with the other sign; zero stays zero, there is no −0. */
  neg(): Ratio {
    if (this.bigN !== undefined) return new Ratio(0, 1, -this.bigN, this.bigD);
    return this.n === 0 ? this : Ratio.small(-this.n, this.d);
  }

  /** The value without its sign. */
  abs(): Ratio {
    return this.sign() < 0 ? this.neg() : this;
  }

  /** −1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    const num = this.bigN ?? this.n;
    return num > 0 ? 1 : num < 0 ? -1 : 0;
  }

  /** −1 when this is smaller, 0 when exactly equal, 1 when larger. */
  compare(other: Ratio): -1 | 0 | 1 {
    if (this.bigN === undefined && other.bigN === undefined) {
      const same = this.d === other.d;
      const left = same ? this.n : this.n * other.d;
      const right = same ? other.n : other.n * this.d;
      if (isSafe(left) && isSafe(right)) return left > right ? 1 : left < right ? -1 : 0;
    }
    const [left, right] = [this.num * other.den, other.num * this.den];
    return left > right ? 1 : left < right ? -1 : 0;
  }

  /** Exactly equal: 1/3 + 2/3 equals 1, 79.999 does not equal 80. */
  equals(other: Ratio): boolean {
    return this.n === other.n && this.d === other.d && this.bigN === other.bigN && this.bigD === other.bigD;
  }

  /** Whether the value is 0. */
  isZero(): boolean {
    return this.bigN === undefined && this.n === 0;
  }

  /** Whether the denominator is 1. */
  isInteger(): boolean {
    return this.bigD === undefined ? this.d === 1 : this.bigD === 1n;
  }

  /** Whether numerator and denominator are safe integers, so that every operation is fast. */
  isSmall(): boolean {
    return this.bigN === undefined;
  }

  /** The smaller of the two; this one when they are equal. */
  min(other: Ratio): Ratio {
    return this.compare(other) <= 0 ? this : other;
  }

  /** The larger of the two; this one when they are equal. */
  max(other: Ratio): Ratio {
    return this.compare(other) >= 0 ? this : other;
  }

  /** Rounded half up (away from zero) to `places` ≥ 0 decimal places, as an exact ratio again. Throws `outOfRange`. */
  round(places = 0): Ratio {
    const size = this.scaledHalfUp(places);
    const signed = this.sign() < 0 ? -size : size;
    const power = smallPowerOfTen(places);
    return power === undefined ? Ratio.ofBig(signed, 10n ** BigInt(places)) : Ratio.of(signed, power);
  }

  /** `"num/den"` in lowest terms: `"0/1"`, `"-1/2"`. */
  toText(): string {
    return this.bigN === undefined ? `${this.n}/${this.d}` : `${this.bigN}/${this.bigD}`;
  }

  /** Rounded half up (away from zero) with always `places` places: `"79.50"`, never `"-0.00"`. Throws `outOfRange`. */
  toFixed(places: number): string {
    const power = smallPowerOfTen(places);
    if (this.bigN === undefined && power !== undefined) {
      const twice = 2 * Math.abs(this.n) * power + this.d;
      const den = 2 * this.d;
      if (twice <= MAX && den <= MAX) {
        const size = (twice - (twice % den)) / den;
        return this.n < 0 && size > 0 ? `-${placePoint(String(size), places)}` : placePoint(String(size), places);
      }
    }
    const size = this.scaledHalfUp(places);
    const body = placePoint(size.toString(), places);
    return this.sign() < 0 && size > 0n ? `-${body}` : body;
  }

  /** The shortest decimal that is exactly this value (`"2.5"`), or null when no finite decimal is (1/3). */
  toShortestDecimal(): string | null {
    if (this.bigN === undefined && this.d === 1) return String(this.n);
    const places = this.bigN === undefined ? decimalPlaces(this.d) : decimalPlacesOfBig(this.den);
    return places === null ? null : this.toFixed(places);
  }

  /** Nearest binary double; for display and statistics only, never for comparing. Throws `outOfRange` past ±1.8e308. */
  toNumber(): number {
    return this.bigN === undefined ? this.n / this.d : nearestDouble(this.num, this.den);
  }

  /** The exact text, so that a ratio inside a JSON document keeps its value. */
  toJSON(): string {
    return this.toText();
  }

  /** |this| · 10^places rounded half up to a whole number. */
  private scaledHalfUp(places: number): bigint {
    if (!Number.isInteger(places) || places < 0 || places > MAX_PLACES) {
      throw new RatioError('outOfRange', `Cannot round to ${places} places`);
    }
    const size = this.num < 0n ? -this.num : this.num;
    return (2n * size * 10n ** BigInt(places) + this.den) / (2n * this.den);
  }
}

function wholeBig(value: number | bigint): bigint {
  if (typeof value === 'number' && !Number.isInteger(value)) {
    throw new RatioError('notANumber', 'A ratio is made of whole numbers');
  }
  return BigInt(value);
}
