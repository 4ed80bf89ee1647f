import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapMeans,
  bootstrapRanks,
  minstdSequence,
  normalQuantile,
  pairwiseProbability,
  rankAscending,
  rankConfidenceMaxT,
  rankConfidencePairwise,
  rankMeasured,
} from '../../../scoring/index.js';
import { pairwiseRankRanges } from '../../../scoring/ranking/pairwise-rank-range.js';
import { strayNumbers } from '../statistics/stray-numbers.js';

const range = (rank: number, rankLo: number, rankHi: number) => ({ rank, rankLo, rankHi });

describe('ranks of measured values', () => {
  it('share the best place in ties, ignore noise, and skip the missing', () => {
    expect(rankMeasured([70, 90, null, 70])).toEqual([2, 1, null, 2]);
    expect(rankMeasured([0.1 + 0.2, 0.3])).toEqual([1, 1]);
    expect(rankMeasured([1e-12, 0], 12)).toEqual([1, 2]);
    expect(rankMeasured([1e300, 1e299])).toEqual([1, 2]);
    expect(rankAscending([70, 90, null, 70], 'average')).toEqual([1.5, 3, null, 1.5]);
    expect(rankAscending([70, 90, null, 70], 'min')).toEqual([1, 3, null, 1]);
    expect(rankMeasured([])).toEqual([]);
  });

  it('are 1 + the number of larger values', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 }))), (values) => {
        const expected = values.map((x) => (x === null ? null : 1 + values.filter((y) => y !== null && y > x).length));
        expect(rankMeasured(values)).toEqual(expected);
      }),
    );
  });
});

describe('rank ranges from pairwise comparisons', () => {
  it('separate what is clearly different and nothing else', () => {
    const ranges = rankConfidencePairwise({ estimates: [90, 70, 71], standardErrors: [1, 1, 1] });
    expect(ranges).toEqual([range(1, 1, 1), range(3, 2, 3), range(2, 2, 3)]);
  });

  it('turn on the critical value: 2.24 for one of two pairs by Bonferroni, 1.96 unadjusted', () => {
    // three agencies, the third far below: Bonferroni over 3 pairs needs |z| > 2.394
    const gap = 2.2;
    const input = { estimates: [gap * Math.SQRT2, 0, -1000], standardErrors: [1, 1, 1] };
    expect(rankConfidencePairwise({ ...input, adjust: 'none' })[0]).toEqual(range(1, 1, 1));
    expect(rankConfidencePairwise({ ...input, adjust: 'bonferroni' })[0]).toEqual(range(1, 1, 2));
    // Holm: two pairs are certain, so the last is tested at 1.96
    expect(rankConfidencePairwise({ ...input, adjust: 'holm' })[0]).toEqual(range(1, 1, 1));
    expect(gap).toBeLessThan(normalQuantile(1 - 0.05 / 6));
  });

  it('marginal, judge each agency by its own comparisons', () => {
    const [first, second, third] = rankConfidencePairwise({
      estimates: [2.2 * Math.SQRT2, 0, 2.2 * Math.SQRT2],
      standardErrors: [1, 1, 1],
      scope: 'marginal',
    });
    // agency 2 has two comparisons with p = 0.0278 each (Holm 0.0556); agencies 1 and 3 have p = 0.0278 and 1 (Holm 0.0556)
    expect([first, second, third]).toEqual([range(1, 1, 3), range(3, 1, 3), range(1, 1, 3)]);
    const wider = rankConfidencePairwise({
      estimates: [2.2 * Math.SQRT2, 0, 2.2 * Math.SQRT2],
      standardErrors: [1, 1, 1],
      scope: 'marginal',
      alpha: 0.06,
    });
    expect(wider[1]).toEqual(range(3, 3, 3));
  });

  it('order exact estimates exactly, never separate equal ones, and leave the unmeasured out', () => {
    expect(rankConfidencePairwise({ estimates: [5, 4, 5], standardErrors: [0, 0, 0] })).toEqual([
      range(1, 1, 2),
      range(3, 3, 3),
      range(1, 1, 2),
    ]);
    const missing = rankConfidencePairwise({ estimates: [5, null, 1], standardErrors: [0, 1, null] });
    expect(missing).toEqual([range(1, 1, 2), { rank: null, rankLo: null, rankHi: null }, range(2, 1, 2)]);
    expect(rankConfidencePairwise({ estimates: [7], standardErrors: [1] })).toEqual([range(1, 1, 1)]);
    expect(rankConfidencePairwise({ estimates: [7], standardErrors: [1], scope: 'marginal' })).toEqual([
      range(1, 1, 1),
    ]);
  });

  it('contain the rank and widen with the adjustment', () => {
    const units = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(units, (list) => {
        const input = { estimates: list.map((u) => u[0]), standardErrors: list.map((u) => u[1]) };
        const width = (adjust: 'none' | 'holm' | 'bonferroni') =>
          rankConfidencePairwise({ ...input, adjust }).map(({ rank, rankLo, rankHi }) => {
            expect(rankLo!).toBeLessThanOrEqual(rank!);
            expect(rankHi!).toBeGreaterThanOrEqual(rank!);
            return rankHi! - rankLo!;
          });
        const [none, holm, bonferroni] = [width('none'), width('holm'), width('bonferroni')];
        none.forEach((w, i) => expect([w <= holm[i]!, holm[i]! <= bonferroni[i]!]).toEqual([true, true]));
      }),
    );
  });

  it('are those of the published rank range', () => {
    const units = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.option(fc.integer({ min: 0, max: 5 }))), {
      minLength: 1,
      maxLength: 15,
    });
    fc.assert(
      fc.property(units, (list) => {
        const [estimates, standardErrors] = [list.map((u) => u[0]), list.map((u) => u[1])];
        const ranges = rankConfidencePairwise({ estimates, standardErrors });
        expect(ranges.map(({ rankLo, rankHi }) => ({ from: rankLo, to: rankHi }))).toEqual(
          pairwiseRankRanges(estimates, standardErrors),
        );
      }),
    );
  });

  it('refuse what they cannot use', () => {
    expect(() => rankConfidencePairwise({ estimates: [1], standardErrors: [] })).toThrowError(/same length/);
    expect(() => rankConfidencePairwise({ estimates: [1], standardErrors: [-1] })).toThrowError(/0 or more/);
    expect(() => rankConfidencePairwise({ estimates: [NaN], standardErrors: [1] })).toThrowError(/number or null/);
    expect(() => rankConfidencePairwise({ estimates: [1], standardErrors: [1], alpha: 0 })).toThrowError(/alpha/);
    expect(() =>
      rankConfidencePairwise({ estimates: [1], standardErrors: [1], scope: 'both' as 'marginal' }),
    ).toThrowError(/scope/);
  });
});

describe('rank ranges by max-T', () => {
  const draws = [
    [0, 0, 0],
    [1, -1, 0],
    [-1, 1, 0],
    [0, 1, -1],
  ];

  it('take the quantile of the largest difference as the critical value', () => {
    // maxima over pairs of (G_j - G_k)/√2: 0, √2, √2, √2
    const { critical, rows } = rankConfidenceMaxT({
      estimates: [9, 5, 4],
      standardErrors: [1, 1, 1],
      draws,
      stepdown: false,
    });
    expect(critical).toHaveLength(1);
    expect(critical[0]).toBeCloseTo(Math.SQRT2, 12);
    expect(rows).toEqual([range(1, 1, 1), range(2, 2, 3), range(3, 2, 3)]);
  });

  it('step down: pairs already placed no longer raise the bar', () => {
    const { critical, rows } = rankConfidenceMaxT({
      estimates: [9, 5, 3.5],
      standardErrors: [1, 1, 1],
      draws: [
        [2, 0, -2],
        [0, 0.1, 0],
      ],
      alpha: 0.5,
    });
    // first bar: mean of 4/√2 and 0.1/√2 = 1.45; the pair (2, 3) at 1.06 falls to the second bar
    expect(critical[0]).toBeCloseTo(4.1 / 2 / Math.SQRT2, 12);
    expect(critical.length).toBeGreaterThan(1);
    expect(critical[1]!).toBeLessThan(critical[0]!);
    expect(rows[0]).toEqual(range(1, 1, 1));
  });

  it('place a single agency, exact estimates and the unmeasured', () => {
    expect(rankConfidenceMaxT({ estimates: [1], standardErrors: [1], draws: [] })).toEqual({
      critical: [],
      rows: [range(1, 1, 1)],
    });
    const exact = rankConfidenceMaxT({ estimates: [1, 2, null], standardErrors: [0, 0, 1], draws: [[0, 0, 0]] });
    expect(exact.rows).toEqual([range(2, 2, 2), range(1, 1, 1), { rank: null, rankLo: null, rankHi: null }]);
    expect(rankConfidenceMaxT({ estimates: [1, 2], standardErrors: [null, 1], draws: [] }).rows).toEqual([
      range(2, 1, 2),
      range(1, 1, 2),
    ]);
  });

  it('refuse draws that do not fit', () => {
    const input = { estimates: [1, 2], standardErrors: [1, 1] };
    expect(() => rankConfidenceMaxT({ ...input, draws: [] })).toThrowError(/not be empty/);
    expect(() => rankConfidenceMaxT({ ...input, draws: [[1]] })).toThrowError(/one number an agency/);
  });
});

describe('bootstrap of ranks', () => {
  const agencies = ['a', 'a', 'b', 'b', 'c'];
  const values = [0, 10, 5, 7, 6];

  it('counts places over given resamples by hand', () => {
    // means a, b, c: (0, 5, 6), (10, 7, 6), (5, 6, 6), (0, 5, 6)
    const positions = [
      [0, 0, 0, 0, 0],
      [1, 1, 1, 1, 0],
      [0, 1, 0, 1, 0],
      [0, 0, 0, 0, 0],
    ];
    const [a, b, c] = bootstrapRanks({ agencies, values, positions, replicates: 4 });
    expect(a).toMatchObject({
      agency: 'a',
      n: 2,
      mean: 5,
      rank: 3,
      bootMean: 3.75,
      rankLo: 1,
      rankHi: 3,
      rankMean: 2.5,
    });
    expect(a!.bootSe).toBeCloseTo(Math.sqrt((2 * 3.75 ** 2 + 6.25 ** 2 + 1.25 ** 2) / 3), 12);
    expect([a!.pFirst, b!.pFirst, c!.pFirst]).toEqual([0.25, 0.25, 0.75]);
    expect([b!.rank, c!.rank]).toEqual([1, 1]);
    expect(b).toMatchObject({ rankMean: 1.75, rankMedian: 2, pTop3: 1, pTopQuarter: 0.25 });
    expect(pairwiseProbability({ agencies, values, positions, replicates: 4 })).toEqual({
      agencies: ['a', 'b', 'c'],
      p: [
        [null, 0.25, 0.25],
        [0.75, null, 0.375],
        [0.75, 0.625, null],
      ],
    });
  });

  it('uses the generator in row order, also when agencies alternate', () => {
    const mixed = { agencies: ['a', 'b', 'a', 'b'], values: [1, 10, 2, 20], replicates: 1 };
    const draws = minstdSequence(42, 4).map((state) => Math.floor((state / 2147483647) * 2));
    const mean = (own: number[], picks: number[]) => (own[picks[0]!]! + own[picks[1]!]!) / 2;
    expect([...bootstrapMeans({ ...mixed, seed: 42 }).replicateMeans]).toEqual([
      mean([1, 2], [draws[0]!, draws[2]!]),
      mean([10, 20], [draws[1]!, draws[3]!]),
    ]);
  });

  it('gives an agency without answers nothing and changes no other row for it', () => {
    const without = bootstrapRanks({ agencies, values, replicates: 20, seed: 5 });
    const extra = bootstrapRanks({ agencies: [...agencies, 'd'], values: [...values, null], replicates: 20, seed: 5 });
    expect(extra.slice(0, 3)).toEqual(without);
    expect(extra[3]).toMatchObject({ agency: 'd', n: 0, mean: null, rank: null, rankLo: null, pFirst: null });
    expect(pairwiseProbability({ agencies: ['a', 'd'], values: [1, null], replicates: 2, seed: 5 }).p).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('stays inside its bounds for any answers, one agency and one replicate too', () => {
    const row = fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.option(fc.integer({ min: 0, max: 100 }), { freq: 5 }));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        (rows, replicates) => {
          const input = { agencies: rows.map((r) => r[0]), values: rows.map((r) => r[1]), replicates, seed: 99 };
          const ranks = bootstrapRanks(input);
          expect(strayNumbers([ranks, pairwiseProbability(input)])).toEqual([]);
          for (const { mean, rankLo, rankMean, rankHi, bootSe } of ranks) {
            if (mean === null) continue;
            expect([rankLo! >= 1, rankLo! <= rankMean!, rankMean! <= rankHi!]).toEqual([true, true, true]);
            expect(bootSe === null).toBe(replicates === 1);
          }
        },
      ),
    );
  });

  it('refuses what it cannot use', () => {
    const refuse = (change: object, reason: RegExp) =>
      expect(() => bootstrapRanks({ agencies, values, replicates: 1, seed: 1, ...change })).toThrowError(reason);
    refuse({ replicates: 0 }, /at least one replicate/);
    refuse({ positions: [[0, 0, 0, 0, 0]] }, /not both/);
    refuse({ seed: undefined }, /seed or positions/);
    refuse({ seed: undefined, positions: [] }, /every replicate/);
    refuse({ seed: undefined, positions: [[0]] }, /one entry a row/);
    refuse({ seed: undefined, positions: [[0, 2, 0, 0, 0]] }, /outside its agency/);
    refuse({ agencies: ['a'] }, /needs an agency/);
    refuse({ values: [0, NaN, 1, 1, 1] }, /number or null/);
    refuse({ level: 1 }, /level/);
  });
});
