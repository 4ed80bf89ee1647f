/** Sample quantiles after Hyndman and Fan (1996), as R's `quantile(x, probs, type = 1..9)`. */
import { requireProbability } from '../number/check-number.js';
import { ScoringError } from '../number/scoring-error.js';
import { presentValues, type MaybeNumber } from './mean-and-spread.js';

/** 1-3 pick order statistics, 4-9 interpolate; 2 is SAS's, 6 SPSS's and Minitab's, 7 R's and Excel's default. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

const FUZZ = 4 * Number.EPSILON;

/** Plotting positions a and b of the interpolating types 4-9. */
const POSITIONS: Readonly<Partial<Record<QuantileType, readonly [number, number]>>> = {
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
};

/**
 * The quantile of `values` (any unit, missing ones left out) at probability p in 0..1; null without values. Cost: one
 * sort.
 *
 * @throws ScoringError `outOfRange` for p, `badInput` for an unknown type.
 * @example quantile([1, 2, 3, 4], 0.5, 7) // 2.5
 */
export function quantile(values: readonly MaybeNumber[], p: number, type: QuantileType = 7): number | null {
  return quantiles(values, [p], type)[0]!;
}

/**
 * The quantiles at several probabilities, sorting once.
 *
 * @throws ScoringError as `quantile`.
 * @example quantiles([1, 2, 3, 4], [0, 0.5, 1], 1) // [1, 2, 4]
 */
export function quantiles(
  values: readonly MaybeNumber[],
  probabilities: readonly number[],
  type: QuantileType = 7,
): (number | null)[] {
  if (!Number.isInteger(type) || type < 1 || type > 9) {
    throw new ScoringError('badInput', 'quantile type must be 1 to 9', { type });
  }
  const sorted = Float64Array.from(presentValues(values)).sort();
  return probabilities.map((p) => {
    requireProbability(p, 'p');
    return sorted.length === 0 ? null : quantileOfSorted(sorted, p, type) + 0;
  });
}

function quantileOfSorted(sorted: Float64Array, p: number, type: QuantileType): number {
  const n = sorted.length;
  const at = (place: number): number => sorted[Math.min(n, Math.max(1, place)) - 1]!;
  const [a, b] = POSITIONS[type] ?? [0, 1];
  const position = POSITIONS[type] ? a + p * (n + 1 - a - b) : type === 3 ? n * p - 0.5 : n * p;
  const floor = Math.floor(position + FUZZ * Math.max(1, position));
  let rest = position - floor;
  if (Math.abs(rest) <= FUZZ * Math.max(1, position)) rest = 0;
  if (type === 1) return at(rest > 0 ? floor + 1 : floor);
  if (type === 2) return rest > 0 ? at(floor + 1) : (at(floor) + at(floor + 1)) / 2;
  if (type === 3) return at(rest > 0 || floor % 2 !== 0 ? floor + 1 : floor);
  const low = at(floor);
  const high = at(floor + 1);
  return low === high ? low : (1 - rest) * low + rest * high;
}
