/** Two independent proportions compared: tests, intervals of the difference and effect size. */
import { chiSquareUpper } from '../number/chi-square-distribution.js';
import { requireCount, requireOpenProbability } from '../number/check-number.js';
import { normalUpper } from '../number/normal-distribution.js';
import { ScoringError } from '../number/scoring-error.js';
import { fisherExact } from './fisher-exact.js';
import { twoSidedZ, wilsonInterval } from './proportion-intervals.js';

/** All about p1 − p2 as shares; null where undefined. */
export interface TwoProportions {
  readonly difference: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly chiSquare: number | null;
  readonly chiSquareYates: number | null;
  readonly pYates: number | null;
  readonly waldLo: number | null;
  readonly waldHi: number | null;
  readonly newcombeLo: number | null;
  readonly newcombeHi: number | null;
  readonly fisherP: number | null;
  readonly cohenH: number | null;
}

/**
 * z with pooled proportion (its square is `prop.test(correct = FALSE)`), Yates' chi-square (`prop.test(correct =
 * TRUE)`), Wald interval with the
 * unpooled standard error (not clipped), Newcombe's hybrid score interval (1998, method 10), Fisher's exact p and
 * Cohen's h.
 * The tests are null when all or none succeed in both groups; all is null when a group is empty.
 *
 * @throws ScoringError `badInput` unless whole numbers of 0 or more, `outOfRange` unless x ≤ n and 0 < level < 1.
 * @example twoProportions({ x1: 0, n1: 10, x2: 0, n2: 12, level: 0.95 }).fisherP // 1
 */
export function twoProportions(input: {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
  readonly level: number;
}): TwoProportions {
  const { x1, n1, x2, n2, level } = input;
  for (const [name, value] of Object.entries({ x1, n1, x2, n2 })) requireCount(value, name);
  requireOpenProbability(level, 'level');
  if (x1 > n1 || x2 > n2) throw new ScoringError('outOfRange', 'successes cannot exceed trials', { x1, n1, x2, n2 });
  if (n1 === 0 || n2 === 0) return NOTHING;

  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const difference = p1 - p2;
  const pooled = (x1 + x2) / (n1 + n2);
  const tested = pooled > 0 && pooled < 1;
  const z = tested ? difference / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)) : null;
  const chiSquareYates = tested ? yates(input, pooled) : null;
  const half = twoSidedZ(level) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  const one = wilsonInterval({ successes: x1, n: n1, level });
  const two = wilsonInterval({ successes: x2, n: n2, level });
  return {
    difference,
    z,
    p: z === null ? null : 2 * normalUpper(Math.abs(z)),
    chiSquare: z === null ? null : z * z,
    chiSquareYates,
    pYates: chiSquareYates === null ? null : chiSquareUpper(chiSquareYates, 1),
    waldLo: difference - half,
    waldHi: difference + half,
    newcombeLo: difference - Math.hypot(p1 - one.lo!, two.hi! - p2),
    newcombeHi: difference + Math.hypot(one.hi! - p1, p2 - two.lo!),
    fisherP: fisherExact(x1, n1, x2, n2),
    cohenH: 2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2)),
  };
}

const NOTHING: TwoProportions = {
  difference: null,
  z: null,
  p: null,
  chiSquare: null,
  chiSquareYates: null,
  pYates: null,
  waldLo: null,
  waldHi: null,
  newcombeLo: null,
  newcombeHi: null,
  fisherP: null,
  cohenH: null,
};

/** Pearson's statistic with every |observed − expected| shortened by min(½, |p1 − p2| / (1/n1 + 1/n2)). */
function yates(
  { x1, n1, n2, x2 }: { readonly x1: number; readonly n1: number; readonly x2: number; readonly n2: number },
  pooled: number,
): number {
  const distance = Math.abs(x1 / n1 - x2 / n2) / (1 / n1 + 1 / n2);
  const shortened = Math.max(0, distance - 0.5);
  return shortened * shortened * (1 / n1 + 1 / n2) * (1 / pooled + 1 / (1 - pooled));
}
