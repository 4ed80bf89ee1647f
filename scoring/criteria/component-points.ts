/** The five states of a component and what each of them counts (SCORE-IO §4). */
import { Ratio } from '../number/ratio.js';
import type { TraceStep } from '../trace/trace-step.js';
import type { NotApplicablePolicy } from './policies.js';
import type { Component } from './framework.js';
import { exactText } from './json-value.js';
import type { Summand } from './sums.js';

export type ComponentStatus = 'scored' | 'missing' | 'noEvidence' | 'notApplicable' | 'awaited';

export interface ComponentPoints extends Summand {
  readonly component: Component;
  readonly status: ComponentStatus;
  /** Null when no trace was asked for. */
  readonly steps: readonly TraceStep[] | null;
}

export function scored(component: Component, points: Ratio, trace: TraceStep[] | null): ComponentPoints {
  return closed(component, 'scored', points, component.maxPoints, trace);
}

/** Points fall to 0; points that were already negative stay. */
export function withoutEvidence(component: Component, points: Ratio, trace: TraceStep[] | null): ComponentPoints {
  return closed(component, 'noEvidence', points.min(Ratio.ZERO), component.maxPoints, trace);
}

export function missing(component: Component, trace: TraceStep[] | null): ComponentPoints {
  trace?.push({ step: 'missing' });
  return closed(component, 'missing', Ratio.ZERO, component.maxPoints, trace);
}

export function awaited(component: Component, trace: TraceStep[] | null): ComponentPoints {
  trace?.push({ step: 'awaited' });
  const nothing = { points: Ratio.ZERO, applicableMaxPoints: Ratio.ZERO, applicable: false, dropped: false };
  return { component, status: 'awaited', ...nothing, steps: trace };
}

/** Leaves the maximum, keeps full points, or keeps the maximum without points: the policy of the framework. */
export function notApplicable(
  component: Component,
  policy: NotApplicablePolicy,
  reason: string | null,
  trace: TraceStep[] | null,
): ComponentPoints {
  trace?.push({ step: 'notApplicable', reason, policy });
  const points = policy === 'fullPoints' ? component.maxPoints : Ratio.ZERO;
  const counted = policy === 'shrinkDenominator' ? Ratio.ZERO : component.maxPoints;
  return closed(component, 'notApplicable', points, counted, trace);
}

function closed(
  component: Component,
  status: ComponentStatus,
  points: Ratio,
  applicableMaxPoints: Ratio,
  trace: TraceStep[] | null,
): ComponentPoints {
  trace?.push({ step: 'points', points: exactText(points), maxPoints: component.maxPointsText });
  const dropped = status === 'notApplicable';
  return { component, status, points, applicableMaxPoints, applicable: !dropped, dropped, steps: trace };
}
