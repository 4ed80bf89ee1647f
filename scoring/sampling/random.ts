/**
 * The seeded source of chance behind every draw, so that anyone can repeat it: xoshiro128** (Blackman and Vigna 2018),
 * its state filled from the
 * seed by FNV-1a and splitmix32. Not for secrets.
 */
import { ScoringError } from '../number/scoring-error.js';

/** A stream of uniform numbers; every call moves it on. */
export interface RandomSource {
  /** Whole number 0..2³²−1. */
  nextUint32(): number;
  /** Whole number 0..limit−1, each equally likely, limit up to 2⁵³−1. */
  nextBelow(limit: number): number;
  /** Multiple of 2⁻⁵³ in 0..1, 1 excluded. */
  nextShare(): number;
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** The generator from its bare state of four 32-bit words, not all 0: for comparison with published test vectors. */
export function xoshiro128(state: readonly [number, number, number, number]): RandomSource {
  let [a, b, c, d] = state;
  if ((a | b | c | d) === 0) throw new ScoringError('badInput', 'the state must not be all 0');
  const nextUint32 = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const next53 = (): number => (nextUint32() >>> 5) * 2 ** 26 + (nextUint32() >>> 6);
  const nextBelow = (limit: number): number => {
    if (!Number.isSafeInteger(limit) || limit < 1) {
      throw new ScoringError('outOfRange', 'limit must be a whole number of 1 or more', { limit });
    }
    const fair = 2 ** 53 - (2 ** 53 % limit);
    for (;;) {
      const drawn = next53();
      if (drawn < fair) return drawn % limit;
    }
  };
  return { nextUint32, nextBelow, nextShare: () => next53() / 2 ** 53 };
}

/**
 * The source for a seed: a whole number or any text (the number of a decision, say); the number 7 and the text "7" are
 * the same seed.
 *
 * @throws ScoringError `badInput` for an empty text or a number that is not whole.
 * @example seededRandom('QĐ 12/2026').nextBelow(10) === seededRandom('QĐ 12/2026').nextBelow(10) // true
 */
export function seededRandom(seed: number | string): RandomSource {
  if (typeof seed === 'number' ? !Number.isSafeInteger(seed) : seed === '') {
    throw new ScoringError('badInput', 'a seed is a whole number or a text', { seed });
  }
  let hash = 0x811c9dc5;
  for (const unit of String(seed).normalize('NFC')) {
    hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  }
  const word = (): number => {
    hash = (hash + 0x9e3779b9) | 0;
    let t = hash ^ (hash >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return t ^ (t >>> 15);
  };
  return xoshiro128([word(), word(), word(), word() | 1]);
}
