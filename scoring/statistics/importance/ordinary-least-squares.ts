/** Linear regression by least squares (reference case d03; R: `lm`). */
import { fUpper } from '../../number/f-distribution.js';
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { inverseSymmetric, solveNormal } from '../../number/linear-algebra.js';
import { studentTTwoSided } from '../../number/student-t-distribution.js';
import type { Column } from '../survey/survey-design.js';
import { standardise, type StandardisedRegression } from './standardised-regression.js';

/** One coefficient; all null for a predictor that depends on those before it. */
export interface RegressionTerm {
  readonly term: string;
  /** In units of the outcome per unit of the predictor. */
  readonly b: number | null;
  readonly se: number | null;
  readonly t: number | null;
  readonly p: number | null;
  /** Coefficient on z-scores; null for the intercept. */
  readonly beta: number | null;
  /** Variance inflation, diag(R⁻¹); null for the intercept and when predictors depend on each other. */
  readonly vif: number | null;
}

/** A fitted regression over n complete rows; undefined parts are null. */
export interface Regression {
  readonly n: number;
  readonly r2: number | null;
  readonly adjR2: number | null;
  /** Residual standard deviation. */
  readonly sigma: number | null;
  readonly F: number | null;
  readonly df1: number;
  readonly df2: number;
  readonly fP: number | null;
  /** The intercept first, then the predictors in order. */
  readonly terms: RegressionTerm[];
}

const INTERCEPT = '(Intercept)';

/**
 * Least squares of `outcome` on an intercept and the named predictors, over rows complete on all of them. A predictor
 * that depends on those before it is left out (null terms), as `lm` does. Cost: O(n p² + p³).
 *
 * @throws ScoringError `badInput` without predictors or for columns of unequal length.
 * @example ordinaryLeastSquares([1, 2, 2, 3], { x: [1, 2, 3, 4] }).terms[1].b // 0.6
 */
export function ordinaryLeastSquares(outcome: Column, predictors: Readonly<Record<string, Column>>): Regression {
  return fitRegression(Object.keys(predictors), standardise(outcome, Object.values(predictors)));
}

/** The regression of the last variable on the others, from their standardised form. */
export function fitRegression(names: readonly string[], from: StandardisedRegression): Regression {
  const { n, means, sds, correlation, validity } = from;
  const outcomeSd = sds.at(-1)!;
  const beta = solveNormal(correlation, validity);
  const kept = names.flatMap((_, i) => (beta[i] === null ? [] : [i]));
  const inverse = inverseSymmetric(kept.map((i) => kept.map((j) => correlation[i]![j]!)));
  const df1 = kept.length;
  const df2 = Math.max(0, n - df1 - 1);
  const explained = kept.reduce((sum, i) => sum + beta[i]! * validity[i]!, 0);
  const r2 = outcomeSd > 0 ? Math.min(1, Math.max(0, explained)) : null;
  const residualSquares = outcomeSd ** 2 * (n - 1) * (1 - (r2 ?? 1));
  const sigma = df2 > 0 ? Math.sqrt(residualSquares / df2) : null;
  const F = r2 === null || df1 === 0 || df2 === 0 ? null : quotient(r2 / df1, (1 - r2) / df2);

  const slope = (i: number) => (beta[i] === null ? null : (beta[i]! * outcomeSd) / sds[i]!);
  const term = (
    name: string,
    b: number | null,
    leverage: number | null,
    extra: { beta: number | null; vif: number | null },
  ) => {
    const se = b === null || sigma === null || leverage === null ? null : finiteOrNull(sigma * Math.sqrt(leverage));
    const t = quotient(b, se);
    return { term: name, b: finiteOrNull(b), se, t, p: t === null ? null : studentTTwoSided(t, df2), ...extra };
  };
  const place = new Map(kept.map((i, at) => [i, at]));
  const leverageOf = (i: number, j: number) => inverse![place.get(i)!]![place.get(j)!]! / (sds[i]! * sds[j]! * (n - 1));
  const intercept = n === 0 ? null : kept.reduce((rest, i) => rest - slope(i)! * means[i]!, means.at(-1)!);
  const interceptLeverage =
    n === 0
      ? null
      : kept.reduce((sum, i) => kept.reduce((left, j) => left + means[i]! * means[j]! * leverageOf(i, j), sum), 1 / n);
  const terms = [term(INTERCEPT, intercept, interceptLeverage, { beta: null, vif: null })];
  names.forEach((name, i) => {
    const at = place.get(i);
    const inflation = at === undefined || df1 < names.length ? null : inverse![at]![at]!;
    const standardised = at === undefined || outcomeSd === 0 ? null : finiteOrNull(beta[i]);
    terms.push(
      term(name, slope(i), at === undefined ? null : leverageOf(i, i), { beta: standardised, vif: inflation }),
    );
  });
  return {
    n,
    r2,
    adjR2: r2 === null || df2 === 0 ? null : 1 - ((1 - r2) * (n - 1)) / df2,
    sigma,
    F,
    df1,
    df2,
    fP: F === null ? null : fUpper(F, df1, df2),
    terms,
  };
}
