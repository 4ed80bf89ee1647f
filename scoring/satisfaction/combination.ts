/**
 * A satisfaction figure as offset + Σ weight · (sum ÷ valid answers) over parts (scopes or items): the one shape behind
 * every rule that is not a share of persons. Exact value here, its standard error in `clustered-error.ts`.
 */
import { Ratio } from '../number/ratio.js';
import type { SatisfactionRule } from './satisfaction-rule.js';
import type { ItemSlots, ScopeSlots, Tally, TallyLayout } from './tally-layout.js';
import { itemSums, scopeSums } from './tally-sums.js';

/** x: sum of levels, s: number of satisfied answers. */
export type Counted = 'x' | 's';

/** One part with its sums. `place` is a position in `layout.scopes` or `layout.items`. */
export interface Part {
  readonly kind: 'scope' | 'item';
  readonly place: number;
  readonly sum: number;
  readonly valid: number;
  readonly weight: Ratio;
}

export interface Combination {
  readonly counted: Counted;
  readonly offset: Ratio;
  readonly parts: readonly Part[];
  /** Scopes, items or dimensions with answers, of how many. */
  readonly partsUsed: number;
  readonly partsTotal: number;
}

/** A whole scope as one ratio. */
export function pooledScope(tally: Tally, layout: TallyLayout, place: number, counted: Counted): Combination {
  const part = scopePart(tally, layout, place, counted, Ratio.ONE);
  const parts = part.valid > 0 ? [part] : [];
  return { counted, offset: Ratio.ZERO, parts, partsUsed: parts.length, partsTotal: 1 };
}

/** Σ wᶠ · ratioᶠ ÷ Σ wᶠ over the factors or blocks that have answers; equal weights when `weights` is null. */
export function weightedScopes(
  tally: Tally,
  layout: TallyLayout,
  places: readonly number[],
  counted: Counted,
  weights: readonly Ratio[] | null,
): Combination {
  const answered: Part[] = [];
  places.forEach((place, i) => {
    const weight = weights === null ? Ratio.ONE : (weights[i] as Ratio);
    const part = scopePart(tally, layout, place, counted, weight);
    if (part.valid > 0 && !weight.isZero()) answered.push(part);
  });
  return {
    counted,
    offset: Ratio.ZERO,
    parts: renormalised(answered),
    partsUsed: answered.length,
    partsTotal: places.length,
  };
}

/** Plain mean of the ratios of items that have answers. */
export function meanOfItems(
  tally: Tally,
  layout: TallyLayout,
  places: readonly number[],
  counted: Counted,
): Combination {
  const parts = answeredItems(tally, layout, places, counted);
  const partsUsed = parts.length;
  return { counted, offset: Ratio.ZERO, parts: renormalised(parts), partsUsed, partsTotal: places.length };
}

/** Sum of item means; items without answers are left out, not rescaled (METHODS §2.4). */
export function sumOfItems(tally: Tally, layout: TallyLayout, places: readonly number[]): Combination {
  const parts = answeredItems(tally, layout, places, 'x');
  return { counted: 'x', offset: Ratio.ZERO, parts, partsUsed: parts.length, partsTotal: places.length };
}

/**
 * Sum, or with `share` the plain mean, of dimensions; a dimension is the plain mean of its items after
 * 1 + 9 · (x − min) ÷ (max − min), mirrored for negative items (METHODS §3.4). Dimensions without answers are left out.
 */
export function rescaledDimensions(
  tally: Tally,
  layout: TallyLayout,
  dimensions: readonly (readonly number[])[],
  manner: 'sum' | 'mean',
): Combination {
  let offset = Ratio.ZERO;
  const parts: Part[] = [];
  const answered = dimensions.map((places) => answeredItems(tally, layout, places, 'x')).filter((of) => of.length > 0);
  const share = manner === 'mean' && answered.length > 0 ? Ratio.of(1, answered.length) : Ratio.ONE;
  for (const items of answered) {
    const each = share.div(Ratio.of(items.length));
    for (const part of items) {
      const { min, max, negative } = layout.items[part.place] as ItemSlots;
      const slope = Ratio.of(9, max - min).mul(each);
      offset = offset.add(each).add(negative ? slope.mul(Ratio.of(max)) : slope.mul(Ratio.of(-min)));
      parts.push({ ...part, weight: negative ? slope.neg() : slope });
    }
  }
  return { counted: 'x', offset, parts, partsUsed: answered.length, partsTotal: dimensions.length };
}

/** The exact value, or null without parts. `roundTo` rounds each part first, where an official text orders it. */
export function combinationValue(combination: Combination, roundTo?: number): Ratio | null {
  const { parts, offset } = combination;
  if (parts.length === 0) return null;
  let value = offset;
  for (const { sum, valid, weight } of parts) {
    const share = Ratio.of(sum, valid);
    const part = roundTo === undefined ? share : share.round(roundTo);
    value = parts.length === 1 && weight.equals(Ratio.ONE) ? offset.add(part) : value.add(part.mul(weight));
  }
  return value;
}

/** The weights of a rule for these codes, or null when one is missing, negative or all are zero. */
export function ruleWeights(rule: SatisfactionRule, codes: readonly string[]): Ratio[] | null {
  const given = rule.weights;
  if (given === undefined) return null;
  const weights: Ratio[] = [];
  for (const code of codes) {
    if (!Object.prototype.hasOwnProperty.call(given, code)) return null;
    const weight = Ratio.parse(given[code] as number | string);
    if (weight.sign() < 0) return null;
    weights.push(weight);
  }
  return weights.some((weight) => !weight.isZero()) ? weights : null;
}

function scopePart(tally: Tally, layout: TallyLayout, place: number, counted: Counted, weight: Ratio): Part {
  const sums = scopeSums(tally, layout.scopes[place] as ScopeSlots);
  return { kind: 'scope', place, sum: sums[counted], valid: sums.valid, weight };
}

function answeredItems(tally: Tally, layout: TallyLayout, places: readonly number[], counted: Counted): Part[] {
  const parts: Part[] = [];
  for (const place of places) {
    const sums = itemSums(tally, layout.items[place] as ItemSlots);
    if (sums.valid > 0) parts.push({ kind: 'item', place, sum: sums[counted], valid: sums.valid, weight: Ratio.ONE });
  }
  return parts;
}

function renormalised(parts: readonly Part[]): Part[] {
  const total = Ratio.sum(parts.map((part) => part.weight));
  return parts.map((part) => ({ ...part, weight: part.weight.div(total) }));
}
