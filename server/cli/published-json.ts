/** Reading amounts and texts out of a published table; a missing one stops the table with its name. */
import { Ratio, sumOfRatios } from '../../scoring/index.js';

/** The inputs do not have the shape this kind is read by. */
export class UnreadableTable extends Error {}

export type Json = Readonly<Record<string, unknown>>;

export function recordOf(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableTable('an object is missing');
  return value as Json;
}

export function listOf(value: unknown, key: string): Json[] {
  const list = recordOf(value)[key];
  if (!Array.isArray(list)) throw new UnreadableTable(`the list ${key} is missing`);
  return list as Json[];
}

/** The exact decimal that the file prints. */
export function amount(value: unknown, key: string): Ratio {
  const found = recordOf(value)[key];
  if (typeof found !== 'number') throw new UnreadableTable(`the number ${key} is missing`);
  return Ratio.parse(found);
}

export function textOf(value: unknown, key: string): string {
  const found = recordOf(value)[key];
  if (typeof found !== 'string') throw new UnreadableTable(`the text ${key} is missing`);
  return found;
}

export function meanOf(values: readonly Ratio[]): Ratio {
  return sumOfRatios(values).div(Ratio.of(values.length));
}

/** The first of several names that is there. */
export function amountOf(value: unknown, keys: readonly string[]): Ratio {
  const key = keys.find((name) => typeof recordOf(value)[name] === 'number');
  return amount(value, key ?? keys.join(' | '));
}
