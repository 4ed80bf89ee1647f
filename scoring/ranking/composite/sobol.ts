/**
 * Which choice moves a ranking most? Variance-based sensitivity of the mean rank shift to normalisation, weights and
 * aggregation (reference case f02; Saltelli and others 2010, Jansen's estimators).
 */
import { quotient } from '../../number/finite-or-null.js';
import { normalCdf } from '../../number/normal-distribution.js';
import { ScoringError } from '../../number/scoring-error.js';
import { aggregate } from './aggregate.js';
import { normalise, requireMatrix, type IndicatorMatrix } from './normalise.js';
import { plainMean, rankShifts } from './sensitivity.js';

/** Three numbers 0..1: they choose the normalisation, the weights and the aggregation. */
export type SobolPoint = readonly [number, number, number];

/** First-order and total share of the output's variance that one input explains; null without variance. */
export interface SobolIndex {
  readonly input: 'normalisation' | 'weights' | 'aggregation';
  readonly first: number | null;
  readonly total: number | null;
}

/** Outputs (mean absolute rank shift) on the first sample, their variance over both samples, and the indices. */
export interface SobolSensitivity {
  readonly outputA: (number | null)[];
  readonly variance: number | null;
  readonly indices: SobolIndex[];
}

const INPUTS = ['normalisation', 'weights', 'aggregation'] as const;

/**
 * Sobol indices from two given samples of points. u1 < 1/3: values as they are, < 2/3: Φ(z)·100, else average rank/n·100;
 * u2: weight 0.5 + u2 for the first half of the indicators, 1.5 - u2 for the others; u3 < 0.5: arithmetic, else
 * geometric. Output: mean |rank shift| against the equally weighted arithmetic index.
 * Cost: O(points × units × indicators).
 *
 * @throws ScoringError `badInput` for samples of unequal length or rows of unequal length.
 * @example sobolSensitivity([[1, 2], [3, 4]], [[0, 0.5, 0]], [[0.9, 0.5, 0]]).variance // 0: the order never changes
 */
export function sobolSensitivity(
  matrix: IndicatorMatrix,
  a: readonly SobolPoint[],
  b: readonly SobolPoint[],
): SobolSensitivity {
  const indicators = requireMatrix(matrix);
  if (a.length !== b.length) throw new ScoringError('badInput', 'both samples need the same number of points');
  const base = aggregate(matrix, undefined, 'arithmetic').ranks;
  const scale = (rows: readonly (readonly (number | null)[])[], f: (x: number) => number) =>
    rows.map((row) => row.map((x) => (x === null ? null : f(x))));
  const ranked = normalise(matrix, null, 'rankAverage');
  const present = Array.from({ length: indicators }, (_, k) => ranked.filter((row) => row[k] !== null).length);
  const scales = [
    matrix,
    scale(normalise(matrix, null, 'zscore'), (z) => normalCdf(z) * 100),
    ranked.map((row) => row.map((x, k) => (x === null ? null : (x / present[k]!) * 100))),
  ];
  const firstHalf = Math.floor(indicators / 2);
  const output = ([u1, u2, u3]: SobolPoint): number | null => {
    const values = scales[u1 < 1 / 3 ? 0 : u1 < 2 / 3 ? 1 : 2]!;
    const weights = Array.from({ length: indicators }, (_, k) => (k < firstHalf ? 0.5 + u2 : 1.5 - u2));
    return plainMean(rankShifts(aggregate(values, weights, u3 < 0.5 ? 'arithmetic' : 'geometric').ranks, base));
  };
  const outputA = a.map(output);
  const outputB = b.map(output);
  const all = [...outputA, ...outputB].filter((x): x is number => x !== null);
  const centre = plainMean(all);
  const variance = all.length === a.length + b.length ? plainMean(all.map((x) => (x - centre!) ** 2)) : null;
  const indices = INPUTS.map((input, i): SobolIndex => {
    const mixed = a.map((point, row) =>
      output(point.map((u, k) => (k === i ? b[row]![k]! : u)) as unknown as SobolPoint),
    );
    if (variance === null || mixed.includes(null)) return { input, first: null, total: null };
    const half = (from: readonly (number | null)[]) => plainMean(mixed.map((x, row) => (from[row]! - x!) ** 2 / 2))!;
    return { input, first: quotient(variance - half(outputB), variance), total: quotient(half(outputA), variance) };
  });
  return { outputA, variance, indices };
}
