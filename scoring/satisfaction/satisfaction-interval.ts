/**
 * 95 % intervals of satisfaction figures, each with its name (METHODS §2.1): Wilson for a one-item share, logit-t for
 * other shares, t for means. All on the scale 0..1 of the figure's possible range; no bound ever leaves it.
 */
import { normalQuantile } from '../number/normal-distribution.js';
import { studentTQuantile } from '../number/student-t-distribution.js';

/**
 * `wilson`: one item, n answers. `wilsonFpc`: the same with n(N − 1)/(N − n). `logitT`, `t`: from the clustered standard
 * error. `wilsonForms`: no form differs from another, so the error says nothing; Wilson with one observation per form.
 * `census`: everyone was asked (n = N), the figure has no sampling error.
 */
export type IntervalName = 'wilson' | 'wilsonFpc' | 'logitT' | 't' | 'wilsonForms' | 'census';

/** Bounds in the figure's unit. */
export interface FigureInterval {
  readonly name: IntervalName;
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

/** Bounds as shares 0..1. */
export interface ShareInterval {
  readonly name: IntervalName;
  readonly lower: number;
  readonly upper: number;
}

export const INTERVAL_LEVEL = 0.95;
const UPPER_TAIL = 1 - (1 - INTERVAL_LEVEL) / 2;
const Z = normalQuantile(UPPER_TAIL);
const quantileByDf = new Map<number, number>();

/** t quantile of the 95 % interval; remembered by df, since a run asks for the same few hundred again and again. */
export function tQuantile95(df: number): number {
  let quantile = quantileByDf.get(df);
  if (quantile === undefined) {
    if (quantileByDf.size >= 10_000) quantileByDf.clear();
    quantile = studentTQuantile(UPPER_TAIL, df);
    quantileByDf.set(df, quantile);
  }
  return quantile;
}

/**
 * Wilson's interval of `successes` of `n` answers (both may be fractions of whole counts), 0 ≤ successes ≤ n, n > 0.
 * Exact at the ends: 0 and n give bounds 0 and 1. Source: Wilson (1927).
 *
 * @example wilsonShare(26, 31).lower // 0.6737
 */
export function wilsonShare(successes: number, n: number): { lower: number; upper: number } {
  const p = successes / n;
  const square = (Z * Z) / n;
  const centre = (p + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + square / (4 * n))) / (1 + square);
  return {
    lower: successes <= 0 ? 0 : Math.max(0, Math.min(p, centre - half)),
    upper: successes >= n ? 1 : Math.min(1, Math.max(p, centre + half)),
  };
}

function wilsonAs(name: IntervalName, successes: number, n: number): ShareInterval {
  const { lower, upper } = wilsonShare(successes, n);
  return { name, lower, upper };
}

/** Interval of a one-item share; `population` N corrects n when it is known and larger than n. */
export function oneItemInterval(successes: number, n: number, population: number | null): ShareInterval {
  const p = successes / n;
  if (population !== null && population <= n) return { name: 'census', lower: p, upper: p };
  if (population === null) return wilsonAs('wilson', successes, n);
  const effective = (n * (population - 1)) / (population - n);
  return wilsonAs('wilsonFpc', successes === n ? effective : p * effective, effective);
}

/**
 * Interval of a share or of a mean mapped to 0..1, from its standard error on the same scale and `forms` clusters. With
 * a zero error it falls back to `wilsonForms`; null when there is no standard error (one form only).
 *
 * Shares use the logit: logit p ± t · se ÷ (p(1 − p)), so that bounds stay inside; means use p ± t · se, cut at 0 and 1.
 */
export function clusteredInterval(
  kind: 'share' | 'mean',
  p: number,
  standardError: number | null,
  forms: number,
  census: boolean,
): ShareInterval | null {
  if (census) return { name: 'census', lower: p, upper: p };
  const noSpread = standardError === 0 || (kind === 'share' && (p <= 0 || p >= 1));
  if (noSpread) return wilsonAs('wilsonForms', p >= 1 ? forms : p * forms, forms);
  if (standardError === null) return null;
  const reach = tQuantile95(forms - 1) * standardError;
  if (kind === 'mean') return { name: 't', lower: Math.max(0, p - reach), upper: Math.min(1, p + reach) };
  const centre = Math.log(p / (1 - p));
  const half = reach / (p * (1 - p));
  const back = (logit: number): number => 1 / (1 + Math.exp(-logit));
  return { name: 'logitT', lower: Math.min(p, back(centre - half)), upper: Math.max(p, back(centre + half)) };
}
