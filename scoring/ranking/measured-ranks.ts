/**
 * Ranks of measured (floating-point) values: estimates, composite scores, bootstrap means. Exact points rank in `ranks.ts`.
 * Values are compared after rounding, so that noise in the last bits cannot break a tie.
 */

import { comparable } from '../number/comparable.js';

/** A value that may be missing. */
export type Measured = number | null;

function orderOf(values: readonly Measured[], decimals: number): { index: number; value: number }[] {
  const present: { index: number; value: number }[] = [];
  values.forEach((value, index) => {
    if (value !== null) present.push({ index, value: comparable(value, decimals) });
  });
  return present.sort((a, b) => a.value - b.value);
}

/**
 * Competition ranks (1 2 2 4), rank 1 = largest value; a missing value gets null and takes no place.
 * Values compared at `decimals` decimals. Cost: O(n log n).
 *
 * @example rankMeasured([70, 90, null, 70]) // [2, 1, null, 2]
 */
export function rankMeasured(values: readonly Measured[], decimals = 10): (number | null)[] {
  const ranks = new Array<number | null>(values.length).fill(null);
  const order = orderOf(values, decimals).reverse();
  order.forEach((entry, at) => {
    const before = order[at - 1];
    ranks[entry.index] = before && before.value === entry.value ? ranks[before.index]! : at + 1;
  });
  return ranks;
}

/**
 * Ascending ranks of measured values, 1 = smallest; ties share the smallest place (`min`) or the mean of their
 * places (`average`); a missing value gets null. Values compared at `decimals` decimals. Cost: O(n log n).
 *
 * @example rankAscending([70, 90, null, 70], 'average') // [1.5, 3, null, 1.5]
 */
export function rankAscending(values: readonly Measured[], ties: 'min' | 'average', decimals = 10): (number | null)[] {
  const ranks = new Array<number | null>(values.length).fill(null);
  const order = orderOf(values, decimals);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && order[to]!.value === order[from]!.value) to++;
    const rank = ties === 'min' ? from + 1 : (from + 1 + to) / 2;
    for (let k = from; k < to; k++) ranks[order[k]!.index] = rank;
    from = to;
  }
  return ranks;
}
