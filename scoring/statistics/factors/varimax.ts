/** Orthogonal rotation to simple structure: varimax (Kaiser 1958; reference case d02; R: `varimax`). */
import { multiply, transpose, zeros, type Matrix, type ReadonlyMatrix } from '../../number/linear-algebra.js';
import { canonicalLoadings, columnSquares } from './principal-axis.js';

/** Rotated loadings, items × factors, in canonical order and sign. */
export interface RotatedLoadings {
  readonly loadings: Matrix;
  readonly ssLoadings: number[];
}

/** The joint turn may swing for ever between two rotations; the pairs then settle what is left. */
const MAX_STEPS = 500;
const ROUGH = 1e-8;
const MAX_SWEEPS = 1000;
/** Radians. */
const SETTLED = 1e-14;
/** Below this the criterion does not depend on the angle. */
const NOTHING = 1e-15;

/**
 * The orthogonal matrix nearest to b (its polar factor U Vᵀ), by one-sided Jacobi rotations of the columns.
 * Directions that b does not reach are completed.
 */
function nearestOrthogonal(b: ReadonlyMatrix): Matrix {
  const size = b.length;
  const columns = transpose(b);
  const turns = columns.map((_, i) => columns.map((__, j) => (i === j ? 1 : 0)));
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false;
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) {
        const [pp, qq, pq] = [
          dot(columns[p]!, columns[p]!),
          dot(columns[q]!, columns[q]!),
          dot(columns[p]!, columns[q]!),
        ];
        if (Math.abs(pq) <= Number.EPSILON * Math.sqrt(pp * qq)) continue;
        turned = true;
        const half = (qq - pp) / (2 * pq);
        const tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.hypot(1, half));
        const cosine = 1 / Math.hypot(1, tangent);
        const sine = cosine * tangent;
        for (const set of [columns, turns]) {
          const [left, right] = [set[p]!, set[q]!];
          set[p] = left.map((x, i) => cosine * x - sine * right[i]!);
          set[q] = left.map((x, i) => sine * x + cosine * right[i]!);
        }
      }
    }
  }
  const lengths = columns.map((column) => Math.sqrt(dot(column, column)));
  const longest = Math.max(...lengths);
  const basis: number[][] = [];
  const unit = columns.map((column, k) => {
    if (!(lengths[k]! > 1e-12 * longest)) return null;
    const direction = column.map((x) => x / lengths[k]!);
    basis.push(direction);
    return direction;
  });
  const completed = unit.map((direction) => direction ?? complete(basis, size, dot));
  return multiply(transpose(completed), turns);
}

/** A unit vector at right angles to `basis`, which it joins. */
function complete(
  basis: number[][],
  size: number,
  dot: (x: readonly number[], y: readonly number[]) => number,
): number[] {
  let best: number[] = [];
  let longest = -1;
  for (let k = 0; k < size; k++) {
    const rest = basis.reduce(
      (vector, axis) => vector.map((x, i) => x - dot(axis, vector) * axis[i]!),
      Array.from({ length: size }, (_, i) => (i === k ? 1 : 0)),
    );
    const length = Math.sqrt(dot(rest, rest));
    if (length > longest) [best, longest] = [rest.map((x) => x / length), length];
  }
  basis.push(best);
  return best;
}

/** Turns the pairs of columns of z, in place, to their best angle (Kaiser's formula) until none moves. */
function turnPairs(z: Matrix): void {
  const factors = z[0]!.length;
  for (let sweep = 0, widest = Infinity; widest > SETTLED && sweep < MAX_SWEEPS; sweep++) {
    widest = 0;
    for (let a = 0; a < factors - 1; a++) {
      for (let b = a + 1; b < factors; b++) {
        let [sumU, sumV, squares, products] = [0, 0, 0, 0];
        for (const row of z) {
          const [x, y] = [row[a]!, row[b]!];
          const [u, v] = [x * x - y * y, 2 * x * y];
          sumU += u;
          sumV += v;
          squares += u * u - v * v;
          products += 2 * u * v;
        }
        const across = products - (2 * sumU * sumV) / z.length;
        const along = squares - (sumU * sumU - sumV * sumV) / z.length;
        if (Math.hypot(across, along) < NOTHING * z.length) continue;
        const angle = Math.atan2(across, along) / 4;
        widest = Math.max(widest, Math.abs(angle));
        const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
        for (const row of z) {
          const [x, y] = [row[a]!, row[b]!];
          row[a] = cosine * x + sine * y;
          row[b] = cosine * y - sine * x;
        }
      }
    }
  }
}

/**
 * Varimax rotation of a loading matrix. With `kaiserNormalise` (the default) every item weighs the same: rows are
 * brought to length 1 first and back afterwards. All factors turn together first, as R does it, which picks the optimum;
 * then pairs turn until nothing moves. One factor stays as it is. Cost: O(steps × items × factors²).
 *
 * @example
 * varimax([[0.6, 0.6], [0.6, -0.6]]).loadings // [[0.8485, 0], [0, 0.8485]]
 */
export function varimax(loadings: ReadonlyMatrix, kaiserNormalise = true): RotatedLoadings {
  const items = loadings.length;
  const factors = loadings[0]?.length ?? 0;
  let rotated: Matrix = loadings.map((row) => [...row]);
  if (factors > 1) {
    const lengths = loadings.map((row) =>
      kaiserNormalise ? Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)) || 1 : 1,
    );
    const scaled = loadings.map((row, i) => row.map((x) => x / lengths[i]!));
    const across = transpose(scaled);
    let z = scaled;
    let rotation = zeros(factors, factors);
    rotation.forEach((row, i) => (row[i] = 1));
    for (let step = 0, change = Infinity; change > ROUGH && step < MAX_STEPS; step++) {
      const means = columnSquares(z).map((sum) => sum / items);
      const target = z.map((row) => row.map((x, k) => x * x * x - x * means[k]!));
      const next = nearestOrthogonal(multiply(across, target));
      change = Math.max(...next.flatMap((row, i) => row.map((x, j) => Math.abs(x - rotation[i]![j]!))));
      rotation = next;
      z = multiply(scaled, rotation);
    }
    turnPairs(z);
    rotated = z.map((row, i) => row.map((x) => x * lengths[i]!));
  }
  const canonical = canonicalLoadings(rotated);
  return { loadings: canonical, ssLoadings: columnSquares(canonical) };
}
