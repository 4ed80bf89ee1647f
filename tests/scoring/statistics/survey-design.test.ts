import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  categoryShares,
  designCovariance,
  designMean,
  designProportion,
  designRatio,
  designTotal,
  domainDifference,
  domainMeans,
  jackknifeMean,
  kishEffect,
  postStratify,
  surveyDesign,
  type DesignProportionMethod,
  type LonelyPsu,
} from '../../../scoring/index.js';
import { strayNumbers } from './stray-numbers.js';

const simple = (n: number, weights = new Array<number>(n).fill(1)) =>
  surveyDesign({ ids: [Array.from({ length: n }, (_, i) => i)], weights });

/** Strata a (two PSUs, 1 and 3) and b (one PSU, 9), weights 1. */
const withLonely = (populationSizes: number[][] | null = null) =>
  surveyDesign({ ids: [['p', 'q', 'p']], strata: ['a', 'a', 'b'], populationSizes, weights: [1, 1, 1] });

describe('a design', () => {
  it('counts PSUs inside their stratum, so labels may repeat', () => {
    expect(withLonely().degreesOfFreedom).toBe(1);
    expect(surveyDesign({ ids: [['a', 'a', 'b']], weights: [2, 2, 4] }).degreesOfFreedom).toBe(1);
  });

  it('leaves PSUs of weight 0 out of the degrees of freedom', () => {
    expect(surveyDesign({ ids: [['a', 'b', 'c']], weights: [1, 1, 0] }).degreesOfFreedom).toBe(1);
  });

  it.each([
    ['a missing weight', { ids: [[1]], weights: [null] }],
    ['a negative weight', { ids: [[1]], weights: [-1] }],
    ['a missing PSU', { ids: [[null]], weights: [1] }],
    ['a missing stratum', { ids: [[1]], strata: [null], weights: [1] }],
    ['no stage', { ids: [], weights: [1] }],
    ['columns of another length', { ids: [[1, 2]], weights: [1] }],
    ['a missing population size', { ids: [[1]], populationSizes: [[null]], weights: [1] }],
    ['more sampled than there are', { ids: [[1, 2, 3]], populationSizes: [[2, 2, 2]], weights: [1, 1, 1] }],
    ['a population size that varies inside a stratum', { ids: [[1, 2]], populationSizes: [[9, 8]], weights: [1, 1] }],
  ])('refuses %s', (_, input) => {
    expect(() => surveyDesign(input)).toThrowError(expect.objectContaining({ name: 'ScoringError' }));
  });
});

describe('the design-based mean', () => {
  it('is the textbook mean under simple random sampling', () => {
    const result = designMean(simple(4), [1, 2, 3, 4]);
    expect(result).toMatchObject({ n: 4, mean: 2.5, df: 3 });
    expect(result.se).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
    expect(result.hi! - result.mean!).toBeCloseTo(3.182446305284263 * Math.sqrt(5 / 12), 10);
    expect(result.cv).toBeCloseTo(Math.sqrt(5 / 12) / 2.5, 12);
    expect(result.deffReplace).toBeCloseTo(1, 12);
    expect(result.nEffective).toBeCloseTo(4, 12);
    expect(result.deff, 'weights of 1 leave no population to correct for').toBeNull();
  });

  it('drops a fully sampled stratum from the variance and corrects the other', () => {
    const design = surveyDesign({
      ids: [[1, 2, 3, 4]],
      strata: ['a', 'a', 'b', 'b'],
      populationSizes: [[4, 4, 2, 2]],
      weights: [2, 2, 1, 1],
    });
    const { mean, se } = designMean(design, [1, 3, 10, 20]);
    expect(mean).toBeCloseTo(38 / 6, 12);
    expect(se).toBeCloseTo(Math.sqrt(0.5 * 2 * 2 * (2 / 6) ** 2), 12);
  });

  it('takes sampling fractions in place of population sizes', () => {
    const sizes = surveyDesign({ ids: [[1, 2, 3]], populationSizes: [[6, 6, 6]], weights: [2, 2, 2] });
    const fractions = surveyDesign({ ids: [[1, 2, 3]], populationSizes: [[0.5, 0.5, 0.5]], weights: [2, 2, 2] });
    expect(designMean(fractions, [1, 2, 4])).toEqual(designMean(sizes, [1, 2, 4]));
  });

  it('adds the second stage, weighed by the fraction of PSUs sampled', () => {
    const design = surveyDesign({
      ids: [
        ['p', 'p', 'q', 'q'],
        [1, 2, 1, 2],
      ],
      populationSizes: [
        [4, 4, 4, 4],
        [4, 4, 4, 4],
      ],
      weights: [4, 4, 4, 4],
    });
    expect(designMean(design, [1, 3, 5, 7]).se! ** 2).toBeCloseTo(2 + 0.125, 12);
  });

  it('keeps sampled PSUs that a domain empties', () => {
    const { n, mean, se } = designMean(simple(4), [2, 4, null, null]);
    expect([n, mean]).toEqual([2, 3]);
    // z = -1/2, 1/2, 0, 0: variance 4/3 × 1/2
    expect(se).toBeCloseTo(Math.sqrt(2 / 3), 12);
  });

  it('is undefined, not zero, without a valid row', () => {
    expect(designMean(simple(2), [null, null])).toEqual({
      ...{ n: 0, mean: null, se: null, df: 1, lo: null, hi: null, cv: null, deff: null, deffReplace: null },
      nEffective: null,
    });
  });

  it('has no spread and no design effect when all answer alike, whatever the weights', () => {
    const result = designMean(simple(3, [0.1, 0.7, 0.3]), [4.1, 4.1, 4.1]);
    expect(result).toMatchObject({ mean: 4.1, se: 0, lo: 4.1, hi: 4.1, cv: 0, deff: null, deffReplace: null });
  });

  it('has a wide interval with one degree of freedom', () => {
    const { df, mean, se, lo } = designMean(simple(2), [1, 3]);
    expect([df, mean, se]).toEqual([1, 2, 1]);
    expect(lo).toBeCloseTo(2 - 12.706204736174696, 9);
  });

  it('has no interval without degrees of freedom', () => {
    expect(designMean(simple(1), [3], { lonelyPsu: 'remove' })).toMatchObject({
      mean: 3,
      se: 0,
      df: 0,
      lo: null,
      hi: null,
    });
  });

  it('is the same in any order of rows and under weights of any scale', () => {
    const row = fc.record({
      y: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 }),
      psu: fc.integer({ min: 1, max: 4 }),
      stratum: fc.constantFrom('a', 'b'),
      w: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.integer({ min: 2, max: 9 }), (rows, scale) => {
        const estimate = (list: typeof rows, factor: number) =>
          designMean(
            surveyDesign({
              ids: [list.map((r) => r.psu)],
              strata: list.map((r) => r.stratum),
              weights: list.map((r) => r.w * factor),
            }),
            list.map((r) => r.y),
            { lonelyPsu: 'adjust' },
          );
        const plain = estimate(rows, 1);
        const turned = estimate([...rows].reverse(), scale);
        const shuffled = estimate(
          [...rows].sort((x, y) => x.w - y.w),
          1,
        );
        expect(shuffled.mean, 'to the last bit').toBe(plain.mean);
        for (const key of ['mean', 'se', 'lo', 'hi'] as const) {
          if (plain[key] === null) expect(turned[key]).toBeNull();
          else expect(turned[key]).toBeCloseTo(plain[key], 8);
        }
        expect(strayNumbers(plain)).toEqual([]);
        if (plain.lo !== null) expect(plain.lo).toBeLessThanOrEqual(plain.mean!);
      }),
    );
  });
});

describe('a stratum with a single PSU', () => {
  const y = [1, 3, 9];
  const m = 13 / 3;
  const others = 4 / 9;
  it.each<[LonelyPsu, number]>([
    ['remove', others],
    ['certainty', others],
    ['adjust', others + ((9 - m) / 3) ** 2],
    ['average', 2 * others],
  ])('under policy %s has a variance of %f', (lonelyPsu, variance) => {
    expect(designMean(withLonely(), y, { lonelyPsu }).se! ** 2).toBeCloseTo(variance, 12);
  });

  it('fails by default and names the stratum', () => {
    expect(() => designMean(withLonely(), y)).toThrowError(
      expect.objectContaining({ code: 'singlePsuStratum', details: { stratum: 'b' } }),
    );
  });

  it('is no trouble when it is the whole stratum', () => {
    const design = withLonely([[9, 9, 1]]);
    expect(designMean(design, y).se! ** 2).toBeCloseTo((7 / 9) * others, 12);
  });

  it('leaves the average undefined when there is no other stratum to average', () => {
    expect(designMean(simple(1), [3], { lonelyPsu: 'average' })).toMatchObject({ mean: 3, se: null, lo: null });
  });

  it('also counts a stratum that only the domain thins, when asked to', () => {
    const design = simple(4);
    const domain = [1, 3, null, null].map((_, row) => row === 0 || row === 1);
    const thinned = surveyDesign({ ids: [['p', 'p', 'q', 'q']], weights: [1, 1, 1, 1] });
    const plain = designTotal(thinned, [1, 3, 5, 7], { domain, lonelyPsu: 'adjust' });
    const adjusted = designTotal(thinned, [1, 3, 5, 7], { domain, lonelyPsu: 'adjust', adjustDomainLonely: true });
    expect(plain.se! ** 2).toBeCloseTo(2 * (2 ** 2 + 2 ** 2), 12);
    expect(adjusted.se! ** 2).toBeCloseTo(2 * 4 ** 2, 12);
    expect(
      designTotal(thinned, [1, 3, 5, 7], { domain, lonelyPsu: 'average', adjustDomainLonely: true }).se,
    ).toBeNull();
    expect(designTotal(design, [1, 3, 5, 7], { domain }).n).toBe(2);
  });

  it('refuses a policy it does not know', () => {
    expect(() => designMean(withLonely(), y, { lonelyPsu: 'ignore' as LonelyPsu })).toThrowError(/lonelyPsu/);
  });
});

describe('totals, ratios, shares and domains', () => {
  it('expands a total by the weights', () => {
    expect(designTotal(surveyDesign({ ids: [['a', 'b']], weights: [10, 10] }), [1, 3])).toEqual({
      n: 2,
      total: 40,
      se: 20,
    });
    expect(designTotal(simple(2), [null, null])).toEqual({ n: 0, total: null, se: null });
  });

  it('knows a ratio exactly when it is the same everywhere', () => {
    expect(designRatio(simple(2), [1, 2], [2, 4])).toEqual({ n: 2, ratio: 0.5, se: 0 });
    expect(designRatio(simple(2), [1, 2], [0, 0])).toEqual({ n: 2, ratio: null, se: null });
  });

  it('lists domains with the first variable fastest and labels ascending', () => {
    const rows = domainMeans(
      simple(6),
      [1, 2, 3, 4, null, 6],
      [
        ['m', 'f', 'm', 'f', 'm', 'f'],
        [10, 9, 9, 10, 11, 9],
      ],
    );
    expect(rows.map(({ labels, n, mean }) => [...labels, n, mean])).toEqual([
      ['f', 9, 2, 4],
      ['m', 9, 1, 3],
      ['f', 10, 1, 4],
      ['m', 10, 1, 1],
      ['m', 11, 0, null],
    ]);
  });

  it('are the means of the domain rows inside the whole design, calibrated or not', () => {
    const row = fc.record({
      y: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 }),
      psu: fc.integer({ min: 1, max: 3 }),
      unit: fc.integer({ min: 1, max: 20 }),
      stratum: fc.constantFrom('a', 'b'),
      agency: fc.constantFrom('x', 'y', 'z'),
      w: fc.integer({ min: 1, max: 9 }),
    });
    const policies = fc.constantFrom<LonelyPsu>('remove', 'certainty', 'adjust', 'average');
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), policies, fc.boolean(), (rows, lonelyPsu, thin) => {
        const pick = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((r) => r[key]);
        const plain = surveyDesign({
          ids: [pick('psu'), pick('unit')],
          strata: pick('stratum'),
          populationSizes: [rows.map(() => 9), rows.map(() => 50)],
          weights: pick('w'),
        });
        const cells = [...new Set(pick('stratum'))].map((label) => ({ labels: [label], total: 70 }));
        for (const design of [plain, postStratify(plain, [pick('stratum')], cells).design]) {
          const policy = { lonelyPsu, adjustDomainLonely: thin };
          for (const { labels, n, mean, se } of domainMeans(design, pick('y'), [pick('agency')], policy)) {
            const whole = designMean(design, pick('y'), { ...policy, domain: rows.map((r) => r.agency === labels[0]) });
            expect([n, mean]).toEqual([whole.n, whole.mean]);
            if (se === null || whole.se === null) expect(se).toBe(whole.se);
            else expect(se).toBeCloseTo(whole.se, 12);
          }
        }
      }),
    );
  });

  it('leaves rows without a label out of every domain', () => {
    expect(domainMeans(simple(2), [1, 2], [['x', null]]).map((d) => d.labels)).toEqual([['x']]);
  });

  it('keeps the covariance of domains that share a PSU', () => {
    const design = surveyDesign({ ids: [['p', 'p', 'q', 'q']], weights: [1, 1, 1, 1] });
    const by = ['x', 'y', 'x', 'y'];
    // the difference is 1 in each PSU: no uncertainty, although each mean has some
    expect(domainDifference(design, [1, 2, 5, 6], by, 'y', 'x')).toEqual({ difference: 1, se: 0 });
    expect(domainDifference(design, [1, 2, 5, 6], by, 'y', 'z')).toEqual({ difference: null, se: null });
  });

  it('gives category shares that sum to 1 with a covariance whose rows sum to 0', () => {
    const { share, se, cov } = categoryShares(simple(5), [1, 1, 2, 3, 88], [1, 2, 3]);
    expect(share).toEqual([0.5, 0.25, 0.25]);
    cov.forEach((row) => expect(row.reduce<number>((sum, x) => sum + x!, 0)).toBeCloseTo(0, 12));
    expect(se[0]).toBeCloseTo(Math.sqrt(cov[0]![0]!), 12);
    expect(categoryShares(simple(2), [null, 88], [1]).share).toEqual([null]);
  });

  it('computes covariances of totals of any columns', () => {
    const design = surveyDesign({ ids: [['a', 'b']], weights: [1, 1] });
    expect(designCovariance(design, [Float64Array.of(1, 3), Float64Array.of(2, 1)])).toEqual([
      [4, -2],
      [-2, 1],
    ]);
  });
});

describe('the interval of a proportion', () => {
  const methods: DesignProportionMethod[] = ['mean', 'logit', 'xlogit', 'asin', 'beta', 'wilson', 'wilsonT'];

  it.each(methods)('%s contains the estimate and, but for the plain mean, stays inside 0..1', (method) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, null), { minLength: 1, maxLength: 25 }), (y) => {
        const result = designProportion(simple(y.length), y, method, { lonelyPsu: 'remove' });
        expect(strayNumbers(result)).toEqual([]);
        if (result.lo === null || result.hi === null) return;
        expect(result.lo).toBeLessThanOrEqual(result.estimate! + 1e-12);
        expect(result.hi).toBeGreaterThanOrEqual(result.estimate! - 1e-12);
        if (method === 'mean') return;
        expect(result.lo).toBeGreaterThanOrEqual(-1e-12);
        expect(result.hi).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it.each(methods.slice(1))('%s is undefined when all say yes', (method) => {
    expect(designProportion(simple(3), [1, 1, 1], method)).toMatchObject({ estimate: 1, lo: null, hi: null });
  });

  it('is plain Wilson with the design n under simple random sampling', () => {
    // p = 3/4, var = p(1-p)/(n-1) = 1/16, so n = 3
    const { nEffective, lo, hi } = designProportion(simple(4), [1, 1, 1, 0], 'wilson');
    expect(nEffective).toBeCloseTo(3, 12);
    const z2 = 1.959963984540054 ** 2;
    expect((lo! + hi!) / 2).toBeCloseTo((0.75 + z2 / 6) / (1 + z2 / 3), 12);
  });

  it('keeps the arcsine interval inside 0..1 instead of folding it back', () => {
    const { estimate, lo } = designProportion(simple(20), [1, ...new Array<number>(19).fill(0)], 'asin');
    expect(lo).toBe(0);
    expect(estimate).toBe(0.05);
  });

  it('refuses answers that are not 0 or 1 and methods it does not know', () => {
    expect(() => designProportion(simple(2), [0, 2], 'mean')).toThrowError(/coded 0 and 1/);
    expect(() => designProportion(simple(2), [0, 1], 'bayes' as DesignProportionMethod)).toThrowError(/unknown method/);
  });
});

describe('the jackknife', () => {
  it('repeats the classical standard error of a plain mean', () => {
    const { mean, se } = jackknifeMean(simple(4), [1, 2, 3, 4]);
    expect(mean).toBe(2.5);
    expect(se).toBeCloseTo(Math.sqrt(5 / 12), 12);
  });

  it('has no replicate for a single PSU, and none that lost all its answers', () => {
    expect(() => jackknifeMean(withLonely(), [1, 3, 9])).toThrowError(/only one sampled cluster/);
    // replicates (2·3 + 9)/3 and (2·1 + 9)/3 about their mean 13/3: 1/2 × 2 × (2/3)²
    expect(jackknifeMean(withLonely(), [1, 3, 9], 'remove').se).toBeCloseTo(2 / 3, 12);
    expect(jackknifeMean(simple(2), [1, null]).se).toBeNull();
    expect(jackknifeMean(simple(2), [null, null])).toEqual({ n: 0, mean: null, se: null });
  });
});

describe("Kish's effect", () => {
  it('is 1 for equal weights and grows with their spread', () => {
    expect(kishEffect([5, 5, 5])).toEqual({ deffKish: 1, nEffective: 3, cvSquared: 0 });
    expect(kishEffect([1, 3])).toEqual({ deffKish: 1.25, nEffective: 1.6, cvSquared: 0.25 });
    expect(kishEffect([null, 0])).toEqual({ deffKish: null, nEffective: null, cvSquared: null });
    expect(() => kishEffect([-1])).toThrowError(/0 or more/);
  });
});
