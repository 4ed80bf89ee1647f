/**
 * Resampled agency means: respondents are drawn with replacement inside each agency, from a published generator or from
 * given positions (reference case e01; Efron and Tibshirani 1993). The ranks built on them live in `bootstrap-ranks.ts`.
 */
import { requireCount } from '../number/check-number.js';
import { exactSum } from '../number/exact-sum.js';
import { quotient } from '../number/finite-or-null.js';
import { MINSTD_MODULUS, minstdNext, requireSeed } from '../number/minstd.js';
import { ScoringError } from '../number/scoring-error.js';
import { comparable } from '../number/comparable.js';

/** Name of an agency. */
export type AgencyKey = string | number;

/** Respondents in row order: agency and value (any unit, null = no valid answer), and where the draws come from. */
export interface BootstrapInput {
  readonly agencies: readonly AgencyKey[];
  readonly values: readonly (number | null)[];
  readonly replicates: number;
  /** Seed of the minstd generator; draws are used replicate by replicate in row order. */
  readonly seed?: number;
  /** Or the drawn positions: one list a replicate, one 0-based position inside its agency for each row. */
  readonly positions?: readonly (readonly number[])[];
}

/** Means in order of the agencies' first appearance; `replicateMeans` holds replicate after replicate. */
export interface BootstrapMeans {
  readonly agencies: AgencyKey[];
  readonly counts: number[];
  readonly means: (number | null)[];
  /** replicates × agencies, rounded to 9 decimals (0 for an agency without values). */
  readonly replicateMeans: Float64Array;
  readonly replicates: number;
}

/** Means are compared at 9 decimals. */
export const BOOTSTRAP_DECIMALS = 9;

/** The valid values packed agency by agency, and for every valid row in row order its agency. */
function pack(input: BootstrapInput) {
  const { agencies, values } = input;
  if (agencies.length !== values.length) throw new ScoringError('badInput', 'every value needs an agency');
  const names = [...new Set(agencies)];
  const codeOf = new Map(names.map((name, code) => [name, code]));
  const members: number[][] = names.map(() => []);
  const rows: number[] = [];
  values.forEach((value, row) => {
    if (value === null) return;
    if (!Number.isFinite(value)) throw new ScoringError('badInput', 'a value must be a number or null', { row });
    members[codeOf.get(agencies[row]!)!]!.push(value);
    rows.push(row);
  });
  const start = new Int32Array(names.length);
  for (let k = 1; k < names.length; k++) start[k] = start[k - 1]! + members[k - 1]!.length;
  return {
    names,
    members,
    start,
    rows,
    packed: Float64Array.from(members.flat()),
    agencyOfDraw: Int32Array.from(rows, (row) => codeOf.get(agencies[row]!)!),
  };
}

/**
 * Agency means of every bootstrap replicate. Rows without a value take no draw. Cost: O(replicates × rows).
 *
 * @throws ScoringError `badInput` for arrays of unequal length, no replicate, or neither (or both) of seed and positions;
 * `outOfRange` for an impossible seed or position.
 * @example
 * bootstrapMeans({ agencies: ['a', 'a'], values: [0, 10], replicates: 1, positions: [[1, 1]] }).replicateMeans // [10]
 */
export function bootstrapMeans(input: BootstrapInput): BootstrapMeans {
  const { seed, positions } = input;
  const replicates = requireCount(input.replicates, 'replicates');
  if (replicates === 0) throw new ScoringError('badInput', 'a bootstrap needs at least one replicate');
  if ((seed === undefined) === (positions === undefined)) {
    throw new ScoringError('badInput', 'a bootstrap needs a seed or positions, not both');
  }
  if (positions && positions.length < replicates) {
    throw new ScoringError('badInput', 'positions are needed for every replicate');
  }
  const { names, members, start, rows, packed, agencyOfDraw } = pack(input);
  const counts = Float64Array.from(members, (list) => list.length);
  const size = names.length;
  const draws = rows.length;
  const replicateMeans = new Float64Array(replicates * size);
  const sums = new Float64Array(size);
  let state = seed === undefined ? 1 : requireSeed(seed);
  for (let replicate = 0; replicate < replicates; replicate++) {
    sums.fill(0);
    const given = positions?.[replicate];
    if (given && given.length !== input.values.length) {
      throw new ScoringError('badInput', 'positions need one entry a row', { replicate });
    }
    if (given) {
      for (let draw = 0; draw < draws; draw++) {
        const agency = agencyOfDraw[draw]!;
        const position = given[rows[draw]!]!;
        if (!(Number.isInteger(position) && position >= 0 && position < counts[agency]!)) {
          throw new ScoringError('outOfRange', 'a position lies outside its agency', { replicate, position });
        }
        sums[agency]! += packed[start[agency]! + position]!;
      }
    } else {
      for (let draw = 0; draw < draws; draw++) {
        const agency = agencyOfDraw[draw]!;
        state = minstdNext(state);
        sums[agency]! += packed[start[agency]! + Math.floor((state / MINSTD_MODULUS) * counts[agency]!)]!;
      }
    }
    for (let k = 0; k < size; k++) {
      if (counts[k]) replicateMeans[replicate * size + k] = comparable(sums[k]! / counts[k]!, BOOTSTRAP_DECIMALS);
    }
  }
  return {
    agencies: names,
    counts: Array.from(counts),
    means: members.map((list) => quotient(exactSum(list), list.length)),
    replicateMeans,
    replicates,
  };
}
