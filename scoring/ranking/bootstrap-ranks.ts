/** How sure are ranks? Rank ranges and winning probabilities over bootstrap replicates (reference case e01). */
import { requireOpenProbability } from '../number/check-number.js';
import { finiteOrNull } from '../number/finite-or-null.js';
import { quantiles } from '../statistics/quantile.js';
import {
  BOOTSTRAP_DECIMALS,
  bootstrapMeans,
  type AgencyKey,
  type BootstrapInput,
  type BootstrapMeans,
} from './bootstrap-means.js';
import { rankMeasured } from './measured-ranks.js';

/** One agency's mean and rank with their spread over replicates; all null for an agency without values. */
export interface BootstrapRank {
  readonly agency: AgencyKey;
  readonly n: number;
  readonly mean: number | null;
  readonly rank: number | null;
  readonly bootMean: number | null;
  /** Standard deviation of the replicate means (n - 1). */
  readonly bootSe: number | null;
  /** Bounds of the mean: quantiles of type 7. */
  readonly meanLo: number | null;
  readonly meanHi: number | null;
  /** Bounds of the rank: quantiles of type 1, so they are places. */
  readonly rankLo: number | null;
  readonly rankHi: number | null;
  readonly rankMean: number | null;
  readonly rankMedian: number | null;
  /** Share of replicates at rank 1, at rank 3 or better, in the best quarter (rank ≤ ceil(K/4)). */
  readonly pFirst: number | null;
  readonly pTop3: number | null;
  readonly pTopQuarter: number | null;
}

/** Agencies that take part, by position, with their ranks replicate by replicate (1 = best, ties share the best). */
function replicateRanks(boot: BootstrapMeans): { taking: number[]; ranks: Float64Array } {
  const size = boot.agencies.length;
  const taking = boot.means.flatMap((mean, k) => (mean === null ? [] : [k]));
  const ranks = new Float64Array(boot.replicates * size);
  const ordered = new Float64Array(taking.length);
  for (let replicate = 0; replicate < boot.replicates; replicate++) {
    const from = replicate * size;
    taking.forEach((k, i) => (ordered[i] = boot.replicateMeans[from + k]!));
    ordered.sort();
    for (const k of taking) {
      const value = boot.replicateMeans[from + k]!;
      let [low, high] = [0, ordered.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ordered[middle]! > value) high = middle;
        else low = middle + 1;
      }
      ranks[from + k] = ordered.length - low + 1;
    }
  }
  return { taking, ranks };
}

/** Every size-th entry from `start`: one agency's values over replicates. */
function seriesOf(values: Float64Array, start: number, size: number): number[] {
  const out: number[] = [];
  for (let at = start; at < values.length; at += size) out.push(values[at]!);
  return out;
}

/**
 * Bootstrap of agency means and ranks, rows in order of the agencies' first appearance. `level` (0.95) sets the bounds.
 * Cost: O(replicates × (rows + agencies log agencies)).
 *
 * @throws ScoringError as `bootstrapMeans`; `outOfRange` for a level outside 0..1.
 * @example
 * bootstrapRanks({ agencies: ['a', 'a', 'b'], values: [1, 3, 9], replicates: 50, seed: 1 })[1].pFirst // 1
 */
export function bootstrapRanks(input: BootstrapInput & { readonly level?: number }): BootstrapRank[] {
  const level = requireOpenProbability(input.level ?? 0.95, 'level');
  const boot = bootstrapMeans(input);
  const { taking, ranks } = replicateRanks(boot);
  const observed = rankMeasured(boot.means, BOOTSTRAP_DECIMALS);
  const quarter = Math.ceil(taking.length / 4);
  const tails = [(1 - level) / 2, (1 + level) / 2];
  const size = boot.agencies.length;
  return boot.agencies.map((agency, k): BootstrapRank => {
    const own = { agency, n: boot.counts[k]!, mean: boot.means[k]!, rank: observed[k]! };
    if (own.mean === null) {
      const none = null;
      return {
        ...own,
        ...{ bootMean: none, bootSe: none, meanLo: none, meanHi: none, rankLo: none, rankHi: none },
        ...{ rankMean: none, rankMedian: none, pFirst: none, pTop3: none, pTopQuarter: none },
      };
    }
    const means = seriesOf(boot.replicateMeans, k, size);
    const places = seriesOf(ranks, k, size);
    const count = means.length;
    const average = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / count;
    const share = (limit: number) => places.reduce((hits, place) => hits + (place <= limit ? 1 : 0), 0) / count;
    const bootMean = average(means);
    const squares = means.reduce((sum, x) => sum + (x - bootMean) ** 2, 0);
    const [meanLo, meanHi] = quantiles(means, tails, 7);
    const [rankLo, rankHi] = quantiles(places, tails, 1);
    return {
      ...own,
      bootMean,
      bootSe: count > 1 ? finiteOrNull(Math.sqrt(squares / (count - 1))) : null,
      meanLo: meanLo!,
      meanHi: meanHi!,
      rankLo: rankLo!,
      rankHi: rankHi!,
      rankMean: average(places),
      rankMedian: quantiles(places, [0.5], 7)[0]!,
      pFirst: share(1),
      pTop3: share(3),
      pTopQuarter: share(quarter),
    };
  });
}

/** p[i][j]: how often agency i is better than agency j; null on the diagonal and for agencies without values. */
export interface PairwiseProbability {
  readonly agencies: AgencyKey[];
  readonly p: (number | null)[][];
}

/**
 * Share of replicates in which one agency's mean exceeds another's, plus half the share of ties.
 * Cost: O(replicates × (rows + agencies²)).
 *
 * @throws ScoringError as `bootstrapMeans`.
 * @example
 * pairwiseProbability({ agencies: ['a', 'b'], values: [1, 9], replicates: 5, seed: 1 }).p // [[null, 0], [1, null]]
 */
export function pairwiseProbability(input: BootstrapInput): PairwiseProbability {
  const boot = bootstrapMeans(input);
  const { replicateMeans, replicates, means } = boot;
  const size = boot.agencies.length;
  const p: (number | null)[][] = means.map(() => means.map(() => null));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      if (means[i] === null || means[j] === null) continue;
      let halves = 0;
      for (let from = 0; from < replicateMeans.length; from += size) {
        const difference = replicateMeans[from + i]! - replicateMeans[from + j]!;
        halves += difference > 0 ? 2 : difference === 0 ? 1 : 0;
      }
      p[i]![j] = halves / (2 * replicates);
      p[j]![i] = (2 * replicates - halves) / (2 * replicates);
    }
  }
  return { agencies: boot.agencies, p };
}
