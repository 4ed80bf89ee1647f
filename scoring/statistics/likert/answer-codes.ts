/** Likert answers as rows of cells and the codes that say which cells count. */
import { ScoringError } from '../../number/scoring-error.js';

/** One cell of a data file: a number, a text, or null for an empty cell. */
export type Cell = number | string | null;

/** One respondent: column name → cell. */
export type AnswerRecord = Readonly<Record<string, Cell>>;

/**
 * `valid` in rising order; `satisfied` and `dissatisfied` are among them. Everything else is never in a denominator.
 */
export interface AnswerCodes {
  readonly valid: readonly number[];
  readonly satisfied: readonly number[];
  readonly dissatisfied: readonly number[];
  readonly notApplicable: number;
  readonly refused: number;
}

/** 1..5 with 4 and 5 satisfied, 88 not applicable, 99 refused or does not know. */
export const FIVE_LEVELS: AnswerCodes = {
  valid: [1, 2, 3, 4, 5],
  satisfied: [4, 5],
  dissatisfied: [1, 2],
  notApplicable: 88,
  refused: 99,
};

/**
 * The cell of a column; a column that no row has is refused rather than read as empty.
 *
 * @throws ScoringError `badInput` when the row has no such column.
 */
export function cellOf(row: AnswerRecord, column: string): Cell {
  const cell = row[column];
  if (cell === undefined) throw new ScoringError('badInput', `a row has no column "${column}"`, { column });
  return cell;
}

/** The answered level of a cell, null when it is none of the valid codes. @example levelOf(88, FIVE_LEVELS) // null */
export function levelOf(cell: Cell, codes: Pick<AnswerCodes, 'valid'>): number | null {
  return typeof cell === 'number' && codes.valid.includes(cell) ? cell : null;
}

/** Whether a cell was left empty. @example isEmpty('') // true */
export function isEmpty(cell: Cell): boolean {
  return cell === null || cell === '';
}

/** The answered levels of several items in order, null where there is none: one row of the answer matrix. */
export function levelsOf(
  row: AnswerRecord,
  items: readonly string[],
  codes: Pick<AnswerCodes, 'valid'>,
): (number | null)[] {
  return items.map((item) => levelOf(cellOf(row, item), codes));
}

/** How a summary groups rows: by a column's values, or all together under the one name given. */
export interface Grouping {
  readonly by: string | null;
  /** The groups wanted, in order; one without respondents gives a row of zeros and nulls. */
  readonly groups: readonly string[];
}

/**
 * The rows of every wanted group, in the order wanted. Rows of other groups are left out.
 *
 * @throws ScoringError `badInput` when rows lack the grouping column or a group is named twice.
 */
export function rowsByGroup(rows: readonly AnswerRecord[], { by, groups }: Grouping): Map<string, AnswerRecord[]> {
  const wanted = new Map<string, AnswerRecord[]>(groups.map((group) => [String(group), []]));
  if (wanted.size !== groups.length) throw new ScoringError('badInput', 'a group is named twice', { groups });
  if (by === null) {
    for (const own of wanted.values()) own.push(...rows);
  } else {
    for (const row of rows) wanted.get(String(cellOf(row, by)))?.push(row);
  }
  return wanted;
}
