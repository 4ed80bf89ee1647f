/** Measured values are compared after rounding, so that floating-point noise cannot break a tie. */

/** `value` at `decimals` decimals, half up: the form in which measured values are compared. @example comparable(0.1 + 0.2) // 0.3 */
export function comparable(value: number, decimals = 10): number {
  const scale = 10 ** decimals;
  const scaled = value * scale;
  return Math.abs(scaled) < Number.MAX_SAFE_INTEGER ? Math.round(scaled) / scale + 0 : value;
}
