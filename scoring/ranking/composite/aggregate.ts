/** From normalised indicators to one index (reference case f01; OECD/JRC 2008 Handbook, step 6). */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';
import { rankMeasured } from '../measured-ranks.js';
import { requireMatrix, type IndicatorMatrix } from './normalise.js';

/** How the indicators of a unit are brought together. */
export type AggregateMethod = 'arithmetic' | 'geometric' | 'harmonic' | 'minimum' | 'median';

/** One index value a unit with its competition rank, 1 = largest; null where undefined. */
export interface CompositeIndex {
  readonly scores: (number | null)[];
  readonly ranks: (number | null)[];
}

/** Cumulative weights this close to one half count as one half. */
const HALF_TOLERANCE = 1e-12;

/** Refuses weights that are negative, not finite, or not one an indicator; equal weights when none are given. */
export function requireWeights(weights: readonly number[] | undefined, indicators: number): readonly number[] {
  const used = weights ?? new Array<number>(indicators).fill(1);
  if (used.length !== indicators) throw new ScoringError('badInput', 'one weight an indicator is needed');
  for (const w of used) {
    if (!(w >= 0 && w < Infinity)) throw new ScoringError('outOfRange', 'a weight must be 0 or more', { weight: w });
  }
  return used;
}

function weightedMedian(values: readonly number[], weights: readonly number[], total: number): number {
  const order = values.map((value, i) => ({ value, weight: weights[i]! })).filter(({ weight }) => weight > 0);
  order.sort((a, b) => a.value - b.value);
  let below = 0;
  for (let at = 0; at < order.length; at++) {
    below += order[at]!.weight;
    const share = below / total;
    if (Math.abs(share - 0.5) <= HALF_TOLERANCE && at + 1 < order.length) {
      return (order[at]!.value + order[at + 1]!.value) / 2;
    }
    if (share >= 0.5) return order[at]!.value;
  }
  return order.at(-1)!.value;
}

/**
 * One unit's index over its indicators that are present, weights renormalised over them. Null when nothing is present
 * (or has weight), for a geometric mean with a value of 0 or less, and for a harmonic mean with a value of 0.
 * Weighted median: the value at which the cumulative weight reaches one half, the mean of two when it hits it exactly.
 * Cost: O(n), median O(n log n).
 *
 * @throws ScoringError `badInput` for an unknown method.
 * @example aggregateUnit([50, 100, null], [1, 1, 8], 'arithmetic') // 75
 */
export function aggregateUnit(
  values: readonly (number | null)[],
  weights: readonly number[],
  method: AggregateMethod,
): number | null {
  const present: number[] = [];
  const own: number[] = [];
  values.forEach((x, k) => {
    if (x === null) return;
    present.push(x);
    own.push(weights[k]!);
  });
  const total = own.reduce((sum, w) => sum + w, 0);
  if (!(total > 0)) return null;
  const weighted = (f: (x: number) => number) => present.reduce((sum, x, k) => sum + own[k]! * f(x), 0);
  switch (method) {
    case 'arithmetic':
      return finiteOrNull(weighted((x) => x) / total);
    case 'geometric':
      return present.some((x) => x <= 0) ? null : finiteOrNull(Math.exp(weighted(Math.log) / total));
    case 'harmonic':
      return present.some((x) => x === 0)
        ? null
        : quotient(
            total,
            weighted((x) => 1 / x),
          );
    case 'minimum':
      return finiteOrNull(Math.min(...present));
    case 'median':
      return finiteOrNull(weightedMedian(present, own, total));
    default:
      throw new ScoringError('badInput', 'unknown way to aggregate', { method });
  }
}

/**
 * Index and ranks of all units. `weights` need not sum to 1; equal unless given. Cost: O(units × indicators).
 *
 * @throws ScoringError `badInput` for rows or weights of another length, `outOfRange` for a negative weight.
 * @example aggregate([[50, 100], [80, 80]], [1, 1], 'geometric').ranks // [2, 1]
 */
export function aggregate(
  matrix: IndicatorMatrix,
  weights: readonly number[] | undefined,
  method: AggregateMethod,
): CompositeIndex {
  const used = requireWeights(weights, requireMatrix(matrix));
  const scores = matrix.map((row) => aggregateUnit(row, used, method));
  return { scores, ranks: rankMeasured(scores) };
}

/** An index over pillars; `pillars` = units × pillars. */
export interface TwoLevelIndex extends CompositeIndex {
  readonly pillars: (number | null)[][];
}

/**
 * Indicators to pillars, pillars to index. `pillar[k]` (1, 2, ...) names the pillar of indicator k; the methods are
 * those of the lower and the upper level. Cost: O(units × indicators).
 *
 * @throws ScoringError `badInput` for lists of another length or a pillar without a weight, `outOfRange` for a negative
 * weight.
 * @example
 * aggregateTwoLevel([[40, 60, 80]], { weights: [1, 1, 1], pillar: [1, 1, 2], pillarWeights: [1, 1] }).scores // [65]
 */
export function aggregateTwoLevel(
  matrix: IndicatorMatrix,
  levels: {
    readonly weights?: readonly number[];
    readonly pillar: readonly number[];
    readonly pillarWeights?: readonly number[];
    readonly methods?: readonly [AggregateMethod, AggregateMethod];
  },
): TwoLevelIndex {
  const { pillar, methods = ['arithmetic', 'arithmetic'] } = levels;
  const weights = requireWeights(levels.weights, requireMatrix(matrix));
  const count = levels.pillarWeights?.length ?? pillar.reduce((most, k) => Math.max(most, k), 0);
  if (pillar.length !== weights.length || pillar.some((k) => !Number.isInteger(k) || k < 1 || k > count)) {
    throw new ScoringError('badInput', 'every indicator needs a pillar, numbered from 1');
  }
  const members = Array.from({ length: count }, (_, at) => pillar.flatMap((k, i) => (k === at + 1 ? [i] : [])));
  const pillars = matrix.map((row) =>
    members.map((own) =>
      aggregateUnit(
        own.map((i) => row[i]!),
        own.map((i) => weights[i]!),
        methods[0],
      ),
    ),
  );
  return { pillars, ...aggregate(pillars, requireWeights(levels.pillarWeights, count), methods[1]) };
}
