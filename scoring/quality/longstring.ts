/** Straight-lining: the longest run of equal consecutive answers (Johnson 2005; R package `careless`). */
import { answerMatrix, type AnswerSheet } from './answer-sheet.js';

/** `break`: a missing cell ends a run. `skip`: missing cells are taken out first. */
export type MissingMode = 'break' | 'skip';

/**
 * One entry a respondent: length of the longest run (0 without answers), its level (of the first such run), answers ÷
 * runs.
 */
export interface Longstring {
  readonly longest: number[];
  readonly value: (number | null)[];
  readonly averageRun: (number | null)[];
}

/** Runs of one respondent. @example longestRun([4, 4, null, 4], 'skip') // { longest: 3, value: 4, averageRun: 3 } */
export function longestRun(
  levels: readonly (number | null)[],
  mode: MissingMode,
): { readonly longest: number; readonly value: number | null; readonly averageRun: number | null } {
  let [longest, run, runs, answers] = [0, 0, 0, 0];
  let value: number | null = null;
  let previous: number | null = null;
  for (const level of levels) {
    if (level === null) {
      if (mode === 'break') previous = null;
      continue;
    }
    answers += 1;
    run = level === previous ? run + 1 : 1;
    if (run === 1) runs += 1;
    if (run > longest) [longest, value] = [run, level];
    previous = level;
  }
  return { longest, value, averageRun: runs === 0 ? null : answers / runs };
}

/**
 * Longest runs of every respondent. Cost: one pass over the cells.
 *
 * @throws ScoringError `badInput` for an unknown column.
 * @example longstring({ rows: [{ a: 4, b: 4 }], items: ['a', 'b'], codes: FIVE_LEVELS, missingMode: 'break' }).longest // [2]
 */
export function longstring(sheet: AnswerSheet & { readonly missingMode: MissingMode }): Longstring {
  const runs = answerMatrix(sheet).map((levels) => longestRun(levels, sheet.missingMode));
  return {
    longest: runs.map((run) => run.longest),
    value: runs.map((run) => run.value),
    averageRun: runs.map((run) => run.averageRun),
  };
}
