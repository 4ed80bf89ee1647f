/**
 * Answers given too fast to have been read (Huang et al. 2012: 2 seconds an item; relative and robust measures beside
 * it).
 */
import { finiteOrNull, quotient } from '../number/finite-or-null.js';
import { requireFinite } from '../number/check-number.js';
import { cellOf, isEmpty, type AnswerRecord } from '../statistics/likert/answer-codes.js';
import { MAD_SCALE } from '../statistics/describe.js';
import { median } from '../statistics/mean-and-spread.js';

/** One entry a respondent, null where undefined; flags are strict: below the threshold. */
export interface ResponseTime {
  readonly medianSeconds: number | null;
  /** Seconds ÷ non-empty cells: not applicable and refused count as read. */
  readonly secondsPerItem: (number | null)[];
  /** Seconds ÷ median seconds. */
  readonly relative: (number | null)[];
  /** (ln seconds − median) ÷ (1.4826 · median absolute deviation). */
  readonly logMadZ: (number | null)[];
  readonly flagPerItem: (boolean | null)[];
  readonly flagRelative: (boolean | null)[];
  readonly flagLogMad: (boolean | null)[];
}

/** The seconds a respondent took, null when not recorded. */
function secondsOf(row: AnswerRecord, column: string): number | null {
  const cell = cellOf(row, column);
  return typeof cell === 'number' && Number.isFinite(cell) && cell >= 0 ? cell : null;
}

/**
 * Seconds an item for every respondent; null without a recorded time or a filled cell.
 *
 * @throws ScoringError `badInput` for an unknown column.
 * @example secondsPerItem([{ a: 4, b: 88, t: 6 }], ['a', 'b'], 't') // [3]
 */
export function secondsPerItem(
  rows: readonly AnswerRecord[],
  items: readonly string[],
  seconds: string,
): (number | null)[] {
  return rows.map((row) =>
    quotient(secondsOf(row, seconds), items.filter((item) => !isEmpty(cellOf(row, item))).length),
  );
}

/**
 * Three measures of speed and their flags. `seconds` names the column. Cost: one pass over the cells and two sorts.
 *
 * @throws ScoringError `badInput` for an unknown column or a threshold that is not finite.
 * @example responseTime({ rows: [{ a: 4, t: 1 }], items: ['a'], seconds: 't', minSecondsPerItem: 2, relativeThreshold: 0.3, logMadThreshold: -2.5 }).flagPerItem // [true]
 */
export function responseTime(input: {
  readonly rows: readonly AnswerRecord[];
  readonly items: readonly string[];
  readonly seconds: string;
  readonly minSecondsPerItem: number;
  readonly relativeThreshold: number;
  readonly logMadThreshold: number;
}): ResponseTime {
  const { rows, items, minSecondsPerItem, relativeThreshold, logMadThreshold } = input;
  for (const [name, value] of Object.entries({ minSecondsPerItem, relativeThreshold, logMadThreshold })) {
    requireFinite(value, name);
  }
  const seconds = rows.map((row) => secondsOf(row, input.seconds));
  const present = seconds.filter((value) => value !== null);
  const medianSeconds = median(present);
  const logs = present.map((value) => Math.log(value));
  const middle = median(logs);
  const spread = middle === null ? null : finiteOrNull(MAD_SCALE * median(logs.map((log) => Math.abs(log - middle)))!);
  const perItem = secondsPerItem(rows, items, input.seconds);
  const relative = seconds.map((value) => quotient(value, medianSeconds));
  const logMadZ = seconds.map((value) =>
    value === null || middle === null ? null : quotient(finiteOrNull(Math.log(value) - middle), spread),
  );
  const below = (values: readonly (number | null)[], threshold: number): (boolean | null)[] =>
    values.map((value) => (value === null ? null : value < threshold));
  return {
    medianSeconds,
    secondsPerItem: perItem,
    relative,
    logMadZ,
    flagPerItem: below(perItem, minSecondsPerItem),
    flagRelative: below(relative, relativeThreshold),
    flagLogMad: below(logMadZ, logMadThreshold),
  };
}
