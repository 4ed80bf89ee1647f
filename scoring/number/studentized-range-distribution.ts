/** Studentized range distribution (Tukey): comparisons of all pairs of k group means. */
import { requireCount, requireNumber, requirePositive } from './check-number.js';
import { integrate } from './gauss-legendre.js';
import { normalDensity, normalTails } from './normal-distribution.js';
import { ScoringError } from './scoring-error.js';
import { LOG_SQRT_2PI, stirlingError } from './special-functions.js';

/**
 * P(range of k standard normals > w): 1 − k∫φ(z)·[Φ(z) − Φ(z − w)]^(k−1) dz, written so that the small tail keeps its
 * digits.
 */
function rangeUpper(w: number, groups: number): number {
  if (w <= 0) return 1;
  return integrate(
    (z) => {
      const above = normalTails(z);
      const below = normalTails(z - w);
      const all = above.lower;
      if (all === 0) return 0;
      // k·φ·[Φ(z)^(k−1) − (Φ(z) − Φ(z−w))^(k−1)]: the largest is at z and not all others lie within w below it
      const kept = Math.log1p(-Math.min(1, below.lower / all));
      return groups * normalDensity(z) * all ** (groups - 1) * -Math.expm1((groups - 1) * kept);
    },
    -9,
    9 + Math.min(w, 30),
    Math.ceil(9 + Math.min(w, 30) / 2),
  );
}

/**
 * P(Q > q) for the studentized range of `groups` means with `df` degrees of freedom (R: `ptukey(q, groups, df, lower =
 * FALSE)`),
 * by quadrature over the standard deviation's distribution: ∫ P(range > q·s) dF(s). Absolute error below 1e-9, below
 * 1e-11 from 2 degrees of freedom on.
 * Cost: some 10⁵ normal probabilities, about 20 ms.
 *
 * @throws ScoringError `outOfRange` when groups < 2 or df is not above 0.
 * @example studentizedRangeUpper(3.5, 3, 10) // 0.0771033108…
 */
export function studentizedRangeUpper(q: number, groups: number, df: number): number {
  requireNumber(q, 'q');
  requirePositive(df, 'df');
  if (requireCount(groups, 'groups') < 2) {
    throw new ScoringError('outOfRange', 'a range needs at least 2 groups', { groups });
  }
  if (q <= 0) return 1;
  if (q === Infinity) return 0;
  if (df > 1e12) return clamp(rangeUpper(q, groups));
  const half = df / 2;
  const constant = Math.LN2 + Math.log(half) / 2 - LOG_SQRT_2PI - stirlingError(half);
  // v = ln s, where half·s² has half the chi-square distribution; peak at v = 0 with curvature 2·df
  const logDensity = (v: number): number => constant - half * (Math.expm1(2 * v) - 2 * v);
  const width = 1 / Math.sqrt(2 * df);
  let from = -width;
  while (logDensity(from) > -42) from -= Math.max(width, -from * 0.2);
  let to = width;
  while (logDensity(to) > -42) to += width * 0.5;
  const panels = Math.min(400, Math.max(6, Math.ceil((to - from) / Math.min(2 * width, 0.6))));
  return clamp(integrate((v) => Math.exp(logDensity(v)) * rangeUpper(q * Math.exp(v), groups), from, to, panels));
}

function clamp(p: number): number {
  return Math.min(1, Math.max(0, p));
}
