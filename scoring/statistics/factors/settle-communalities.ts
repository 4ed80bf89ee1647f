/**
 * The communalities at which principal axis stands still, which is where unweighted least squares is least. Plain
 * repetition gets close but may creep for ever, so Newton steps on the same criterion finish it (Harman and Jones 1966;
 * derivatives after Clarke 1970).
 */
import { cholesky, inverseSymmetric, type Matrix, type ReadonlyMatrix } from '../../number/linear-algebra.js';
import { ScoringError } from '../../number/scoring-error.js';
import { symmetricEigen } from '../../number/symmetric-eigen.js';

const REPEATS = 300;
const NEWTON_STEPS = 300;
/** Largest change of a communality at the fixed point. */
const SETTLED = 1e-14;
/** Where rounding stops progress, this is still the fixed point. */
const CLOSE = 1e-11;
/** A communality beyond this is on its way to infinity. */
const LOST = 100;

/** The matrix with another diagonal. */
export function withDiagonal(matrix: ReadonlyMatrix, diagonal: readonly number[]): Matrix {
  return matrix.map((row, i) => row.map((x, j) => (i === j ? diagonal[i]! : x)));
}

interface Point {
  readonly communalities: readonly number[];
  /** What one more extraction would take away from each communality: 0 at the fixed point. */
  readonly excess: number[];
  readonly largest: number;
  /** Half the sum of squares that the factors leave unexplained. */
  readonly loss: number;
  readonly values: readonly number[];
  readonly vectors: ReadonlyMatrix;
}

function pointAt(correlation: ReadonlyMatrix, factors: number, communalities: readonly number[]): Point {
  const { values, vectors } = symmetricEigen(withDiagonal(correlation, communalities));
  const left = values.map((value, k) => (k < factors && value > 0 ? 0 : value));
  const excess = vectors.map((row) => row.reduce((sum, x, k) => sum + left[k]! * x * x, 0));
  return {
    communalities,
    excess,
    largest: Math.max(...excess.map(Math.abs)),
    loss: left.reduce((sum, value) => sum + value * value, 0) / 2,
    values,
    vectors,
  };
}

/** Second derivatives of the loss by the communalities. */
function curvature({ values, vectors }: Point, factors: number): Matrix {
  return vectors.map((a) =>
    vectors.map((b) => {
      let [plain, mixed] = [0, 0];
      for (let k = factors; k < values.length; k++) {
        const own = a[k]! * b[k]!;
        plain += own;
        for (let l = 0; l < factors; l++) {
          const apart = values[k]! - values[l]!;
          if (apart !== 0) mixed += (2 * values[k]! * own * a[l]! * b[l]!) / apart;
        }
      }
      return plain * plain + mixed;
    }),
  );
}

/** One damped Newton step that lowers the loss, or null when none does. */
function newtonStep(
  correlation: ReadonlyMatrix,
  factors: number,
  from: Point,
  damping: number,
): [Point, number] | null {
  const bend = curvature(from, factors);
  for (let extra = damping; extra < 1e6; extra = Math.max(1e-8, extra * 10)) {
    const damped = withDiagonal(
      bend,
      bend.map((row, i) => row[i]! + extra),
    );
    const inverse = cholesky(damped) && inverseSymmetric(damped);
    if (!inverse) continue;
    const move = inverse.map((row) => row.reduce((sum, x, j) => sum + x * from.excess[j]!, 0));
    const next = pointAt(
      correlation,
      factors,
      from.communalities.map((h, i) => h - move[i]!),
    );
    if (next.loss < from.loss || (next.loss <= from.loss * (1 + 1e-12) && next.largest < from.largest)) {
      return [next, extra < 1e-7 ? 0 : extra / 10];
    }
  }
  return null;
}

/**
 * Communalities that extracting `factors` axes gives back unchanged (to 1e-14), from a start. Cost: O(steps × p³).
 *
 * @throws ScoringError `notConverged` when they run away (more factors than the items carry).
 * @example settleCommunalities([[1, 0.5], [0.5, 1]], 1, [0.25, 0.25]) // [0.5, 0.5]
 */
export function settleCommunalities(correlation: ReadonlyMatrix, factors: number, start: readonly number[]): number[] {
  let point = pointAt(correlation, factors, start);
  for (let step = 0; step < REPEATS && point.largest > SETTLED; step++) {
    point = pointAt(
      correlation,
      factors,
      point.communalities.map((h, i) => h - point.excess[i]!),
    );
  }
  let damping = 0;
  for (let step = 0; step < NEWTON_STEPS && point.largest > SETTLED; step++) {
    const taken = newtonStep(correlation, factors, point, damping);
    if (!taken) break;
    [point, damping] = taken;
    if (Math.max(...point.communalities.map(Math.abs)) > LOST) break;
  }
  if (!(point.largest < CLOSE)) {
    throw new ScoringError('notConverged', 'the factors did not settle; ask for fewer', { factors });
  }
  return [...point.communalities];
}
