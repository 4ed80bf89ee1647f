/**
 * Confidence intervals for a proportion under a sample design (reference case b01; R: `survey::svyciprop`; Korn and
 * Graubard 1998; Dean and Pagano 2015 for the Wilson forms).
 */
import { requireOpenProbability } from '../../number/check-number.js';
import { betaQuantile } from '../../number/beta-distribution.js';
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { normalQuantile } from '../../number/normal-distribution.js';
import { ScoringError } from '../../number/scoring-error.js';
import { designMean, tMultiplier } from './design-mean.js';
import type { Column, SurveyDesign } from './survey-design.js';
import type { EstimateOptions } from './valid-rows.js';

/** `logit` and `xlogit` are the same interval: a Wald interval on the logit scale. */
export type DesignProportionMethod = 'mean' | 'logit' | 'xlogit' | 'asin' | 'beta' | 'wilson' | 'wilsonT';

/** Proportion and bounds, shares 0..1 (`mean` may step outside); bounds are null where the method is undefined. */
export interface DesignProportion {
  readonly n: number;
  readonly estimate: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly df: number;
  /** Sample size of equal precision, for `beta`, `wilson` and `wilsonT`; null for the others. */
  readonly nEffective: number | null;
}

function wilsonBounds(p: number, n: number, z: number): [number, number] {
  const square = (z * z) / n;
  const centre = (p + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((p * (1 - p)) / n + square / (4 * n));
  return [centre - half, centre + half];
}

/**
 * Interval for the proportion of rows with y = 1 (y is 0, 1 or null).
 *
 * `mean`: p ∓ t·se. `xlogit`: logit(p) ∓ t·se/(p(1-p)), back-transformed. `asin`: the same on asin √p, kept inside
 * 0..π/2. `beta`: Korn-Graubard, Clopper-Pearson with n = p(1-p)/var · (t(n-1)/t(df))². `wilson`: Wilson with
 * n = p(1-p)/var and z; `wilsonT`: with the Korn-Graubard n and t(n-1). df is that of the whole design.
 * Cost: O(rows × stages).
 *
 * @throws ScoringError `badInput` for an unknown method or another y, `singlePsuStratum` under policy `fail`.
 * @example
 * const design = surveyDesign({ ids: [[1, 2, 3, 4]], weights: [1, 1, 1, 1] });
 * designProportion(design, [1, 1, 1, 0], 'wilson').estimate // 0.75
 */
export function designProportion(
  design: SurveyDesign,
  y: Column,
  method: DesignProportionMethod,
  options: EstimateOptions & { readonly level?: number } = {},
): DesignProportion {
  const level = requireOpenProbability(options.level ?? 0.95, 'level');
  if (y.some((value) => value !== null && value !== 0 && value !== 1)) {
    throw new ScoringError('badInput', 'a proportion needs answers coded 0 and 1');
  }
  const { n, mean: p, se, df } = designMean(design, y, options);
  const t = tMultiplier(level, df);
  const spread = p === null ? null : p * (1 - p);
  const tOfRows = tMultiplier(level, n - 1);
  const plainN = se === null ? null : quotient(spread, se * se);
  const shrunkN = t === null || tOfRows === null || plainN === null ? null : finiteOrNull(plainN * (tOfRows / t) ** 2);
  const result = (bounds: [number, number] | null, nEffective: number | null = null): DesignProportion => ({
    n,
    estimate: p,
    lo: finiteOrNull(bounds?.[0]),
    hi: finiteOrNull(bounds?.[1]),
    df,
    nEffective,
  });
  switch (method) {
    case 'mean':
      return result(p === null || se === null || t === null ? null : [p - t * se, p + t * se]);
    case 'logit':
    case 'xlogit': {
      if (p === null || se === null || t === null || !spread) return result(null);
      const centre = Math.log(p / (1 - p));
      const back = (x: number) => 1 / (1 + Math.exp(-x));
      return result([back(centre - (t * se) / spread), back(centre + (t * se) / spread)]);
    }
    case 'asin': {
      if (p === null || se === null || t === null || !spread) return result(null);
      const centre = Math.asin(Math.sqrt(p));
      const half = (t * se) / (2 * Math.sqrt(spread));
      return result([Math.sin(Math.max(0, centre - half)) ** 2, Math.sin(Math.min(Math.PI / 2, centre + half)) ** 2]);
    }
    case 'beta': {
      if (p === null || shrunkN === null || !spread) return result(null, shrunkN);
      const [tail, successes, failures] = [(1 - level) / 2, shrunkN * p, shrunkN * (1 - p)];
      return result(
        [betaQuantile(tail, successes, failures + 1), betaQuantile(1 - tail, successes + 1, failures)],
        shrunkN,
      );
    }
    case 'wilson':
      if (p === null || !plainN) return result(null, plainN);
      return result(wilsonBounds(p, plainN, normalQuantile((1 + level) / 2)), plainN);
    case 'wilsonT':
      if (p === null || !shrunkN || tOfRows === null) return result(null, shrunkN);
      return result(wilsonBounds(p, shrunkN, tOfRows), shrunkN);
    default:
      throw new ScoringError('badInput', 'unknown method for the interval of a proportion', { method });
  }
}
