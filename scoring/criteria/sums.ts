/** Criterion, field and total: sums of components and percents of what applies (SCORE-IO §5). */
import { Ratio } from '../number/ratio.js';
import { isApplicable, type ComponentPoints } from './component-points.js';
import type { NotApplicablePolicy } from './framework-file.js';

export interface NodePoints {
  readonly points: Ratio;
  readonly applicableMaxPoints: Ratio;
  readonly applicable: boolean;
  /** 0..100 (the total may pass 100); null when nothing applies or the maximum is 0. */
  readonly percent: Ratio | null;
}

/** 100 · points / maximum, null over 0. */
export function percentOfMaximum(points: Ratio, maximum: Ratio): Ratio | null {
  return maximum.isZero() ? null : Ratio.HUNDRED.mul(points).div(maximum);
}

/** Points of the components `from` (inclusive) to `to` (exclusive), together. */
export function sumOf(
  components: readonly ComponentPoints[],
  from: number,
  to: number,
  policy: NotApplicablePolicy,
): NodePoints {
  let [points, applicableMaxPoints] = [Ratio.ZERO, Ratio.ZERO];
  let [applicable, dropped] = [false, false];
  for (let index = from; index < to; index += 1) {
    const component = components[index];
    if (component === undefined) break;
    points = points.add(component.points);
    applicableMaxPoints = applicableMaxPoints.add(component.applicableMaxPoints);
    if (isApplicable(component.status)) applicable = true;
    else if (component.status === 'notApplicable') dropped = true;
  }
  const hasPercent = applicable || (dropped && policy === 'fullPoints');
  const percent = hasPercent ? percentOfMaximum(points, applicableMaxPoints) : null;
  return { points, applicableMaxPoints, applicable, percent };
}
