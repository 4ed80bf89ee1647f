/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then implicit QL
 * (Bowdler, Martin, Reinsch, Wilkinson 1968, as in EISPACK tred2 and tql2).
 */
import { requireSquare, transpose, type Matrix, type ReadonlyMatrix } from './linear-algebra.js';
import { ScoringError } from './scoring-error.js';

/** Eigenvalues in descending order; `vectors[i][k]` is entry i of the unit vector that belongs to value k. */
export interface SymmetricEigen {
  readonly values: number[];
  readonly vectors: Matrix;
}

const MAX_STEPS = 100;

/** Reduces v (a copy of the matrix) to tridiagonal form in place: diagonal d, subdiagonal e, transformations in v. */
function tridiagonalise(v: Matrix, d: number[], e: number[]): void {
  const n = v.length;
  for (let j = 0; j < n; j++) d[j] = v[n - 1]![j]!;
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    let h = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(d[k]!);
    if (scale === 0) {
      e[i] = d[i - 1]!;
      for (let j = 0; j < i; j++) {
        d[j] = v[i - 1]![j]!;
        v[i]![j] = 0;
        v[j]![i] = 0;
      }
    } else {
      for (let k = 0; k < i; k++) {
        d[k]! /= scale;
        h += d[k]! * d[k]!;
      }
      let f = d[i - 1]!;
      let g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * g;
      h -= f * g;
      d[i - 1] = f - g;
      for (let j = 0; j < i; j++) e[j] = 0;
      for (let j = 0; j < i; j++) {
        f = d[j]!;
        v[j]![i] = f;
        g = e[j]! + v[j]![j]! * f;
        for (let k = j + 1; k < i; k++) {
          g += v[k]![j]! * d[k]!;
          e[k]! += v[k]![j]! * f;
        }
        e[j] = g;
      }
      f = 0;
      for (let j = 0; j < i; j++) {
        e[j]! /= h;
        f += e[j]! * d[j]!;
      }
      const hh = f / (h + h);
      for (let j = 0; j < i; j++) e[j]! -= hh * d[j]!;
      for (let j = 0; j < i; j++) {
        f = d[j]!;
        g = e[j]!;
        for (let k = j; k < i; k++) v[k]![j]! -= f * e[k]! + g * d[k]!;
        d[j] = v[i - 1]![j]!;
        v[i]![j] = 0;
      }
    }
    d[i] = h;
  }
  for (let i = 0; i < n - 1; i++) {
    v[n - 1]![i] = v[i]![i]!;
    v[i]![i] = 1;
    const h = d[i + 1]!;
    if (h !== 0) {
      for (let k = 0; k <= i; k++) d[k] = v[k]![i + 1]! / h;
      for (let j = 0; j <= i; j++) {
        let g = 0;
        for (let k = 0; k <= i; k++) g += v[k]![i + 1]! * v[k]![j]!;
        for (let k = 0; k <= i; k++) v[k]![j]! -= g * d[k]!;
      }
    }
    for (let k = 0; k <= i; k++) v[k]![i + 1] = 0;
  }
  for (let j = 0; j < n; j++) {
    d[j] = v[n - 1]![j]!;
    v[n - 1]![j] = 0;
  }
  v[n - 1]![n - 1] = 1;
  e[0] = 0;
}

/** Diagonalises the tridiagonal form in place: eigenvalues end in d, eigenvectors in the columns of v. */
function implicitQl(v: Matrix, d: number[], e: number[]): void {
  const n = v.length;
  for (let i = 1; i < n; i++) e[i - 1] = e[i]!;
  e[n - 1] = 0;
  let shift = 0;
  let largest = 0;
  for (let l = 0; l < n; l++) {
    largest = Math.max(largest, Math.abs(d[l]!) + Math.abs(e[l]!));
    let m = l;
    while (m < n - 1 && Math.abs(e[m]!) > Number.EPSILON * largest) m++;
    for (let step = 0; m > l && (step === 0 || Math.abs(e[l]!) > Number.EPSILON * largest); step++) {
      if (step > MAX_STEPS) throw new ScoringError('notConverged', 'the eigenvalues did not settle');
      let g = d[l]!;
      let p = (d[l + 1]! - g) / (2 * e[l]!);
      let r = p < 0 ? -Math.hypot(p, 1) : Math.hypot(p, 1);
      d[l] = e[l]! / (p + r);
      d[l + 1] = e[l]! * (p + r);
      const next = d[l + 1]!;
      const h = g - d[l]!;
      for (let i = l + 2; i < n; i++) d[i]! -= h;
      shift += h;
      p = d[m]!;
      let [c, c2, c3, s, s2] = [1, 1, 1, 0, 0];
      const el1 = e[l + 1]!;
      for (let i = m - 1; i >= l; i--) {
        c3 = c2;
        c2 = c;
        s2 = s;
        g = c * e[i]!;
        const hp = c * p;
        r = Math.hypot(p, e[i]!);
        e[i + 1] = s * r;
        s = e[i]! / r;
        c = p / r;
        p = c * d[i]! - s * g;
        d[i + 1] = hp + s * (c * g + s * d[i]!);
        for (const row of v) {
          const right = row[i + 1]!;
          row[i + 1] = s * row[i]! + c * right;
          row[i] = c * row[i]! - s * right;
        }
      }
      p = (-s * s2 * c3 * el1 * e[l]!) / next;
      e[l] = s * p;
      d[l] = c * p;
    }
    d[l]! += shift;
    e[l] = 0;
  }
}

/**
 * Eigen decomposition of a symmetric matrix, values descending. Only the lower triangle's values matter; the sign of a
 * vector is not fixed (callers fix it). Cost: O(p³).
 *
 * @throws ScoringError `badInput` when the matrix is not square, `notConverged` when QL does not settle.
 * @example symmetricEigen([[2, 1], [1, 2]]).values // [3, 1]
 */
export function symmetricEigen(a: ReadonlyMatrix): SymmetricEigen {
  const size = requireSquare(a);
  if (size === 0) return { values: [], vectors: [] };
  const v = a.map((row) => [...row]);
  const d = new Array<number>(size).fill(0);
  const e = new Array<number>(size).fill(0);
  tridiagonalise(v, d, e);
  implicitQl(v, d, e);
  const order = d.map((_, k) => k).sort((x, y) => d[y]! - d[x]!);
  const columns = transpose(v);
  return { values: order.map((k) => d[k]! + 0), vectors: transpose(order.map((k) => columns[k]!.map((x) => x + 0))) };
}
