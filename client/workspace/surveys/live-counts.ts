/** Live counts of a round: asked every three seconds while it is open, with what they come to and which rows have changed. */
import { useRef } from 'react';
import { useRead } from '../api/hooks';
import type { Survey, SurveyCounts } from '../api/shapes';

export type UnitCounts = SurveyCounts['agencies'][number];
export type Standing = 'below' | 'under' | 'met';

/** Below the minimum, above it but short of the target, or done. */
export function standingOf({ counted, minimum, target }: Pick<UnitCounts, 'counted' | 'minimum' | 'target'>): Standing {
  if (counted < minimum) return 'below';
  return target !== null && counted < target ? 'under' : 'met';
}

export interface CountSums {
  readonly total: number;
  readonly excluded: number;
  readonly atMinimum: number;
  readonly missing: number;
}

export const sumsOf = (counts: SurveyCounts): CountSums => ({
  total: counts.total,
  excluded: counts.agencies.reduce((sum, { excluded }) => sum + excluded, 0),
  atMinimum: counts.agencies.filter((unit) => unit.counted >= unit.minimum).length,
  missing: counts.agencies.reduce((sum, { counted, target }) => sum + Math.max(0, (target ?? 0) - counted), 0),
});

/** Share of the scale 0..1 that a bar takes; the scale ends at the target, or at the largest figure there is. */
export function barOf({ counted, minimum, target }: Pick<UnitCounts, 'counted' | 'minimum' | 'target'>) {
  const end = Math.max(target ?? 0, minimum, target === null ? counted : 0, 1);
  return { filled: Math.min(1, counted / end), minimumAt: Math.min(1, minimum / end) };
}

export function useCounts(survey: Survey, enabled = true) {
  const counts = useRead<SurveyCounts>(['surveys', survey.id, 'counts'], `/surveys/${survey.id}/counts`, undefined, {
    enabled: enabled && survey.state !== 'draft',
    ...(survey.state === 'open' ? { every: 3000 } : {}),
  });
  return counts;
}

/** Agencies whose number differs from the answer before; empty at the first one. */
export function useChangedUnits(counts: SurveyCounts | undefined): ReadonlySet<string> {
  const before = useRef<{ at: string; counted: Map<string, number>; changed: ReadonlySet<string> } | null>(null);
  if (counts === undefined) return new Set();
  if (before.current?.at !== counts.at) {
    const former = before.current?.counted;
    const changed = new Set(
      former === undefined
        ? []
        : counts.agencies
            .filter(({ agencyId, counted }) => former.get(agencyId) !== counted)
            .map(({ agencyId }) => agencyId),
    );
    before.current = {
      at: counts.at,
      counted: new Map(counts.agencies.map((unit) => [unit.agencyId, unit.counted])),
      changed,
    };
  }
  return before.current.changed;
}
