/**
 * Counts, sums and cross-products of items: all that reliability, factor analysis and regression need, without the
 * answers themselves. They merge and subtract, exactly for whole-number answers (reference case d01).
 */
import { ScoringError } from '../../number/scoring-error.js';

/** Sufficient statistics of rows complete on all items; `crossProducts[i][j]` = Σ x_i x_j. */
export interface CrossProducts {
  readonly n: number;
  readonly sums: readonly number[];
  readonly crossProducts: readonly (readonly number[])[];
}

/** One respondent's answers, an entry an item; null = no valid answer. */
export type AnswerRow = readonly (number | null)[];

/** Refuses rows of unequal length, returns the number of items. */
export function itemCount(rows: readonly AnswerRow[], items = rows[0]?.length ?? 0): number {
  for (const row of rows) {
    if (row.length !== items) throw new ScoringError('badInput', 'every row needs one entry an item', { items });
  }
  return items;
}

/** True when every entry is a number. */
export function isComplete(row: AnswerRow): row is readonly number[] {
  return row.every((x) => x !== null && Number.isFinite(x));
}

/**
 * Cross-products over the rows that are complete on all items (listwise). `items` is needed only when there may be no
 * row. Cost: O(rows × items²).
 *
 * @throws ScoringError `badInput` for rows of unequal length.
 * @example crossProducts([[1, 2], [3, 4], [5, null]]) // { n: 2, sums: [4, 6], crossProducts: [[10, 14], [14, 20]] }
 */
export function crossProducts(rows: readonly AnswerRow[], items?: number): CrossProducts {
  const size = itemCount(rows, items);
  const sums = new Array<number>(size).fill(0);
  const products = sums.map(() => new Array<number>(size).fill(0));
  let n = 0;
  for (const row of rows) {
    if (!isComplete(row)) continue;
    n += 1;
    row.forEach((x, i) => {
      sums[i]! += x;
      for (let j = 0; j <= i; j++) products[i]![j]! += x * row[j]!;
    });
  }
  products.forEach((line, i) => {
    for (let j = 0; j < i; j++) products[j]![i] = line[j]!;
  });
  return { n, sums, crossProducts: products };
}

function combine(a: CrossProducts, b: CrossProducts, sign: 1 | -1): CrossProducts {
  if (a.sums.length !== b.sums.length) throw new ScoringError('badInput', 'cross-products of different items');
  if (sign < 0 && b.n > a.n) throw new ScoringError('outOfRange', 'more rows to subtract than there are');
  return {
    n: a.n + sign * b.n,
    sums: a.sums.map((x, i) => x + sign * b.sums[i]!),
    crossProducts: a.crossProducts.map((line, i) => line.map((x, j) => x + sign * b.crossProducts[i]![j]!)),
  };
}

/**
 * Cross-products of two batches together. Cost: O(items²).
 *
 * @throws ScoringError `badInput` when the batches have different items.
 * @example addCrossProducts(crossProducts([[1]]), crossProducts([[2]])) // { n: 2, sums: [3], crossProducts: [[5]] }
 */
export function addCrossProducts(a: CrossProducts, b: CrossProducts): CrossProducts {
  return combine(a, b, 1);
}

/**
 * Cross-products of `a` without the batch `b` that is part of it. Cost: O(items²).
 *
 * @throws ScoringError `badInput` when the batches have different items, `outOfRange` when b has more rows than a.
 * @example subtractCrossProducts(crossProducts([[1], [2]]), crossProducts([[2]])).n // 1
 */
export function subtractCrossProducts(a: CrossProducts, b: CrossProducts): CrossProducts {
  return combine(a, b, -1);
}

/**
 * The first floor(N/2) rows and the rest, to check a statistic on each half. Cost: O(N).
 *
 * @example splitInHalves([1, 2, 3]) // [[1], [2, 3]]
 */
export function splitInHalves<T>(rows: readonly T[]): [T[], T[]] {
  const middle = Math.floor(rows.length / 2);
  return [rows.slice(0, middle), rows.slice(middle)];
}
