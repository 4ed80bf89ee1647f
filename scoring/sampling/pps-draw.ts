/** Draw with chances in proportion to size (dossiers a unit, households a village), repeatable from its seed. */
import { requireCount } from '../number/check-number.js';
import { ScoringError } from '../number/scoring-error.js';
import { seededRandom } from './random.js';

/** A drawn unit: its place in the list from 0, its chance of being drawn 0..1, and the design weight 1/chance. */
export interface PpsUnit {
  readonly place: number;
  readonly chance: number;
  readonly weight: number;
}

/**
 * Systematic draw of n units with chance n·size/Σsize (Madow 1949; Cochran 1977, §9A). A unit so large that its chance
 * would reach 1 is taken
 * for certain and the rest drawn from the others. In whole numbers throughout, so the chances are exact. Units in the
 * order of the list; size 0 is
 * never drawn. Cost: O(units · rounds of certainties).
 *
 * @throws ScoringError `badInput` for sizes that are not whole, `outOfRange` when fewer than n units have a size or
 * n·Σsize exceeds 2⁵³.
 * @example ppsDraw({ sizes: [5, 0, 5], n: 2, seed: 1 }).map((unit) => unit.place) // [0, 2]
 */
export function ppsDraw(input: {
  readonly sizes: readonly number[];
  readonly n: number;
  readonly seed: number | string;
}): PpsUnit[] {
  const { sizes, n, seed } = input;
  requireCount(n, 'n');
  for (const size of sizes) requireCount(size, 'size');
  let free = sizes.map((size, place) => ({ place, size })).filter((unit) => unit.size > 0);
  if (n > free.length) {
    throw new ScoringError('outOfRange', 'a draw cannot be larger than the number of units with a size', { n });
  }
  let left = n;
  let total = free.reduce((sum, unit) => sum + unit.size, 0);
  if (!Number.isSafeInteger(total * n)) throw new ScoringError('outOfRange', 'the sizes are too large', { total });
  const drawn: PpsUnit[] = [];
  for (;;) {
    const certain = free.filter((unit) => left > 0 && unit.size * left >= total);
    if (certain.length === 0) break;
    for (const { place } of certain) drawn.push({ place, chance: 1, weight: 1 });
    free = free.filter((unit) => !certain.includes(unit));
    left -= certain.length;
    total = free.reduce((sum, unit) => sum + unit.size, 0);
  }
  if (left > 0) {
    let point = seededRandom(seed).nextBelow(total);
    let end = 0;
    for (const { place, size } of free) {
      end += size * left;
      if (point >= end) continue;
      drawn.push({ place, chance: (size * left) / total, weight: total / (size * left) });
      point += total;
    }
  }
  return drawn.sort((a, b) => a.place - b.place);
}
