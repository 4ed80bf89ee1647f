/** Composite rankings that use only order: Copeland and Borda (reference case f01; Munda and Nardo 2009). */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { comparable } from '../../number/comparable.js';
import { rankMeasured } from '../measured-ranks.js';
import { requireWeights } from './aggregate.js';
import { normalise, requireMatrix, type IndicatorMatrix } from './normalise.js';

/** Pairwise contests between units. */
export interface CopelandRanking {
  /** outranking[i][j] = weight share of the indicators on which i is better than j, ties half; null on the diagonal. */
  readonly outranking: (number | null)[][];
  /** Contests won minus contests lost. */
  readonly scores: number[];
  /** Σ(2·share - 1) over opponents. */
  readonly net: number[];
  /** Competition ranks on the scores. */
  readonly ranks: (number | null)[];
}

/**
 * Copeland's ranking on weighted pairwise comparisons; only indicators that both units have count, and a pair without
 * one is no contest (null). Values are directed and compared at 10 decimals. Cost: O(units² × indicators).
 *
 * @throws ScoringError `badInput` for rows, directions or weights of another length, `outOfRange` for a negative weight.
 * @example copeland([[1, 5], [2, 6], [3, 4]], [1, 1], [1, 1]).scores // [-1, 1, 0]
 */
export function copeland(
  matrix: IndicatorMatrix,
  directions: readonly number[] | null,
  weights?: readonly number[],
): CopelandRanking {
  const used = requireWeights(weights, requireMatrix(matrix));
  const ranked = normalise(matrix, directions, 'rankMin');
  const outranking = ranked.map((own, i) =>
    ranked.map((other, j) => {
      if (i === j) return null;
      let [won, all] = [0, 0];
      used.forEach((w, k) => {
        const [a, b] = [own[k]!, other[k]!];
        if (a === null || b === null) return;
        all += w;
        won += a > b ? w : a === b ? w / 2 : 0;
      });
      return quotient(won, all);
    }),
  );
  const shares = outranking.map((row) => row.filter((share): share is number => share !== null));
  const scores = shares.map((row) => row.reduce((sum, share) => sum + Math.sign(comparable(share) - 0.5), 0));
  return {
    outranking,
    scores: scores.map((x) => x + 0),
    net: shares.map((row) => finiteOrNull(row.reduce((sum, share) => sum + 2 * share - 1, 0))!),
    ranks: rankMeasured(scores),
  };
}

/** Weighted Borda counts with their ranks. */
export interface BordaRanking {
  readonly scores: (number | null)[];
  readonly ranks: (number | null)[];
}

/**
 * Weighted mean of (average rank - 1), weights divided by their full sum; a missing value adds 0. Null without any
 * weight. Cost: O(indicators × units log units).
 *
 * @throws ScoringError `badInput` for rows, directions or weights of another length, `outOfRange` for a negative weight.
 * @example borda([[1, 5], [2, 6], [3, 4]], [1, 1], [1, 1]).scores // [0.5, 1.5, 1]
 */
export function borda(
  matrix: IndicatorMatrix,
  directions: readonly number[] | null,
  weights?: readonly number[],
): BordaRanking {
  const used = requireWeights(weights, requireMatrix(matrix));
  const total = used.reduce((sum, w) => sum + w, 0);
  const ranked = normalise(matrix, directions, 'rankAverage');
  const scores = ranked.map((row) =>
    quotient(
      row.reduce<number>((sum, rank, k) => sum + (rank === null ? 0 : used[k]! * (rank - 1)), 0),
      total,
    ),
  );
  return { scores, ranks: rankMeasured(scores) };
}
