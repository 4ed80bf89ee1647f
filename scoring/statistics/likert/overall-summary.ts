/** The whole questionnaire in every group: pooled, mean of factors, weighted, with exact ranks. */
import { Ratio } from '../../number/ratio.js';
import { ScoringError } from '../../number/scoring-error.js';
import { rankCompetition } from '../../ranking/ranks.js';
import { rowsByGroup, type AnswerCodes, type AnswerRecord, type Grouping } from './answer-codes.js';
import { poolItems, type Factors } from './factor-summary.js';
import { countItem } from './item-summary.js';
import { meanOf, meanOfRatios, percentSatisfied } from './level-counts.js';

/** One group. Means on the scale of the levels, percents and `index100` 0..100; null without answers. */
export interface OverallSummary {
  readonly group: string;
  readonly respondents: number;
  readonly answers: number;
  readonly meanPooled: number | null;
  readonly pctPooled: number | null;
  /** Plain means of the pooled factor values; factors without answers are left out. */
  readonly meanOfFactors: number | null;
  readonly pctOfFactors: number | null;
  /** Weighted means, weights renormalised over factors with answers; null without weights. */
  readonly meanWeighted: number | null;
  readonly pctWeighted: number | null;
  /** (meanOfFactors − lowest level) / (highest − lowest) · 100. */
  readonly index100: number | null;
  /** Competition ranks, largest first, of the exact values among the groups of this call. */
  readonly rankPctPooled: number | null;
  readonly rankPctOfFactors: number | null;
  /** Rounded half up to 2 decimals, and the rank of that: kept to show what rounding before ranking does. */
  readonly pctOfFactorsRounded: number | null;
  readonly rankRounded: number | null;
}

/**
 * One row a group. Ranks compare exact fractions, so neither noise nor the order of rows can break a tie. Cost: one
 * pass over the cells.
 *
 * @throws ScoringError `badInput` for an unknown column, an answer that is no code, or a factor without a weight of 0
 * or more.
 * @example overallSummaries({ rows: [{ a: 4 }], factors: { F: ['a'] }, factorWeights: null, codes: FIVE_LEVELS, by: null, groups: ['ALL'] })[0].index100 // 75
 */
export function overallSummaries(
  input: Grouping & {
    readonly rows: readonly AnswerRecord[];
    readonly factors: Factors;
    readonly factorWeights: Readonly<Record<string, number>> | null;
    readonly codes: AnswerCodes;
  },
): OverallSummary[] {
  const { codes, factors, factorWeights } = input;
  const weights = factorWeights && exactWeights(factors, factorWeights);
  const lowest = Ratio.of(Math.min(...codes.valid));
  const width = Ratio.of(Math.max(...codes.valid)).sub(lowest);
  const groups = [...rowsByGroup(input.rows, input)].map(([group, rows]) => {
    const pooled = Object.values(factors).map((items) =>
      poolItems(
        items.map((item) => countItem(rows, item, codes).levels),
        codes,
      ),
    );
    const all = poolItems(pooled, codes);
    const means = pooled.map(meanOf);
    const percents = pooled.map(percentSatisfied);
    return {
      group,
      respondents: rows.length,
      answers: all.valid,
      meanPooled: meanOf(all),
      pctPooled: percentSatisfied(all),
      meanOfFactors: meanOfRatios(means),
      pctOfFactors: meanOfRatios(percents),
      meanWeighted: weights && weightedMean(means, weights),
      pctWeighted: weights && weightedMean(percents, weights),
    };
  });
  const rounded = groups.map((group) => group.pctOfFactors?.round(2) ?? null);
  const rankPctPooled = ranksOf(groups.map((group) => group.pctPooled));
  const rankPctOfFactors = ranksOf(groups.map((group) => group.pctOfFactors));
  const rankRounded = ranksOf(rounded);
  const number = (value: Ratio | null): number | null => value?.toNumber() ?? null;
  return groups.map((group, at) => ({
    group: group.group,
    respondents: group.respondents,
    answers: group.answers,
    meanPooled: number(group.meanPooled),
    pctPooled: number(group.pctPooled),
    meanOfFactors: number(group.meanOfFactors),
    pctOfFactors: number(group.pctOfFactors),
    meanWeighted: number(group.meanWeighted),
    pctWeighted: number(group.pctWeighted),
    index100:
      width.isZero() || group.meanOfFactors === null
        ? null
        : group.meanOfFactors.sub(lowest).div(width).mul(Ratio.HUNDRED).toNumber(),
    rankPctPooled: rankPctPooled[at]!,
    rankPctOfFactors: rankPctOfFactors[at]!,
    pctOfFactorsRounded: number(rounded[at]!),
    rankRounded: rankRounded[at]!,
  }));
}

function exactWeights(factors: Factors, given: Readonly<Record<string, number>>): Ratio[] {
  return Object.keys(factors).map((factor) => {
    const weight = given[factor];
    if (weight === undefined || !(weight >= 0)) {
      throw new ScoringError('badInput', `factor "${factor}" needs a weight of 0 or more`, { factor, weight });
    }
    return Ratio.parse(weight);
  });
}

/** Σwx / Σw over the values that are there; null when their weights add up to 0. */
function weightedMean(values: readonly (Ratio | null)[], weights: readonly Ratio[]): Ratio | null {
  let sum = Ratio.ZERO;
  let total = Ratio.ZERO;
  values.forEach((value, at) => {
    if (value === null) return;
    sum = sum.add(value.mul(weights[at]!));
    total = total.add(weights[at]!);
  });
  return total.isZero() ? null : sum.div(total);
}

/** Competition ranks among the values that are there; the others have none. */
function ranksOf(values: readonly (Ratio | null)[]): (number | null)[] {
  const ranks = rankCompetition(values.filter((value) => value !== null));
  let next = 0;
  return values.map((value) => (value === null ? null : ranks[next++]!));
}
