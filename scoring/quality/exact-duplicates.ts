/** Forms with the same answers throughout: copied, or sent twice. */
import { cellOf, isEmpty, type AnswerRecord, type Cell } from '../statistics/likert/answer-codes.js';
import { answered, answerMatrix, type AnswerSheet } from './answer-sheet.js';

/** Orders ids: numbers by size, then texts by code point. */
export function compareIds(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/**
 * Rows by the value of a column, in order of first appearance; rows with an empty cell there are left out, null keeps
 * all together.
 */
export function partition(rows: readonly AnswerRecord[], column: string | null): Map<Cell, number[]> {
  const groups = new Map<Cell, number[]>();
  rows.forEach((row, at) => {
    const key = column === null ? null : cellOf(row, column);
    if (column !== null && isEmpty(key)) return;
    const own = groups.get(key);
    if (own) own.push(at);
    else groups.set(key, [at]);
  });
  return groups;
}

/**
 * Groups of two or more ids with the same raw cell in every item (88, 99 and empty compared as they are) inside the
 * same value of the column
 * `within` (agency, device; null = everywhere). Only forms with at least minAnswered valid answers. Ids rise in a
 * group, groups by their smallest id.
 * Cost: one pass over the cells.
 *
 * @throws ScoringError `badInput` for an unknown column.
 * @example exactDuplicates({ rows: [{ id: 1, a: 4 }, { id: 2, a: 4 }], items: ['a'], codes: FIVE_LEVELS, within: null, minAnswered: 1, id: 'id' }) // [[1, 2]]
 */
export function exactDuplicates(
  sheet: AnswerSheet & { readonly within: string | null; readonly minAnswered: number; readonly id: string },
): Cell[][] {
  const { rows, items, within, minAnswered, id } = sheet;
  const counts = answerMatrix(sheet).map((levels) => answered(levels).length);
  const found: Cell[][] = [];
  for (const places of partition(rows, within).values()) {
    const patterns = new Map<string, Cell[]>();
    for (const at of places) {
      if (counts[at]! < minAnswered) continue;
      const row = rows[at]!;
      const pattern = JSON.stringify(items.map((item) => (isEmpty(cellOf(row, item)) ? null : cellOf(row, item))));
      const same = patterns.get(pattern);
      if (same) same.push(cellOf(row, id));
      else patterns.set(pattern, [cellOf(row, id)]);
    }
    for (const ids of patterns.values()) if (ids.length > 1) found.push(ids.sort(compareIds));
  }
  return found.sort((a, b) => compareIds(a[0]!, b[0]!));
}
