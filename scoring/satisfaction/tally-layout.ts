/**
 * Where each count of a tally lives in one flat list of whole numbers, so that a database can keep it as an integer
 * array and add two by position (DESIGN §4 "Tallies"). The same questionnaire and scale choices give the same layout.
 *
 *     [0]              forms counted: those with at least one valid rated item
 *     items            per coded item: one count per level in the scale's order, then the not-applicable count if any
 *     selections       per multi item: forms that chose anything, then one count per option
 *     numbers          per number item: answers, Σ(100·value), Σ(100·value)²
 *     scopes           per scope (form, blocks, scored factors), per number of valid items m = 1..items:
 *                      forms, Σx, Σx², Σs, Σs², forms with mean ≥ 4, forms with every valid level ≥ 4
 *     pairs            per two factors (and, where item means are combined, per two rated items):
 *                      Σxx', Σxm', Σmx', Σmm', Σss', Σsm', Σms'
 *
 * x is the sum of a form's levels in the scope, s its satisfied answers, m its valid answers. The pairs are what the
 * clustered standard error of a mean of factors or items needs beside tallies (b).
 */
import { countedItems, type ItemSlots, type NumberSlots, type SelectionSlots } from './counted-items.js';
import type { ScaleChoices, ScoredQuestionnaire } from './questionnaire.js';
import { ratedItems } from './rated-items.js';

export type { ItemSlots, NumberSlots, SelectionSlots } from './counted-items.js';

/** One flat list of `layout.size` whole numbers. */
export type Tally = readonly number[];

/** Sums by number of valid items: `at + 7·(m − 1)` is the first of the seven figures of m. */
export interface ScopeSlots {
  readonly kind: 'form' | 'block' | 'factor';
  readonly code: string;
  /** The counted block of a factor, else null. */
  readonly block: string | null;
  readonly at: number;
  /** Positions in `layout.items` of the rated items in this scope. */
  readonly items: readonly number[];
  /** Factor scopes (positions in `layout.scopes`) it is made of; its own position for a factor. */
  readonly factors: readonly number[];
  /** Every item runs from 1 to 5, so that "mean ≥ 4" has its meaning. */
  readonly oneToFive: boolean;
  /** Lowest and highest level when all items share one scale range, else null. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** Every item has at least one satisfied level. */
  readonly hasSatisfied: boolean;
}

export interface TallyLayout {
  readonly questionnaireId: string;
  readonly questionnaireVersion: string;
  /** Changes whenever a position changes its meaning: keep it beside stored tallies and never add across two keys. */
  readonly key: string;
  readonly size: number;
  readonly items: readonly ItemSlots[];
  readonly selections: readonly SelectionSlots[];
  readonly numbers: readonly NumberSlots[];
  /** The form first, then blocks, then scored factors. */
  readonly scopes: readonly ScopeSlots[];
  /** Positions in `scopes` of the factors, in order, and where their pairs start. */
  readonly factorScopes: readonly number[];
  readonly factorPairsAt: number;
  /** Positions in `items` of the rated items, in order, and where their pairs start (null: not kept). */
  readonly ratedItems: readonly number[];
  readonly itemPairsAt: number | null;
}

/** Figures per scope and number of valid items, in this order. */
export const SCOPE_WIDTH = 7;
/** Figures per pair, in this order. */
export const PAIR_WIDTH = 7;

/**
 * The layout of a questionnaire's tallies. `itemPairs` keeps the cross-products of every two rated items; the default is
 * to keep them only where the rule combines item means (`meanOfItems`, `pointsPerIndicator`, `rescale1To10`).
 *
 * Throws `RangeError` on an unknown scale or a level that is not a whole number of 0 or more. Cost: linear in the
 * questionnaire, quadratic in factors and, with item pairs, in items.
 *
 * @example tallyLayout(plainQuestionnaire({ F: ['q1', 'q2'] })).items[1].levels // [1, 2, 3, 4, 5]
 */
export function tallyLayout(
  questionnaire: ScoredQuestionnaire,
  scaleChoices: ScaleChoices = {},
  options: { readonly itemPairs?: boolean } = {},
): TallyLayout {
  const rated = new Set(ratedItems(questionnaire, scaleChoices).map((item) => item.code));
  const { items, selections, numbers, end } = countedItems(questionnaire, scaleChoices, rated, 1);
  let size = end;

  const place = new Map(items.map((item, index) => [item.code, index] as const));
  const scopes: ScopeSlots[] = [];
  const factorParts = questionnaire.factors
    .filter((factor) => factor.scored !== false)
    .map((factor) => ({
      code: factor.code,
      block: factor.block,
      items: factor.items.filter((item) => rated.has(item.code)).map((item) => place.get(item.code) as number),
    }))
    .filter((factor) => factor.items.length > 0);
  const blocks = (questionnaire.scoring.blocks ?? []).filter((block) =>
    factorParts.some((part) => part.block === block),
  );
  const firstFactor = 1 + blocks.length;
  const addScope = (kind: ScopeSlots['kind'], code: string, chosen: readonly number[]): void => {
    const inScope = chosen.flatMap((part) => factorParts[part]?.items ?? []);
    const factors = chosen.map((part) => firstFactor + part);
    const part = kind === 'factor' ? factorParts[chosen[0] as number] : undefined;
    scopes.push({
      kind,
      code,
      block: blocks.find((name) => name === part?.block) ?? null,
      at: size,
      items: inScope,
      factors,
      ...rangeOf(inScope.map((i) => items[i] as ItemSlots)),
    });
    size += SCOPE_WIDTH * inScope.length;
  };
  const all = factorParts.map((_, part) => part);
  addScope('form', '', all);
  for (const block of blocks) {
    addScope('block', block, all.filter((part) => factorParts[part]?.block === block)); // prettier-ignore
  }
  factorParts.forEach((factor, part) => addScope('factor', factor.code, [part]));

  const factorPairsAt = size;
  size += (PAIR_WIDTH * all.length * (all.length - 1)) / 2;
  const ratedPlaces = factorParts.flatMap((factor) => factor.items);
  const withPairs = options.itemPairs ?? combinesItems(questionnaire);
  const itemPairsAt = withPairs ? size : null;
  if (withPairs) size += (PAIR_WIDTH * ratedPlaces.length * (ratedPlaces.length - 1)) / 2;

  const layout = {
    questionnaireId: questionnaire.id,
    questionnaireVersion: questionnaire.version,
    size,
    items,
    selections,
    numbers,
    scopes,
    factorScopes: all.map((part) => firstFactor + part),
    factorPairsAt,
    ratedItems: ratedPlaces,
    itemPairsAt,
  };
  return { ...layout, key: layoutKey(layout) };
}

/** Position of the pair (a, b), a < b, of `count` members in row order. */
export function pairPosition(a: number, b: number, count: number): number {
  return a * count - (a * (a + 1)) / 2 + (b - a - 1);
}

function combinesItems(questionnaire: ScoredQuestionnaire): boolean {
  const { method, aggregation, alternatives = [] } = questionnaire.scoring;
  const names = [method, aggregation, ...alternatives].flatMap((name) => name.split('/'));
  const combining = ['meanOfItems', 'sumOfItemMeans', 'sumOfDimensions', 'pointsPerIndicator', 'rescale1To10'];
  return names.some((name) => combining.indexOf(name) >= 0);
}

function rangeOf(items: readonly ItemSlots[]): Pick<ScopeSlots, 'oneToFive' | 'range' | 'hasSatisfied'> {
  const { min, max } = items[0] ?? { min: 0, max: 0 };
  const same = items.every((item) => item.min === min && item.max === max);
  return {
    oneToFive: same && min === 1 && max === 5,
    range: same ? { min, max } : null,
    hasSatisfied: items.every((item) => item.satisfied.indexOf(true) >= 0),
  };
}

/** FNV-1a over everything that gives a position its meaning; a fingerprint against mix-ups, not a security feature. */
function layoutKey(layout: Omit<TallyLayout, 'key'>): string {
  const text = JSON.stringify([
    1,
    layout.items.map((item) => [item.code, item.levels, item.satisfied, item.notApplicableAt !== null, item.rated]),
    layout.selections.map((item) => [item.code, item.options]),
    layout.numbers.map((item) => item.code),
    layout.scopes.map((scope) => [scope.kind, scope.code, scope.items]),
    layout.itemPairsAt !== null,
  ]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `tally-1-${layout.size}-${(hash >>> 0).toString(16).padStart(8, '0')}`;
}
