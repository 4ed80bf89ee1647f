import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCrossProducts,
  correlationMatrix,
  covarianceMatrix,
  cronbachAlpha,
  crossProducts,
  definedMatrix,
  omegaOneFactor,
  omegaTotal,
  pairwiseCovariance,
  splitInHalves,
  subtractCrossProducts,
  twoItemReliability,
} from '../../../scoring/index.js';
import { strayNumbers } from './stray-numbers.js';

const answer = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 8 });
const answers = (items: number, minLength = 0) =>
  fc.array(fc.array(answer, { minLength: items, maxLength: items }), { minLength, maxLength: 40 });

describe('cross-products', () => {
  it('sum over complete rows only', () => {
    expect(
      crossProducts([
        [1, 2],
        [3, 4],
        [5, null],
      ]),
    ).toEqual({
      n: 2,
      sums: [4, 6],
      crossProducts: [
        [10, 14],
        [14, 20],
      ],
    });
    expect(crossProducts([], 2)).toEqual({
      n: 0,
      sums: [0, 0],
      crossProducts: [
        [0, 0],
        [0, 0],
      ],
    });
    expect(crossProducts([])).toEqual({ n: 0, sums: [], crossProducts: [] });
  });

  it('merge exactly, in any split and order, and subtraction undoes addition', () => {
    fc.assert(
      fc.property(answers(3), answers(3), (first, second) => {
        const [a, b] = [crossProducts(first, 3), crossProducts(second, 3)];
        const whole = crossProducts([...second, ...first], 3);
        expect(addCrossProducts(a, b)).toEqual(whole);
        expect(subtractCrossProducts(whole, b)).toEqual(a);
        expect(strayNumbers(subtractCrossProducts(a, a))).toEqual([]);
      }),
    );
  });

  it('refuse rows and batches that do not fit', () => {
    const one = crossProducts([[1]]);
    expect(() => crossProducts([[1, 2], [3]])).toThrowError(/one entry an item/);
    expect(() => addCrossProducts(one, crossProducts([[1, 2]]))).toThrowError(/different items/);
    expect(() => subtractCrossProducts(one, crossProducts([[1], [2]]))).toThrowError(/more rows to subtract/);
  });

  it('split an odd number of rows with the smaller half first', () => {
    expect(splitInHalves([1, 2, 3])).toEqual([[1], [2, 3]]);
    expect(splitInHalves([])).toEqual([[], []]);
  });
});

describe('covariance and correlation', () => {
  it('use the divisor n - 1', () => {
    const covariance = covarianceMatrix(
      crossProducts([
        [1, 2],
        [3, 6],
      ]),
    );
    expect(covariance).toEqual([
      [2, 4],
      [4, 8],
    ]);
    expect(correlationMatrix(covariance)).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(
      correlationMatrix([
        [4, 2],
        [2, 4],
      ]),
    ).toEqual([
      [1, 0.5],
      [0.5, 1],
    ]);
  });

  it('are null with one row, and correlations null for an item without spread', () => {
    expect(covarianceMatrix(crossProducts([[1, 2]]))).toEqual([
      [null, null],
      [null, null],
    ]);
    const covariance = covarianceMatrix(
      crossProducts([
        [0.1, 1],
        [0.1, 2],
        [0.1, 4],
      ]),
    );
    expect(covariance[0]![0]).toBe(0);
    expect(correlationMatrix(covariance)).toEqual([
      [null, null],
      [null, 1],
    ]);
    expect(definedMatrix(correlationMatrix(covariance))).toBeNull();
    expect(definedMatrix([])).toBeNull();
  });

  it('pairwise, take for each pair the rows valid on both', () => {
    const { cov, cor, n } = pairwiseCovariance([
      [1, 2],
      [3, 6],
      [5, null],
    ]);
    expect(n).toEqual([
      [3, 2],
      [2, 2],
    ]);
    expect(cov).toEqual([
      [4, 4],
      [4, 8],
    ]);
    expect(cor).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(
      pairwiseCovariance([
        [1, null],
        [null, 2],
      ]).cov,
    ).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

describe("Cronbach's alpha", () => {
  it('follows the formula on two items with covariance 1/2 and variances 1', () => {
    const result = cronbachAlpha(
      crossProducts([
        [1, 1],
        [2, 3],
        [3, 2],
      ]),
    );
    expect(result.alpha).toBeCloseTo(2 / 3, 12);
    expect(result.alphaStandardised).toBeCloseTo(2 / 3, 12);
    expect(result.guttman.lambda1).toBeCloseTo(1 / 3, 12);
    expect(result.guttman.lambda2).toBeCloseTo(2 / 3, 12);
    // smc = r² = 1/4: 1 - (3/4 + 3/4)/3
    expect(result.guttman.lambda6).toBeCloseTo(0.5, 12);
    expect(result.semTotal).toBeCloseTo(Math.sqrt(3) * Math.sqrt(1 / 3), 12);
    const [first] = result.items;
    expect(first).toMatchObject({ mean: 2, sd: 1, alphaIfDeleted: null, alphaStdIfDeleted: null });
    expect([first!.rDrop, first!.rTotal, first!.smc].map((x) => x!.toFixed(10))).toEqual(
      [0.5, 1.5 / Math.sqrt(3), 0.25].map((x) => x.toFixed(10)),
    );
  });

  it('is 1 for items that repeat each other', () => {
    const { alpha, guttman, items, alphaFeldtLo } = cronbachAlpha(
      crossProducts([
        [1, 1, 1],
        [2, 2, 2],
        [5, 5, 5],
      ]),
    );
    expect([alpha, alphaFeldtLo, guttman.lambda6, items[0]!.smc]).toEqual([1, 1, null, null]);
  });

  it('is undefined for one item, for one row and for a sum that never varies', () => {
    expect(cronbachAlpha(crossProducts([[1], [2]])).alpha).toBeNull();
    expect(cronbachAlpha(crossProducts([[1, 2]]))).toMatchObject({ n: 1, alpha: null, alphaFeldtHi: null });
    expect(
      cronbachAlpha(
        crossProducts([
          [1, 3],
          [3, 1],
        ]),
      ).alpha,
    ).toBeNull();
    expect(cronbachAlpha(crossProducts([], 2)).items[0]).toMatchObject({ mean: null, sd: null });
  });

  it('widens its interval with the level', () => {
    const products = crossProducts([
      [1, 2, 1],
      [2, 1, 3],
      [4, 4, 5],
      [5, 4, 4],
      [3, 3, 2],
    ]);
    const [narrow, wide] = [cronbachAlpha(products, 0.8), cronbachAlpha(products, 0.99)];
    expect(wide.alphaFeldtLo!).toBeLessThan(narrow.alphaFeldtLo!);
    expect(wide.alphaFeldtHi!).toBeGreaterThan(narrow.alphaFeldtHi!);
    expect(() => cronbachAlpha(products, 1)).toThrowError(/level/);
  });

  it('never exceeds 1 and never leaks an undefined number', () => {
    fc.assert(
      fc.property(answers(4), (rows) => {
        const result = cronbachAlpha(crossProducts(rows, 4));
        expect(strayNumbers(result)).toEqual([]);
        if (result.alpha !== null) expect(result.alpha).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('omega and two items', () => {
  const products = crossProducts([
    [1, 1],
    [2, 3],
    [3, 2],
  ]);

  it('agree with Spearman-Brown on two items', () => {
    expect(twoItemReliability(products)).toMatchObject({ n: 3, r: 0.5 });
    expect(twoItemReliability(products).spearmanBrown).toBeCloseTo(2 / 3, 12);
    for (const value of [omegaOneFactor(products).omegaModel, omegaTotal(products, 1).omegaObserved]) {
      expect(value).toBeCloseTo(2 / 3, 8);
    }
  });

  it('recover loadings that fit one factor exactly', () => {
    // correlations l_i l_j with l = .8, .7, .6, given as cross-products of 101 standardised rows
    const l = [0.8, 0.7, 0.6];
    const from = {
      n: 101,
      sums: [0, 0, 0],
      crossProducts: l.map((a, i) => l.map((b, j) => (i === j ? 100 : 100 * a * b))),
    };
    const { loadings, omegaModel, omegaObserved, omegaRatio } = omegaOneFactor(from);
    loadings!.forEach((x, i) => expect(x).toBeCloseTo(l[i]!, 7));
    const expected = 2.1 ** 2 / (2.1 ** 2 + 3 - 0.64 - 0.49 - 0.36);
    for (const value of [omegaModel, omegaObserved, omegaRatio]) expect(value).toBeCloseTo(expected, 7);
  });

  it('are undefined with an item that everyone answered alike', () => {
    const constant = crossProducts([
      [1, 4],
      [2, 4],
      [5, 4],
    ]);
    expect(omegaOneFactor(constant)).toEqual({
      omegaModel: null,
      omegaObserved: null,
      omegaRatio: null,
      loadings: null,
    });
    expect(omegaTotal(constant, 1)).toEqual({ omegaObserved: null });
    expect(twoItemReliability(constant)).toEqual({ n: 3, r: null, spearmanBrown: null, alpha: 0 });
  });
});
