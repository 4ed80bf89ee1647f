/** Compares what a published table prints with what follows from its inputs, leaf by leaf. */
import { Ratio } from '../../scoring/index.js';

/** What a kind's function computed, shaped like the table's `expected`: exact values, words, or bounds to lie within. */
export type Computed = Ratio | string | Within | Conflict | readonly Computed[] | { readonly [key: string]: Computed };

/** A printed figure that the inputs only bound: `low` ≤ figure ≤ `high`. */
export class Within {
  constructor(
    readonly low: Ratio,
    readonly high: Ratio,
  ) {}
}

/** A printed figure known to follow another rounding than ours; reported, never forced to fit. */
export class Conflict {
  constructor(
    readonly halfUp: Ratio,
    readonly truncated: Ratio,
  ) {}
}

export interface Comparison {
  /** Numbers compared, and words (unit and band names, statements) compared. */
  compared: number;
  words: number;
  readonly failures: string[];
  readonly conflicts: string[];
  /** Leaves of `expected` that do not follow from `inputs`. */
  readonly notComputed: string[];
}

/**
 * Walks `expected` beside `computed`. The tolerance of a number is that of the nearest named key on its path, or of
 * `fallback` key for its kind; without one the computed value must round half up to the printed decimals.
 */
export function compareTable(
  expected: unknown,
  computed: Computed | undefined,
  tolerances: Readonly<Record<string, number>>,
  aliases: Readonly<Record<string, string>>,
): Comparison {
  const result: Comparison = { compared: 0, words: 0, failures: [], conflicts: [], notComputed: [] };
  walk(expected, computed, '', undefined);
  return result;

  function walk(wanted: unknown, found: Computed | undefined, path: string, tolerance: Ratio | undefined): void {
    if (Array.isArray(wanted)) {
      const list = Array.isArray(found) ? (found as readonly Computed[]) : undefined;
      if (list !== undefined && list.length !== wanted.length) result.failures.push(`${path}: ${list.length} values`);
      wanted.forEach((value, i) => walk(value, list?.[i], `${path}[${i}]`, tolerance));
      return;
    }
    if (typeof wanted === 'object' && wanted !== null) {
      for (const [key, value] of Object.entries(wanted)) {
        walk(value, memberOf(found, key), path === '' ? key : `${path}.${key}`, toleranceOf(key) ?? tolerance);
      }
      return;
    }
    if (found === undefined) {
      if (typeof wanted === 'number') result.notComputed.push(path);
      return;
    }
    if (typeof wanted === 'number') {
      result.compared += 1;
      compareNumber(wanted, found, path, tolerance);
      return;
    }
    result.words += 1;
    if (typeof found !== 'string' || found.normalize('NFC') !== String(wanted).normalize('NFC')) {
      result.failures.push(`${path}: printed ${String(wanted)}, computed ${String(found)}`);
    }
  }

  function toleranceOf(key: string): Ratio | undefined {
    const name = key in tolerances ? key : (aliases[key] ?? '');
    const value = tolerances[name];
    return value === undefined ? undefined : Ratio.parse(value);
  }

  function compareNumber(wanted: number, found: Computed, path: string, tolerance: Ratio | undefined): void {
    const printed = Ratio.parse(wanted);
    const decimals = String(wanted).split('.')[1]?.length ?? 0;
    if (found instanceof Within) {
      if (printed.compare(found.low) < 0 || printed.compare(found.high) > 0) {
        result.failures.push(`${path}: ${wanted} is not within ${found.low.toFixed(4)}..${found.high.toFixed(4)}`);
      }
    } else if (found instanceof Conflict) {
      if (found.halfUp.round(decimals).equals(printed)) return;
      if (truncated(found.truncated, decimals).equals(printed)) {
        result.compared -= 1;
        result.conflicts.push(`${path}: printed ${wanted} is cut off, half up is ${found.halfUp.toFixed(decimals)}`);
      } else result.failures.push(`${path}: printed ${wanted}, half up ${found.halfUp.toFixed(decimals)}`);
    } else if (found instanceof Ratio) {
      const fits =
        tolerance === undefined
          ? found.round(decimals).equals(printed)
          : found.sub(printed).abs().compare(tolerance) <= 0;
      if (!fits) result.failures.push(`${path}: printed ${wanted}, computed ${found.toFixed(6)}`);
    } else result.failures.push(`${path}: printed ${wanted}, computed no number`);
  }
}

/** A ratio cut off after `places` decimals. */
export function truncated(value: Ratio, places: number): Ratio {
  const power = 10n ** BigInt(places);
  return Ratio.of((value.num * power) / value.den, power);
}

function memberOf(found: Computed | undefined, key: string): Computed | undefined {
  const plain = typeof found === 'object' && !Array.isArray(found) && !(found instanceof Ratio);
  if (!plain || !Object.prototype.hasOwnProperty.call(found, key)) return undefined;
  return (found as { readonly [name: string]: Computed })[key];
}
