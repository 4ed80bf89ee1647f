/** Pearson's product-moment correlation. */
import { exactSum } from '../number/exact-sum.js';
import { allEqual, mean } from './mean-and-spread.js';

/**
 * Correlation −1..1 of two columns of equal length; null with fewer than two pairs or when one is constant. Cost: one
 * pass.
 *
 * @example pearsonCorrelation([1, 2, 3], [2, 4, 6]) // 1
 */
export function pearsonCorrelation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 2 || x.length !== y.length || allEqual(x) || allEqual(y)) return null;
  const mx = mean(x)!;
  const my = mean(y)!;
  const sxx = exactSum(x.map((value) => (value - mx) ** 2));
  const syy = exactSum(y.map((value) => (value - my) ** 2));
  const sxy = exactSum(x.map((value, i) => (value - mx) * (y[i]! - my)));
  const product = sxx * syy;
  const scale = product > 1e-290 && product < 1e290 ? Math.sqrt(product) : Math.sqrt(sxx) * Math.sqrt(syy);
  return scale > 0 ? Math.max(-1, Math.min(1, sxy / scale)) : null;
}
