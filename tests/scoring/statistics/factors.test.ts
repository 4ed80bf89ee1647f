import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalLoadings,
  componentVariance,
  crossProducts,
  factorAdequacy,
  principalAxis,
  principalComponents,
  promax,
  varimax,
} from '../../../scoring/index.js';
import { strayNumbers } from './stray-numbers.js';

const half = Math.SQRT1_2;
const times = (a: number[][], b: number[][]) =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((s, x, k) => s + x * b[k]![j]!, 0)));
const flip = (a: number[][]) => a[0]!.map((_, j) => a.map((row) => row[j]!));
const expectMatrix = (actual: number[][], expected: number[][], digits = 8) =>
  actual.forEach((row, i) => row.forEach((x, j) => expect(x).toBeCloseTo(expected[i]![j]!, digits)));

/** Six items on two clean factors. */
const clean = [
  [0.8, 0],
  [0.7, 0],
  [0.6, 0],
  [0, 0.7],
  [0, 0.6],
  [0, 0.5],
];
const implied = times(clean, flip(clean)).map((row, i) => row.map((x, j) => (i === j ? 1 : x)));

describe('adequacy', () => {
  it('gives KMO 1/2 for any two items and Bartlett by hand', () => {
    const { n, kmo, msa, bartlett, determinant } = factorAdequacy(
      crossProducts([
        [1, 1],
        [2, 3],
        [3, 2],
      ]),
    );
    expect([n, bartlett.df]).toEqual([3, 1]);
    for (const value of [kmo, ...msa]) expect(value).toBeCloseTo(0.5, 12);
    expect(determinant).toBeCloseTo(0.75, 12);
    // -(3 - 1 - 9/6)·ln 0.75
    expect(bartlett.chiSquare).toBeCloseTo(-0.5 * Math.log(0.75), 12);
    expect(bartlett.p).toBeCloseTo(0.7045, 3);
  });

  it('says nothing where nothing is defined', () => {
    const none = { chiSquare: null, df: 1, p: null };
    expect(
      factorAdequacy(
        crossProducts([
          [1, 4],
          [2, 4],
        ]),
      ),
    ).toEqual({ n: 2, kmo: null, msa: [null, null], bartlett: none, determinant: null });
    const repeated = factorAdequacy(
      crossProducts([
        [1, 1],
        [2, 2],
        [5, 5],
      ]),
    );
    expect(repeated).toEqual({ n: 3, kmo: null, msa: [null, null], bartlett: none, determinant: 0 });
    const unrelated = factorAdequacy(
      crossProducts([
        [1, 1],
        [1, 3],
        [3, 1],
        [3, 3],
      ]),
    );
    expect(unrelated).toMatchObject({ kmo: null, msa: [null, null], determinant: 1, bartlett: { chiSquare: 0, p: 1 } });
    expect(factorAdequacy(crossProducts([[1], [2]])).bartlett).toEqual({ chiSquare: 0, df: 0, p: null });
  });
});

describe('components', () => {
  it('of two items with r = 1/2 explain 3/4 and 1/4', () => {
    const { eigenvalues, kaiserCount, cumulativePct } = componentVariance([
      [1, 0.5],
      [0.5, 1],
    ]);
    expectMatrix(
      [eigenvalues, cumulativePct],
      [
        [1.5, 0.5],
        [75, 100],
      ],
      12,
    );
    expect(kaiserCount).toBe(1);
    expectMatrix(
      principalComponents(
        [
          [1, 0.5],
          [0.5, 1],
        ],
        1,
      ),
      [[Math.sqrt(0.75)], [Math.sqrt(0.75)]],
      12,
    );
  });

  it('count no eigenvalue that is 1 but for rounding', () => {
    expect(
      componentVariance([
        [1, 0],
        [0, 1],
      ]).kaiserCount,
    ).toBe(0);
  });

  it('refuse an impossible number of components', () => {
    for (const count of [0, 3, 1.5])
      expect(() =>
        principalComponents(
          [
            [1, 0],
            [0, 1],
          ],
          count,
        ),
      ).toThrowError(/number of factors/);
  });
});

describe('canonical loadings', () => {
  it('order columns by weight and turn them to a positive sum', () => {
    expect(
      canonicalLoadings([
        [0.1, -0.9],
        [0.2, -0.8],
      ]),
    ).toEqual([
      [0.9, 0.1],
      [0.8, 0.2],
    ]);
  });

  it('leave a column that sums to 0 alone', () => {
    expect(canonicalLoadings([[0.5], [-0.5]])).toEqual([[0.5], [-0.5]]);
  });
});

describe('common factors', () => {
  it('recover a matrix that two factors explain exactly', () => {
    const { loadings, communalities, ssLoadings, rmsr } = principalAxis([...implied], 2);
    communalities.forEach((h, i) => expect(h).toBeCloseTo([0.64, 0.49, 0.36, 0.49, 0.36, 0.25][i]!, 5));
    expectMatrix([ssLoadings], [[1.49, 1.1]], 5);
    expect(rmsr!).toBeLessThan(1e-5);
    expectMatrix(varimax(loadings).loadings, clean, 3);
  });

  it('follow three items exactly, even past a communality of 1', () => {
    // h1 = r12 r13 / r23 and so on: 0.8² / 0.5, 0.8·0.5 / 0.8
    const { communalities, rmsr } = principalAxis(
      [
        [1, 0.8, 0.8],
        [0.8, 1, 0.5],
        [0.8, 0.5, 1],
      ],
      1,
    );
    communalities.forEach((h, i) => expect(h).toBeCloseTo([1.28, 0.5, 0.5][i]!, 10));
    expect(rmsr!).toBeLessThan(1e-10);
  });

  it('stand still: one more extraction gives the same communalities', () => {
    const correlation = [
      [1, 0.6, 0.5, 0.2],
      [0.6, 1, 0.4, 0.3],
      [0.5, 0.4, 1, 0.1],
      [0.2, 0.3, 0.1, 1],
    ];
    const { communalities, loadings } = principalAxis(correlation, 1);
    const again = principalComponents(
      correlation.map((row, i) => row.map((r, j) => (i === j ? communalities[i]! : r))),
      1,
    );
    expectMatrix(again, loadings, 12);
  });

  it('are refused when the items do not carry so many', () => {
    const one = [
      [1, 0.37, 0.33, 0.12, 0.18],
      [0.37, 1, 0.85, 0.47, 0.33],
      [0.33, 0.85, 1, 0.42, 0.4],
      [0.12, 0.47, 0.42, 1, 0.27],
      [0.18, 0.33, 0.4, 0.27, 1],
    ];
    expect(() => principalAxis(one, 2)).toThrowError(expect.objectContaining({ code: 'notConverged' }));
    expect(principalAxis(one, 1).communalities.every((h) => h > 0 && h < 1)).toBe(true);
  });

  it('have no residual with a single item', () => {
    expect(principalAxis([[1]], 1).rmsr).toBeNull();
  });

  it('start even from items that repeat each other', () => {
    const { communalities } = principalAxis(
      [
        [1, 1],
        [1, 1],
      ],
      1,
    );
    communalities.forEach((h) => expect(h).toBeCloseTo(1, 9));
  });
});

describe('varimax', () => {
  it('turns any rotation of simple loadings back to them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (degrees) => {
        const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
        const turned = times(clean, [
          [c, s],
          [-s, c],
        ]);
        const { loadings, ssLoadings } = varimax(turned);
        expectMatrix(loadings, clean);
        expectMatrix([ssLoadings], [[1.49, 1.1]]);
      }),
      { numRuns: 20 },
    );
    const crossed = [
      [0.6, 0.6],
      [0.6, -0.6],
    ];
    const found = varimax(crossed)
      .loadings.flat()
      .map((x) => x.toFixed(9));
    expect(found.sort()).toEqual([0, 0, 1.2 * half, 1.2 * half].map((x) => x.toFixed(9)));
  });

  it('keeps communalities, and one factor as it is', () => {
    const cell = fc.integer({ min: -9, max: 9 }).map((x) => x / 10);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 4, maxLength: 8 }),
        fc.boolean(),
        (rows, kaiser) => {
          const { loadings } = varimax(rows, kaiser);
          expect(strayNumbers(loadings)).toEqual([]);
          const lengths = (list: readonly (readonly number[])[]) =>
            list.map((row) => row.reduce((sum, x) => sum + x * x, 0));
          lengths(loadings).forEach((x, i) => expect(x).toBeCloseTo(lengths(rows)[i]!, 9));
        },
      ),
      { numRuns: 30 },
    );
    expect(varimax([[-0.5], [-0.2]]).loadings).toEqual([[0.5], [0.2]]);
  });

  it('weighs rows by length when not normalised', () => {
    const rows = [
      [0.9, 0.1],
      [0.8, 0.3],
      [0.2, 0.3],
      [0.1, 0.4],
    ];
    const [plain, kaiser] = [varimax(rows, false).loadings, varimax(rows).loadings];
    expect(Math.abs(plain[0]![0]! - kaiser[0]![0]!)).toBeGreaterThan(1e-3);
  });
});

describe('promax', () => {
  it('leaves clean factors uncorrelated', () => {
    const { loadings, phi } = promax(clean);
    expectMatrix(loadings!, clean);
    expectMatrix(phi!, [
      [1, 0],
      [0, 1],
    ]);
  });

  it('explains the same correlations with correlated factors', () => {
    const rotated = varimax(
      principalAxis(
        implied.map((row, i) => row.map((x, j) => (i === j ? 1 : x * 0.9 + 0.05))),
        2,
      ).loadings,
    ).loadings;
    const { loadings, phi } = promax(rotated);
    expectMatrix(times(times(loadings!, phi!), flip(loadings!)), times(rotated, flip(rotated)));
    expectMatrix([phi!.map((row, i) => row[i]!)], [[1, 1]]);
    expect(Math.abs(phi![0]![1]!)).toBeGreaterThan(0.01);
  });

  it('passes one factor through and gives up on factors that fall together', () => {
    expect(promax([[0.5], [0.4]])).toEqual({ loadings: [[0.5], [0.4]], phi: [[1]] });
    expect(
      promax([
        [0.5, 0.5],
        [0.4, 0.4],
      ]),
    ).toEqual({ loadings: null, phi: null });
  });
});
