/** Counts of answers a level: everything about a pooled set of Likert answers follows exactly from them. */
import { Ratio } from '../../number/ratio.js';
import type { AnswerCodes } from './answer-codes.js';

/** `counts` runs parallel to `codes.valid`. */
export interface LevelCounts {
  readonly counts: readonly number[];
  readonly valid: number;
  readonly sum: number;
  readonly sumSquares: number;
  readonly satisfied: number;
  readonly dissatisfied: number;
}

/** Sums over counts a level, all whole numbers. @example levelCounts([0, 0, 1, 2, 1], FIVE_LEVELS).sum // 16 */
export function levelCounts(counts: readonly number[], codes: AnswerCodes): LevelCounts {
  let [valid, sum, sumSquares, satisfied, dissatisfied] = [0, 0, 0, 0, 0];
  codes.valid.forEach((level, at) => {
    const count = counts[at]!;
    valid += count;
    sum += count * level;
    sumSquares += count * level * level;
    if (codes.satisfied.includes(level)) satisfied += count;
    if (codes.dissatisfied.includes(level)) dissatisfied += count;
  });
  return { counts, valid, sum, sumSquares, satisfied, dissatisfied };
}

/** Exact mean level, null without answers. */
export function meanOf({ sum, valid }: LevelCounts): Ratio | null {
  return valid === 0 ? null : Ratio.of(sum, valid);
}

/** Exact satisfied percent 0..100, null without answers. */
export function percentSatisfied({ satisfied, valid }: LevelCounts): Ratio | null {
  return valid === 0 ? null : Ratio.of(100 * satisfied, valid);
}

/** Exact plain mean of the values that are there, null when none is. */
export function meanOfRatios(values: readonly (Ratio | null)[]): Ratio | null {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? null : Ratio.sum(present).div(Ratio.of(present.length));
}

/** Sample standard deviation (n − 1), from one exact whole number: 0 for equal answers; null with fewer than two. */
export function sdOf({ sum, sumSquares, valid }: LevelCounts): number | null {
  return valid < 2 ? null : Math.sqrt((valid * sumSquares - sum * sum) / (valid * (valid - 1)));
}

/** The middle answer or the mean of the two middle ones; null without answers. */
export function medianOf({ counts, valid }: LevelCounts, codes: AnswerCodes): number | null {
  if (valid === 0) return null;
  const at = (place: number): number => {
    let seen = 0;
    return codes.valid[counts.findIndex((count) => (seen += count) >= place)]!;
  };
  return (at(Math.floor((valid + 1) / 2)) + at(Math.floor(valid / 2) + 1)) / 2;
}
