/** A sample shared out over strata: agencies, districts, kinds of procedure. */
import { requireCount, requireFinite, requirePositive } from '../number/check-number.js';
import { exactSum } from '../number/exact-sum.js';
import { ScoringError } from '../number/scoring-error.js';
import { largestRemainder } from './largest-remainder.js';

/** In proportion to: 1 · N · N·S (Neyman 1934) · N·S/√cost · N^power·S (Bankier 1988). */
export type AllocationMethod = 'equal' | 'proportional' | 'neyman' | 'optimalCost' | 'power';

/** `sizes`, `sds` and `costs` run parallel, one entry a stratum. */
export interface AllocationInput {
  readonly method: AllocationMethod;
  /** Answers to share out. */
  readonly n: number;
  /** Members of each stratum, N_h. */
  readonly sizes: readonly number[];
  /** Standard deviations inside each stratum, S_h. */
  readonly sds: readonly number[];
  /** Cost of one answer in each stratum; null when costs play no part. */
  readonly costs: readonly number[] | null;
  readonly minPerStratum: number;
  /** Exponent of method `power`, 0..1. */
  readonly power: number;
}

/** `raw` and `n` a stratum; `seMean` in the unit of the sds; nulls where no share is defined. */
export interface Allocation {
  readonly raw: number[] | null;
  readonly n: number[] | null;
  readonly seMean: number | null;
  readonly cost: number | null;
}

/**
 * Shares within min(minPerStratum, N_h) ≤ n_h ≤ N_h: what exceeds its stratum is fixed at N_h and the rest shared
 * again; then what falls short
 * is fixed at the minimum and the rest shared again. Rounded by largest remainder; seMean = √Σ (N_h/N)²·S_h²/n_h·(1 −
 * n_h/N_h), full strata add 0.
 * All null when the strata left have no weight to share by (all sds 0); seMean null when a stratum with spread gets
 * nobody. Cost: O(strata²).
 *
 * @throws ScoringError `badInput` for lists of different length or an unknown method, `outOfRange` for a negative
 * number or, by `optimalCost`, a cost of 0 or none.
 * @example allocateStrata({ method: 'proportional', n: 10, sizes: [60, 40], sds: [1, 1], costs: [1, 1], minPerStratum: 0, power: 0.5 }).n // [6, 4]
 */
export function allocateStrata(input: AllocationInput): Allocation {
  const { sizes, sds, costs, minPerStratum } = input;
  checkInput(input);
  const weights = sizes.map((size, h) => weightOf(input, size, sds[h]!, costs?.[h] ?? 0));
  const least = sizes.map((size) => Math.min(minPerStratum, size));
  const raw = new Array<number>(sizes.length).fill(0);
  let free = sizes.map((_, h) => h);
  let left = input.n;
  while (free.length > 0) {
    const weight = exactSum(free.map((h) => weights[h]!));
    if (!(weight > 0)) return { raw: null, n: null, seMean: null, cost: null };
    const share = left / weight;
    for (const h of free) raw[h] = share * weights[h]!;
    let fixed = free.filter((h) => raw[h]! > sizes[h]!);
    for (const h of fixed) raw[h] = sizes[h]!;
    if (fixed.length === 0) {
      fixed = free.filter((h) => raw[h]! < least[h]!);
      for (const h of fixed) raw[h] = least[h]!;
    }
    if (fixed.length === 0) break;
    free = free.filter((h) => !fixed.includes(h));
    left -= exactSum(fixed.map((h) => raw[h]!));
  }
  const n = largestRemainder(raw);
  return {
    raw,
    n,
    seMean: standardError(sizes, sds, n),
    cost: costs && exactSum(n.map((count, h) => count * costs[h]!)),
  };
}

function weightOf({ method, power }: AllocationInput, size: number, sd: number, cost: number): number {
  switch (method) {
    case 'equal':
      return 1;
    case 'proportional':
      return size;
    case 'neyman':
      return size * sd;
    case 'optimalCost':
      return (size * sd) / Math.sqrt(requirePositive(cost, 'cost'));
    case 'power':
      return size ** power * sd;
    default:
      throw new ScoringError('badInput', 'unknown method of allocation', { method });
  }
}

function standardError(sizes: readonly number[], sds: readonly number[], n: readonly number[]): number | null {
  const population = exactSum(sizes);
  let variance = 0;
  for (const [h, size] of sizes.entries()) {
    const count = n[h]!;
    const sd = sds[h]!;
    if (count >= size || sd === 0) continue;
    if (count === 0) return null;
    variance += ((size / population) ** 2 * sd * sd * (1 - count / size)) / count;
  }
  return population > 0 ? Math.sqrt(variance) : null;
}

function checkInput({ n, sizes, sds, costs, minPerStratum, power }: AllocationInput): void {
  if (sds.length !== sizes.length || (costs && costs.length !== sizes.length)) {
    throw new ScoringError('badInput', 'sizes, sds and costs must have the same length');
  }
  for (const size of sizes) requireCount(size, 'size');
  for (const value of [n, minPerStratum, power, ...sds, ...(costs ?? [])]) {
    if (!(requireFinite(value, 'value') >= 0)) {
      throw new ScoringError('outOfRange', 'a number of an allocation cannot be negative', { value });
    }
  }
}
