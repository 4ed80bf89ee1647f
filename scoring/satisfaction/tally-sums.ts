/** Totals of a scope or an item, read from a tally. */
import { SCOPE_WIDTH, type ItemSlots, type ScopeSlots, type Tally } from './tally-layout.js';

/** Sums over all m of a scope. */
export interface ScopeSums {
  readonly forms: number;
  readonly valid: number;
  readonly x: number;
  readonly s: number;
}

/** Forms with an answer in the scope, valid answers, Σx and Σs. */
export function scopeSums(tally: Tally, scope: ScopeSlots): ScopeSums {
  let forms = 0;
  let valid = 0;
  let x = 0;
  let s = 0;
  const end = scope.at + SCOPE_WIDTH * scope.items.length;
  for (let at = scope.at, m = 1; at < end; at += SCOPE_WIDTH, m += 1) {
    const count = tally[at] as number;
    forms += count;
    valid += m * count;
    x += tally[at + 1] as number;
    s += tally[at + 3] as number;
  }
  return { forms, valid, x, s };
}

/** Forms with an answer to one item, which are its valid answers, Σx and Σs. */
export function itemSums(tally: Tally, item: ItemSlots): ScopeSums {
  let valid = 0;
  let x = 0;
  let s = 0;
  const { levels, satisfied, at } = item;
  for (let i = 0; i < levels.length; i += 1) {
    const count = tally[at + i] as number;
    valid += count;
    x += count * (levels[i] as number);
    if (satisfied[i] === true) s += count;
  }
  return { forms: valid, valid, x, s };
}
