/** Sums of floating-point numbers that do not depend on the order of the terms. */

/**
 * The sum of all values, rounded once: adding in another order gives the same number to the last bit
 * (Shewchuk 1997, as Python's `math.fsum`). Finite values only. Cost: O(n · partials), a handful of partials in
 * practice.
 *
 * @example exactSum([1e100, 1, -1e100]) // 1
 */
export function exactSum(values: Iterable<number>): number {
  const partials: number[] = [];
  for (const value of values) {
    let x = value;
    let kept = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const hi = x + y;
      const lo = y - (hi - x);
      if (lo !== 0) partials[kept++] = lo;
      x = hi;
    }
    partials.length = kept;
    partials.push(x);
  }
  return roundedSum(partials);
}

/** Sum of non-overlapping partials of growing size, rounded half to even. */
function roundedSum(partials: readonly number[]): number {
  let at = partials.length;
  if (at === 0) return 0;
  let hi = partials[--at]!;
  while (at > 0) {
    const x = hi;
    const y = partials[--at]!;
    hi = x + y;
    const lo = y - (hi - x);
    if (lo === 0) continue;
    const next = at > 0 ? partials[at - 1]! : 0;
    if ((lo < 0 && next < 0) || (lo > 0 && next > 0)) {
      const doubled = lo * 2;
      if (doubled === hi + doubled - hi) hi += doubled;
    }
    break;
  }
  return hi + 0;
}
