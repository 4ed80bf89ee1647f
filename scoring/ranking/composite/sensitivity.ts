/**
 * How much a ranking depends on choices: weights, single indicators, methods (reference case f02; Saisana, Saltelli,
 * Tarantola 2005). The base is the arithmetic index; shifts are |rank - base rank|.
 */
import { finiteOrNull } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';
import { symmetricEigen } from '../../number/symmetric-eigen.js';
import { sampleSd } from '../../statistics/mean-and-spread.js';
import { pairCorrelation } from '../../statistics/pair-correlation.js';
import { quantiles } from '../../statistics/quantile.js';
import { correlationMatrix, covarianceMatrix, definedMatrix } from '../../statistics/reliability/covariance.js';
import { crossProducts } from '../../statistics/reliability/cross-products.js';
import { rankMeasured } from '../measured-ranks.js';
import { aggregate, requireWeights } from './aggregate.js';
import { normalise, requireMatrix, type IndicatorMatrix } from './normalise.js';

type Ranks = readonly (number | null)[];

/** |rank - base| of every unit that has both. */
export function rankShifts(ranks: Ranks, base: Ranks): number[] {
  return ranks.flatMap((rank, i) => {
    const before = base[i] ?? null;
    return rank === null || before === null ? [] : [Math.abs(rank - before)];
  });
}

/** Plain mean; null of nothing. */
export function plainMean(values: readonly number[]): number | null {
  return values.length === 0 ? null : finiteOrNull(values.reduce((sum, x) => sum + x, 0) / values.length);
}

/** What varying the weights does to each unit; lists in unit order. */
export interface MonteCarloWeights {
  readonly baseScores: (number | null)[];
  readonly baseRanks: (number | null)[];
  readonly rankMean: (number | null)[];
  readonly rankMedian: (number | null)[];
  /** Quantiles of type 7. */
  readonly rankP05: (number | null)[];
  readonly rankP95: (number | null)[];
  /** Standard deviation of the index over draws (n - 1). */
  readonly scoreSd: (number | null)[];
  /** Mean over draws and units. */
  readonly meanAbsShift: number | null;
  /** Share of draws that leave the rank as it is. */
  readonly shareUnchanged: (number | null)[];
}

/**
 * Ranks under weights base·(1 + spread·(2u - 1)) for given uniform draws u (one row a draw, one number an indicator).
 * Cost: O(draws × units × (indicators + log units)).
 *
 * @throws ScoringError `badInput` for rows, draws or weights of another length, `outOfRange` for a spread outside 0..1.
 * @example monteCarloWeights([[1, 0], [0, 1]], { draws: [[0.9, 0.1]], spread: 1 }).rankMean // [1, 2]
 */
export function monteCarloWeights(
  matrix: IndicatorMatrix,
  options: {
    readonly draws: readonly (readonly number[])[];
    readonly spread: number;
    readonly baseWeights?: readonly number[];
  },
): MonteCarloWeights {
  const { draws, spread } = options;
  const base = requireWeights(options.baseWeights, requireMatrix(matrix));
  if (!(spread >= 0 && spread <= 1))
    throw new ScoringError('outOfRange', 'spread must lie between 0 and 1', { spread });
  const { scores: baseScores, ranks: baseRanks } = aggregate(matrix, base, 'arithmetic');
  const scores = matrix.map((): number[] => []);
  const ranks = matrix.map((): number[] => []);
  const shifts: number[] = [];
  for (const draw of draws) {
    if (draw.length !== base.length || draw.some((u) => !(u >= 0 && u <= 1))) {
      throw new ScoringError('badInput', 'a draw needs one number 0..1 an indicator');
    }
    const drawn = aggregate(
      matrix,
      base.map((w, k) => w * (1 + spread * (2 * draw[k]! - 1))),
      'arithmetic',
    );
    drawn.scores.forEach((x, i) => x !== null && scores[i]!.push(x));
    drawn.ranks.forEach((x, i) => x !== null && ranks[i]!.push(x));
    shifts.push(...rankShifts(drawn.ranks, baseRanks));
  }
  const spreads = ranks.map((own) => quantiles(own, [0.05, 0.5, 0.95], 7));
  return {
    baseScores,
    baseRanks,
    rankMean: ranks.map(plainMean),
    rankMedian: spreads.map((row) => row[1]!),
    rankP05: spreads.map((row) => row[0]!),
    rankP95: spreads.map((row) => row[2]!),
    scoreSd: scores.map((own) => finiteOrNull(sampleSd(own))),
    meanAbsShift: plainMean(shifts),
    shareUnchanged: ranks.map((own, i) => plainMean(own.map((rank) => (rank === baseRanks[i] ? 1 : 0)))),
  };
}

/** Ranks without one indicator. */
export interface LeftOut {
  readonly ranks: (number | null)[];
  readonly meanAbsShift: number | null;
}

/**
 * Ranks of the equally weighted arithmetic index with each indicator left out in turn, against that with all.
 * Cost: O(indicators² × units).
 *
 * @throws ScoringError `badInput` for rows of unequal length.
 * @example leaveOneOut([[9, 1, 1], [2, 4, 4]])[0].ranks // [2, 1]: without the first indicator the order turns
 */
export function leaveOneOut(matrix: IndicatorMatrix): LeftOut[] {
  const indicators = requireMatrix(matrix);
  const base = aggregate(matrix, undefined, 'arithmetic').ranks;
  return Array.from({ length: indicators }, (_, out) => {
    const rest = matrix.map((row) => row.filter((__, k) => k !== out));
    const { ranks } = aggregate(rest, undefined, 'arithmetic');
    return { ranks, meanAbsShift: plainMean(rankShifts(ranks, base)) };
  });
}

/** One other method against the base. */
export interface MethodComparison {
  readonly method: 'geometric' | 'zscoreArithmetic' | 'rankArithmetic' | 'pcaFirst';
  readonly ranks: (number | null)[];
  readonly meanAbsShift: number | null;
  readonly maxShift: number | null;
  /** Pearson correlation of the published (competition) ranks with the base ranks. */
  readonly spearman: number | null;
  /** Kendall's tau-b of the same ranks. */
  readonly kendallTauB: number | null;
}

/** First principal component (positive sum) of the z-scores of complete indicators; null when undefined. */
function firstComponent(matrix: IndicatorMatrix): (number | null)[] {
  const z = normalise(matrix, null, 'zscore');
  const correlation = definedMatrix(correlationMatrix(covarianceMatrix(crossProducts(z))));
  if (!correlation) return matrix.map(() => null);
  const first = symmetricEigen(correlation).vectors.map((row) => row[0]!);
  const sign = first.reduce((sum, x) => sum + x, 0) < 0 ? -1 : 1;
  return z.map((row) =>
    row.includes(null) ? null : row.reduce<number>((sum, x, k) => sum + sign * x! * first[k]!, 0),
  );
}

/**
 * The equally weighted arithmetic index against four other ways to build it: geometric mean, mean of z-scores, mean of
 * average ranks, first principal component. Cost: O(units × indicators² + units²).
 *
 * @throws ScoringError `badInput` for rows of unequal length.
 * @example compareMethods([[1, 2], [3, 4], [5, 9]]).map((row) => row.maxShift) // [0, 0, 0, 0]
 */
export function compareMethods(matrix: IndicatorMatrix): MethodComparison[] {
  requireMatrix(matrix);
  const base = aggregate(matrix, undefined, 'arithmetic').ranks;
  const others: readonly [MethodComparison['method'], Ranks][] = [
    ['geometric', aggregate(matrix, undefined, 'geometric').ranks],
    ['zscoreArithmetic', aggregate(normalise(matrix, null, 'zscore'), undefined, 'arithmetic').ranks],
    ['rankArithmetic', aggregate(normalise(matrix, null, 'rankAverage'), undefined, 'arithmetic').ranks],
    ['pcaFirst', rankMeasured(firstComponent(matrix))],
  ];
  return others.map(([method, ranks]) => {
    const shifts = rankShifts(ranks, base);
    const { pearson, tauB } = pairCorrelation(ranks, base);
    return {
      method,
      ranks: [...ranks],
      meanAbsShift: plainMean(shifts),
      maxShift: shifts.length ? Math.max(...shifts) : null,
      spearman: pearson,
      kendallTauB: tauB,
    };
  });
}
