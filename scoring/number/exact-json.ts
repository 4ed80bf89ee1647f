/** JSON whose long numbers keep the decimal that is written, where JSON.parse would silently round them (SCORE-IO §1). */
import { Ratio } from './ratio.js';
import { RatioError } from './ratio-error.js';

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MARK = '\u0000exactNumber';

/**
 * The value of a JSON text. A number that a binary double does not give back (more than 15 digits, `1e400`) comes as a
 * `Ratio`, and as its own text when it is too long even for that; every other number stays a plain number.
 * Throws `SyntaxError` when the text is not JSON (NaN and Infinity are not). Cost: linear in the text.
 *
 * @example
 * parseExactJson('[0.5, 0.12345678901234567890]'); // [0.5, Ratio 1234567890123456789/10000000000000000000]
 */
export function parseExactJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  let kept = false;
  const marked = text.replace(STRING_OR_NUMBER, (token) => {
    if (token.startsWith('"') || isKeptByDouble(token)) return token;
    kept = true;
    return JSON.stringify({ [MARK]: token });
  });
  if (!kept) return plain;
  try {
    return JSON.parse(marked, (_key, value: unknown) => unmark(value));
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError('Nested too deeply');
    throw error;
  }
}

function isKeptByDouble(token: string): boolean {
  if (token.length <= 15 && !/[eE]/.test(token)) return true;
  const double = Number(token);
  if (!Number.isFinite(double)) return false;
  const exact = ratioOrText(token);
  return exact instanceof Ratio && exact.equals(Ratio.parse(double));
}

function ratioOrText(token: string): Ratio | string {
  try {
    return Ratio.parse(token);
  } catch (error) {
    if (error instanceof RatioError) return token;
    throw error;
  }
}

function unmark(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, MARK)) return value;
  return ratioOrText(String((value as Record<string, unknown>)[MARK]));
}
