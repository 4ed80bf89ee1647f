/**
 * Small dense linear algebra for covariance and regression work (up to some hundred columns). Written by hand because
 * `scoring` takes no library; the routines are the textbook ones (Golub and Van Loan, Matrix Computations).
 * A matrix is an array of rows.
 */
import { ScoringError } from './scoring-error.js';

/** An array of rows of equal length. */
export type Matrix = number[][];
/** A matrix that is only read. */
export type ReadonlyMatrix = readonly (readonly number[])[];

/** A pivot below this share of its diagonal counts as zero: the column depends on those before it. */
const DEPENDENT = 1e-12;

/** A rows × columns matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}

/** Refuses a matrix that is not square (and finite), returns its size. */
export function requireSquare(a: ReadonlyMatrix): number {
  for (const row of a) {
    if (row.length !== a.length) throw new ScoringError('badInput', 'the matrix must be square');
    for (const x of row) if (!Number.isFinite(x)) throw new ScoringError('badInput', 'a matrix entry must be finite');
  }
  return a.length;
}

/** The matrix with rows and columns exchanged. @example transpose([[1, 2], [3, 4]]) // [[1, 3], [2, 4]] */
export function transpose(a: ReadonlyMatrix): Matrix {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j]!));
}

/**
 * The matrix product a b. Cost: O(rows · inner · columns).
 *
 * @throws ScoringError `badInput` when the inner sizes differ.
 * @example multiply([[1, 2]], [[3], [4]]) // [[11]]
 */
export function multiply(a: ReadonlyMatrix, b: ReadonlyMatrix): Matrix {
  const columns = b[0]?.length ?? 0;
  return a.map((row) => {
    if (row.length !== b.length) throw new ScoringError('badInput', 'matrix sizes do not fit');
    const out = new Array<number>(columns).fill(0);
    row.forEach((x, k) => {
      const other = b[k]!;
      for (let j = 0; j < columns; j++) out[j]! += x * other[j]!;
    });
    return out;
  });
}

/**
 * Lower Cholesky factor L of a symmetric positive definite matrix, a = L Lᵀ; null when the matrix is not positive
 * definite (to 1e-12 of its diagonal). Cost: O(p³/3).
 *
 * @example cholesky([[4, 2], [2, 5]]) // [[2, 0], [1, 2]]
 */
export function cholesky(a: ReadonlyMatrix): Matrix | null {
  const size = requireSquare(a);
  const lower = zeros(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i !== j) lower[i]![j] = sum / lower[j]![j]!;
      else if (sum > DEPENDENT * a[i]![i]!) lower[i]![i] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

/**
 * Inverse of a symmetric positive definite matrix, null when it has none. Cost: O(p³).
 *
 * @example inverseSymmetric([[4, 0], [0, 16]]) // [[0.25, 0], [0, 0.0625]]
 */
export function inverseSymmetric(a: ReadonlyMatrix): Matrix | null {
  const lower = cholesky(a);
  if (!lower) return null;
  const size = a.length;
  const inverse = zeros(size, size);
  for (let column = 0; column < size; column++) {
    const x = new Array<number>(size).fill(0);
    for (let i = column; i < size; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = column; k < i; k++) sum -= lower[i]![k]! * x[k]!;
      x[i] = sum / lower[i]![i]!;
    }
    for (let i = size - 1; i >= column; i--) {
      let sum = x[i]!;
      for (let k = i + 1; k < size; k++) sum -= lower[k]![i]! * x[k]!;
      x[i] = sum / lower[i]![i]!;
      inverse[i]![column] = x[i]!;
      inverse[column]![i] = x[i]!;
    }
  }
  return inverse;
}

/** Natural logarithm of the determinant of a symmetric positive definite matrix; null when it is not one. */
export function logDeterminant(a: ReadonlyMatrix): number | null {
  const lower = cholesky(a);
  return lower && 2 * lower.reduce((sum, row, i) => sum + Math.log(row[i]!), 0);
}

/**
 * Solution x of the normal equations a x = b with a symmetric, positive semi-definite. An unknown whose column depends
 * on earlier ones is left out and reported null, as R's `lm` does. Cost: O(p³/3).
 *
 * @example solveNormal([[4, 4], [4, 4]], [8, 8]) // [2, null]
 */
export function solveNormal(a: ReadonlyMatrix, b: readonly number[]): (number | null)[] {
  const size = requireSquare(a);
  const kept: number[] = [];
  const lower: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row: number[] = [];
    kept.forEach((column, j) => {
      let sum = a[i]![column]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * lower[j]![k]!;
      row.push(sum / lower[j]![j]!);
    });
    const pivot = row.reduce((sum, x) => sum - x * x, a[i]![i]!);
    if (!(pivot > DEPENDENT * a[i]![i]!)) continue;
    row.push(Math.sqrt(pivot));
    lower.push(row);
    kept.push(i);
  }
  const x = kept.map((i) => b[i]!);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  const solution = new Array<number | null>(size).fill(null);
  kept.forEach((i, k) => (solution[i] = x[k]! + 0));
  return solution;
}

/**
 * Inverse of any square matrix by elimination with row exchanges; null when it is singular. Cost: O(p³).
 *
 * @example inverse([[0, 1], [2, 0]]) // [[0, 0.5], [1, 0]]
 */
export function inverse(a: ReadonlyMatrix): Matrix | null {
  const size = requireSquare(a);
  const scale = Math.max(0, ...a.flat().map(Math.abs));
  const work = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(work[i]![column]!) > Math.abs(work[best]![column]!)) best = i;
    }
    const pivotRow = work[best]!;
    const pivot = pivotRow[column]!;
    if (!(Math.abs(pivot) > 1e-14 * scale)) return null;
    work[best] = work[column]!;
    work[column] = pivotRow;
    for (let j = 0; j < 2 * size; j++) pivotRow[j]! /= pivot;
    for (let i = 0; i < size; i++) {
      const factor = work[i]![column]!;
      if (i === column || factor === 0) continue;
      for (let j = 0; j < 2 * size; j++) work[i]![j]! -= factor * pivotRow[j]!;
    }
  }
  return work.map((row) => row.slice(size).map((x) => x + 0));
}
