/**
 * The "minimal standard" random generator with published numbers (Park and Miller 1988, multiplier 48271), so that a
 * bootstrap can be repeated by anyone in any language (reference case e01).
 */
import { requireCount } from './check-number.js';
import { ScoringError } from './scoring-error.js';

/** Modulus: states run from 1 to MINSTD_MODULUS - 1. */
export const MINSTD_MODULUS = 2147483647;
const MULTIPLIER = 48271;
const RECIPROCAL = 1 / MINSTD_MODULUS;

/** The state that follows `state`, exact in double arithmetic. */
export function minstdNext(state: number): number {
  const product = MULTIPLIER * state;
  // The reciprocal may miss the quotient by one; the remainder then lies one modulus outside.
  const next = product - Math.floor(product * RECIPROCAL) * MINSTD_MODULUS;
  if (next < 0) return next + MINSTD_MODULUS;
  return next >= MINSTD_MODULUS ? next - MINSTD_MODULUS : next;
}

/**
 * Refuses a seed that the generator cannot start from.
 *
 * @throws ScoringError `outOfRange` unless the seed is a whole number from 1 to 2147483646.
 */
export function requireSeed(seed: number): number {
  if (!Number.isInteger(seed) || seed < 1 || seed >= MINSTD_MODULUS) {
    throw new ScoringError('outOfRange', 'the seed must be a whole number from 1 to 2147483646', { seed });
  }
  return seed;
}

/**
 * The first `count` states after `seed`: s[t] = 48271·s[t-1] mod 2147483647. Cost: O(count).
 *
 * @throws ScoringError `outOfRange` for a seed outside 1..2147483646, `badInput` for a count that is no whole number.
 * @example minstdSequence(1, 2) // [48271, 182605794]
 */
export function minstdSequence(seed: number, count: number): number[] {
  let state = requireSeed(seed);
  return Array.from({ length: requireCount(count, 'count') }, () => (state = minstdNext(state)));
}

/**
 * Positions drawn with replacement: replicate by replicate, group by group, one draw a member; each is
 * floor(s/2147483647 · size), 0-based inside its group. One flat list. Cost: O(replicates × Σ sizes).
 *
 * @throws ScoringError `outOfRange` for a seed outside 1..2147483646, `badInput` for a size that is no whole number.
 * @example minstdIndices(20240101, [33], 1).slice(0, 3) // [31, 11, 15]
 */
export function minstdIndices(seed: number, sizes: readonly number[], replicates = 1): number[] {
  let state = requireSeed(seed);
  const out: number[] = [];
  for (let replicate = 0; replicate < requireCount(replicates, 'replicates'); replicate++) {
    for (const size of sizes) {
      for (let draw = 0; draw < requireCount(size, 'size'); draw++) {
        state = minstdNext(state);
        out.push(Math.floor((state / MINSTD_MODULUS) * size));
      }
    }
  }
  return out;
}
