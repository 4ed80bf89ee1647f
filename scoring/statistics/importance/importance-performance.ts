/** Importance-performance analysis: what to mend first (Martilla and James 1977; reference case d03). */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';
import { comparable } from '../../number/comparable.js';

/** concentrate: important and weak; keepUp: important and strong; then the unimportant: weak, strong. */
export type ImportanceQuadrant = 'concentrate' | 'keepUp' | 'lowPriority' | 'possibleOverkill';

/** One factor's place; null when its importance or performance is unknown. */
export interface ImportancePerformanceRow {
  readonly importance: number | null;
  readonly performance: number | null;
  readonly quadrant: ImportanceQuadrant | null;
  /** z(importance) - z(performance): the larger, the sooner to mend. */
  readonly gap: number | null;
}

/** Rows in the order given with the cuts that divide the quadrants. */
export interface ImportancePerformance {
  readonly importanceCut: number | null;
  readonly performanceCut: number | null;
  readonly rows: ImportancePerformanceRow[];
}

/**
 * Divides factors into quadrants at the plain means of importance (any unit) and performance (any unit); a value at the
 * cut counts as high. gap uses z-scores with n - 1. Cost: O(n).
 *
 * @throws ScoringError `badInput` for arrays of unequal length.
 * @example importancePerformance([0.7, 0.3], [3, 4]).rows.map((row) => row.quadrant) // ['concentrate', 'possibleOverkill']
 */
export function importancePerformance(
  importance: readonly (number | null)[],
  performance: readonly (number | null)[],
): ImportancePerformance {
  if (importance.length !== performance.length) {
    throw new ScoringError('badInput', 'importance and performance need one entry a factor');
  }
  const [first, second] = [importance, performance].map((values) => {
    const present = values.filter((x): x is number => x !== null);
    const cut = quotient(
      present.reduce((sum, x) => sum + x, 0),
      present.length,
    );
    const squares = present.reduce((sum, x) => sum + (x - cut!) ** 2, 0);
    const largest = Math.max(0, ...present.map(Math.abs));
    const sd = present.length > 1 ? Math.sqrt(squares / (present.length - 1)) : 0;
    const z = (x: number) => quotient(x - cut!, sd > 1e-12 * largest ? sd : 0);
    return { cut, z, high: (x: number) => comparable(x) >= comparable(cut!) };
  }) as [Cut, Cut];
  const rows = importance.map((weight, i): ImportancePerformanceRow => {
    const level = performance[i]!;
    if (weight === null || level === null) return { importance: weight, performance: level, quadrant: null, gap: null };
    const [a, b] = [first.z(weight), second.z(level)];
    const quadrant = first.high(weight)
      ? second.high(level)
        ? 'keepUp'
        : 'concentrate'
      : second.high(level)
        ? 'possibleOverkill'
        : 'lowPriority';
    return {
      importance: weight,
      performance: level,
      quadrant,
      gap: a === null || b === null ? null : finiteOrNull(a - b),
    };
  });
  return { importanceCut: first.cut, performanceCut: second.cut, rows };
}

interface Cut {
  readonly cut: number | null;
  readonly z: (x: number) => number | null;
  readonly high: (x: number) => boolean;
}
