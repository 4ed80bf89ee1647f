/** Ratio against plain bigint cross products and schoolbook decimals. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ratio, RatioError } from '../../../scoring/index.js';
import { roundedByHand, sameRatio } from './decimal-oracle.js';

const MAX = Number.MAX_SAFE_INTEGER;

/** Whole numbers around every limit: tiny, near 2^53, far beyond. */
const whole = fc.oneof(
  fc.bigInt({ min: -1_000n, max: 1_000n }),
  fc.constantFrom(0n, BigInt(MAX), -BigInt(MAX), BigInt(MAX) + 1n, -(2n ** 53n) - 1n),
  fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
  fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
);
const fraction = fc.tuple(
  whole,
  whole.filter((den) => den !== 0n),
);
type Fraction = readonly [bigint, bigint];

const ratioOf = ([num, den]: Fraction): Ratio => Ratio.of(num, den);
const textOf = ([num, den]: Fraction): string => `${num}/${den}`;

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

describe('Ratio.parse', () => {
  test.each([
    ['0.125', '1/8'],
    ['22/7', '22/7'],
    ['-6/4', '-3/2'],
    ['6/-4', '-3/2'],
    ['-0', '0/1'],
    ['-0.000', '0/1'],
    ['12e-3', '3/250'],
    ['1E2', '100/1'],
    ['1e+2', '100/1'],
    ['007', '7/1'],
    ['9007199254740993', '9007199254740993/1'],
    ['0.30000000000000004', '7500000000000001/25000000000000000'],
  ])('reads %s as %s', (text, expected) => {
    expect(Ratio.parse(text).toText()).toBe(expected);
  });

  test.each([
    [0.1, '1/10'],
    [-0, '0/1'],
    [1e21, '1000000000000000000000/1'],
    [5e-7, '1/2000000'],
    [0.1 + 0.2, '7500000000000001/25000000000000000'],
  ])('takes the number %d as the decimal that is written', (value, expected) => {
    expect(Ratio.parse(value).toText()).toBe(expected);
  });

  test.each(['', ' 1', '1 ', '+1', '.5', '5.', '1,5', '0x10', 'NaN', 'Infinity', '1/2/3', '1.5/2', '١'])(
    'refuses the text “%s”',
    (text) => {
      expect(() => Ratio.parse(text)).toThrow(expect.objectContaining({ name: 'RatioError', code: 'notANumber' }));
    },
  );

  test('refuses what has no value or would never end', () => {
    expect(() => Ratio.parse(NaN)).toThrow(RatioError);
    expect(() => Ratio.parse(-Infinity)).toThrow(RatioError);
    expect(() => Ratio.parse('1/0')).toThrow(expect.objectContaining({ code: 'divisionByZero' }));
    expect(() => Ratio.parse('1e999999999')).toThrow(expect.objectContaining({ code: 'tooLong' }));
    expect(() => Ratio.parse('1'.repeat(1_001))).toThrow(expect.objectContaining({ code: 'tooLong' }));
    expect(() => Ratio.of(0.5)).toThrow(expect.objectContaining({ code: 'notANumber' }));
    expect(() => Ratio.of(1, 0)).toThrow(expect.objectContaining({ code: 'divisionByZero' }));
  });

  test('gives back every decimal that was written', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
        fc.integer({ min: 1, max: 30 }),
        (digits, places) => {
          const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
          const text = `${digits < 0n ? '-' : ''}${size.slice(0, -places)}.${size.slice(-places)}`;
          expect(sameRatio(Ratio.parse(text).toText(), `${digits}/${10n ** BigInt(places)}`)).toBe(true);
        },
      ),
    );
  });
});

describe('arithmetic', () => {
  test('agrees with bigint cross products, in lowest terms', () => {
    fc.assert(
      fc.property(fraction, fraction, (left, right) => {
        const [[a, b], [c, d]] = [left, right];
        const [x, y] = [ratioOf(left), ratioOf(right)];
        const expected: [Ratio, bigint, bigint][] = [
          [x.add(y), a * d + c * b, b * d],
          [x.sub(y), a * d - c * b, b * d],
          [x.mul(y), a * c, b * d],
        ];
        if (c !== 0n) expected.push([x.div(y), a * d, b * c]);
        for (const [actual, num, den] of expected) {
          expect(sameRatio(actual.toText(), `${num}/${den}`)).toBe(true);
          expect(actual.den > 0n).toBe(true);
          expect(gcd(actual.num, actual.den)).toBe(1n);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('a value that fits is held as safe integers, one that does not is not', () => {
    fc.assert(
      fc.property(fraction, fraction, (left, right) => {
        const sum = ratioOf(left).add(ratioOf(right));
        const size = sum.num < 0n ? -sum.num : sum.num;
        expect(sum.isSmall()).toBe(size <= BigInt(MAX) && sum.den <= BigInt(MAX));
      }),
      { numRuns: 500 },
    );
  });

  test('division by zero is refused for small and large numbers', () => {
    expect(() => Ratio.ONE.div(Ratio.ZERO)).toThrow(expect.objectContaining({ code: 'divisionByZero' }));
    const large = Ratio.parse('1e30');
    expect(() => large.div(Ratio.ZERO)).toThrow(expect.objectContaining({ code: 'divisionByZero' }));
    expect(large.div(large.neg()).toText()).toBe('-1/1');
  });

  test('0.1 + 0.2 is 0.3, and thirds make a whole', () => {
    expect(Ratio.parse(0.1).add(Ratio.parse(0.2)).equals(Ratio.parse(0.3))).toBe(true);
    expect(Ratio.of(1, 3).add(Ratio.of(2, 3)).equals(Ratio.ONE)).toBe(true);
  });

  test('a sum is the same in any order, and the tie is exact', () => {
    fc.assert(
      fc.property(
        fc
          .array(fraction, { maxLength: 12 })
          .chain((terms) => fc.tuple(fc.constant(terms), fc.shuffledSubarray(terms, { minLength: terms.length }))),
        ([terms, shuffled]) => {
          const [one, other] = [Ratio.sum(terms.map(ratioOf)), Ratio.sum(shuffled.map(ratioOf))];
          expect(one.toText()).toBe(other.toText());
          expect(one.equals(other)).toBe(true);
          expect(one.compare(other)).toBe(0);
        },
      ),
    );
  });
});

describe('order', () => {
  test('compare, equals, min, max and sign agree with cross products', () => {
    fc.assert(
      fc.property(fraction, fraction, (left, right) => {
        const [[a, b], [c, d]] = [left, right];
        const difference = (a * d - c * b) * (b * d > 0n ? 1n : -1n);
        const order = difference > 0n ? 1 : difference < 0n ? -1 : 0;
        const [x, y] = [ratioOf(left), ratioOf(right)];
        expect(x.compare(y)).toBe(order);
        expect(x.equals(y)).toBe(order === 0);
        expect(x.min(y)).toBe(order <= 0 ? x : y);
        expect(x.max(y)).toBe(order >= 0 ? x : y);
        expect(x.sub(y).sign()).toBe(order);
        expect(x.sub(y).abs().sign()).toBe(Math.abs(order));
      }),
      { numRuns: 500 },
    );
  });

  test('neighbours far beyond a double are told apart', () => {
    const [near, nearer] = [Ratio.parse('79.99999999999999999999'), Ratio.of(80)];
    expect(near.compare(nearer)).toBe(-1);
    expect(near.toFixed(2)).toBe('80.00');
  });
});

describe('writing', () => {
  test.each([
    ['-1/2', '-1/2', '-0.50', '-0.5'],
    ['159/2', '159/2', '79.50', '79.5'],
    ['5/2', '5/2', '2.50', '2.5'],
    ['-1/1000', '-1/1000', '0.00', '-0.001'],
    ['1/3', '1/3', '0.33', null],
    ['200/1', '200/1', '200.00', '200'],
    ['1/200', '1/200', '0.01', '0.005'],
    ['-1/200', '-1/200', '-0.01', '-0.005'],
    ['99999/1000', '99999/1000', '100.00', '99.999'],
  ])('%s', (given, text, fixed, shortest) => {
    const value = Ratio.parse(given);
    expect([value.toText(), value.toFixed(2), value.toShortestDecimal()]).toEqual([text, fixed, shortest]);
    expect(JSON.stringify(value)).toBe(JSON.stringify(text));
  });

  test('toFixed rounds half up as long division by hand does', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 20 }), (value, places) => {
        expect(ratioOf(value).toFixed(places)).toBe(roundedByHand(textOf(value), places));
      }),
      { numRuns: 1_000 },
    );
  });

  test('halves go away from zero at every place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 6 }), (size, places) => {
        const scale = 10n ** BigInt(places);
        const half = Ratio.of(2n * BigInt(size) + 1n, 2n * scale);
        expect(half.toFixed(places)).toBe(roundedByHand(`${size + 1}/${scale}`, places));
        expect(half.neg().toFixed(places)).toBe(`-${half.toFixed(places)}`);
      }),
    );
  });

  test('round gives the ratio that toFixed shows', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 20 }), (value, places) => {
        const rounded = ratioOf(value).round(places);
        expect(sameRatio(rounded.toText(), ratioOf(value).toFixed(places))).toBe(true);
      }),
    );
  });

  test('the shortest decimal is exact and has no spare zero', () => {
    fc.assert(
      fc.property(fraction, (value) => {
        const shortest = ratioOf(value).toShortestDecimal();
        if (shortest === null) expect(/^[25]*$/.test(primesOf(ratioOf(value).den))).toBe(false);
        else {
          expect(sameRatio(shortest, textOf(value))).toBe(true);
          expect(shortest).not.toMatch(/\.\d*0$/);
        }
      }),
    );
  });

  test('places that make no sense are refused', () => {
    for (const places of [-1, 1.5, NaN, 1e9]) {
      expect(() => Ratio.ONE.toFixed(places)).toThrow(expect.objectContaining({ code: 'outOfRange' }));
    }
  });

  test('the most places are 4,000, enough for the longest number that can be read', () => {
    expect(Ratio.of(2, 3).toFixed(4_000)).toBe(`0.${'6'.repeat(3_999)}7`);
    expect(() => Ratio.of(2, 3).toFixed(4_001)).toThrow('Cannot round to 4001 places');
    expect(() => Ratio.of(2, 3).round(4_001)).toThrow('Cannot round to 4001 places');
  });
});

describe('toNumber', () => {
  test('gives back every finite double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e290, max: 1e290 }), (value) => {
        if (value !== 0 && Math.abs(value) < 1e-290) return;
        expect(Ratio.parse(value).toNumber()).toBe(value + 0);
      }),
      { numRuns: 1_000 },
    );
  });

  test('rounds to the nearest double like a decimal that is parsed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 50n }), fc.integer({ min: 0, max: 60 }), (digits, places) => {
        expect(Ratio.of(digits, 10n ** BigInt(places)).toNumber()).toBe(Number(`${digits}e-${places}`));
      }),
    );
  });

  test('never becomes infinite', () => {
    expect(() => Ratio.parse('1e400').toNumber()).toThrow(expect.objectContaining({ code: 'outOfRange' }));
    expect(Object.is(Ratio.parse('-1e-900').toNumber(), -0)).toBe(false);
    expect(Ratio.parse('1e400').div(Ratio.parse('3e400')).toNumber()).toBe(1 / 3);
  });
});

/** The prime factors 2 and 5 of a number as text, `x` when others remain. */
function primesOf(den: bigint): string {
  let [rest, text] = [den, ''];
  for (const prime of [2n, 5n]) {
    for (; rest % prime === 0n; rest /= prime) text += prime.toString();
  }
  return rest === 1n ? text : `${text}x`;
}
