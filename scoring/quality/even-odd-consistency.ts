/**
 * Even-odd consistency (Jackson 1976; R package `careless`): do both halves of every factor agree within one
 * respondent?
 */
import { requireCount } from '../number/check-number.js';
import { mean } from '../statistics/mean-and-spread.js';
import { levelsOf } from '../statistics/likert/answer-codes.js';
import type { Factors } from '../statistics/likert/factor-summary.js';
import { pearsonCorrelation } from '../statistics/pearson-correlation.js';
import { answered, type AnswerSheet } from './answer-sheet.js';

/** One entry a respondent. `score` −1..1 is minus the stepped-up correlation: higher is more careless. */
export interface EvenOddConsistency {
  readonly pairs: number[];
  readonly r: (number | null)[];
  readonly score: (number | null)[];
}

/**
 * Per factor the mean of the items at even and at odd places (counted from 1); r over the factors that have both,
 * stepped up by Spearman and Brown
 * 2r/(1 + r), not below −1. Null with fewer than minPairs (and two) factors or without variance. Cost: one pass over
 * the cells.
 *
 * @throws ScoringError `badInput` for an unknown column or minPairs that is no count.
 * @example evenOddConsistency({ rows: [{ a: 1, b: 1, c: 5, d: 5 }], factors: { F: ['a', 'b'], G: ['c', 'd'] }, codes: FIVE_LEVELS, minPairs: 2 }).score // [-1]
 */
export function evenOddConsistency(
  sheet: Omit<AnswerSheet, 'items'> & { readonly factors: Factors; readonly minPairs: number },
): EvenOddConsistency {
  const { rows, codes, factors, minPairs } = sheet;
  requireCount(minPairs, 'minPairs');
  const persons = rows.map((row) => {
    const even: number[] = [];
    const odd: number[] = [];
    for (const items of Object.values(factors)) {
      const levels = levelsOf(row, items, codes);
      const second = mean(answered(levels.filter((_, at) => at % 2 === 1)));
      const first = mean(answered(levels.filter((_, at) => at % 2 === 0)));
      if (second === null || first === null) continue;
      even.push(second);
      odd.push(first);
    }
    const r = even.length < minPairs ? null : pearsonCorrelation(even, odd);
    return { pairs: even.length, r, score: r === null ? null : -steppedUp(r) + 0 };
  });
  return {
    pairs: persons.map((person) => person.pairs),
    r: persons.map((person) => person.r),
    score: persons.map((person) => person.score),
  };
}

/** Spearman and Brown's prophecy for twice the length, kept within −1..1. */
function steppedUp(r: number): number {
  return r <= -1 ? -1 : Math.max(-1, (2 * r) / (1 + r));
}
