/** Every factor in every group, pooled over answers, as a mean of items and as a mean of persons. */
import { mean, sampleSd } from '../mean-and-spread.js';
import { levelsOf, rowsByGroup, type AnswerCodes, type AnswerRecord, type Grouping } from './answer-codes.js';
import { countItem } from './item-summary.js';
import { levelCounts, meanOf, meanOfRatios, percentSatisfied, type LevelCounts } from './level-counts.js';

/** Factor name → its items. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** One factor in one group. Means on the scale of the levels, percents 0..100, null without answers. */
export interface FactorSummary {
  readonly group: string;
  readonly factor: string;
  readonly answers: number;
  readonly meanPooled: number | null;
  readonly pctPooled: number | null;
  /** Plain means of item values; items without answers are left out. */
  readonly meanOfItems: number | null;
  readonly pctOfItems: number | null;
  /** Respondents with at least one valid answer, and mean and sd of their own means. */
  readonly persons: number;
  readonly meanOfPersons: number | null;
  readonly sdOfPersons: number | null;
  /** The same over respondents who answered at least half of the factor's items. */
  readonly personsHalf: number;
  readonly meanOfPersonsHalf: number | null;
}

/** Items of one factor pooled: counts a level added up. */
export function poolItems(items: readonly LevelCounts[], codes: AnswerCodes): LevelCounts {
  return levelCounts(
    codes.valid.map((_, at) => items.reduce((sum, item) => sum + item.counts[at]!, 0)),
    codes,
  );
}

/**
 * One row a group and factor, groups outermost. Cost: two passes over the cells.
 *
 * @throws ScoringError `badInput` for an unknown column or an answer that is no code.
 * @example factorSummaries({ rows: [{ a: 4, b: 88 }], factors: { F: ['a', 'b'] }, codes: FIVE_LEVELS, by: null, groups: ['ALL'] })[0].meanOfItems // 4
 */
export function factorSummaries(
  input: Grouping & {
    readonly rows: readonly AnswerRecord[];
    readonly factors: Factors;
    readonly codes: AnswerCodes;
  },
): FactorSummary[] {
  const { codes } = input;
  return [...rowsByGroup(input.rows, input)].flatMap(([group, rows]) =>
    Object.entries(input.factors).map(([factor, items]) => {
      const counted = items.map((item) => countItem(rows, item, codes).levels);
      const pooled = poolItems(counted, codes);
      const persons = personMeans(rows, items, codes, 1);
      const personsHalf = personMeans(rows, items, codes, items.length / 2);
      return {
        group,
        factor,
        answers: pooled.valid,
        meanPooled: meanOf(pooled)?.toNumber() ?? null,
        pctPooled: percentSatisfied(pooled)?.toNumber() ?? null,
        meanOfItems: meanOfRatios(counted.map(meanOf))?.toNumber() ?? null,
        pctOfItems: meanOfRatios(counted.map(percentSatisfied))?.toNumber() ?? null,
        persons: persons.length,
        meanOfPersons: mean(persons),
        sdOfPersons: sampleSd(persons),
        personsHalf: personsHalf.length,
        meanOfPersonsHalf: mean(personsHalf),
      };
    }),
  );
}

/** Own means of the respondents with at least `atLeast` (and one) valid answers. */
function personMeans(
  rows: readonly AnswerRecord[],
  items: readonly string[],
  codes: AnswerCodes,
  atLeast: number,
): number[] {
  return rows.flatMap((row) => {
    const levels = levelsOf(row, items, codes).filter((level) => level !== null);
    return levels.length === 0 || levels.length < atLeast
      ? []
      : [levels.reduce((sum, level) => sum + level, 0) / levels.length];
  });
}
