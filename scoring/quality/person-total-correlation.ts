/**
 * Person-total correlation (Donlon and Fischer 1968): does a respondent rate the items in the order everybody else
 * does?
 */
import { pearsonCorrelation } from '../statistics/pearson-correlation.js';
import { answerMatrix, type AnswerSheet } from './answer-sheet.js';

/**
 * Correlation −1..1 of each respondent's answers with the item means of all other respondents; null with fewer than
 * three answers
 * or constant ones. Cost: one pass over the cells.
 *
 * @throws ScoringError `badInput` for an unknown column.
 * @example personTotalCorrelation({ rows: [{ a: 1, b: 2, c: 3 }, { a: 1, b: 3, c: 5 }], items: ['a', 'b', 'c'], codes: FIVE_LEVELS }) // [1, 1]
 */
export function personTotalCorrelation(sheet: AnswerSheet): (number | null)[] {
  const persons = answerMatrix(sheet);
  const sums = sheet.items.map((_, j) => persons.reduce((sum, levels) => sum + (levels[j] ?? 0), 0));
  const counts = sheet.items.map((_, j) => persons.filter((levels) => levels[j] !== null).length);
  return persons.map((levels) => {
    const own: number[] = [];
    const others: number[] = [];
    levels.forEach((level, j) => {
      if (level === null || counts[j]! < 2) return;
      own.push(level);
      others.push((sums[j]! - level) / (counts[j]! - 1));
    });
    return own.length < 3 ? null : pearsonCorrelation(own, others);
  });
}
