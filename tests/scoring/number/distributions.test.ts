/** Distributions against 60-digit values of mpmath, and the laws they must keep for any parameter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as scoring from '../../../scoring/index.js';
import { integrate } from '../../../scoring/number/gauss-legendre.js';

const {
  betaCdf,
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpper,
  fCdf,
  fQuantile,
  fUpper,
  incompleteBeta,
  logGamma,
  normalCdf,
  normalDensity,
  normalQuantile,
  normalUpper,
  studentizedRangeUpper,
  studentTCdf,
  studentTQuantile,
  studentTTwoSided,
  ScoringError,
} = scoring;

/** mpmath 1.3, 60 digits, rounded to 17. */
const ORACLE: [keyof typeof scoring, number[], number][] = [
  ['normalCdf', [-12.5], 3.7325642988777134e-36],
  ['normalCdf', [-4.2], 1.3345749015906328e-5],
  ['normalCdf', [-0.67448], 0.25000309839408195],
  ['normalCdf', [-1e-9], 0.49999999960105772],
  ['normalCdf', [1.3], 0.90319951541438967],
  ['normalCdf', [5.7], 0.9999999940096286],
  ['normalUpper', [0.5], 0.3085375387259869],
  ['normalUpper', [6.1], 5.3034232629488415e-10],
  ['normalUpper', [25], 3.0566967063825609e-138],
  ['normalQuantile', [1e-300], -37.047096299361199],
  ['normalQuantile', [1e-20], -9.2623400897984076],
  ['normalQuantile', [0.0013], -3.011453758499784],
  ['normalQuantile', [0.0749], -1.4402382675279637],
  ['normalQuantile', [0.5001], 0.00025066283008800749],
  ['normalQuantile', [0.926], 1.4466320671589788],
  ['normalQuantile', [0.999999], 4.7534243088170878],
  ['studentTCdf', [-50, 0.5], 0.045352606402966379],
  ['studentTCdf', [-3, 0.1], 0.37384707698634222],
  ['studentTCdf', [-9, 4.5], 0.00024057647356293994],
  ['studentTCdf', [-1e-4, 11], 0.49996100102436524],
  ['studentTCdf', [2.2, 33], 0.98254149963348028],
  ['studentTCdf', [-7, 150], 3.9900917942169232e-11],
  ['studentTCdf', [-11.5, 900.5], 5.9099453100913149e-29],
  ['studentTCdf', [-4, 25000], 3.1762339326064957e-5],
  ['studentTCdf', [-1e200, 1], 3.1830988618379068e-201],
  ['chiSquareUpper', [0.001, 0.3], 0.65729812232655797],
  ['chiSquareUpper', [3, 0.3], 0.018028011461251417],
  ['chiSquareUpper', [80, 3], 3.0692774861724171e-17],
  ['chiSquareUpper', [400, 200], 1.8438936497115742e-15],
  ['chiSquareUpper', [5200, 5000], 0.023818998020740655],
  ['chiSquareUpper', [700, 1], 2.9902269751246203e-154],
  ['chiSquareCdf', [0.001, 0.3], 0.34270187767344203],
  ['chiSquareCdf', [1, 40], 2.4354654299253143e-25],
  ['chiSquareCdf', [4800, 5000], 0.021659687865363329],
  ['betaCdf', [0.001, 0.5, 0.5], 0.020135041633377491],
  ['betaCdf', [0.3, 1.7, 9.2], 0.89684156263197267],
  ['betaCdf', [0.62, 240, 60], 7.1802008190775765e-12],
  ['betaCdf', [0.9, 0.01, 0.02], 0.68091520585708119],
  ['betaCdf', [0.999, 1500, 0.5], 0.083213097514278814],
  ['betaQuantile', [0.5, 17, 3], 0.86172883788518488],
  ['fUpper', [0.01, 1, 3], 0.92665234880080583],
  ['fUpper', [7, 19, 30], 1.5294156761062154e-6],
  ['fUpper', [3.3, 4.5, 0.7], 0.47136422988612112],
  ['fUpper', [9, 19, 700], 2.5741754567683885e-23],
];

const probability = fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true });
const degrees = fc.double({ min: 0.2, max: 1e6, noNaN: true });

describe('distribution functions', () => {
  it.each(ORACLE)('%s(%j) keeps twelve digits, also far out', (name, args, expected) => {
    const actual = (scoring[name] as (...values: number[]) => number)(...args);
    expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-12);
  });

  it('agree with the integral of the normal density', () => {
    expect(normalCdf(1.5) - normalCdf(-0.5)).toBeCloseTo(integrate(normalDensity, -0.5, 1.5, 4), 14);
  });

  it('know factorials: Γ(n) = (n − 1)!', () => {
    let factorial = 1;
    for (let n = 1; n < 20; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(1e-13);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  });

  it('are exact where a closed form exists', () => {
    expect(studentTCdf(1, 1)).toBeCloseTo(0.75, 13);
    expect(studentTCdf(-Infinity, 3)).toBe(0);
    expect(studentTCdf(2, Infinity)).toBe(normalCdf(2));
    expect(fUpper(9, 2, 30)).toBeCloseTo((1 + 9 * (2 / 30)) ** -15, 13);
    expect(fUpper(2, 3, Infinity)).toBeCloseTo(chiSquareUpper(6, 3), 13);
    expect(chiSquareUpper(7, 2)).toBeCloseTo(Math.exp(-3.5), 13);
    expect(betaCdf(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 13);
    expect(chiSquareCdf(-1, 4)).toBe(0);
  });

  it('have tails that add up to one and stay within 0..1', () => {
    fc.assert(
      fc.property(degrees, degrees, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
        const { lower, upper } = incompleteBeta(a, b, x);
        expect(lower + upper).toBeCloseTo(1, 12);
        expect(lower >= 0 && lower <= 1 && upper >= 0 && upper <= 1).toBe(true);
      }),
    );
  });

  it('grow with their argument', () => {
    const z = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(z, z, degrees, (x, y, df) => {
        const [low, high] = x < y ? [x, y] : [y, x];
        expect(normalCdf(low)).toBeLessThanOrEqual(normalCdf(high));
        expect(studentTCdf(low, df)).toBeLessThanOrEqual(studentTCdf(high, df) * (1 + 1e-12));
        expect(chiSquareCdf(low, df)).toBeLessThanOrEqual(chiSquareCdf(high, df) * (1 + 1e-12));
      }),
    );
  });

  it('are symmetric for normal and t', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), degrees, (t, df) => {
        expect(normalCdf(-t)).toBe(normalUpper(t));
        expect(studentTTwoSided(t, df)).toBe(studentTTwoSided(-t, df));
      }),
    );
  });
});

describe('quantiles', () => {
  const near = (actual: number, expected: number): void =>
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.min(expected, 1 - expected) + 1e-13);

  it('undo the normal and t distribution', () => {
    fc.assert(
      fc.property(probability, degrees, (p, df) => {
        near(normalCdf(normalQuantile(p)), p);
        near(studentTCdf(studentTQuantile(p, df), df), p);
      }),
    );
  });

  it('undo chi-square, F and beta unless the answer is too close to an end for a double', () => {
    fc.assert(
      fc.property(
        probability,
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        (p, a, b) => {
          near(chiSquareCdf(chiSquareQuantile(p, a), a), p);
          near(fCdf(fQuantile(p, a, b), a, b), p);
          const x = betaQuantile(p, a, b);
          if (x < 1 - 1e-3) near(betaCdf(x, a, b), p);
        },
      ),
    );
  });

  it('of one half are 0 for symmetric distributions', () => {
    expect(Object.is(normalQuantile(0.5), 0)).toBe(true);
    expect(Object.is(studentTQuantile(0.5, 0.3), 0)).toBe(true);
  });

  it('meet the ends', () => {
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(chiSquareQuantile(0, 5)).toBe(0);
    expect(chiSquareQuantile(1e-200, 0.1)).toBe(0);
    expect(studentTQuantile(0.9, Infinity)).toBe(normalQuantile(0.9));
    expect(fQuantile(0.5, 3, Infinity)).toBeCloseTo(chiSquareQuantile(0.5, 3) / 3, 14);
  });

  it('refuse what is unbounded or no probability, with an error of their own', () => {
    for (const call of [
      () => normalQuantile(0),
      () => normalQuantile(1),
      () => normalQuantile(Number.NaN),
      () => studentTQuantile(1.2, 4),
      () => studentTQuantile(1e-20, 0.05),
      () => studentTCdf(1, 0),
      () => chiSquareQuantile(1, 3),
      () => fQuantile(0.5, Infinity, 3),
      () => betaCdf(2, 1, 1),
      () => betaQuantile(0.5, -1, 1),
      () => studentizedRangeUpper(3, 1, 10),
    ]) {
      expect(call).toThrow(ScoringError);
    }
  });
});

describe('the studentized range', () => {
  it('of two groups is √2 times a t statistic', () => {
    for (const q of [0.05, 1, 3.3, 9]) {
      for (const df of [1, 4, 30, 1e6, Infinity]) {
        expect(studentizedRangeUpper(q, 2, df)).toBeCloseTo(studentTTwoSided(q / Math.SQRT2, df), 11);
      }
    }
  });

  it.each([
    [3.1, 4, 12, 0.18061448166741645],
    [4.4, 6, 25, 0.046884786005139456],
    [2.2, 15, 7, 0.9259664502906968],
    [5.5, 8, 3, 0.16846460514150563],
  ])('P(Q > %f) for %i groups and %i degrees of freedom as SciPy has it', (q, groups, df, expected) => {
    expect(studentizedRangeUpper(q, groups, df)).toBeCloseTo(expected, 8);
  });

  it('is certain at 0 and impossible at infinity', () => {
    expect(studentizedRangeUpper(0, 5, 10)).toBe(1);
    expect(studentizedRangeUpper(Infinity, 5, 10)).toBe(0);
  });
});
