/**
 * What every quality index looks at: respondents as rows, the rated items in the order they were asked, the valid
 * codes.
 */
import { levelsOf, type AnswerCodes, type AnswerRecord } from '../statistics/likert/answer-codes.js';

/** Rows in their own order (results come in the same order); only valid codes count as answers. */
export interface AnswerSheet {
  readonly rows: readonly AnswerRecord[];
  readonly items: readonly string[];
  readonly codes: Pick<AnswerCodes, 'valid'>;
}

/** The answer matrix: one row of levels a respondent, null where nothing valid was answered. */
export function answerMatrix({ rows, items, codes }: AnswerSheet): (number | null)[][] {
  return rows.map((row) => levelsOf(row, items, codes));
}

/** The valid answers among levels, in order. */
export function answered(levels: readonly (number | null)[]): number[] {
  return levels.filter((level) => level !== null);
}
