/** Tests of two and more groups, tables and adjusted p values: values from SciPy 1.11, laws, and undefined edges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustP,
  adjustPByEveryMethod,
  chiSquareTable,
  compareGroups,
  fisherExact,
  ScoringError,
  twoMeans,
  twoProportions,
} from '../../../scoring/index.js';
import { uncleanNumbers } from '../../support/clean-numbers.js';

const X = [1, 2, 2, 3, 5, 5, 4, 4, 3, 1, 5, 2.5];
const Y = [2, 2, 3, 3, 4, 5, 5, 1, 2, 1, 4, 4.5];
const levels = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 15 });

describe('two means', () => {
  it('agree with SciPy', () => {
    const result = twoMeans({ x: X, y: Y, level: 0.9 });
    expect(result.welch.t).toBeCloseTo(0.13922377638856928, 12);
    expect(result.welch.df).toBeCloseTo(21.99317101561742, 11);
    expect(result.welch.p).toBeCloseTo(0.8905403544454215, 12);
    expect(result.welch.lo).toBeCloseTo(-0.9444890664967449, 12);
    expect(result.welch.hi).toBeCloseTo(1.1111557331634117, 12);
    expect(result.pooled.p).toBeCloseTo(0.8905399636719914, 12);
    expect(result.mannWhitney.U).toBe(75);
    expect(result.mannWhitney.pCorrected).toBeCloseTo(0.8834592379780485, 12);
    expect(result.mannWhitney.p).toBeCloseTo(0.8603705088145516, 12);
  });

  it('change only sign when the groups change places', () => {
    fc.assert(
      fc.property(levels, levels, (x, y) => {
        const one = twoMeans({ x, y, level: 0.95 });
        const other = twoMeans({ x: y, y: x, level: 0.95 });
        expect(uncleanNumbers(one)).toEqual([]);
        expect(one.welch.p).toBe(other.welch.p);
        expect(one.mannWhitney.p).toBe(other.mannWhitney.p);
        if (one.cohenD !== null) expect(one.cohenD).toBeCloseTo(-other.cohenD!, 12);
        if (one.mannWhitney.U !== null) expect(one.mannWhitney.U + other.mannWhitney.U!).toBe(x.length * y.length);
      }),
    );
  });

  it('are undefined for empty, single or constant groups, each part on its own', () => {
    expect(twoMeans({ x: [], y: [1, 2], level: 0.95 })).toMatchObject({
      difference: null,
      welch: { t: null },
      mannWhitney: { U: null, p: null },
      cohenD: null,
    });
    const single = twoMeans({ x: [4], y: [1, 2, 3], level: 0.95 });
    expect(single.welch.t).toBeNull();
    expect(single.pooled).toMatchObject({ df: 2 });
    expect(single.mannWhitney.U).toBe(3);
    const constant = twoMeans({ x: [0.1, 0.1], y: [0.1, 0.1, 0.1], level: 0.95 });
    expect(constant).toMatchObject({ welch: { t: null }, pooled: { p: null }, cohenD: null });
    expect(constant.mannWhitney).toEqual({ U: 3, p: null, pCorrected: null });
  });
});

describe('several groups', () => {
  it('agree with SciPy', () => {
    const result = compareGroups([
      [1, 2, 3, 4, 4],
      [2, 2, 5],
      [5, 5, 4, 3],
    ]);
    expect(result.kruskal.H).toBeCloseTo(2.7758547008547043, 12);
    expect(result.kruskal.p).toBeCloseTo(0.24959208582352607, 12);
    expect(result.anova.F).toBeCloseTo(1.480707395498392, 12);
    expect(result.anova.p).toBeCloseTo(0.27801601476487603, 12);
  });

  it('do not depend on the order of groups or rows, and never give NaN', () => {
    fc.assert(
      fc.property(fc.array(levels, { maxLength: 6 }), (groups) => {
        const result = compareGroups(groups);
        expect(uncleanNumbers(result)).toEqual([]);
        const turned = compareGroups([...groups].reverse().map((group) => [...group].reverse()));
        for (const [a, b] of [
          [result.kruskal.H, turned.kruskal.H],
          [result.anova.F, turned.anova.F],
          [result.icc1, turned.icc1],
        ] as const) {
          if (a === null) expect(b).toBeNull();
          else expect(b).toBeCloseTo(a, 9);
        }
      }),
    );
  });

  it('of two equals the squared pooled t', () => {
    const t = twoMeans({ x: X, y: Y, level: 0.95 }).pooled.t!;
    expect(compareGroups([X, Y]).anova.F).toBeCloseTo(t * t, 12);
  });

  it('are undefined for one group or equal values; perfect groups have all variance between them', () => {
    expect(compareGroups([[1, 2, 3], []]).anova.F).toBeNull();
    expect(compareGroups([])).toMatchObject({ kruskal: { df: null }, icc1: null });
    expect(compareGroups([[2, 2], [2]])).toMatchObject({
      kruskal: { H: null },
      anova: { F: null, etaSquared: null },
      icc1: null,
    });
    expect(
      compareGroups([
        [1, 1],
        [3, 3],
      ]),
    ).toMatchObject({ anova: { F: null, etaSquared: 1 }, icc1: 1 });
  });
});

describe('two proportions', () => {
  it('give Fisher the same p as SciPy', () => {
    expect(fisherExact(3, 20, 11, 20)).toBeCloseTo(0.018701126042616586, 12);
    expect(fisherExact(120, 150, 95, 155)).toBeCloseTo(0.0004150448532971837, 14);
    expect(fisherExact(0, 0, 3, 5)).toBe(1);
  });

  it('keep their laws for every table', () => {
    const cell = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const input = { x1: a, n1: a + b, x2: c, n2: c + d, level: 0.95 };
        const result = twoProportions(input);
        expect(uncleanNumbers(result)).toEqual([]);
        if (result.difference === null) return;
        expect(result.newcombeLo!).toBeLessThanOrEqual(result.difference + 1e-12);
        expect(result.newcombeHi!).toBeGreaterThanOrEqual(result.difference - 1e-12);
        expect(result.fisherP!).toBeLessThanOrEqual(1);
        const mirrored = twoProportions({ x1: c, n1: c + d, x2: a, n2: a + b, level: 0.95 });
        expect(mirrored.fisherP).toBeCloseTo(result.fisherP!, 10);
        if (result.z === null) return;
        expect(result.chiSquareYates!).toBeLessThanOrEqual(result.chiSquare! + 1e-12);
        const pearson = chiSquareTable([
          [a, b],
          [c, d],
        ]);
        expect(pearson.chiSquare).toBeCloseTo(result.chiSquare!, 9);
      }),
    );
  });

  it('are undefined with an empty group and refuse broken counts', () => {
    expect(twoProportions({ x1: 0, n1: 0, x2: 1, n2: 2, level: 0.95 }).newcombeLo).toBeNull();
    expect(() => twoProportions({ x1: 3, n1: 2, x2: 1, n2: 2, level: 0.95 })).toThrow(ScoringError);
    expect(() => twoProportions({ x1: 0.5, n1: 2, x2: 1, n2: 2, level: 0.95 })).toThrow(ScoringError);
  });
});

describe('a table of counts', () => {
  it('agrees with SciPy', () => {
    const result = chiSquareTable([
      [12, 7, 3],
      [4, 9, 15],
    ]);
    expect(result.chiSquare).toBeCloseTo(11.698457792207792, 12);
    expect(result.p).toBeCloseTo(0.0028821207159653198, 14);
    expect(result.df).toBe(2);
  });

  it('is undefined with an empty row, one column or nothing, and refuses ragged or negative tables', () => {
    expect(
      chiSquareTable([
        [1, 2],
        [0, 0],
      ]),
    ).toMatchObject({ chiSquare: null, p: null, cramersV: null, expectedMin: 0 });
    expect(chiSquareTable([[1], [2]])).toMatchObject({ chiSquare: null, df: 0 });
    expect(chiSquareTable([])).toMatchObject({ chiSquare: null, expectedMin: null });
    expect(() => chiSquareTable([[1, 2], [3]])).toThrow(ScoringError);
    expect(() => chiSquareTable([[1, -2]])).toThrow(ScoringError);
  });

  it('is 0 for proportional rows and V is 1 for a perfect pairing', () => {
    expect(
      chiSquareTable([
        [2, 4],
        [3, 6],
      ]).chiSquare,
    ).toBeCloseTo(0, 12);
    expect(
      chiSquareTable([
        [5, 0],
        [0, 7],
      ]).cramersV,
    ).toBeCloseTo(1, 12);
  });
});

describe('adjusted p values', () => {
  const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

  it('never fall below the raw ones nor above Bonferroni, and keep their order', () => {
    fc.assert(
      fc.property(ps, (p) => {
        const all = adjustPByEveryMethod(p);
        p.forEach((raw, i) => {
          expect(all.holm[i]!).toBeLessThanOrEqual(all.bonferroni[i]!);
          expect(all.hochberg[i]!).toBeLessThanOrEqual(all.holm[i]!);
          expect(all.BH[i]!).toBeLessThanOrEqual(all.hochberg[i]! + 1e-15);
          for (const method of Object.values(all)) expect(method[i]!).toBeGreaterThanOrEqual(raw * (1 - 1e-15));
          p.forEach((other, j) => {
            if (raw < other) expect(all.holm[i]!).toBeLessThanOrEqual(all.holm[j]!);
            if (raw === other) expect(all.BH[i]!).toBe(all.BH[j]!);
          });
        });
      }),
    );
  });

  it('do not count undefined tests', () => {
    expect(adjustP([null, 0.01, null, 0.04], 'bonferroni')).toEqual([null, 0.02, null, 0.08]);
    expect(adjustP([0.3], 'BY')).toEqual([0.3]);
    expect(adjustP([], 'holm')).toEqual([]);
    expect(adjustP([0.2, 0.1], 'none')).toEqual([0.2, 0.1]);
    expect(() => adjustP([1.1], 'holm')).toThrow(ScoringError);
    expect(() => adjustP([0.1], 'sidak' as 'holm')).toThrow(ScoringError);
  });
});
