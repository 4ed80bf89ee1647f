/**
 * The correlations that regression and importance work on: rows complete on outcome and predictors, centred and scaled.
 * Predictors without spread count as dependent on the intercept.
 */
import { ScoringError } from '../../number/scoring-error.js';
import { correlationMatrix, covarianceMatrix } from '../reliability/covariance.js';
import type { CrossProducts } from '../reliability/cross-products.js';
import type { Column } from '../survey/survey-design.js';

/** Means, standard deviations (n - 1) and correlations; the outcome is the last variable. */
export interface StandardisedRegression {
  readonly n: number;
  readonly means: number[];
  readonly sds: number[];
  /** Correlation of predictors i and j; 0 where one has no spread. */
  readonly correlation: number[][];
  /** Correlation of each predictor with the outcome; 0 where one has no spread. */
  readonly validity: number[];
}

/** Spread below this share of the largest value is rounding noise of a constant. */
const NOISE = 1e-12;

/**
 * Standardises outcome and predictors over the rows complete on all of them, in two passes.
 *
 * @throws ScoringError `badInput` without predictors or for columns of unequal length.
 */
export function standardise(outcome: Column, predictors: readonly Column[]): StandardisedRegression {
  if (predictors.length === 0) throw new ScoringError('badInput', 'at least one predictor is needed');
  const columns = [...predictors, outcome];
  if (columns.some((column) => column.length !== outcome.length)) {
    throw new ScoringError('badInput', 'outcome and predictors need one entry a row');
  }
  const rows = outcome.flatMap((_, row) =>
    columns.every((column) => column[row] !== null && Number.isFinite(column[row])) ? [row] : [],
  );
  const n = rows.length;
  const means: number[] = [];
  const sds: number[] = [];
  const scores = columns.map((column) => {
    const mean = n === 0 ? 0 : rows.reduce((sum, row) => sum + column[row]!, 0) / n;
    const centred = rows.map((row) => column[row]! - mean);
    const shift = centred.reduce((sum, x) => sum + x, 0) / (n || 1);
    const squares = centred.reduce((sum, x) => sum + (x - shift) ** 2, 0);
    const largest = rows.reduce((most, row) => Math.max(most, Math.abs(column[row]!)), 0);
    const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
    means.push(mean + shift);
    sds.push(sd > NOISE * largest ? sd : 0);
    return sd > NOISE * largest ? centred.map((x) => (x - shift) / Math.sqrt(squares)) : centred.map(() => 0);
  });
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const outcomeScores = scores.pop()!;
  return {
    n,
    means,
    sds,
    correlation: scores.map((a, i) => scores.map((b, j) => (i === j ? (sds[i] ? 1 : 0) : dot(a, b)))),
    validity: scores.map((a) => dot(a, outcomeScores)),
  };
}

/**
 * The same from cross-products, the outcome being the last item: no answer has to be read again.
 *
 * @throws ScoringError `badInput` with fewer than two items.
 */
export function standardiseProducts(from: CrossProducts): StandardisedRegression {
  const covariance = covarianceMatrix(from);
  const last = covariance.length - 1;
  if (last < 1) throw new ScoringError('badInput', 'at least one predictor and the outcome are needed');
  const r = correlationMatrix(covariance).map((row) => row.map((x) => x ?? 0));
  return {
    n: from.n,
    means: from.sums.map((sum) => (from.n === 0 ? 0 : sum / from.n)),
    sds: covariance.map((row, i) => Math.sqrt(row[i] ?? 0)),
    correlation: r.slice(0, last).map((row) => row.slice(0, last)),
    validity: r.slice(0, last).map((row) => row[last]!),
  };
}
