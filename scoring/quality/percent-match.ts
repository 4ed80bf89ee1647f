/** Near-duplicates: the highest share of equal answers with any other form (Kuriakose and Robbins 2016). */
import { cellOf, type Cell } from '../statistics/likert/answer-codes.js';
import { answerMatrix, type AnswerSheet } from './answer-sheet.js';
import { partition } from './exact-duplicates.js';

/**
 * One entry a respondent: the share 0..1, the first id (in row order) that reaches it, and whether it is at or above
 * the threshold.
 */
export interface PercentMatch {
  readonly match: (number | null)[];
  readonly id: Cell[];
  readonly flagged: (boolean | null)[];
}

/**
 * Over items answered by both, at least minCommon of them, among forms with the same value of the column `within`
 * (null = all); null when there is
 * no such form. Cost: O(forms² · items) in each group.
 *
 * @throws ScoringError `badInput` for an unknown column.
 * @example maxPercentMatch({ rows: [{ id: 1, a: 4, b: 5 }, { id: 2, a: 4, b: 1 }], items: ['a', 'b'], codes: FIVE_LEVELS, within: null, minCommon: 1, threshold: 0.9, id: 'id' }).match // [0.5, 0.5]
 */
export function maxPercentMatch(
  sheet: AnswerSheet & {
    readonly within: string | null;
    readonly minCommon: number;
    readonly threshold: number;
    readonly id: string;
  },
): PercentMatch {
  const { rows, within, minCommon, threshold } = sheet;
  const persons = answerMatrix(sheet);
  const match = rows.map((): number | null => null);
  const id = rows.map((): Cell => null);
  for (const places of partition(rows, within).values()) {
    for (const one of places) {
      for (const other of places) {
        if (one === other) continue;
        const share = shareEqual(persons[one]!, persons[other]!, minCommon);
        if (share === null || share <= (match[one] ?? -1)) continue;
        match[one] = share;
        id[one] = cellOf(rows[other]!, sheet.id);
      }
    }
  }
  return { match, id, flagged: match.map((share) => (share === null ? null : share >= threshold)) };
}

function shareEqual(a: readonly (number | null)[], b: readonly (number | null)[], minCommon: number): number | null {
  let [common, equal] = [0, 0];
  for (let j = 0; j < a.length; j++) {
    if (a[j] === null || b[j] === null) continue;
    common += 1;
    if (a[j] === b[j]) equal += 1;
  }
  return common === 0 || common < minCommon ? null : equal / common;
}
