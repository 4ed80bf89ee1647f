/** Intervals of proportions and means: independent values, bounds, and every edge of an empty or full sample. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaCdf,
  clopperPearsonInterval,
  meanInterval,
  proportionIntervals,
  ScoringError,
  wilsonFiniteInterval,
  wilsonInterval,
} from '../../../scoring/index.js';
import { uncleanNumbers } from '../../support/clean-numbers.js';

const level = fc.constantFrom(0.5, 0.9, 0.95, 0.99);
const trials = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const METHODS = ['wald', 'wilson', 'wilsonCorrected', 'clopperPearson', 'agrestiCoull', 'jeffreys'] as const;

describe('proportion intervals', () => {
  it('agree with SciPy for 7 of 23', () => {
    const all = proportionIntervals({ successes: 7, n: 23, level: 0.95 });
    expect(all.wilson.lo).toBeCloseTo(0.15604024453214022, 13);
    expect(all.wilson.hi).toBeCloseTo(0.508657562687592, 13);
    expect(all.clopperPearson.lo).toBeCloseTo(0.1321028796980846, 13);
    expect(all.clopperPearson.hi).toBeCloseTo(0.5291916660085069, 13);
    expect(all.wilsonCorrected.lo).toBeCloseTo(0.14056331562078359, 13);
    expect(all.wilsonCorrected.hi).toBeCloseTo(0.5300577628099006, 13);
  });

  it('contain the estimate and stay within 0..1 by every method', () => {
    fc.assert(
      fc.property(trials, level, ([successes, n], confidence) => {
        const all = proportionIntervals({ successes, n, level: confidence });
        expect(uncleanNumbers(all)).toEqual([]);
        for (const method of METHODS) {
          const { lo, hi } = all[method];
          expect(lo).toBeGreaterThanOrEqual(0);
          expect(hi).toBeLessThanOrEqual(1);
          if (method !== 'jeffreys' && method !== 'agrestiCoull') {
            expect(lo).toBeLessThanOrEqual(all.estimate! + 1e-15);
            expect(hi).toBeGreaterThanOrEqual(all.estimate! - 1e-15);
          }
        }
      }),
    );
  });

  it('mirror when successes and failures change places', () => {
    fc.assert(
      fc.property(trials, level, ([successes, n], confidence) => {
        const one = proportionIntervals({ successes, n, level: confidence });
        const other = proportionIntervals({ successes: n - successes, n, level: confidence });
        for (const method of METHODS) expect(one[method].lo! + other[method].hi!).toBeCloseTo(1, 11);
      }),
    );
  });

  it('by Clopper and Pearson cut off exactly half the error on each side', () => {
    fc.assert(
      fc.property(trials, ([successes, n]) => {
        fc.pre(successes > 0 && successes < n);
        const { lo, hi } = clopperPearsonInterval({ successes, n, level: 0.95 });
        expect(betaCdf(lo!, successes, n - successes + 1)).toBeCloseTo(0.025, 10);
        expect(betaCdf(hi!, successes + 1, n - successes)).toBeCloseTo(0.975, 9);
      }),
    );
  });

  it('grow wider with the level and narrower with n', () => {
    const width = (successes: number, n: number, confidence: number): number => {
      const { lo, hi } = wilsonInterval({ successes, n, level: confidence });
      return hi! - lo!;
    };
    expect(width(30, 40, 0.99)).toBeGreaterThan(width(30, 40, 0.95));
    expect(width(300, 400, 0.95)).toBeLessThan(width(30, 40, 0.95));
  });

  it('are undefined without trials, and end at 0 and 1 when nobody or everybody agrees', () => {
    const none = proportionIntervals({ successes: 0, n: 0, level: 0.95 });
    expect(none.estimate).toBeNull();
    for (const method of METHODS) expect(none[method]).toEqual({ lo: null, hi: null });
    const nobody = proportionIntervals({ successes: 0, n: 8, level: 0.95 });
    const everybody = proportionIntervals({ successes: 8, n: 8, level: 0.95 });
    for (const method of METHODS) {
      expect(nobody[method].lo).toBe(0);
      expect(everybody[method].hi).toBe(1);
    }
  });

  it('refuse more successes than trials and impossible levels', () => {
    expect(() => wilsonInterval({ successes: 5, n: 4, level: 0.95 })).toThrow(ScoringError);
    expect(() => wilsonInterval({ successes: -1, n: 4, level: 0.95 })).toThrow(ScoringError);
    expect(() => wilsonInterval({ successes: 1, n: 4, level: 1 })).toThrow(ScoringError);
    expect(() => wilsonInterval({ successes: Number.NaN, n: 4, level: 0.9 })).toThrow(ScoringError);
  });
});

describe('Wilson for a finite population', () => {
  it('has no error for a census and approaches plain Wilson for a large population', () => {
    expect(wilsonFiniteInterval({ successes: 3, n: 4, level: 0.95, populationSize: 4 })).toEqual({
      nEffective: null,
      lo: 0.75,
      hi: 0.75,
    });
    const plain = wilsonInterval({ successes: 30, n: 40, level: 0.95 });
    const large = wilsonFiniteInterval({ successes: 30, n: 40, level: 0.95, populationSize: 1e12 });
    expect(large.lo).toBeCloseTo(plain.lo!, 9);
    expect(wilsonFiniteInterval({ successes: 30, n: 40, level: 0.95, populationSize: null })).toEqual({
      nEffective: 40,
      ...plain,
    });
  });

  it('lies inside plain Wilson', () => {
    fc.assert(
      fc.property(trials, fc.integer({ min: 0, max: 9000 }), ([successes, n], more) => {
        const finite = wilsonFiniteInterval({ successes, n, level: 0.95, populationSize: n + more });
        const plain = wilsonInterval({ successes, n, level: 0.95 });
        expect(finite.lo).toBeGreaterThanOrEqual(plain.lo! - 1e-12);
        expect(finite.hi).toBeLessThanOrEqual(plain.hi! + 1e-12);
        expect(uncleanNumbers(finite)).toEqual([]);
      }),
    );
  });

  it('is undefined without trials and refuses a sample larger than its population', () => {
    expect(wilsonFiniteInterval({ successes: 0, n: 0, level: 0.95, populationSize: 0 })).toEqual({
      nEffective: null,
      lo: null,
      hi: null,
    });
    expect(() => wilsonFiniteInterval({ successes: 1, n: 5, level: 0.95, populationSize: 4 })).toThrow(ScoringError);
  });
});

describe('the interval of a mean', () => {
  it('of 5 and 3 uses t with one degree of freedom: 4 ∓ 12.706', () => {
    const { mean, lo, hi } = meanInterval({ values: [5, 3], level: 0.95, populationSize: null });
    expect(mean).toBe(4);
    expect(hi! - 4).toBeCloseTo(12.706204736174698, 11);
    expect(4 - lo!).toBeCloseTo(12.706204736174698, 11);
  });

  it('leaves missing values out and is only a mean for one value', () => {
    expect(meanInterval({ values: [null, 2, undefined], level: 0.95, populationSize: 10 })).toEqual({
      n: 1,
      mean: 2,
      sd: null,
      se: null,
      lo: null,
      hi: null,
      seFpc: null,
      loFpc: null,
      hiFpc: null,
    });
    expect(meanInterval({ values: [], level: 0.95, populationSize: 3 }).mean).toBeNull();
  });

  it('contains the mean, does not depend on the order, and is a point for equal values or a census', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 30 }),
        (values) => {
          const interval = meanInterval({ values, level: 0.95, populationSize: values.length });
          expect(interval.lo!).toBeLessThanOrEqual(interval.mean!);
          expect(interval.hi!).toBeGreaterThanOrEqual(interval.mean!);
          expect(interval.loFpc).toBe(interval.mean);
          expect(meanInterval({ values: [...values].reverse(), level: 0.95, populationSize: values.length })).toEqual(
            interval,
          );
          expect(uncleanNumbers(interval)).toEqual([]);
        },
      ),
    );
    const equal = meanInterval({ values: [0.1, 0.1, 0.1], level: 0.95, populationSize: null });
    expect([equal.sd, equal.lo, equal.hi]).toEqual([0, 0.1, 0.1]);
  });
});
