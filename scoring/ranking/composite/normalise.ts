/** Bringing indicators of different units onto one scale (reference case f01; OECD/JRC 2008 Handbook, step 5). */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';
import { sampleSd, mean as meanOf } from '../../statistics/mean-and-spread.js';
import { rankAscending } from '../measured-ranks.js';

/** Units × indicators; null = missing. */
export type IndicatorMatrix = readonly (readonly (number | null)[])[];
/** 1: more is better, -1: less is better. */
export type Direction = 1 | -1;

/** How an indicator is normalised; every method but the last four needs nothing but the values. */
export type NormaliseMethod =
  | 'minmax'
  | 'zscore'
  | 'zscoreScaled'
  | 'rankMin'
  | 'rankAverage'
  | 'borda'
  | 'percentRank'
  | 'distanceToMax'
  | 'goalposts'
  | 'distanceToTarget'
  | 'distanceToReference'
  | 'categorical';

/** What some methods need, in the indicator's own unit (`mean` and `sd` in that of the result). */
export interface NormaliseParameters {
  /** zscoreScaled: mean and sd of the result, 50 and 10 unless given. */
  readonly mean?: number;
  readonly sd?: number;
  /** goalposts. */
  readonly lo?: number;
  readonly hi?: number;
  /** distanceToTarget. */
  readonly target?: number;
  /** distanceToReference. */
  readonly reference?: number;
  /** categorical: thresholds, and what reaching each of them adds. */
  readonly cuts?: readonly number[];
  readonly step?: number;
}

type Values = readonly (number | null)[];

function need(value: number | undefined, name: string): number {
  if (value === undefined || !Number.isFinite(value))
    throw new ScoringError('badInput', `the method needs ${name}`, { name });
  return value;
}

function eachPresent(values: Values, change: (x: number) => number | null): (number | null)[] {
  return values.map((x) => (x === null ? null : finiteOrNull(change(x))));
}

function zScores(values: Values, present: readonly number[], scale: number, shift: number): (number | null)[] {
  const [centre, sd] = [meanOf(present), sampleSd(present)];
  return eachPresent(values, (x) => (sd ? ((x - centre!) / sd) * scale + shift : null));
}

/**
 * One indicator on the scale of `method`; missing values stay null and do not enter min, max, mean or n; where the
 * method would divide by zero (a constant indicator) every value is null. Result: minmax, percentRank, goalposts 0..100;
 * distanceToMax, distanceToTarget 0..1 (not capped); zscore in standard deviations; ranks 1..n with n = best.
 * Cost: O(n log n).
 *
 * @throws ScoringError `badInput` for an unknown method or a missing parameter.
 * @example normaliseIndicator([2, 4, null, 6], 1, 'minmax') // [0, 50, null, 100]
 */
export function normaliseIndicator(
  values: Values,
  direction: Direction,
  method: NormaliseMethod,
  parameters: NormaliseParameters = {},
): (number | null)[] {
  if (direction !== 1 && direction !== -1) throw new ScoringError('badInput', 'a direction is 1 or -1', { direction });
  const directed = values.map((x) => (x === null ? null : x * direction));
  const present = directed.filter((x): x is number => x !== null);
  const low = present.reduce((least, x) => Math.min(least, x), Infinity);
  const high = present.reduce((most, x) => Math.max(most, x), -Infinity);
  switch (method) {
    case 'minmax':
      return eachPresent(directed, (x) => (high > low ? ((x - low) / (high - low)) * 100 : null));
    case 'distanceToMax':
      return eachPresent(directed, (x) => (high > low ? 1 - (high - x) / (high - low) : null));
    case 'zscore':
      return zScores(directed, present, 1, 0);
    case 'zscoreScaled':
      return zScores(directed, present, parameters.sd ?? 10, parameters.mean ?? 50);
    case 'rankMin':
      return rankAscending(directed, 'min');
    case 'rankAverage':
      return rankAscending(directed, 'average');
    case 'borda':
      return eachPresent(rankAscending(directed, 'min'), (rank) => rank - 1);
    case 'percentRank':
      return eachPresent(rankAscending(directed, 'average'), (rank) => quotient((rank - 1) * 100, present.length - 1));
    case 'goalposts': {
      const [lo, hi] = [need(parameters.lo, 'lo'), need(parameters.hi, 'hi')];
      return eachPresent(values, (x) => {
        const share = quotient(x - lo, hi - lo);
        if (share === null) return null;
        return Math.min(1, Math.max(0, direction === 1 ? share : 1 - share)) * 100;
      });
    }
    case 'distanceToTarget': {
      // (x − min)/(target − min), or (max − x)/(max − target) when less is better: the same on directed values.
      const target = need(parameters.target, 'target') * direction;
      return eachPresent(directed, (x) => quotient(x - low, target - low));
    }
    case 'distanceToReference': {
      const reference = need(parameters.reference, 'reference');
      return eachPresent(values, (x) => (direction === 1 ? quotient(x, reference) : quotient(reference, x)));
    }
    case 'categorical': {
      const step = need(parameters.step, 'step');
      if (!parameters.cuts) throw new ScoringError('badInput', 'the method needs cuts');
      const cuts = parameters.cuts.map((cut) => cut * direction);
      return eachPresent(directed, (x) => cuts.filter((cut) => x >= cut).length * step);
    }
    default:
      throw new ScoringError('badInput', 'unknown way to normalise', { method });
  }
}

/**
 * Every indicator (column) of a matrix normalised by the same method, with its own direction and, where given as a list,
 * its own parameters. Missing directions are 1. Cost: O(indicators × n log n).
 *
 * @throws ScoringError as `normaliseIndicator`; `badInput` for rows, directions or parameters of another length.
 * @example normalise([[1, 30], [3, 10]], [1, -1], 'minmax') // [[0, 0], [100, 100]]
 */
export function normalise(
  matrix: IndicatorMatrix,
  directions: readonly number[] | null,
  method: NormaliseMethod,
  parameters: NormaliseParameters | readonly NormaliseParameters[] = {},
): (number | null)[][] {
  const indicators = requireMatrix(matrix);
  const many = Array.isArray(parameters) ? (parameters as readonly NormaliseParameters[]) : null;
  if ((directions && directions.length !== indicators) || (many && many.length !== indicators)) {
    throw new ScoringError('badInput', 'directions and parameters need one entry an indicator');
  }
  const columns = Array.from({ length: indicators }, (_, k) =>
    normaliseIndicator(
      matrix.map((row) => row[k]!),
      (directions?.[k] ?? 1) as Direction,
      method,
      many ? many[k]! : (parameters as NormaliseParameters),
    ),
  );
  return matrix.map((_, unit) => columns.map((column) => column[unit]!));
}

/** Refuses rows of unequal length and values that are neither numbers nor null; returns the number of indicators. */
export function requireMatrix(matrix: IndicatorMatrix): number {
  const indicators = matrix[0]?.length ?? 0;
  for (const row of matrix) {
    if (row.length !== indicators) throw new ScoringError('badInput', 'every unit needs one entry an indicator');
    if (row.some((x) => x !== null && !Number.isFinite(x))) {
      throw new ScoringError('badInput', 'an indicator value must be a number or null');
    }
  }
  return indicators;
}
