/**
 * How many answers a survey needs for a wanted precision or power. Sizes are real numbers; `…Ceil` are whole people.
 */
import { requireFinite, requireOpenProbability, requirePositive, requireProbability } from '../number/check-number.js';
import { normalQuantile } from '../number/normal-distribution.js';
import { ScoringError } from '../number/scoring-error.js';
import { twoSidedZ } from '../statistics/proportion-intervals.js';

/** The next whole number, forgiving 1e-9 of rounding noise. @example wholePeople(30.0000000000001) // 30 */
export function wholePeople(size: number): number {
  return Math.ceil(size - 1e-9) + 0;
}

/** Sizes for a proportion. Those that need the population are null without it. */
export interface ProportionSampleSize {
  /** For an unlimited population. */
  readonly n0: number;
  /** With the finite population correction. */
  readonly n: number;
  readonly nCeil: number;
  /** Yamane's (Slovin's) N / (1 + N·e²), whatever p and level: QĐ 1383 asks for it. */
  readonly yamane: number | null;
  readonly krejcieMorgan: number | null;
  /** n · design effect / response rate: how many to approach. */
  readonly planned: number;
  readonly plannedCeil: number;
}

/**
 * n0 = z²p(1 − p)/e², n = n0/(1 + (n0 − 1)/N) (Cochran 1977, §4.4), beside Yamane (1967) and Krejcie and Morgan (1970).
 * `error` is half the interval's length as a share; populationSize null = unlimited.
 *
 * @throws ScoringError `outOfRange` unless p is 0..1, 0 < level < 1, responseRate 0..1 and not 0, the others above 0.
 * @example proportionSampleSize({ p: 0.5, error: 0.05, level: 0.95, populationSize: 900, designEffect: 1, responseRate: 1 }).nCeil // 270
 */
export function proportionSampleSize(input: {
  readonly p: number;
  readonly error: number;
  readonly level: number;
  readonly populationSize: number | null;
  readonly designEffect: number;
  readonly responseRate: number;
}): ProportionSampleSize {
  const { error, level, populationSize: N } = input;
  const p = requireProbability(input.p, 'p');
  requireFinite(requirePositive(error, 'error'), 'error');
  requireFinite(requirePositive(input.designEffect, 'designEffect'), 'designEffect');
  requirePositive(requireProbability(input.responseRate, 'responseRate'), 'responseRate');
  requirePopulation(N);
  const z = twoSidedZ(level);
  const variance = p * (1 - p);
  const n0 = (z * z * variance) / (error * error);
  const n = N === null || n0 === 0 ? n0 : n0 / (1 + (n0 - 1) / N);
  const planned = (n * input.designEffect) / input.responseRate;
  return {
    n0,
    n,
    nCeil: wholePeople(n),
    yamane: N === null ? null : N / (1 + N * error * error),
    krejcieMorgan:
      N === null || n0 === 0 ? null : (z * z * N * variance) / (error * error * (N - 1) + z * z * variance),
    planned,
    plannedCeil: wholePeople(planned),
  };
}

/**
 * n0 = (z·sd/e)², n = n0/(1 + n0/N) for a mean (Cochran 1977, §4.6). `sd` and `error` in the unit of the values.
 *
 * @throws ScoringError `outOfRange` unless sd ≥ 0, error and N above 0, 0 < level < 1.
 * @example meanSampleSize({ sd: 1.2, error: 0.1, level: 0.9, populationSize: 30 }).nCeil // 28
 */
export function meanSampleSize(input: {
  readonly sd: number;
  readonly error: number;
  readonly level: number;
  readonly populationSize: number | null;
}): { readonly n0: number; readonly n: number; readonly nCeil: number } {
  const { sd, error, level, populationSize: N } = input;
  if (!(requireFinite(sd, 'sd') >= 0)) throw new ScoringError('outOfRange', 'sd must be 0 or more', { sd });
  requireFinite(requirePositive(error, 'error'), 'error');
  requirePopulation(N);
  const n0 = ((twoSidedZ(level) * sd) / error) ** 2;
  const n = N === null ? n0 : n0 / (1 + n0 / N);
  return { n0, n, nCeil: wholePeople(n) };
}

/**
 * Answers per group to tell p1 from p2 in a two-sided test, as R's `power.prop.test` (Fleiss, Levin and Paik 2003,
 * §4.2);
 * null when p1 = p2.
 *
 * @throws ScoringError `outOfRange` unless p1, p2 are 0..1 and alpha, power strictly between 0 and 1.
 * @example twoProportionsSampleSize({ p1: 0.6, p2: 0.4, alpha: 0.05, power: 0.9 }).nCeil // 130
 */
export function twoProportionsSampleSize(input: {
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly power: number;
}): { readonly nPerGroup: number | null; readonly nCeil: number | null } {
  const { p1, p2, alpha, power } = input;
  requireProbability(p1, 'p1');
  requireProbability(p2, 'p2');
  const zAlpha = -normalQuantile(requireOpenProbability(alpha, 'alpha') / 2);
  const zPower = normalQuantile(requireOpenProbability(power, 'power'));
  if (p1 === p2) return { nPerGroup: null, nCeil: null };
  const middle = (p1 + p2) / 2;
  const together = zAlpha * Math.sqrt(2 * middle * (1 - middle)) + zPower * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  const nPerGroup = (together / (p1 - p2)) ** 2;
  return { nPerGroup, nCeil: wholePeople(nPerGroup) };
}

/** A known population has at least one member. */
export function requirePopulation(populationSize: number | null): void {
  if (populationSize !== null && !(requireFinite(populationSize, 'populationSize') >= 1)) {
    throw new ScoringError('outOfRange', 'populationSize must be 1 or more', { populationSize });
  }
}
