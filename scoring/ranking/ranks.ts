/** Competition and dense ranks of exact values, largest first (SCORE-IO §5): equal only when exactly equal. */
import type { Ratio } from '../number/ratio.js';

/**
 * Standard competition ranking (1 2 2 4) of `values`, descending, one rank per value in the order given.
 * Cost: O(n log n) exact comparisons. Source: SCORE-IO §5; ISO/IEC usage "1224 ranking".
 *
 * @example
 * rankCompetition([Ratio.of(80), Ratio.of(90), Ratio.of(80), Ratio.of(70)]); // [2, 1, 2, 4]
 */
export function rankCompetition(values: readonly Ratio[]): number[] {
  return rankDescending(values, (_previous, position) => position);
}

/**
 * Dense ranking (1 2 2 3) of `values`, descending, one rank per value in the order given.
 * Cost: O(n log n) exact comparisons. Source: SCORE-IO §5.
 *
 * @example
 * rankDense([Ratio.of(80), Ratio.of(90), Ratio.of(80), Ratio.of(70)]); // [2, 1, 2, 3]
 */
export function rankDense(values: readonly Ratio[]): number[] {
  return rankDescending(values, (previous) => previous + 1);
}

function rankDescending(values: readonly Ratio[], next: (previous: number, position: number) => number): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => b.value.compare(a.value));
  const ranks = new Array<number>(values.length).fill(0);
  let rank = 0;
  order.forEach(({ value, index }, at) => {
    const before = order[at - 1];
    if (before === undefined || !before.value.equals(value)) rank = next(rank, at + 1);
    ranks[index] = rank;
  });
  return ranks;
}
