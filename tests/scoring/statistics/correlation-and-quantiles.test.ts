/** Correlations, concordance, quantiles and descriptions: values from SciPy and NumPy, laws, undefined edges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describe as describeValues,
  kendallW,
  pairCorrelation,
  quantile,
  quantiles,
  ScoringError,
  type QuantileType,
} from '../../../scoring/index.js';
import { uncleanNumbers } from '../../support/clean-numbers.js';

const X = [1, 2, 2, 3, 5, 5, 4, 4, 3, 1, 5, 2.5];
const Y = [2, 2, 3, 3, 4, 5, 5, 1, 2, 1, 4, 4.5];
const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), { maxLength: 25 });

describe('correlations of a pair', () => {
  it('agree with SciPy', () => {
    const result = pairCorrelation(X, Y);
    expect(result.tauB).toBeCloseTo(0.4576271186440678, 14);
    expect(result.tauP).toBeCloseTo(0.055057169352928086, 13);
    expect(result.spearman).toBeCloseTo(0.577338129496403, 14);
    expect(result.spearmanP).toBeCloseTo(0.04933809712785195, 13);
    expect(result.pearson).toBeCloseTo(0.6000931731278787, 14);
    expect(result.pearsonP).toBeCloseTo(0.03912442441650995, 13);
  });

  it('stay within −1..1, do not depend on the order of rows, and change sign with one column', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [x, y] = [rows.map((row) => row[0]), rows.map((row) => row[1])];
        const result = pairCorrelation(x, y);
        expect(uncleanNumbers(result)).toEqual([]);
        expect(pairCorrelation([...x].reverse(), [...y].reverse())).toEqual(result);
        const turned = pairCorrelation(
          x,
          y.map((value) => -value),
        );
        for (const key of ['tauB', 'spearman', 'pearson'] as const) {
          if (result[key] === null) expect(turned[key]).toBeNull();
          else {
            expect(Math.abs(result[key])).toBeLessThanOrEqual(1);
            expect(turned[key]).toBeCloseTo(-result[key], 12);
          }
        }
      }),
    );
  });

  it('leave out pairs with a missing value', () => {
    expect(pairCorrelation([1, null, 2, 3], [1, 5, 3, null])).toEqual(pairCorrelation([1, 2], [1, 3]));
  });

  it('are undefined for constant columns and too few pairs; a perfect one has no p', () => {
    const nothing = {
      tauB: null,
      tauZ: null,
      tauP: null,
      spearman: null,
      spearmanP: null,
      pearson: null,
      pearsonP: null,
    };
    expect(pairCorrelation([0.1, 0.1, 0.1], [1, 2, 3])).toEqual({ n: 3, ...nothing });
    expect(pairCorrelation([], [])).toEqual({ n: 0, ...nothing });
    expect(pairCorrelation([1], [1])).toEqual({ n: 1, ...nothing });
    expect(pairCorrelation([1, 2], [1, 2])).toMatchObject({ tauB: 1, tauZ: null, spearman: 1, spearmanP: null });
    expect(pairCorrelation([1, 2, 3], [2, 4, 6])).toMatchObject({ pearson: 1, pearsonP: null });
    expect(() => pairCorrelation([1], [1, 2])).toThrow(ScoringError);
  });
});

describe("Kendall's W", () => {
  it('is 1 for agreement, 0 for two opposite raters, and undefined without order', () => {
    expect(
      kendallW([
        [1, 2, 3],
        [10, 20, 30],
        [5, 6, 9],
      ]).W,
    ).toBe(1);
    expect(
      kendallW([
        [1, 2, 3],
        [3, 2, 1],
      ]).W,
    ).toBe(0);
    expect(
      kendallW([
        [2, 2, 2],
        [1, 1, 1],
      ]),
    ).toMatchObject({ W: null, chiSquare: null, p: null });
    expect(kendallW([])).toMatchObject({ raters: 0, objects: 0, W: null });
    expect(kendallW([[4]])).toMatchObject({ W: null });
    expect(() => kendallW([[1, 2], [1]])).toThrow(ScoringError);
  });

  it('of two raters without ties is (1 + rho) / 2', () => {
    const orders = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 });
    fc.assert(
      fc.property(orders, orders, (a, b) => {
        expect(kendallW([a, b]).W).toBeCloseTo((1 + pairCorrelation(a, b).spearman!) / 2, 12);
      }),
    );
  });
});

describe('quantiles', () => {
  const values = [7, 1, 3, 3, 10, 4, 8];
  it.each<[QuantileType, number[]]>([
    [1, [1, 3, 4, 7, 10]],
    [2, [1, 3, 4, 7, 10]],
    [3, [1, 3, 4, 4, 8]],
    [4, [1, 2.5, 3.5, 5.02, 8.6]],
    [5, [1.4, 3, 4, 6.52, 9.6]],
    [6, [1, 3, 4, 6.88, 10]],
    [7, [2.2, 3, 4, 6.16, 8.8]],
    [8, [1.1333333333333333, 3, 4, 6.64, 9.866666666666667]],
    [9, [1.2, 3, 4, 6.61, 9.8]],
  ])('of type %i agree with NumPy', (type, expected) => {
    quantiles(values, [0.1, 0.25, 0.5, 0.62, 0.9], type).forEach((value, i) =>
      expect(value).toBeCloseTo(expected[i]!, 12),
    );
  });

  it('of type 2 average at a step, also where n·p is a whole number only up to noise', () => {
    expect(quantile([1, 2, 3, 4], 0.5, 2)).toBe(2.5);
    const twenty = Array.from({ length: 20 }, (_, i) => i + 1);
    expect(quantile(twenty, 0.55, 1)).toBe(11);
    expect(quantile(twenty, 0.55, 2)).toBe(11.5);
  });

  it('lie between the extremes, grow with p and are one value for one value', () => {
    const type = fc.integer({ min: 1, max: 9 }) as fc.Arbitrary<QuantileType>;
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const list = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(list, share, share, type, (xs, p, q, kind) => {
        const [low, high] = quantiles(xs, [Math.min(p, q), Math.max(p, q)], kind);
        expect(low!).toBeLessThanOrEqual(high! + 1e-6);
        expect(low!).toBeGreaterThanOrEqual(Math.min(...xs));
        expect(high!).toBeLessThanOrEqual(Math.max(...xs));
        expect(quantile([xs[0]!], p, kind)).toBe(xs[0]! + 0);
      }),
    );
  });

  it('are null without values and refuse a probability beyond 0..1', () => {
    expect(quantiles([null], [0, 1])).toEqual([null, null]);
    expect(() => quantile([1], 1.01)).toThrow(ScoringError);
    expect(() => quantile([1], 0.5, 10 as QuantileType)).toThrow(ScoringError);
  });
});

describe('a description', () => {
  it('agrees with SciPy on bias-corrected shape', () => {
    const result = describeValues([1, 2, 2, 9, 4.5]);
    expect(result.skewnessAdj).toBeCloseTo(1.4786352551790813, 12);
    expect(result.kurtosisAdj).toBeCloseTo(1.8361530184748478, 12);
    expect(result.mad).toBeCloseTo(1.4826, 12);
  });

  it('is null where there is too little, and clean for any values', () => {
    expect(describeValues([])).toMatchObject({ n: 0, mean: null, sd: null, median: null, mad: null });
    expect(describeValues([3, null])).toMatchObject({ n: 1, mean: 3, sd: null, mad: 0, skewnessG1: null });
    expect(describeValues([0.1, 0.1, 0.1])).toMatchObject({ sd: 0, skewnessG1: null, kurtosisG2: null });
    expect(describeValues([1, 2])).toMatchObject({ skewnessG1: 0, skewnessAdj: null });
    expect(describeValues([1, 2, 4]).kurtosisAdj).toBeNull();
    // Half of the smallest negative number is no number of its own: it becomes 0, not −0.
    expect(describeValues([-Number.MIN_VALUE, 0])).toMatchObject({ mean: 0, median: 0 });
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true })), (values) => {
        expect(uncleanNumbers(describeValues(values))).toEqual([]);
        expect(describeValues([...values].reverse())).toEqual(describeValues(values));
      }),
    );
  });
});
