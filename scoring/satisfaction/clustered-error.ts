/**
 * Standard errors with the form as cluster, from tallies alone (METHODS §2.1): Taylor linearisation of ratios, where a
 * form contributes z = Σ weight ÷ valid · (y − ratio · m). Source: Woodruff (1971); Wolter, Introduction to Variance
 * Estimation, ch. 6. Moments are read exactly; only the last steps are floating point.
 */
import type { Combination, Counted, Part } from './combination.js';
import {
  PAIR_WIDTH,
  pairPosition,
  SCOPE_WIDTH,
  type ItemSlots,
  type ScopeSlots,
  type Tally,
  type TallyLayout,
} from './tally-layout.js';

/** Sums over forms of products of two parts: y of one by y of the other, y by m, m by y, m by m. */
interface Moments {
  readonly yy: number;
  readonly ym: number;
  readonly my: number;
  readonly mm: number;
}

/** Below this share of the raw moments a variance is rounding noise: every form has the same ratio. */
const NOISE = 1e-13;

/**
 * Standard error of a combination of ratios, in the combination's own unit, or null when it cannot be had: fewer than
 * two forms, or item pairs that the layout does not keep. `forms` is the number of clusters n; the variance is
 * n ÷ (n − 1) · Σz² · (1 − `sampledShare`). 0 means that no form differs from another.
 *
 * Cost: O(parts² + m). Agrees with `svyratio` and `svycontrast` of R's survey package on one stratum.
 */
export function clusteredError(
  layout: TallyLayout,
  tally: Tally,
  combination: Combination,
  forms: number,
  sampledShare = 0,
): number | null {
  const { parts, counted } = combination;
  if (forms < 2 || parts.length === 0) return null;
  if (parts.length > 1 && parts.some((part) => part.kind === 'item') && layout.itemPairsAt === null) return null;
  const scale = parts.map((part) => part.weight.toNumber() / part.valid);
  const ratio = parts.map((part) => part.sum / part.valid);
  let total = 0;
  let raw = 0;
  for (let a = 0; a < parts.length; a += 1) {
    const part = parts[a] as Part;
    const ca = scale[a] as number;
    const ra = ratio[a] as number;
    const spread = ownSpread(layout, tally, part, counted, ra);
    total += ca * ca * spread.residual;
    raw += ca * ca * spread.raw;
    for (let b = a + 1; b < parts.length; b += 1) {
      const cb = scale[b] as number;
      const rb = ratio[b] as number;
      const { yy, ym, my, mm } = crossMoments(layout, tally, part, parts[b] as Part, counted);
      total += 2 * ca * cb * (yy - rb * ym - ra * my + ra * rb * mm);
    }
  }
  if (total <= NOISE * raw) return 0;
  return Math.sqrt(total * (forms / (forms - 1)) * (1 - sampledShare));
}

/** Standard error of the mean of `count` values from their sum and sum of squares (both may be fractions). */
export function meanError(count: number, sum: number, sumOfSquares: number, sampledShare = 0): number | null {
  if (count < 2) return null;
  const squares = sumOfSquares - (sum * sum) / count;
  if (squares <= NOISE * sumOfSquares) return 0;
  return Math.sqrt((squares / (count - 1) / count) * (1 - sampledShare));
}

/**
 * Σ(y − R·m)² of one part, summed without cancellation: within each m the spread about its own mean, plus the forms of
 * that m times the squared distance of that mean from R·m.
 */
function ownSpread(layout: TallyLayout, tally: Tally, part: Part, counted: Counted, ratio: number) {
  let residual = 0;
  let raw = 0;
  if (part.kind === 'scope') {
    const scope = layout.scopes[part.place] as ScopeSlots;
    const y = counted === 'x' ? 1 : 3;
    for (let m = 1, at = scope.at; m <= scope.items.length; m += 1, at += SCOPE_WIDTH) {
      const forms = tally[at] as number;
      if (forms === 0) continue;
      const sum = tally[at + y] as number;
      const squares = tally[at + y + 1] as number;
      residual += spreadInCell(forms, m, sum, squares, ratio);
      raw += squares + forms * (ratio * m) ** 2;
    }
  } else {
    const item = layout.items[part.place] as ItemSlots;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < item.levels.length; i += 1) {
      const count = tally[item.at + i] as number;
      const y = counted === 'x' ? (item.levels[i] as number) : item.satisfied[i] === true ? 1 : 0;
      sum += count * y;
      squares += count * y * y;
    }
    residual = spreadInCell(part.valid, 1, sum, squares, ratio);
    raw = squares + part.valid * ratio ** 2;
  }
  return { residual, raw };
}

function spreadInCell(forms: number, m: number, sum: number, squares: number, ratio: number): number {
  return Math.max(0, squares * forms - sum * sum) / forms + forms * (sum / forms - ratio * m) ** 2;
}

function crossMoments(layout: TallyLayout, tally: Tally, first: Part, second: Part, counted: Counted): Moments {
  if (first.kind === 'item') {
    return readPair(tally, layout.itemPairsAt as number, layout.ratedItems, first.place, second.place, counted);
  }
  const left = (layout.scopes[first.place] as ScopeSlots).factors;
  const right = (layout.scopes[second.place] as ScopeSlots).factors;
  let yy = 0;
  let ym = 0;
  let my = 0;
  let mm = 0;
  for (const a of left) {
    for (const b of right) {
      const pair = readPair(tally, layout.factorPairsAt, layout.factorScopes, a, b, counted);
      yy += pair.yy;
      ym += pair.ym;
      my += pair.my;
      mm += pair.mm;
    }
  }
  return { yy, ym, my, mm };
}

function readPair(
  tally: Tally,
  start: number,
  members: readonly number[],
  first: number,
  second: number,
  counted: Counted,
): Moments {
  const a = members.indexOf(first);
  const b = members.indexOf(second);
  const at = start + PAIR_WIDTH * pairPosition(Math.min(a, b), Math.max(a, b), members.length);
  const y = counted === 'x' ? 0 : 4;
  const yy = tally[at + y] as number;
  const ym = tally[at + y + 1] as number;
  const my = tally[at + y + 2] as number;
  const mm = tally[at + 3] as number;
  return a < b ? { yy, ym, my, mm } : { yy, ym: my, my: ym, mm };
}
