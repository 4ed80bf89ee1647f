/** Whole numbers from shares, keeping the total (Hamilton's method). */

/**
 * Floors, then one more to the largest fractional parts until the total (the rounded sum) is met; equal at 9 decimals,
 * the earlier goes first.
 * Values of 0 or more. Cost: one sort.
 *
 * @example largestRemainder([1.5, 1.5, 1]) // [2, 1, 1]
 */
export function largestRemainder(values: readonly number[]): number[] {
  const whole = values.map((value) => Math.floor(value));
  const total = Math.round(values.reduce((sum, value) => sum + value, 0));
  const order = values
    .map((value, index) => ({ index, rest: Math.round((value - whole[index]!) * 1e9) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const left = total - whole.reduce((sum, value) => sum + value, 0);
  for (const { index } of order.slice(0, Math.max(0, left))) whole[index]! += 1;
  return whole;
}
