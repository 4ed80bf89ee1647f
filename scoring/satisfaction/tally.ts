/**
 * Tallies: counts and sums that one agency's answers leave behind (DESIGN §4). Whole numbers only, so that batches merge
 * and exclusions subtract exactly, in any order. Positions are described in `tally-layout.ts`.
 */
import { ScoringError } from '../number/scoring-error.js';
import { itemSums, scopeSums } from './tally-sums.js';
import type { EncodedForm } from './compile-answers.js';
import { PAIR_WIDTH, SCOPE_WIDTH, type ItemSlots, type Tally, type TallyLayout } from './tally-layout.js';

export type { Tally } from './tally-layout.js';

/** The parts of a response that are counted; texts are not. */
export type CountedForm = Pick<EncodedForm, 'levels'> & Partial<Pick<EncodedForm, 'selections' | 'numbers'>>;

/** A tally of no forms. @example emptyTally(tallyLayout(plainQuestionnaire({ F: ['q1'] })))[0] // 0 */
export function emptyTally(layout: TallyLayout): number[] {
  return new Array<number>(layout.size).fill(0);
}

/**
 * The tally of one response: add it when it is accepted, subtract it when it is excluded. A form without a valid rating
 * gives zeros. Levels outside an item's scale count as no answer. Cost: O(items + factors²), with item pairs O(items²).
 *
 * @example
 * const layout = tallyLayout(plainQuestionnaire({ F: ['q1', 'q2'] }));
 * tallyOf(layout, { levels: [5, null] })[0] // 1
 */
export function tallyOf(layout: TallyLayout, form: CountedForm): number[] {
  const tally = emptyTally(layout);
  addForm(layout, tally, form);
  return tally;
}

/**
 * Adds (`sign` 1) or takes back (−1) one response in place, for batches: `addForm(layout, sums, form)`. Returns whether
 * the form is counted at all. Same cost as `tallyOf`, without its allocation.
 */
export function addForm(layout: TallyLayout, tally: number[], form: CountedForm, sign: 1 | -1 = 1): boolean {
  const { items, scopes, factorScopes } = layout;
  const rated = layout.ratedItems;
  const add = (at: number, amount: number): void => {
    tally[at] = (tally[at] as number) + sign * amount;
  };
  const place = new Array<number>(items.length);
  let counted = false;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i] as ItemSlots;
    const level = form.levels[item.index];
    const at = level === null || level === undefined ? undefined : item.placeOf.get(level);
    place[i] = at ?? -2;
    if (item.rated && at !== undefined && at >= 0) counted = true;
  }
  if (!counted) return false;
  add(0, 1);
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i] as ItemSlots;
    const at = place[i] as number;
    if (at >= 0) add(item.at + at, 1);
    else if (at === -1) add(item.notApplicableAt as number, 1);
  }
  for (const slots of layout.selections) {
    const chosen = form.selections?.[slots.index] ?? [];
    if (chosen.length > 0) add(slots.at, 1);
    for (const option of chosen) {
      const at = slots.options.indexOf(option);
      if (at >= 0) add(slots.at + 1 + at, 1);
    }
  }
  for (const slots of layout.numbers) {
    const value = form.numbers?.[slots.index];
    if (value === null || value === undefined) continue;
    const hundredths = Math.round(100 * value);
    add(slots.at, 1);
    add(slots.at + 1, hundredths);
    add(slots.at + 2, hundredths * hundredths);
  }

  const factorM: number[] = [];
  const factorX: number[] = [];
  const factorS: number[] = [];
  for (let k = 0; k < scopes.length; k += 1) {
    const scope = scopes[k]!;
    let [m, x, s, high] = [0, 0, 0, 0];
    for (const i of scope.items) {
      const at = place[i] as number;
      if (at < 0) continue;
      const item = items[i] as ItemSlots;
      const level = item.levels[at] as number;
      m += 1;
      x += level;
      if (item.satisfied[at] === true) s += 1;
      if (level >= 4) high += 1;
    }
    if (scope.kind === 'factor') {
      factorM.push(m);
      factorX.push(x);
      factorS.push(s);
    }
    if (m === 0) continue;
    const at = scope.at + SCOPE_WIDTH * (m - 1);
    add(at, 1);
    add(at + 1, x);
    add(at + 2, x * x);
    add(at + 3, s);
    add(at + 4, s * s);
    if (x >= 4 * m) add(at + 5, 1);
    if (high === m) add(at + 6, 1);
  }
  addPairs(layout.factorPairsAt, factorScopes.length, factorM, factorX, factorS, add);
  if (layout.itemPairsAt !== null) {
    const [m, x, s]: [number[], number[], number[]] = [[], [], []];
    for (const i of rated) {
      const at = place[i] as number;
      const item = items[i] as ItemSlots;
      m.push(at >= 0 ? 1 : 0);
      x.push(at >= 0 ? (item.levels[at] as number) : 0);
      s.push(at >= 0 && item.satisfied[at] === true ? 1 : 0);
    }
    addPairs(layout.itemPairsAt, rated.length, m, x, s, add);
  }
  return true;
}

function addPairs(
  start: number,
  count: number,
  m: readonly number[],
  x: readonly number[],
  s: readonly number[],
  add: (at: number, amount: number) => void,
): void {
  let at = start;
  for (let a = 0; a < count; a += 1) {
    const [ma, xa, sa] = [m[a] as number, x[a] as number, s[a] as number];
    if (ma === 0) {
      at += PAIR_WIDTH * (count - a - 1);
      continue;
    }
    for (let b = a + 1; b < count; b += 1, at += PAIR_WIDTH) {
      const [mb, xb, sb] = [m[b] as number, x[b] as number, s[b] as number];
      if (mb === 0) continue;
      add(at, xa * xb);
      add(at + 1, xa * mb);
      add(at + 2, ma * xb);
      add(at + 3, ma * mb);
      add(at + 4, sa * sb);
      add(at + 5, sa * mb);
      add(at + 6, ma * sb);
    }
  }
}

/**
 * Sum of tallies of one layout, exact while every figure stays below 2^53. No tallies give an empty one.
 * Throws `ScoringError` `badInput` on another length.
 *
 * @example
 * const layout = tallyLayout(plainQuestionnaire({ F: ['q1', 'q2'] }));
 * mergeTallies(layout, [tallyOf(layout, { levels: [5, 4] }), tallyOf(layout, { levels: [1, 9] })])[0] // 2
 */
export function mergeTallies(layout: TallyLayout, tallies: Iterable<Tally>): number[] {
  const sum = emptyTally(layout);
  for (const tally of tallies) {
    requireSize(layout, tally);
    for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] as number) + (tally[i] as number);
  }
  return sum;
}

/**
 * `from` without the forms of `taken`. Throws `ScoringError` `badInput` on another length.
 *
 * @example
 * const layout = tallyLayout(plainQuestionnaire({ F: ['q1', 'q2'] }));
 * const one = tallyOf(layout, { levels: [5, 4] });
 * subtractTally(layout, one, one)[0] // 0
 */
export function subtractTally(layout: TallyLayout, from: Tally, taken: Tally): number[] {
  requireSize(layout, from);
  requireSize(layout, taken);
  return from.map((figure, i) => figure - (taken[i] as number));
}

/** What is wrong with a stored tally, or null when it can come from forms. */
export type TallyFault = 'wrongSize' | 'notWhole' | 'negative' | 'inconsistent';

/**
 * Whether a stored tally can come from forms: right length, whole numbers of 0 or more below 2^53, and the two ways of
 * counting agree (each scope's valid answers and sum of levels, from item counts and from sums by m). Cost: O(size).
 *
 * @example
 * const layout = tallyLayout(plainQuestionnaire({ F: ['q1', 'q2'] }));
 * tallyFault(layout, emptyTally(layout)) // null
 * tallyFault(layout, [1]) // 'wrongSize'
 */
export function tallyFault(layout: TallyLayout, tally: Tally): TallyFault | null {
  if (tally.length !== layout.size) return 'wrongSize';
  for (let i = 0; i < tally.length; i += 1) {
    const figure = tally[i] as number;
    if (!Number.isSafeInteger(figure)) return 'notWhole';
    if (figure < 0) return 'negative';
  }
  const valid = new Array<number>(layout.items.length).fill(0);
  const sums = new Array<number>(layout.items.length).fill(0);
  for (const place of layout.ratedItems) {
    const sum = itemSums(tally, layout.items[place] as ItemSlots);
    valid[place] = sum.valid;
    sums[place] = sum.x;
  }
  for (const scope of layout.scopes) {
    const counted = scopeSums(tally, scope);
    let [answers, levelSum] = [0, 0];
    for (const place of scope.items) {
      answers += valid[place] as number;
      levelSum += sums[place] as number;
    }
    const formsFit = scope.kind === 'form' ? counted.forms === tally[0] : counted.forms <= (tally[0] as number);
    if (!formsFit || counted.valid !== answers || counted.x !== levelSum) return 'inconsistent';
  }
  return null;
}

function requireSize(layout: TallyLayout, tally: Tally): void {
  if (tally.length !== layout.size) {
    throw new ScoringError('badInput', `A tally of this layout has ${layout.size} figures, not ${tally.length}`);
  }
}
