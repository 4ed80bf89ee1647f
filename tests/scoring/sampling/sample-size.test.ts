/** Sample sizes, margins and allocation: textbook values, round trips, edges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateStrata,
  clusterSample,
  largestRemainder,
  marginOfError,
  meanSampleSize,
  proportionSampleSize,
  ScoringError,
  twoProportionsSampleSize,
  type AllocationMethod,
} from '../../../scoring/index.js';
import { uncleanNumbers } from '../../support/clean-numbers.js';

const plain = { p: 0.5, error: 0.05, level: 0.95, populationSize: null, designEffect: 1, responseRate: 1 };

describe('sample sizes', () => {
  it('give the well-known 385, and 384.16 with z = 1.96', () => {
    const { n0, nCeil, yamane, krejcieMorgan } = proportionSampleSize(plain);
    expect(n0).toBeCloseTo(384.15, 1);
    expect(nCeil).toBe(385);
    expect([yamane, krejcieMorgan]).toEqual([null, null]);
  });

  it('give the table of Krejcie and Morgan (1970)', () => {
    const published = [
      [10, 10],
      [100, 80],
      [500, 217],
      [1000, 278],
      [5000, 357],
      [75000, 382],
    ] as const;
    for (const [populationSize, n] of published) {
      expect(Math.round(proportionSampleSize({ ...plain, populationSize }).krejcieMorgan!)).toBe(n);
    }
  });

  it('give Yamane 400 for a very large population and 286 for 1,000', () => {
    expect(proportionSampleSize({ ...plain, populationSize: 1e9 }).yamane).toBeCloseTo(400, 3);
    expect(Math.round(proportionSampleSize({ ...plain, populationSize: 1000 }).yamane!)).toBe(286);
  });

  it('are undone by the margin of error', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.005, max: 0.2, noNaN: true }),
        fc.integer({ min: 500, max: 1e7 }),
        (p, error, populationSize) => {
          const { n, n0 } = proportionSampleSize({ ...plain, p, error, populationSize });
          expect(n).toBeLessThanOrEqual(Math.max(n0, 1) + 1e-9);
          const { finite } = marginOfError({ p, n, level: 0.95, populationSize, designEffect: 1 });
          expect(finite).toBeCloseTo(error, 9);
        },
      ),
    );
  });

  it('are 0 for certainty and never exceed the population', () => {
    expect(proportionSampleSize({ ...plain, p: 1, populationSize: 50 })).toMatchObject({ n0: 0, n: 0, nCeil: 0 });
    expect(proportionSampleSize({ ...plain, error: 0.001, populationSize: 1 }).nCeil).toBe(1);
    expect(meanSampleSize({ sd: 0, error: 1, level: 0.9, populationSize: 7 })).toEqual({ n0: 0, n: 0, nCeil: 0 });
    expect(meanSampleSize({ sd: 5, error: 0.001, level: 0.9, populationSize: 7 }).nCeil).toBe(7);
  });

  it('for two proportions give 388 a group for 50 against 60 % (R power.prop.test: 387.3)', () => {
    const { nPerGroup, nCeil } = twoProportionsSampleSize({ p1: 0.5, p2: 0.6, alpha: 0.05, power: 0.8 });
    expect(nPerGroup).toBeCloseTo(387.3385, 3);
    expect(nCeil).toBe(388);
    expect(twoProportionsSampleSize({ p1: 0.4, p2: 0.4, alpha: 0.05, power: 0.8 }).nCeil).toBeNull();
  });

  it('refuse impossible wishes', () => {
    for (const wrong of [
      { p: 1.2 },
      { error: 0 },
      { level: 1 },
      { responseRate: 0 },
      { designEffect: 0 },
      { populationSize: 0 },
    ]) {
      expect(() => proportionSampleSize({ ...plain, ...wrong })).toThrow(ScoringError);
    }
    expect(() => marginOfError({ p: 0.5, n: 11, level: 0.95, populationSize: 10, designEffect: 1 })).toThrow(
      ScoringError,
    );
  });

  it('margins are undefined without answers, the finite one without a population', () => {
    expect(marginOfError({ p: 0.5, n: 0, level: 0.95, populationSize: 10, designEffect: 1 })).toEqual({
      infinite: null,
      finite: null,
    });
    expect(marginOfError({ p: 0.5, n: 9, level: 0.95, populationSize: null, designEffect: 1 }).finite).toBeNull();
  });
});

describe('clusters', () => {
  it('cost nothing without likeness inside them, and then have no best size', () => {
    expect(clusterSample({ rho: 0, clusterSize: 20, costCluster: 40, costUnit: 3 })).toEqual({
      deff: 1,
      optimalClusterSize: null,
    });
    expect(clusterSample({ rho: -0.01, clusterSize: 11, costCluster: 40, costUnit: 3 }).optimalClusterSize).toBeNull();
    expect(clusterSample({ rho: 0.2, clusterSize: 1, costCluster: 4, costUnit: 1 })).toEqual({
      deff: 1,
      optimalClusterSize: 4,
    });
    expect(clusterSample({ rho: 0.2, clusterSize: 1, costCluster: 4, costUnit: 0 }).optimalClusterSize).toBeNull();
  });
});

describe('allocation', () => {
  const two = { sizes: [600, 400], sds: [1, 2], costs: [1, 4], minPerStratum: 0, power: 0.5, n: 70 };

  it('by Neyman weighs size with spread: 600·1 against 400·2', () => {
    expect(allocateStrata({ ...two, method: 'neyman' }).n).toEqual([30, 40]);
    expect(allocateStrata({ ...two, method: 'optimalCost' }).n).toEqual([42, 28]);
    expect(allocateStrata({ ...two, method: 'proportional' }).n).toEqual([42, 28]);
    expect(allocateStrata({ ...two, method: 'equal' }).n).toEqual([35, 35]);
  });

  it('reaches the least variance by Neyman', () => {
    const best = allocateStrata({ ...two, method: 'neyman' }).seMean!;
    for (const method of ['equal', 'proportional', 'power'] as const) {
      expect(allocateStrata({ ...two, method }).seMean!).toBeGreaterThanOrEqual(best);
    }
  });

  it('takes a census when more are wanted than there are, and the minimum when fewer', () => {
    expect(allocateStrata({ ...two, method: 'equal', n: 5000 })).toMatchObject({
      n: [600, 400],
      seMean: 0,
      cost: 2200,
    });
    expect(allocateStrata({ ...two, method: 'equal', n: 3, minPerStratum: 10 }).n).toEqual([10, 10]);
  });

  it('leaves out an empty stratum, is undefined when nothing can weigh, and has no error figure for a stratum nobody asks', () => {
    expect(allocateStrata({ ...two, method: 'proportional', sizes: [0, 400] }).n).toEqual([0, 70]);
    expect(allocateStrata({ ...two, method: 'neyman', sds: [0, 0] })).toEqual({
      raw: null,
      n: null,
      seMean: null,
      cost: null,
    });
    expect(allocateStrata({ ...two, method: 'equal', n: 1 })).toMatchObject({ n: [1, 0], seMean: null });
  });

  it('keeps bounds and total for every method', () => {
    const strata = fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 500 }),
        sd: fc.double({ min: 0.1, max: 3, noNaN: true }),
        cost: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const method = fc.constantFrom<AllocationMethod>('equal', 'proportional', 'neyman', 'optimalCost', 'power');
    fc.assert(
      fc.property(
        strata,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 20 }),
        method,
        (h, n, minPerStratum, kind) => {
          const sizes = h.map((stratum) => stratum.size);
          const result = allocateStrata({
            method: kind,
            n,
            sizes,
            sds: h.map((stratum) => stratum.sd),
            costs: h.map((stratum) => stratum.cost),
            minPerStratum,
            power: 0.5,
          });
          expect(uncleanNumbers(result)).toEqual([]);
          result.n!.forEach((count, i) => {
            expect(count).toBeGreaterThanOrEqual(Math.min(minPerStratum, sizes[i]!));
            expect(count).toBeLessThanOrEqual(sizes[i]!);
          });
          const least = sizes.reduce((sum, size) => sum + Math.min(minPerStratum, size), 0);
          const most = sizes.reduce((sum, size) => sum + size, 0);
          expect(result.n!.reduce((sum, count) => sum + count, 0)).toBe(Math.min(most, Math.max(least, n)));
        },
      ),
    );
  });

  it('refuses lists that do not match and costs of nothing', () => {
    expect(() => allocateStrata({ ...two, method: 'equal', sds: [1] })).toThrow(ScoringError);
    expect(() => allocateStrata({ ...two, method: 'optimalCost', costs: [0, 1] })).toThrow(ScoringError);
    expect(() => allocateStrata({ ...two, method: 'neyman', sds: [-1, 1] })).toThrow(ScoringError);
    expect(() => allocateStrata({ ...two, method: 'even' as 'equal' })).toThrow(ScoringError);
  });

  it('rounds to the earlier stratum on equal remainders, also when noise tells them apart', () => {
    expect(largestRemainder([0.5, 0.5])).toEqual([1, 0]);
    expect(largestRemainder([1 / 3, 1 / 3 + 1e-12, 1 / 3])).toEqual([1, 0, 0]);
    expect(largestRemainder([])).toEqual([]);
  });
});
