/** Criterion, field and total: sums of components and percents of what applies (SCORE-IO §5). */
import { Ratio } from '../number/ratio.js';
import type { NotApplicablePolicy } from './policies.js';

/** What a component, a criterion or a field contributes to the level above. */
export interface Summand {
  readonly points: Ratio;
  readonly applicableMaxPoints: Ratio;
  /** Something in it applies to the agency. */
  readonly applicable: boolean;
  /** Something in it was declared not applicable. */
  readonly dropped: boolean;
}

export interface NodePoints extends Summand {
  /** 0..100 (the total may pass 100); null when nothing applies or the maximum is 0. */
  readonly percent: Ratio | null;
}

/** 100 · points / maximum, null over 0. */
export function percentOfMaximum(points: Ratio, maximum: Ratio): Ratio | null {
  return maximum.isZero() ? null : Ratio.HUNDRED.mul(points).div(maximum);
}

/** The parts `from` (inclusive) to `to` (exclusive), together. */
export function sumOf(parts: readonly Summand[], from: number, to: number, policy: NotApplicablePolicy): NodePoints {
  let [points, applicableMaxPoints] = [Ratio.ZERO, Ratio.ZERO];
  let [applicable, dropped] = [false, false];
  for (let index = from; index < to; index += 1) {
    const part = parts[index];
    if (part === undefined) break;
    points = points.add(part.points);
    applicableMaxPoints = applicableMaxPoints.add(part.applicableMaxPoints);
    applicable ||= part.applicable;
    dropped ||= part.dropped;
  }
  const hasPercent = applicable || (dropped && policy === 'fullPoints');
  const percent = hasPercent ? percentOfMaximum(points, applicableMaxPoints) : null;
  return { points, applicableMaxPoints, applicable, dropped, percent };
}
