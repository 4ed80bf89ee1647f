/** How wide the interval of an agency would be at its target: the promise of a sample before a single form is collected (METHODS §2.1). */
import { wilsonFiniteInterval } from '../../../scoring/statistics/wilson-finite-interval.js';

export interface PlannedSample {
  /** Forms that are wanted. */
  readonly n: number;
  /** People the sample stands for; null = unknown, no finite correction. */
  readonly population: number | null;
  /** Share that is expected, 0..1; 0.8 unless told. */
  readonly share?: number;
}

/**
 * Half the width, in percentage points, of Wilson's 95 % interval at the target. Each form counts as one answer, so an
 * index over several items is never wider than this. Null without forms or when more forms than people are wanted.
 *
 * @example expectedHalfWidth({ n: 300, population: null }) // 4.51
 */
export function expectedHalfWidth({ n, population, share = 0.8 }: PlannedSample): number | null {
  if (!Number.isFinite(n) || n <= 0 || (population !== null && population < n)) return null;
  const { lo, hi } = wilsonFiniteInterval({ successes: share * n, n, level: 0.95, populationSize: population });
  return lo === null || hi === null ? null : ((hi - lo) / 2) * 100;
}
