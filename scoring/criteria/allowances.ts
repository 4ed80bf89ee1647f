/** Bonus and penalty: the sum of a list, at most the cap of the framework (SCORE-IO §5). */
import { Ratio } from '../number/ratio.js';
import { nonNegative } from './input-reader.js';
import { isBlank, isObject, own } from './json-value.js';
import { pointer, type Faults } from './problem.js';

export interface Allowance {
  /** Sum of the list as given. */
  readonly given: Ratio;
  /** What counts of it. */
  readonly points: Ratio;
}

const KEYS: ReadonlySet<string> = new Set(['label', 'points']);

/** Reads a list of `{label, points ≥ 0}`; absent and null are an empty list. Undefined after a problem was reported. */
export function readAllowance(value: unknown, cap: Ratio, at: string, faults: Faults): Allowance | undefined {
  if (value === undefined || value === null) return capped(Ratio.ZERO, cap);
  if (!Array.isArray(value)) return faults.add('wrongType', at);
  const before = faults.count;
  const amounts = value.map((entry: unknown, index) => readEntry(entry, pointer(at, index), faults));
  if (faults.count > before) return undefined;
  return capped(Ratio.sum(amounts.filter((amount) => amount !== undefined)), cap);
}

/**
 * What counts of a bonus or penalty under a yearly cap: min(given, cap); a cap of 0 counts nothing. Units: points.
 * Throws nothing. Cost: constant. Source: SCORE-IO §5.
 *
 * @example
 * capped(Ratio.parse('2.5'), Ratio.of(2)).points.toText(); // "2/1"
 */
export function capped(given: Ratio, cap: Ratio): Allowance {
  return { given, points: given.min(cap) };
}

function readEntry(entry: unknown, at: string, faults: Faults): Ratio | undefined {
  if (!isObject(entry)) return faults.add('wrongType', at);
  for (const key of Object.keys(entry)) {
    if (!KEYS.has(key)) faults.add('unknownProperty', pointer(at, key), { name: key });
  }
  for (const key of KEYS) {
    if (!Object.hasOwn(entry, key)) faults.add('missingProperty', pointer(at, key), { name: key });
  }
  const label = own(entry, 'label');
  if (label !== undefined && typeof label !== 'string') faults.add('wrongType', pointer(at, 'label'));
  else if (label !== undefined && isBlank(label)) faults.add('emptyText', pointer(at, 'label'));
  const points = own(entry, 'points');
  return points === undefined ? undefined : nonNegative(points, pointer(at, 'points'), faults);
}
