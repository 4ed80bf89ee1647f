/** Looking at parsed JSON safely: own properties only, so that codes like `constructor` or `__proto__` mean nothing special. */
import { Ratio } from '../number/ratio.js';
import { RatioError } from '../number/ratio-error.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A number as it stands in a framework file: plain, or exact when a binary double would not give it back. */
export type JsonNumber = number | Ratio;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Ratio);
}

/** The property itself, never an inherited one. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The ratio a JSON number of a checked file stands for. */
export function exact(value: JsonNumber): Ratio {
  return value instanceof Ratio ? value : Ratio.parse(value);
}

const NUMBER_TEXT = /^-?\d+(?:\.\d+|\/\d+)?$/;

/**
 * A number of an inputs file (SCORE-IO §1): a JSON number, or a text with a decimal (`"0.125"`) or a ratio of integers
 * (`"22/7"`); undefined for anything else. An exponent belongs to JSON numbers only.
 */
export function readNumber(value: unknown): Ratio | undefined {
  if (value instanceof Ratio) return value;
  if (typeof value !== 'number' && (typeof value !== 'string' || !NUMBER_TEXT.test(value))) return undefined;
  try {
    return Ratio.parse(value);
  } catch (error) {
    if (error instanceof RatioError) return undefined;
    throw error;
  }
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Labels are equal after NFC normalisation, otherwise letter by letter. */
export function labelKey(label: string): string {
  return label.normalize('NFC');
}

/** Shortest decimal where one is finite, else `num/den`: both are read back by `Ratio.parse`. */
export function exactText(value: Ratio): string {
  return value.toShortestDecimal() ?? value.toText();
}
