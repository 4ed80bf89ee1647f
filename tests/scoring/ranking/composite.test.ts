import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aggregate,
  aggregateTwoLevel,
  aggregateUnit,
  borda,
  compareMethods,
  compositeStatistics,
  copeland,
  leaveOneOut,
  monteCarloWeights,
  normalise,
  normaliseIndicator,
  sobolSensitivity,
  type AggregateMethod,
  type Direction,
  type NormaliseMethod,
  type SobolPoint,
} from '../../../scoring/index.js';
import { strayNumbers } from '../statistics/stray-numbers.js';

const cell = fc.option(fc.integer({ min: 0, max: 100 }), { freq: 8 });
const matrix = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
const complete = fc.array(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 100 }))), {
  minLength: 2,
  maxLength: 10,
});

describe('normalising an indicator', () => {
  const values = [2, 4, null, 6, 4];
  it.each<[NormaliseMethod, Direction, (number | null)[]]>([
    ['minmax', 1, [0, 50, null, 100, 50]],
    ['minmax', -1, [100, 50, null, 0, 50]],
    ['distanceToMax', 1, [0, 0.5, null, 1, 0.5]],
    ['rankMin', 1, [1, 2, null, 4, 2]],
    ['rankMin', -1, [4, 2, null, 1, 2]],
    ['rankAverage', 1, [1, 2.5, null, 4, 2.5]],
    ['borda', 1, [0, 1, null, 3, 1]],
    ['percentRank', 1, [0, 50, null, 100, 50]],
  ])('%s with direction %d', (method, direction, expected) => {
    expect(normaliseIndicator(values, direction, method)).toEqual(expected);
  });

  it('z-scores use n - 1 and may be moved to another mean and spread', () => {
    // mean 4, sd √(8/3)
    const z = normaliseIndicator(values, -1, 'zscore');
    expect(z[0]).toBeCloseTo(2 / Math.sqrt(8 / 3), 12);
    expect(z[2]).toBeNull();
    expect(normaliseIndicator(values, 1, 'zscoreScaled')[3]).toBeCloseTo(50 + 20 / Math.sqrt(8 / 3), 12);
    expect(normaliseIndicator(values, 1, 'zscoreScaled', { mean: 0, sd: 1 })[3]).toBeCloseTo(2 / Math.sqrt(8 / 3), 12);
  });

  it('goalposts clip to 0..100', () => {
    expect(normaliseIndicator([0, 3, 9], 1, 'goalposts', { lo: 1, hi: 5 })).toEqual([0, 50, 100]);
    expect(normaliseIndicator([0, 3, 9], -1, 'goalposts', { lo: 1, hi: 5 })).toEqual([100, 50, 0]);
    expect(normaliseIndicator([3], 1, 'goalposts', { lo: 5, hi: 5 })).toEqual([null]);
  });

  it('distances to a target and to a reference are not capped', () => {
    expect(normaliseIndicator([2, 4, 8], 1, 'distanceToTarget', { target: 4 })).toEqual([0, 1, 3]);
    expect(normaliseIndicator([2, 4, 8], -1, 'distanceToTarget', { target: 6 })).toEqual([3, 2, 0]);
    expect(normaliseIndicator([2, 4], 1, 'distanceToTarget', { target: 2 })).toEqual([null, null]);
    expect(normaliseIndicator([2, 8], 1, 'distanceToReference', { reference: 4 })).toEqual([0.5, 2]);
    expect(normaliseIndicator([2, 0], -1, 'distanceToReference', { reference: 4 })).toEqual([2, null]);
  });

  it('categories count the cuts reached', () => {
    expect(normaliseIndicator([1, 2, 3, null], 1, 'categorical', { cuts: [2, 3], step: 25 })).toEqual([
      0,
      25,
      50,
      null,
    ]);
    expect(normaliseIndicator([1, 2, 3], -1, 'categorical', { cuts: [1, 2], step: 50 })).toEqual([100, 50, 0]);
  });

  it('is undefined for a constant indicator wherever it would divide by its spread', () => {
    for (const method of ['minmax', 'distanceToMax', 'zscore', 'zscoreScaled'] as const) {
      expect(normaliseIndicator([5, 5], 1, method)).toEqual([null, null]);
    }
    expect(normaliseIndicator([5], 1, 'percentRank')).toEqual([null]);
    expect(normaliseIndicator([5, 5], 1, 'rankAverage')).toEqual([1.5, 1.5]);
  });

  it('refuses unknown methods, directions and missing parameters', () => {
    expect(() => normaliseIndicator([1], 1, 'softmax' as NormaliseMethod)).toThrowError(/unknown way/);
    expect(() => normaliseIndicator([1], 0 as Direction, 'minmax')).toThrowError(/direction/);
    expect(() => normaliseIndicator([1], 1, 'goalposts', { lo: 1 })).toThrowError(/needs hi/);
    expect(() => normaliseIndicator([1], 1, 'categorical', { step: 1 })).toThrowError(/needs cuts/);
    expect(() => normaliseIndicator([1], 1, 'distanceToTarget')).toThrowError(/needs target/);
    expect(() => normaliseIndicator([1], 1, 'distanceToReference')).toThrowError(/needs reference/);
  });

  it('works column by column, each with its own direction and parameters', () => {
    expect(
      normalise(
        [
          [1, 30],
          [3, 10],
        ],
        [1, -1],
        'minmax',
      ),
    ).toEqual([
      [0, 0],
      [100, 100],
    ]);
    expect(normalise([[1, 2]], null, 'distanceToReference', [{ reference: 2 }, { reference: 4 }])).toEqual([
      [0.5, 0.5],
    ]);
    expect(() => normalise([[1, 2], [3]], null, 'minmax')).toThrowError(/one entry an indicator/);
    expect(() => normalise([[1, 2]], [1], 'minmax')).toThrowError(/one entry an indicator/);
    expect(() => normalise([[NaN]], null, 'minmax')).toThrowError(/number or null/);
    expect(normalise([], null, 'minmax')).toEqual([]);
  });

  it('keeps the order of units, or turns it, and never leaks an undefined number', () => {
    const methods: NormaliseMethod[] = [
      'minmax',
      'zscore',
      'rankMin',
      'rankAverage',
      'borda',
      'percentRank',
      'distanceToMax',
    ];
    fc.assert(
      fc.property(
        fc.array(cell),
        fc.constantFrom(...methods),
        fc.constantFrom<Direction>(1, -1),
        (values, method, direction) => {
          const result = normaliseIndicator(values, direction, method);
          expect(strayNumbers(result)).toEqual([]);
          values.forEach((x, i) =>
            values.forEach((y, j) => {
              if (x === null || y === null || result[i] === null) return;
              if (x > y) expect(direction * (result[i]! - result[j]!)).toBeGreaterThan(0);
            }),
          );
        },
      ),
    );
  });
});

describe('aggregating', () => {
  it.each<[AggregateMethod, number]>([
    ['arithmetic', 70],
    ['geometric', Math.exp((3 * Math.log(40) + Math.log(160)) / 4)],
    ['harmonic', 4 / (3 / 40 + 1 / 160)],
    ['minimum', 40],
    ['median', 40],
  ])('%s of 40 (weight 3), 160 (weight 1) and a missing value is %f', (method, expected) => {
    expect(aggregateUnit([40, null, 160], [3, 9, 1], method)).toBeCloseTo(expected, 10);
  });

  it('takes the mean of two values when the median weight is hit exactly', () => {
    expect(aggregateUnit([1, 2, 3, 10], [1, 1, 1, 1], 'median')).toBe(2.5);
    expect(aggregateUnit([3, 1, 2], [0.1, 0.2, 0.3], 'median')).toBe(2);
    expect(aggregateUnit([1, 5, 9], [1, 0, 1], 'median')).toBe(5);
  });

  it('is undefined for nothing, for a logarithm of 0 and for a division by 0', () => {
    expect(aggregateUnit([null, null], [1, 1], 'arithmetic')).toBeNull();
    expect(aggregateUnit([5], [0], 'arithmetic')).toBeNull();
    expect(aggregateUnit([5, 0], [1, 1], 'geometric')).toBeNull();
    expect(aggregateUnit([5, -1], [1, 1], 'geometric')).toBeNull();
    expect(aggregateUnit([5, 0], [1, 1], 'harmonic')).toBeNull();
    expect(aggregateUnit([5, 0], [1, 1], 'minimum')).toBe(0);
    expect(() => aggregateUnit([5], [1], 'mode' as AggregateMethod)).toThrowError(/unknown way/);
  });

  it('orders the means of one unit: minimum ≤ harmonic ≤ geometric ≤ arithmetic, all inside the values', () => {
    const weighted = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(weighted, (list) => {
        const [values, weights] = [list.map((x) => x[0]), list.map((x) => x[1])];
        const [least, harmonic, geometric, arithmetic, median] = (
          ['minimum', 'harmonic', 'geometric', 'arithmetic', 'median'] as const
        ).map((method) => aggregateUnit(values, weights, method)!);
        const steps = [least!, harmonic!, geometric!, arithmetic!, Math.max(...values)];
        steps.slice(1).forEach((x, i) => expect(x).toBeGreaterThanOrEqual(steps[i]! - 1e-9));
        expect(median).toBeGreaterThanOrEqual(least!);
      }),
    );
  });

  it('does not change when all weights are scaled, and ranks by score', () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: 2, max: 9 }), (rows, scale) => {
        const plain = aggregate(rows, [1, 2, 3], 'arithmetic');
        const scaled = aggregate(rows, [scale, 2 * scale, 3 * scale], 'arithmetic');
        expect(scaled.ranks).toEqual(plain.ranks);
        expect(strayNumbers(plain)).toEqual([]);
        plain.scores.forEach((x, i) => expect(x === null).toBe(plain.ranks[i] === null));
      }),
    );
  });

  it('weighs equally unless told, and refuses weights that are none', () => {
    expect(
      aggregate(
        [
          [50, 100],
          [80, 80],
        ],
        undefined,
        'geometric',
      ).ranks,
    ).toEqual([2, 1]);
    expect(() => aggregate([[1, 2]], [1], 'arithmetic')).toThrowError(/one weight an indicator/);
    expect(() => aggregate([[1]], [-1], 'arithmetic')).toThrowError(/0 or more/);
  });

  it('goes through pillars, with a method for each level', () => {
    const levels = { weights: [1, 1, 1], pillar: [1, 1, 2], pillarWeights: [3, 1] };
    const result = aggregateTwoLevel(
      [
        [40, 90, 80],
        [null, null, 5],
      ],
      { ...levels, methods: ['geometric', 'arithmetic'] },
    );
    [60, 80].forEach((x, k) => expect(result.pillars[0]![k]).toBeCloseTo(x, 10));
    expect(result.scores[0]).toBeCloseTo(65, 10);
    expect(result.pillars[1]![0]).toBeNull();
    expect(result.scores[1]).toBeCloseTo(5, 10);
    expect(result.ranks).toEqual([1, 2]);
    expect(aggregateTwoLevel([[40, 60, 80]], { pillar: [1, 1, 2] }).scores).toEqual([65]);
    expect(() => aggregateTwoLevel([[1, 2, 3]], { ...levels, pillar: [1, 1, 3] })).toThrowError(/needs a pillar/);
    expect(() => aggregateTwoLevel([[1, 2, 3]], { ...levels, pillar: [1, 1] })).toThrowError(/needs a pillar/);
  });
});

describe('Copeland and Borda', () => {
  it('count contests by hand', () => {
    // unit 2 beats unit 1 on both; 3 and 1, 3 and 2 share one indicator each
    const result = copeland(
      [
        [1, 5],
        [2, 6],
        [3, 4],
      ],
      [1, 1],
      [1, 1],
    );
    expect(result).toEqual({
      outranking: [
        [null, 0, 0.5],
        [1, null, 0.5],
        [0.5, 0.5, null],
      ],
      scores: [-1, 1, 0],
      net: [-1, 1, 0],
      ranks: [3, 1, 2],
    });
    expect(
      borda(
        [
          [1, 5],
          [2, 6],
          [3, 4],
        ],
        [1, 1],
        [1, 1],
      ),
    ).toEqual({ scores: [0.5, 1.5, 1], ranks: [3, 1, 2] });
    expect(
      borda(
        [
          [1, 5],
          [2, 6],
          [3, 4],
        ],
        [1, -1],
        [3, 1],
      ).scores,
    ).toEqual([0.25, 0.75, 2]);
  });

  it('hold no contest without a common indicator and add 0 for what is missing', () => {
    const result = copeland(
      [
        [1, null],
        [null, 2],
      ],
      null,
    );
    expect(result).toMatchObject({
      outranking: [
        [null, null],
        [null, null],
      ],
      scores: [0, 0],
      ranks: [1, 1],
    });
    expect(
      borda(
        [
          [1, null],
          [2, 2],
        ],
        null,
      ).scores,
    ).toEqual([0, 0.5]);
    expect(borda([[1], [2]], null, [0]).scores).toEqual([null, null]);
  });

  it('give shares of a pair that sum to 1', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const { outranking, scores, net } = copeland(rows, [1, -1, 1], [1, 2, 3]);
        expect(strayNumbers([outranking, scores, net])).toEqual([]);
        outranking.forEach((row, i) =>
          row.forEach((share, j) => share !== null && expect(share + outranking[j]![i]!).toBeCloseTo(1, 12)),
        );
        expect(scores.reduce((sum, x) => sum + x, 0)).toBe(0);
      }),
    );
  });
});

describe('statistics of an index', () => {
  it('of two indicators with r = -1/2 by hand', () => {
    const result = compositeStatistics(
      [
        [1, 2],
        [2, 3],
        [3, 1],
      ],
      [1, 2],
    );
    expect(result.pcaVarianceShare.map((x) => x!.toFixed(10))).toEqual(['0.7500000000', '0.2500000000']);
    expect(result.pcaWeightsSquared.map((x) => x!.toFixed(10))).toEqual(['0.5000000000', '0.5000000000']);
    expect(result.pcaFirstLoadings.map((x) => Math.abs(x!).toFixed(10))).toEqual(
      [Math.sqrt(0.75), Math.sqrt(0.75)].map((x) => x.toFixed(10)),
    );
    // index 1.5, 2.5, 2: r with either indicator is 1/2; alpha = 2(1 - 2/1)
    result.correlationWithIndex.forEach((r) => expect(r).toBeCloseTo(0.5, 10));
    expect(result.cronbachAlpha).toBeCloseTo(-2, 10);
  });

  it('are undefined for an indicator without spread; columns are counted from 1', () => {
    expect(
      compositeStatistics(
        [
          [1, 5],
          [2, 5],
        ],
        [2],
      ),
    ).toMatchObject({ correlationWithIndex: [null], pcaWeightsSquared: [null], cronbachAlpha: null });
    expect(compositeStatistics([[null], [null]], [1])).toMatchObject({
      correlationWithIndex: [null],
      cronbachAlpha: null,
    });
    for (const column of [0, 3, 1.5])
      expect(() => compositeStatistics([[1, 2]], [column])).toThrowError(/counted from 1/);
  });
});

describe('sensitivity of ranks', () => {
  it('to weights, by hand', () => {
    // two units that are best at one indicator each: the heavier weight wins, ties share rank 1
    const result = monteCarloWeights(
      [
        [1, 0],
        [0, 1],
      ],
      {
        draws: [
          [0.9, 0.1],
          [0.5, 0.5],
          [0.1, 0.2],
          [0.7, 0.1],
        ],
        spread: 1,
      },
    );
    expect(result).toMatchObject({
      baseScores: [0.5, 0.5],
      baseRanks: [1, 1],
      rankMean: [1.25, 1.5],
      rankMedian: [1, 1.5],
      meanAbsShift: 0.375,
      shareUnchanged: [0.75, 0.5],
    });
    const scores = [0.9, 0.5, 1 / 3, 0.875];
    const mean = scores.reduce((sum, x) => sum + x, 0) / 4;
    expect(result.scoreSd[0]).toBeCloseTo(Math.sqrt(scores.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3), 12);
    expect(result.rankP95[0]).toBeCloseTo(1.85, 12);
  });

  it('is nil without spread, and undefined without draws', () => {
    const still = monteCarloWeights(
      [
        [1, 0],
        [0, 2],
      ],
      { draws: [[0.1, 0.9]], spread: 0 },
    );
    expect(still).toMatchObject({ meanAbsShift: 0, shareUnchanged: [1, 1], scoreSd: [null, null] });
    expect(monteCarloWeights([[1]], { draws: [], spread: 0.5 })).toMatchObject({
      rankMean: [null],
      meanAbsShift: null,
    });
    expect(() => monteCarloWeights([[1]], { draws: [[0.5]], spread: 2 })).toThrowError(/spread/);
    expect(() => monteCarloWeights([[1]], { draws: [[2]], spread: 0.5 })).toThrowError(/number 0..1/);
    expect(() => monteCarloWeights([[1]], { draws: [[]], spread: 0.5 })).toThrowError(/number 0..1/);
  });

  it('to single indicators', () => {
    expect(
      leaveOneOut([
        [9, 1, 1],
        [2, 4, 4],
      ]),
    ).toEqual([
      { ranks: [2, 1], meanAbsShift: 1 },
      { ranks: [1, 2], meanAbsShift: 0 },
      { ranks: [1, 2], meanAbsShift: 0 },
    ]);
    expect(leaveOneOut([[3], [4]])).toEqual([{ ranks: [null, null], meanAbsShift: null }]);
  });

  it('to methods: none where every indicator agrees, undefined where a method is', () => {
    for (const row of compareMethods([
      [1, 2],
      [3, 4],
      [5, 9],
    ])) {
      expect(row).toMatchObject({ ranks: [3, 2, 1], meanAbsShift: 0, maxShift: 0 });
      expect([row.spearman, row.kendallTauB].map((x) => x!.toFixed(10))).toEqual(['1.0000000000', '1.0000000000']);
    }
    const [geometric, , , pca] = compareMethods([
      [0, 5],
      [1, 5],
    ]);
    expect(geometric).toMatchObject({ method: 'geometric', ranks: [null, 1] });
    expect(pca).toMatchObject({ method: 'pcaFirst', ranks: [null, null], maxShift: null, spearman: null });
  });

  it('never leaks an undefined number', () => {
    const point = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 99 }).map((x) => x / 100))) as fc.Arbitrary<
      [number, number, number]
    >;
    fc.assert(
      fc.property(complete, fc.array(point, { minLength: 1, maxLength: 6 }), (rows, draws) => {
        expect(strayNumbers(compareMethods(rows))).toEqual([]);
        expect(strayNumbers(leaveOneOut(rows))).toEqual([]);
        expect(strayNumbers(monteCarloWeights(rows, { draws, spread: 0.5 }))).toEqual([]);
        const sobol = sobolSensitivity(rows, draws, [...draws].reverse());
        expect(strayNumbers(sobol)).toEqual([]);
        expect(sobol.variance!).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  it('to three choices at once: an input that changes nothing has a total index of 0', () => {
    const rows = [
      [1, 90],
      [50, 40],
      [90, 10],
    ];
    const a: SobolPoint[] = [
      [0, 0.1, 0],
      [0, 0.9, 0],
      [0, 0.4, 0],
    ];
    const b: SobolPoint[] = [
      [0, 0.8, 0],
      [0, 0.2, 0],
      [0, 0.6, 0],
    ];
    const { indices, variance } = sobolSensitivity(rows, a, b);
    expect(variance!).toBeGreaterThan(0);
    expect(indices.map(({ input, total }) => [input, total])).toEqual([
      ['normalisation', 0],
      ['weights', expect.any(Number)],
      ['aggregation', 0],
    ]);
    expect(indices[1]!.total!).toBeGreaterThan(0);
    expect(
      sobolSensitivity(
        [
          [1, 2],
          [3, 4],
        ],
        [[0, 0.5, 0]],
        [[0.9, 0.5, 0]],
      ),
    ).toMatchObject({ variance: 0, indices: [{ first: null }, { first: null }, { first: null }] });
    expect(() => sobolSensitivity(rows, a, [])).toThrowError(/same number of points/);
  });
});
