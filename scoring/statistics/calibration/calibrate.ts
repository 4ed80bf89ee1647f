/**
 * Calibration to known totals by the generalised regression family (reference case b03; Deville and Särndal 1992, JASA
 * 87; R: `survey::calibrate`): linear, raking (exponential) and bounded logit distance.
 */
import { solveNormal, zeros } from '../../number/linear-algebra.js';
import { ScoringError } from '../../number/scoring-error.js';
import type { Column, SurveyDesign } from '../survey/survey-design.js';
import {
  codeMargin,
  commonTotal,
  regressionResidual,
  reweighted,
  type CalibratedDesign,
  type Margin,
} from './calibrated-design.js';

/** The distance that weights keep: `linear` may give negative weights unless bounded, `logit` needs bounds. */
export type CalibrationMethod = 'linear' | 'raking' | 'logit';

/** A numeric auxiliary: its value in each row and its sum over the population. */
export interface NumericTotal {
  readonly name: string;
  readonly values: Column;
  readonly total: number;
}

/** What the weights must meet and how. */
export interface CalibrationTargets {
  /** Categorical auxiliaries; their common sum is also met (an intercept). */
  readonly margins?: readonly Margin[];
  readonly totals?: readonly NumericTotal[];
  /** `linear` unless given. */
  readonly method?: CalibrationMethod;
  /** Least and greatest ratio new / old weight, around 1. */
  readonly bounds?: readonly [number, number] | null;
}

interface Auxiliary {
  readonly x: Float64Array;
  readonly total: number;
}

/** Ratio new / old weight as a function of x'λ, with its derivative. */
type RatioFunction = (u: number) => readonly [ratio: number, slope: number];

const MAX_STEPS = 200;
const HOLDS = 1e-9;

function auxiliaries(design: SurveyDesign, targets: CalibrationTargets): Auxiliary[] {
  const margins = (targets.margins ?? []).map((margin) => codeMargin(design, margin));
  const columns: Auxiliary[] = [];
  if (margins.length > 0) columns.push({ x: new Float64Array(design.rows).fill(1), total: commonTotal(margins) });
  for (const { codes, totals } of margins) {
    totals
      .slice(1)
      .forEach((total, at) =>
        columns.push({ x: Float64Array.from(codes, (code) => (code === at + 1 ? 1 : 0)), total }),
      );
  }
  for (const { name, values, total } of targets.totals ?? []) {
    if (values.length !== design.rows)
      throw new ScoringError('badInput', 'an auxiliary needs one value a row', { name });
    if (!Number.isFinite(total)) throw new ScoringError('badInput', 'an auxiliary needs a finite total', { name });
    const x = Float64Array.from(values, (value, row) => {
      if (value === null || !Number.isFinite(value)) {
        throw new ScoringError('badInput', `row ${row + 1} has no ${name}`, { name, row: row + 1 });
      }
      return value;
    });
    columns.push({ x, total });
  }
  if (columns.length === 0) throw new ScoringError('badInput', 'calibration needs at least one margin or total');
  return columns;
}

function ratioFunction(method: CalibrationMethod, bounds: readonly [number, number] | null): RatioFunction {
  const [low, high] = bounds ?? [-Infinity, Infinity];
  if (!(low < 1 && high > 1)) throw new ScoringError('outOfRange', 'bounds must lie around 1', { bounds });
  const cut = (ratio: number, slope: number) =>
    (ratio <= low ? [low, 0] : ratio >= high ? [high, 0] : [ratio, slope]) as [number, number];
  switch (method) {
    case 'linear':
      return (u) => cut(1 + u, 1);
    case 'raking':
      return (u) => cut(Math.exp(u), Math.exp(u));
    case 'logit': {
      if (!bounds || !Number.isFinite(low) || !Number.isFinite(high)) {
        throw new ScoringError('badInput', 'the logit distance needs finite bounds');
      }
      const steepness = (high - low) / ((1 - low) * (high - 1));
      return (u) => {
        const grow = Math.exp(-Math.abs(steepness * u));
        const [a, b] = u > 0 ? [(high - 1) * grow, 1 - low] : [high - 1, (1 - low) * grow];
        const ratio = (low * a + high * b) / (a + b);
        return [ratio, ((ratio - low) * (high - ratio)) / ((1 - low) * (high - 1))];
      };
    }
    default:
      throw new ScoringError('badInput', 'method must be linear, raking or logit', { method });
  }
}

/**
 * Weights g·w, g = F(x'λ), that meet every target exactly: F = 1 + u (linear), exp u (raking) or the bounded logit.
 * Standard errors afterwards use the residuals of the design-weighted regression on the auxiliaries. Newton steps until
 * nothing changes. Cost: O(steps × rows × auxiliaries²).
 *
 * @throws ScoringError `badInput` for missing or contradictory auxiliaries, `outOfRange` for bounds that are not around
 * 1, `notConverged` when no weights inside the bounds meet the targets.
 * @example
 * const design = surveyDesign({ ids: [[1, 2]], weights: [10, 10] });
 * calibrate(design, { totals: [{ name: 'visits', values: [1, 3], total: 50 }] }).weights // [11, 13]
 */
export function calibrate(design: SurveyDesign, targets: CalibrationTargets): CalibratedDesign {
  const columns = auxiliaries(design, targets);
  const ratioOf = ratioFunction(targets.method ?? 'linear', targets.bounds ?? null);
  const { weights, rows } = design;
  const size = columns.length;
  const weightSum = weights.reduce((sum, w) => sum + w, 0);
  const scales = columns.map(
    ({ x }) => Math.sqrt(x.reduce((sum, v, row) => sum + weights[row]! * v * v, 0) / weightSum) || 1,
  );
  const scaled = columns.map(({ x }, k) => x.map((v) => v / scales[k]!));
  const aims = columns.map(({ total }, k) => total / scales[k]!);
  const tolerance = Math.max(weightSum, ...aims.map(Math.abs));

  const ratios = new Float64Array(rows);
  const slopes = new Float64Array(rows);
  const gapsAt = (lambda: readonly number[]): number[] => {
    const gaps = [...aims];
    for (let row = 0; row < rows; row++) {
      let u = 0;
      for (let k = 0; k < size; k++) u += scaled[k]![row]! * lambda[k]!;
      const [ratio, slope] = ratioOf(u);
      ratios[row] = ratio;
      slopes[row] = slope;
      for (let k = 0; k < size; k++) gaps[k]! -= weights[row]! * ratio * scaled[k]![row]!;
    }
    return gaps;
  };
  const distance = (gaps: readonly number[]) => {
    const worst = Math.max(...gaps.map(Math.abs)) / tolerance;
    return Number.isNaN(worst) ? Infinity : worst;
  };

  let lambda = new Array<number>(size).fill(0);
  let gaps = gapsAt(lambda);
  let apart = distance(gaps);
  for (let step = 0; step < MAX_STEPS && apart > 0; step++) {
    const slopeMatrix = zeros(size, size);
    for (let row = 0; row < rows; row++) {
      const w = weights[row]! * slopes[row]!;
      if (w === 0) continue;
      for (let a = 0; a < size; a++) {
        for (let b = 0; b <= a; b++) slopeMatrix[a]![b]! += w * scaled[a]![row]! * scaled[b]![row]!;
      }
    }
    slopeMatrix.forEach((line, a) => line.forEach((x, b) => b < a && (slopeMatrix[b]![a] = x)));
    const move = solveNormal(slopeMatrix, gaps);
    let [share, next, nextGaps, nextApart] = [1, lambda, gaps, Infinity];
    for (; share > 1e-6 && !(nextApart < apart); share /= 2) {
      next = lambda.map((x, k) => x + share * (move[k] ?? 0));
      nextGaps = gapsAt(next);
      nextApart = distance(nextGaps);
    }
    if (!(nextApart < apart)) break;
    [lambda, gaps, apart] = [next, nextGaps, nextApart];
  }
  gapsAt(lambda);
  const missed = gaps.some((gap, k) => Math.abs(gap) > HOLDS * Math.max(Math.abs(aims[k]!), 1e-3 * tolerance));
  if (missed) throw new ScoringError('notConverged', 'no weights within the bounds meet the targets', { apart });
  return reweighted(
    design,
    weights.map((w, row) => w * ratios[row]!),
    regressionResidual(weights, scaled),
  );
}
