/** Counts, centre, spread and satisfied share of every item in every group. */
import { ScoringError } from '../../number/scoring-error.js';
import {
  cellOf,
  isEmpty,
  levelOf,
  rowsByGroup,
  type AnswerCodes,
  type AnswerRecord,
  type Grouping,
} from './answer-codes.js';
import { levelCounts, meanOf, medianOf, percentSatisfied, sdOf, type LevelCounts } from './level-counts.js';

/**
 * One item in one group. Also `c1`, `c2`, … : answers at each valid level. Percents run 0..100; null without answers.
 */
export interface ItemSummary {
  readonly group: string;
  readonly item: string;
  readonly total: number;
  readonly valid: number;
  readonly notApplicable: number;
  readonly refused: number;
  readonly missing: number;
  readonly [count: `c${number}`]: number;
  readonly sum: number;
  readonly sumSquares: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly pctSatisfied: number | null;
  readonly pctDissatisfied: number | null;
  readonly median: number | null;
}

/** Counts of one item over rows. @throws ScoringError `badInput` for a cell that is no code at all. */
export function countItem(
  rows: readonly AnswerRecord[],
  item: string,
  codes: AnswerCodes,
): {
  readonly levels: LevelCounts;
  readonly notApplicable: number;
  readonly refused: number;
  readonly missing: number;
} {
  const counts = codes.valid.map(() => 0);
  let [notApplicable, refused, missing] = [0, 0, 0];
  for (const row of rows) {
    const cell = cellOf(row, item);
    const level = levelOf(cell, codes);
    if (level !== null) counts[codes.valid.indexOf(level)]! += 1;
    else if (isEmpty(cell)) missing += 1;
    else if (cell === codes.notApplicable) notApplicable += 1;
    else if (cell === codes.refused) refused += 1;
    else throw new ScoringError('badInput', `"${item}" has an answer that is no code`, { item, cell });
  }
  return { levels: levelCounts(counts, codes), notApplicable, refused, missing };
}

/**
 * One row a group and item, groups outermost: mean = sum/valid, sd with n − 1 (null under two answers), satisfied
 * percent,
 * median as the mean of the two middle answers. 88, 99 and empty never enter a denominator. Cost: one pass over the
 * cells.
 *
 * @throws ScoringError `badInput` for an unknown column or an answer that is no code.
 * @example itemSummaries({ rows: [{ q: 4 }, { q: 88 }], items: ['q'], codes: FIVE_LEVELS, by: null, groups: ['ALL'] })[0].pctSatisfied // 100
 */
export function itemSummaries(
  input: Grouping & {
    readonly rows: readonly AnswerRecord[];
    readonly items: readonly string[];
    readonly codes: AnswerCodes;
  },
): ItemSummary[] {
  const { items, codes } = input;
  return [...rowsByGroup(input.rows, input)].flatMap(([group, rows]) =>
    items.map((item) => {
      const { levels, notApplicable, refused, missing } = countItem(rows, item, codes);
      const { valid, sum, sumSquares, dissatisfied } = levels;
      return {
        group,
        item,
        total: rows.length,
        valid,
        notApplicable,
        refused,
        missing,
        ...Object.fromEntries(codes.valid.map((level, at) => [`c${level}`, levels.counts[at]!])),
        sum,
        sumSquares,
        mean: meanOf(levels)?.toNumber() ?? null,
        sd: sdOf(levels),
        pctSatisfied: percentSatisfied(levels)?.toNumber() ?? null,
        pctDissatisfied: valid === 0 ? null : (100 * dissatisfied) / valid,
        median: medianOf(levels, codes),
      };
    }),
  );
}
