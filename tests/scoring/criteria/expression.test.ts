/** The formula language of SCORE-IO §3: precedence, exactness, reasons, and that no string can break it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  evaluateExpression,
  ExpressionError,
  parseExpression,
  Ratio,
  variablesOf,
  type VariableLookup,
} from '../../../scoring/index.js';

const values: Record<string, Ratio | boolean> = {
  a: Ratio.of(3),
  b: Ratio.of(4),
  half: Ratio.of(1, 2),
  yes: true,
  no: false,
};
const lookup: VariableLookup = (name) => (Object.hasOwn(values, name) ? (values[name] ?? 'missing') : 'missing');

function valueOf(source: string): string {
  const value = evaluateExpression(parseExpression(source), lookup);
  return typeof value === 'boolean' ? String(value) : value.toText();
}

function errorOf(work: () => unknown): ExpressionError {
  try {
    work();
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('values', () => {
  test.each([
    ['1 + 2 * 3', '7/1'],
    ['(1 + 2) * 3', '9/1'],
    ['10 - 4 - 3', '3/1'],
    ['24 / 4 / 3', '2/1'],
    ['2 * a / b', '3/2'],
    ['-a * -b', '12/1'],
    ['- -a', '3/1'],
    ['---a', '-3/1'],
    ['2--a', '5/1'],
    ['0.1 + 0.2', '3/10'],
    ['1 / 3 + 1 / 3 + 1 / 3', '1/1'],
    ['min(a, b, half)', '1/2'],
    ['max(a)', '3/1'],
    ['round(half)', '1/1'],
    ['round(-half)', '-1/1'],
    ['round(2 / 3, 2)', '67/100'],
    ['round(1.005, 1 + 1)', '101/100'],
    ['2 * min(1, a / b)', '3/2'],
    ['007.50', '15/2'],
    ['\n a\t*\r b ', '12/1'],
  ])('%s = %s', (source, expected) => expect(valueOf(source)).toBe(expected));

  test.each([
    ['a < b and not a == b', 'true'],
    ['not a > b', 'true'],
    ['not not yes', 'true'],
    ['yes or no and no', 'true'],
    ['(yes or no) and no', 'false'],
    ['1 + 1 == 2', 'true'],
    ['yes == yes', 'true'],
    ['yes != no', 'true'],
    ['a <= 3 and a >= 3', 'true'],
    ['true and not false', 'true'],
    ['a != 3.0', 'false'],
    ['1 / 3 == 0.3333333333333333', 'false'],
  ])('%s is %s', (source, expected) => expect(valueOf(source)).toBe(expected));

  test.each([
    ['yes or nowhere > 1', 'true'],
    ['no and nowhere > 1', 'false'],
    ['no and 1 / 0 > 1', 'false'],
    ['yes or 5', 'true'],
  ])('%s stops as soon as the answer is known', (source, expected) => expect(valueOf(source)).toBe(expected));
});

describe('what cannot be read', () => {
  test.each([
    ['', 0],
    ['   ', 3],
    ['2 * (a / b', 10],
    ['a +', 3],
    ['a b', 2],
    ['a < b < 3', 6],
    ['a == b == 3', 7],
    ['.5', 0],
    ['5.', 0],
    ['1e3', 0],
    ['1_000', 0],
    ['a & b', 2],
    ['a_b', 0],
    ['a = 3', 2],
    ['a and', 5],
    ['a == not b', 5],
    ['1 + not yes', 4],
    ['and', 0],
    ['min()', 4],
    ['min(a,)', 6],
    ['round(a, 1, 2)', 13],
    ['a)', 1],
    ['“a”', 0],
    ['a; b', 1],
    ['a.b', 1],
    ['"x"', 0],
    ['a ? 1 : 2', 2],
  ])('%s stops at %i', (source, position) => {
    const error = errorOf(() => parseExpression(source));
    expect([error.code, error.position]).toEqual(['syntax', position]);
    expect(error.reason.vi.length * error.reason.en.length).toBeGreaterThan(0);
  });

  test('the reason names the sign that is in the way', () => {
    expect(errorOf(() => parseExpression('a 😀 b')).reason).toEqual({
      vi: 'không đọc được “😀”',
      en: '“😀” cannot be read here',
    });
    expect(errorOf(() => parseExpression('a b')).message).toBe('“b” does not belong here at position 2');
  });

  test('only min, max and round are functions', () => {
    expect(errorOf(() => parseExpression('1 + abs(a)'))).toMatchObject({
      code: 'unknownFunction',
      position: 4,
      about: 'abs',
    });
    expect(errorOf(() => parseExpression('constructor(1)')).code).toBe('unknownFunction');
  });

  test('length and depth are bounded, up to the bound nothing breaks', () => {
    expect(errorOf(() => parseExpression('1'.repeat(2_001))).code).toBe('tooLong');
    expect(errorOf(() => parseExpression('1'.repeat(101))).code).toBe('tooLong');
    expect(errorOf(() => parseExpression('('.repeat(201) + '1' + ')'.repeat(201))).code).toBe('tooDeep');
    expect(valueOf('('.repeat(200) + '1' + ')'.repeat(200))).toBe('1/1');
    expect(valueOf('1' + '+1'.repeat(999))).toBe('1000/1');
    expect(valueOf('-'.repeat(1_998) + '7')).toBe('7/1');
    expect(valueOf('not '.repeat(499) + 'yes')).toBe('false');
  });
});

describe('what cannot be worked out', () => {
  test.each([
    ['1 + yes', 'wrongType', 4],
    ['not a', 'wrongType', 4],
    ['a and yes', 'wrongType', 0],
    ['yes == 1', 'wrongType', 4],
    ['yes < no', 'wrongType', 4],
    ['min(a, yes)', 'wrongType', 7],
    ['round(a, half)', 'wrongType', 9],
    ['round(a, -1)', 'wrongType', 9],
    ['round(a, 101)', 'wrongType', 9],
    ['a / (b - 4)', 'divisionByZero', 2],
    ['nowhere', 'missingVariable', 0],
    ['toString + 1', 'missingVariable', 0],
  ])('%s: %s at %i', (source, code, position) => {
    const error = errorOf(() => evaluateExpression(parseExpression(source), lookup));
    expect([error.code, error.position]).toEqual([code, position]);
  });

  test('numbers may not grow without end', () => {
    const large: VariableLookup = () => Ratio.parse(`1e900`);
    const source = Array.from({ length: 300 }, () => 'x').join(' * ');
    expect(errorOf(() => evaluateExpression(parseExpression(source), large)).code).toBe('tooLarge');
  });
});

test('the variables of a formula, each once, in order', () => {
  expect(variablesOf(parseExpression('min(b, a) / 2 > a and not (c or -d == round(e, f))'))).toEqual([...'bacdef']);
});

describe('any string', () => {
  const pieces = fc.constantFrom(
    ...['a', 'b', 'yes', 'no', 'or', 'and', 'not', 'min(', 'max(', 'round(', '(', ')', ',', '1', '0', '0.5', '7'],
    ...['+', '-', '*', '/', '==', '!=', '<', '<=', '>', '>=', ' ', 'true', 'false', '.', '=', 'é', '\u0000'],
  );
  const sources = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 600 }).map((list) => list.join('')),
    fc.array(pieces, { maxLength: 40 }).map((list) => list.join(' ')),
  );

  test('gives a value or the language’s own error, in bounded time', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const start = performance.now();
        try {
          const value = evaluateExpression(parseExpression(source), lookup);
          expect(typeof value === 'boolean' || value instanceof Ratio).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
          const { position } = error as ExpressionError;
          expect(position >= 0 && position <= source.length).toBe(true);
        }
        expect(performance.now() - start).toBeLessThan(500);
      }),
      { numRuns: 3_000 },
    );
  });

  test('the longest formulas over the widest numbers end within a second', () => {
    const wide: VariableLookup = (name) => Ratio.parse(`${'7'.repeat(490)}${name.length}/${'3'.repeat(490)}1`);
    for (const sign of ['+', '*', '-', '/']) {
      const source = ('ab' + sign).repeat(650) + 'ab';
      const start = performance.now();
      try {
        evaluateExpression(parseExpression(source), wide);
      } catch (error) {
        expect((error as ExpressionError).code).toBe('tooLarge');
      }
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });
});

describe('random formulas against an oracle', () => {
  /** A formula and its value, built together from plain fractions of bigint. */
  type Pair = readonly [source: string, num: bigint, den: bigint];
  const leaf = fc.integer({ min: 0, max: 99 }).map((digits): Pair => [`${digits / 10}`, BigInt(digits), 10n]);
  const formula: fc.Arbitrary<Pair> = fc.letrec<{ node: Pair }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.tuple(tie('node'), tie('node')).map(([[x, a, b], [y, c, d]]): Pair => [`(${x} + ${y})`, a * d + c * b, b * d]),
      fc.tuple(tie('node'), tie('node')).map(([[x, a, b], [y, c, d]]): Pair => [`(${x} - ${y})`, a * d - c * b, b * d]),
      fc.tuple(tie('node'), tie('node')).map(([[x, a, b], [y, c, d]]): Pair => [`${x} * ${y}`, a * c, b * d]),
      tie('node').map(([x, a, b]): Pair => [`-${x}`, -a, b]),
      fc.tuple(tie('node'), tie('node')).map(([[x, a, b], [y, c, d]]): Pair => {
        const smaller = a * d <= c * b;
        return [`min(${x}, ${y})`, smaller ? a : c, smaller ? b : d];
      }),
    ),
  })).node;

  test('every value is exact', () => {
    fc.assert(
      fc.property(formula, ([source, num, den]) => {
        if (source.length > 2_000) return;
        expect(valueOf(source)).toBe(Ratio.of(num, den).toText());
      }),
      { numRuns: 500 },
    );
  });
});
