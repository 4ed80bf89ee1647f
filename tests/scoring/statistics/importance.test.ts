import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crossProducts,
  importanceFromProducts,
  importancePerformance,
  johnsonWeights,
  lmgImportance,
  ordinaryLeastSquares,
  predictorCorrelations,
} from '../../../scoring/index.js';
import { strayNumbers } from './stray-numbers.js';

const cell = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 12 });
const table = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 40 });
const columnsOf = (rows: readonly (readonly (number | null)[])[]) =>
  [0, 1, 2, 3].map((k) => rows.map((row) => row[k]!));

describe('least squares', () => {
  it('fits a line by hand', () => {
    // x̄ = 2.5, ȳ = 2, Sxx = 5, Sxy = 3, Syy = 2: b = 0.6, residual squares 0.2
    const result = ordinaryLeastSquares([1, 2, 2, 3], { x: [1, 2, 3, 4] });
    expect(result).toMatchObject({ n: 4, df1: 1, df2: 2 });
    const [intercept, slope] = result.terms;
    const figures = [
      result.r2,
      result.adjR2,
      result.sigma,
      result.F,
      intercept!.b,
      intercept!.se,
      slope!.b,
      slope!.se,
      slope!.t,
      slope!.beta,
      slope!.vif,
    ];
    const expected = [
      0.9,
      0.85,
      Math.sqrt(0.1),
      18,
      0.5,
      Math.sqrt(0.1 * (1 / 4 + 6.25 / 5)),
      0.6,
      Math.sqrt(0.02),
      Math.sqrt(18),
      Math.sqrt(0.9),
      1,
    ];
    figures.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 10));
    expect(slope!.p).toBeCloseTo(result.fP!, 12);
    expect(intercept).toMatchObject({ term: '(Intercept)', beta: null, vif: null });
  });

  it('leaves out a predictor that repeats an earlier one, and one without spread', () => {
    const { terms, df1, df2, r2 } = ordinaryLeastSquares([1, 2, 2, 3], {
      x: [1, 2, 3, 4],
      twice: [2, 4, 6, 8],
      flat: [7, 7, 7, 7],
    });
    expect([df1, df2]).toEqual([1, 2]);
    expect(r2).toBeCloseTo(0.9, 12);
    const nothing = { b: null, se: null, t: null, p: null, beta: null, vif: null };
    expect(terms.slice(2)).toEqual([
      { term: 'twice', ...nothing },
      { term: 'flat', ...nothing },
    ]);
    expect(terms[1]).toMatchObject({ vif: null });
    expect(terms[1]!.b).toBeCloseTo(0.6, 12);
  });

  it('has no test without residual degrees of freedom and no R² without spread in the outcome', () => {
    expect(ordinaryLeastSquares([1, 3], { x: [1, 2] })).toMatchObject({ df2: 0, sigma: null, F: null, adjR2: null });
    expect(ordinaryLeastSquares([2, 2, 2], { x: [1, 2, 4] })).toMatchObject({ r2: null, F: null, fP: null });
    expect(ordinaryLeastSquares([null, 1], { x: [1, null] })).toMatchObject({ n: 0, r2: null });
  });

  it('refuses no predictor and columns of unequal length', () => {
    expect(() => ordinaryLeastSquares([1], {})).toThrowError(/at least one predictor/);
    expect(() => ordinaryLeastSquares([1, 2], { x: [1] })).toThrowError(/one entry a row/);
  });
});

describe('relative importance', () => {
  it('splits the R² of two predictors by hand', () => {
    // r12 = 1/2, r1y = 0.8, r2y = 0.6: R² = (0.64 + 0.36 - 0.48)/0.75
    const rows = correlated();
    const { r2, raw } = lmgImportance(rows.y, [rows.a, rows.b]);
    const full = (0.64 + 0.36 - 0.48) / 0.75;
    expect(r2).toBeCloseTo(full, 10);
    expect(raw[0]).toBeCloseTo((0.64 + full - 0.36) / 2, 10);
    expect(raw[1]).toBeCloseTo((0.36 + full - 0.64) / 2, 10);
  });

  it('sums to R² and its shares to 1, whatever the predictors', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const [y, ...predictors] = columnsOf(rows) as [(number | null)[], ...(number | null)[][]];
        const regression = ordinaryLeastSquares(y, Object.fromEntries(predictors.map((p, i) => [`p${i}`, p])));
        const results = [lmgImportance(y, predictors), johnsonWeights(y, predictors)];
        expect(strayNumbers([regression, results])).toEqual([]);
        for (const { r2, raw, share } of results) {
          if (r2 === null || regression.r2 === null) continue;
          expect(r2).toBeCloseTo(regression.r2, 8);
          expect(raw.reduce<number>((sum, x) => sum + x!, 0)).toBeCloseTo(r2, 9);
          if (r2 > 1e-9) expect(share.reduce<number>((sum, x) => sum + x!, 0)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it('gives all to the only predictor that says anything', () => {
    const predictors = [
      [1, 2, 3, 4],
      [1, -1, -1, 1],
    ];
    for (const { share } of [lmgImportance([1, 2, 3, 4], predictors), johnsonWeights([1, 2, 3, 4], predictors)]) {
      expect(share[0]).toBeCloseTo(1, 12);
      expect(share[1]).toBeCloseTo(0, 12);
    }
  });

  it('shares alike between predictors that repeat each other, where Johnson has no answer', () => {
    const twins = [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ];
    expect(lmgImportance([1, 2, 2, 3], twins).share).toEqual([0.5, 0.5]);
    expect(johnsonWeights([1, 2, 2, 3], twins)).toEqual({ r2: null, raw: [null, null], share: [null, null] });
  });

  it('is undefined without spread in the outcome and refuses more than 20 predictors', () => {
    expect(lmgImportance([2, 2], [[1, 2]])).toEqual({ r2: null, raw: [null], share: [null] });
    expect(johnsonWeights([2, 2], [[1, 2]]).r2).toBeNull();
    const many = new Array(21).fill([1, 2]);
    expect(() => lmgImportance([1, 2], many)).toThrowError(/at most 20/);
  });
});

describe('importance from cross-products', () => {
  it('is that of the rows, without the rows', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const [y, ...predictors] = columnsOf(rows) as [(number | null)[], ...(number | null)[][]];
        const products = crossProducts(rows.map(([first, ...rest]) => [...rest, first]));
        const names = ['p0', 'p1', 'p2'];
        const { regression, lmg, johnson } = importanceFromProducts(products, names);
        expect(strayNumbers([regression, lmg, johnson])).toEqual([]);
        const direct = ordinaryLeastSquares(y, Object.fromEntries(names.map((name, i) => [name, predictors[i]!])));
        const close = (a: number | null, b: number | null) =>
          a === null ? expect(b).toBeNull() : expect(b!).toBeCloseTo(a, 7);
        expect([regression.n, regression.df1, regression.df2]).toEqual([direct.n, direct.df1, direct.df2]);
        close(direct.r2, regression.r2);
        direct.terms.forEach((term, i) => close(term.b, regression.terms[i]!.b));
        lmgImportance(y, predictors).raw.forEach((x, i) => close(x, lmg.raw[i]!));
        johnsonWeights(y, predictors).raw.forEach((x, i) => close(x, johnson.raw[i]!));
      }),
    );
  });

  it('needs a name for every predictor', () => {
    expect(() => importanceFromProducts(crossProducts([[1, 2]]), [])).toThrowError(/needs a name/);
    expect(() => importanceFromProducts(crossProducts([[1]]), [])).toThrowError(/at least one predictor/);
  });
});

describe('plain correlations', () => {
  it('tell order from measure and are null without spread', () => {
    const { pearson, spearman } = predictorCorrelations(
      [1, 2, 3],
      [
        [1, 2, 4],
        [5, 5, 5],
        [3, 2, 1],
      ],
    );
    expect(spearman.map((r) => r?.toFixed(10))).toEqual(['1.0000000000', undefined, '-1.0000000000']);
    expect(pearson[0]).toBeCloseTo(3 / Math.sqrt(2 * (14 / 3)), 10);
    expect(pearson[1]).toBeNull();
  });

  it('use only rows complete on every predictor', () => {
    expect(
      predictorCorrelations(
        [1, 2, 3, 9],
        [
          [1, 2, 3, 0],
          [1, 3, 2, null],
        ],
      ).pearson[0],
    ).toBeCloseTo(1, 12);
  });
});

describe('importance and performance', () => {
  it('place four factors into four quadrants, the cut counting as high', () => {
    const { importanceCut, performanceCut, rows } = importancePerformance([4, 4, 1, 1], [2, 4, 2, 4]);
    expect([importanceCut, performanceCut]).toEqual([2.5, 3]);
    expect(rows.map((row) => row.quadrant)).toEqual(['concentrate', 'keepUp', 'lowPriority', 'possibleOverkill']);
    // z = ±√3/2 on both sides
    expect(rows[0]!.gap).toBeCloseTo(Math.sqrt(3), 12);
    expect(rows[1]!.gap).toBeCloseTo(0, 12);
    expect(importancePerformance([0.2, 0.2], [3, 3]).rows[0]).toMatchObject({ quadrant: 'keepUp', gap: null });
  });

  it('leaves a factor without a figure unplaced', () => {
    const { rows } = importancePerformance([0.5, null, 0.1], [3, 4, 5]);
    expect(rows[1]).toEqual({ importance: null, performance: 4, quadrant: null, gap: null });
    expect(rows[0]!.quadrant).toBe('concentrate');
    expect(() => importancePerformance([1], [])).toThrowError(/one entry a factor/);
    expect(importancePerformance([], [])).toEqual({ importanceCut: null, performanceCut: null, rows: [] });
  });
});

/** Eight rows with r(a,b) = 1/2, r(a,y) = 0.8, r(b,y) = 0.6 exactly, from orthogonal contrasts. */
function correlated() {
  const one = [1, 1, 1, 1, -1, -1, -1, -1];
  const two = [1, 1, -1, -1, 1, 1, -1, -1];
  const three = [1, -1, 1, -1, 1, -1, 1, -1];
  const mix = (p: number, q: number, r: number) => one.map((x, i) => p * x + q * two[i]! + r * three[i]!);
  const second = (0.6 - 0.5 * 0.8) / Math.sqrt(0.75);
  return { a: one, b: mix(0.5, Math.sqrt(0.75), 0), y: mix(0.8, second, Math.sqrt(1 - 0.64 - second ** 2)) };
}
