/** JSON numbers keep the decimal that is written. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExactJson, Ratio } from '../../../scoring/index.js';

function exactOf(text: string): string {
  const value = parseExactJson(text);
  if (!(value instanceof Ratio)) throw new Error('Not kept as a ratio');
  return value.toText();
}

describe('parseExactJson', () => {
  test('leaves numbers alone that a double gives back', () => {
    const text = '{"a":[0.1,-2.5e3,1.0,9007199254740991,1e21],"b":"0.12345678901234567890 and \\" 1e999","c":null}';
    expect(parseExactJson(text)).toEqual(JSON.parse(text));
  });

  test('keeps what a double would change', () => {
    expect(exactOf('0.1234567890123456789')).toBe('1234567890123456789/10000000000000000000');
    expect(exactOf('9007199254740993')).toBe('9007199254740993/1');
    expect(exactOf('1e400')).toBe(`1${'0'.repeat(400)}/1`);
    expect(exactOf('-1e-400')).toBe(`-1/1${'0'.repeat(400)}`);
  });

  test('gives the text of a number nobody can mean', () => {
    expect(parseExactJson('{"a": 1e999999999}')).toEqual({ a: '1e999999999' });
  });

  test.each(['NaN', '[Infinity]', '{"a":1,}', '', '{"a":}', '01', '"\u0001"', '\ufeff{}'])('refuses %j', (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });

  test('keeps own keys that look like prototypes', () => {
    const value = parseExactJson('{"__proto__": 0.12345678901234567890}') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('a deep document is read, or refused as one that is not', () => {
    const deep = `${'['.repeat(100_000)}1e400${']'.repeat(100_000)}`;
    expect(() => parseExactJson(deep)).toThrow(SyntaxError);
  });

  test('reads whatever JSON writes as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseExactJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
