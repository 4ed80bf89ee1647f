/** The rule that nothing undefined leaves `scoring` as NaN, Infinity or −0. */

/** `x` when it is a finite number (−0 becomes 0), else null: undefined. @example finiteOrNull(0 / 0) // null */
export function finiteOrNull(x: number | null | undefined): number | null {
  return x !== null && x !== undefined && Number.isFinite(x) ? x + 0 : null;
}

/** a / b, null when either is missing or the quotient is undefined. @example quotient(1, 0) // null */
export function quotient(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : finiteOrNull(a / b);
}
