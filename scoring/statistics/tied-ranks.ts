/** Average ranks and the sizes of tied groups, the common ground of the rank tests. */

/** Ranks 1..n in input order, ties sharing the mean of their places, and the size of every group of equal values. */
export interface TiedRanks {
  readonly ranks: number[];
  readonly groupSizes: number[];
}

/**
 * Ranks from the smallest value up; equal means exactly equal. Cost: O(n log n).
 *
 * @example tiedRanks([3, 1, 3]) // { ranks: [2.5, 1, 2.5], groupSizes: [1, 2] }
 */
export function tiedRanks(values: readonly number[]): TiedRanks {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  const groupSizes: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && order[to]!.value === order[from]!.value) to++;
    for (let k = from; k < to; k++) ranks[order[k]!.index] = (from + 1 + to) / 2;
    groupSizes.push(to - from);
    from = to;
  }
  return { ranks, groupSizes };
}

/** Σ(t³ − t) over groups of tied values. @example tieSum([1, 2, 3]) // 30 */
export function tieSum(groupSizes: readonly number[]): number {
  return groupSizes.reduce((sum, t) => sum + (t * t * t - t), 0);
}
