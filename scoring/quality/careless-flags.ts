/** Five marks of careless answering side by side: for review by a person, never for silent deletion (METHODS §7). */
import { cellOf, type Cell } from '../statistics/likert/answer-codes.js';
import { answerMatrix, answered, type AnswerSheet } from './answer-sheet.js';
import { longestRun } from './longstring.js';
import { mahalanobisDistance } from './mahalanobis-distance.js';
import { secondsPerItem } from './response-time.js';
import { responseVariability } from './response-variability.js';

/** Where each mark begins. `seconds` and `id` name columns; seconds null when no times were taken. */
export interface CarelessThresholds {
  /** Longest run (missing cells skipped) ÷ answers at or above which a form is straight-lined … */
  readonly longstringShare: number;
  /** … when it has at least so many answers. */
  readonly longstringMinAnswers: number;
  /** Standard deviation below which answers vary too little. */
  readonly irvBelow: number;
  readonly minSecondsPerItem: number;
  /** Confidence beyond which Mahalanobis' D² marks an outlier. */
  readonly mahalanobisConfidence: number;
  /** Fewer answers are incomplete. */
  readonly minAnswered: number;
  readonly id: string;
  readonly seconds: string | null;
}

/** Marks of one respondent; `count` is how many are set. What is undefined never marks. */
export interface CarelessFlags {
  readonly id: Cell;
  readonly straight: boolean;
  readonly lowVariance: boolean;
  readonly fast: boolean;
  readonly outlier: boolean;
  readonly incomplete: boolean;
  readonly count: number;
}

/**
 * The marks of every respondent, in row order. Cost: that of `mahalanobisDistance`.
 *
 * @throws ScoringError `badInput` for an unknown column, `outOfRange` for the confidence.
 * @example
 * const sheet = { rows: [{ id: 7, a: 4, b: 4, t: 1 }], items: ['a', 'b'], codes: FIVE_LEVELS, id: 'id', seconds: 't' };
 * const limits = { longstringShare: 0.9, longstringMinAnswers: 2, irvBelow: 0.25, minSecondsPerItem: 2, mahalanobisConfidence: 0.999, minAnswered: 1 };
 * carelessFlags({ ...sheet, ...limits })[0].count; // 3
 */
export function carelessFlags(input: AnswerSheet & CarelessThresholds): CarelessFlags[] {
  const persons = answerMatrix(input);
  const { irv } = responseVariability(input);
  const speed = input.seconds === null ? null : secondsPerItem(input.rows, input.items, input.seconds);
  const { flagged } = mahalanobisDistance({
    rows: input.rows,
    items: input.items,
    codes: input.codes,
    missing: 'available',
    confidence: input.mahalanobisConfidence,
  });
  return persons.map((levels, at) => {
    const answers = answered(levels).length;
    const { longest } = longestRun(levels, 'skip');
    const pace = speed?.[at] ?? null;
    const spread = irv[at]!;
    const marks = {
      straight: answers > 0 && answers >= input.longstringMinAnswers && longest / answers >= input.longstringShare,
      lowVariance: spread !== null && spread < input.irvBelow,
      fast: pace !== null && pace < input.minSecondsPerItem,
      outlier: flagged[at] === true,
      incomplete: answers < input.minAnswered,
    };
    return { id: cellOf(input.rows[at]!, input.id), ...marks, count: Object.values(marks).filter(Boolean).length };
  });
}
