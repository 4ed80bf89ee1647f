import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cholesky,
  inverse,
  inverseSymmetric,
  logDeterminant,
  multiply,
  solveNormal,
  transpose,
  type Matrix,
} from '../../../scoring/number/linear-algebra.js';
import { symmetricEigen } from '../../../scoring/number/symmetric-eigen.js';

const expectMatrix = (actual: Matrix, expected: Matrix, digits = 9) =>
  actual.forEach((row, i) => row.forEach((x, j) => expect(x).toBeCloseTo(expected[i]![j]!, digits)));
const identity = (size: number): Matrix =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => Number(i === j)));
const square = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);
/** A Aᵀ + I: symmetric and safely positive definite. */
const definite = (a: Matrix) => multiply(a, transpose(a)).map((row, i) => row.map((x, j) => x + Number(i === j)));

describe('matrices', () => {
  it('transpose and multiply', () => {
    expect(
      transpose([
        [1, 2],
        [3, 4],
      ]),
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(multiply([[1, 2]], [[3], [4]])).toEqual([[11]]);
    expect(() => multiply([[1, 2]], [[3]])).toThrowError(/sizes/);
  });

  it('factor as L Lᵀ when positive definite, and only then', () => {
    expect(
      cholesky([
        [4, 2],
        [2, 5],
      ]),
    ).toEqual([
      [2, 0],
      [1, 2],
    ]);
    expect(
      cholesky([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    expect(
      cholesky([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull();
    expect(
      logDeterminant([
        [4, 2],
        [2, 5],
      ]),
    ).toBeCloseTo(Math.log(16), 12);
    expect(logDeterminant([[0]])).toBeNull();
  });

  it('refuse what is not square or not a number', () => {
    expect(() => cholesky([[1, 2]])).toThrowError(/square/);
    expect(() => inverse([[NaN]])).toThrowError(/finite/);
  });

  it('have an inverse that undoes them', () => {
    expect(
      inverseSymmetric([
        [4, 0],
        [0, 16],
      ]),
    ).toEqual([
      [0.25, 0],
      [0, 0.0625],
    ]);
    expect(
      inverse([
        [0, 1],
        [2, 0],
      ]),
    ).toEqual([
      [0, 0.5],
      [1, 0],
    ]);
    expect(
      inverse([
        [1, 2],
        [2, 4],
      ]),
    ).toBeNull();
    expect(
      inverseSymmetric([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    fc.assert(
      fc.property(square, (a) => {
        const matrix = definite(a);
        expectMatrix(multiply(inverseSymmetric(matrix)!, matrix), identity(a.length));
        expectMatrix(multiply(inverse(matrix)!, matrix), identity(a.length));
      }),
    );
  });

  it('solve normal equations, leaving dependent unknowns out', () => {
    expect(
      solveNormal(
        [
          [4, 4],
          [4, 4],
        ],
        [8, 8],
      ),
    ).toEqual([2, null]);
    expect(
      solveNormal(
        [
          [0, 0],
          [0, 4],
        ],
        [0, 8],
      ),
    ).toEqual([null, 2]);
    fc.assert(
      fc.property(square, (a) => {
        const x = a.map((row) => row[0]!);
        const matrix = definite(a);
        const right = multiply(
          matrix,
          x.map((v) => [v]),
        ).map((row) => row[0]!);
        solveNormal(matrix, right).forEach((v, i) => expect(v).toBeCloseTo(x[i]!, 7));
      }),
    );
  });
});

describe('symmetric eigen decomposition', () => {
  it('of a 2 × 2 matrix by hand', () => {
    const { values, vectors } = symmetricEigen([
      [2, 1],
      [1, 2],
    ]);
    expectMatrix([values], [[3, 1]], 12);
    expect(Math.abs(vectors[0]![0]!)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(symmetricEigen([])).toEqual({ values: [], vectors: [] });
    expect(symmetricEigen([[5]])).toEqual({ values: [5], vectors: [[1]] });
  });

  it('rebuilds the matrix from orthonormal vectors, values descending', () => {
    fc.assert(
      fc.property(square, (a) => {
        const matrix = a.map((row, i) => row.map((x, j) => x + a[j]![i]!));
        const { values, vectors } = symmetricEigen(matrix);
        expect([...values].sort((x, y) => y - x)).toEqual(values);
        expectMatrix(multiply(transpose(vectors), vectors), identity(a.length));
        const stretched = vectors.map((row) => row.map((x, k) => x * values[k]!));
        expectMatrix(multiply(stretched, transpose(vectors)), matrix);
      }),
    );
  });
});
