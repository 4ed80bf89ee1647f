/** Cronbach's alpha with item analysis and Guttman's bounds (reference case d01; Cronbach 1951, Guttman 1945). */
import { requireOpenProbability } from '../../number/check-number.js';
import { fQuantile } from '../../number/f-distribution.js';
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { inverseSymmetric } from '../../number/linear-algebra.js';
import { correlationMatrix, covarianceMatrix, definedMatrix } from './covariance.js';
import type { CrossProducts } from './cross-products.js';

/** What one item adds; correlations -1..1, mean and sd in the unit of the answers. */
export interface ItemAnalysis {
  readonly mean: number | null;
  readonly sd: number | null;
  /** Correlation with the sum of the other items. */
  readonly rDrop: number | null;
  /** Correlation with the full sum. */
  readonly rTotal: number | null;
  readonly alphaIfDeleted: number | null;
  readonly alphaStdIfDeleted: number | null;
  /** Squared multiple correlation with the other items. */
  readonly smc: number | null;
}

/** Internal consistency of k items over n complete rows; undefined parts are null. */
export interface CronbachAlpha {
  readonly n: number;
  readonly k: number;
  readonly alpha: number | null;
  readonly alphaStandardised: number | null;
  readonly meanInterItemR: number | null;
  /** Feldt's interval for alpha. */
  readonly alphaFeldtLo: number | null;
  readonly alphaFeldtHi: number | null;
  readonly guttman: {
    readonly lambda1: number | null;
    readonly lambda2: number | null;
    readonly lambda6: number | null;
  };
  /** Standard error of measurement of the sum of the items. */
  readonly semTotal: number | null;
  readonly items: ItemAnalysis[];
}

type Entries = readonly (readonly number[])[];

/** Sum of all entries and of the diagonal of the matrix without row and column `skip`. */
function parts(matrix: Entries, skip = -1): { all: number; trace: number; k: number } {
  let [all, trace, k] = [0, 0, 0];
  matrix.forEach((line, i) => {
    if (i === skip) return;
    k += 1;
    trace += line[i]!;
    line.forEach((x, j) => j !== skip && (all += x));
  });
  return { all, trace, k };
}

function alphaOf(covariance: Entries, skip?: number): number | null {
  const { all, trace, k } = parts(covariance, skip);
  if (k < 2 || !(all > 1e-12 * trace)) return null;
  return finiteOrNull((k / (k - 1)) * (1 - trace / all));
}

function meanCorrelation(correlation: Entries, skip?: number): number | null {
  const { all, trace, k } = parts(correlation, skip);
  return k < 2 ? null : (all - trace) / (k * (k - 1));
}

function spearmanBrown(k: number, r: number | null): number | null {
  return r === null ? null : quotient(k * r, 1 + (k - 1) * r);
}

/**
 * Alpha = k/(k-1)·(1 - tr C / ΣC) from the covariance matrix, its standardised form from the mean correlation, Feldt's
 * interval, Guttman's lambda 1 and 2 (on C) and 6 (on R), and the item analysis. With an item that everyone answered
 * alike, everything built on correlations is null while raw alpha stays. Needs k ≥ 2 and n ≥ 2. Cost: O(k³).
 *
 * @throws ScoringError `outOfRange` for a level outside 0..1.
 * @example cronbachAlpha(crossProducts([[1, 1], [2, 3], [3, 2]])).alpha // 0.6666666666666667
 */
export function cronbachAlpha(from: CrossProducts, level = 0.95): CronbachAlpha {
  requireOpenProbability(level, 'level');
  const { n, sums } = from;
  const k = sums.length;
  const covariance = definedMatrix(covarianceMatrix(from));
  const correlation = covariance && definedMatrix(correlationMatrix(covariance));
  const inverse = correlation && inverseSymmetric(correlation);
  const alpha = covariance && alphaOf(covariance);
  const meanR = correlation && meanCorrelation(correlation);
  const feldt = (p: number) =>
    alpha === null || k < 2 ? null : finiteOrNull(1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (k - 1)));
  const smc = sums.map((_, i) => (inverse ? finiteOrNull(1 - 1 / inverse[i]![i]!) : null));

  const items = sums.map((sum, i): ItemAnalysis => {
    const own = covariance?.[i]?.[i] ?? null;
    const withTotal = covariance ? covariance[i]!.reduce((total, x) => total + x, 0) : null;
    const rest = covariance ? parts(covariance, i).all : null;
    const total = covariance ? parts(covariance).all : null;
    const against = (shared: number | null, spread: number | null) =>
      shared === null || !own || spread === null || !(spread > 1e-12 * own)
        ? null
        : quotient(shared, Math.sqrt(own * spread));
    return {
      mean: n === 0 ? null : finiteOrNull(sum / n),
      sd: own === null ? null : Math.sqrt(own),
      rDrop: against(withTotal === null || own === null ? null : withTotal - own, rest),
      rTotal: against(withTotal, total),
      alphaIfDeleted: covariance && k > 2 ? alphaOf(covariance, i) : null,
      alphaStdIfDeleted: correlation && k > 2 ? spearmanBrown(k - 1, meanCorrelation(correlation, i)) : null,
      smc: smc[i]!,
    };
  });

  let [lambda1, lambda2, lambda6, semTotal]: (number | null)[] = [null, null, null, null];
  if (covariance && alpha !== null) {
    const { all, trace } = parts(covariance);
    let squares = 0;
    covariance.forEach((line, i) => line.forEach((x, j) => i !== j && (squares += x * x)));
    lambda1 = finiteOrNull((all - trace) / all);
    lambda2 = finiteOrNull((all - trace + Math.sqrt((k / (k - 1)) * squares)) / all);
    semTotal = finiteOrNull(Math.sqrt(all) * Math.sqrt(Math.max(0, 1 - alpha)));
  }
  if (correlation && inverse && k > 1) {
    lambda6 = quotient(
      parts(correlation).all - smc.reduce<number>((sum, x) => sum + 1 - x!, 0),
      parts(correlation).all,
    );
  }
  return {
    n,
    k,
    alpha,
    alphaStandardised: spearmanBrown(k, meanR),
    meanInterItemR: finiteOrNull(meanR),
    alphaFeldtLo: feldt((1 + level) / 2),
    alphaFeldtHi: feldt((1 - level) / 2),
    guttman: { lambda1: lambda1!, lambda2: lambda2!, lambda6: lambda6! },
    semTotal: semTotal!,
    items,
  };
}

/** Agreement of two items. */
export interface TwoItemReliability {
  readonly n: number;
  readonly r: number | null;
  /** Reliability of their sum if both measure alike: 2r/(1 + r). */
  readonly spearmanBrown: number | null;
  readonly alpha: number | null;
}

/**
 * Correlation, Spearman-Brown coefficient and alpha of exactly two items. Cost: O(1).
 *
 * @example twoItemReliability(crossProducts([[1, 1], [2, 3], [3, 2]])) // { n: 3, r: 0.5, spearmanBrown: 2/3, alpha: 2/3 }
 */
export function twoItemReliability(from: CrossProducts): TwoItemReliability {
  const { n, alpha, meanInterItemR } = cronbachAlpha(from);
  return { n, r: meanInterItemR, spearmanBrown: spearmanBrown(2, meanInterItemR), alpha };
}
