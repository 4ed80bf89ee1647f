/** Weighting-class adjustment for unit nonresponse (reference case b03; Kalton and Flores-Cervantes 2003). */
import { ScoringError } from '../../number/scoring-error.js';
import type { Label } from '../survey/survey-design.js';

/** Adjusted weights in row order, and the classes whose weight nobody could take over. */
export interface NonresponseAdjustment {
  readonly weights: number[];
  /** Labels of classes with weight but without a respondent: their weight is lost, join them with others. */
  readonly classesWithoutRespondent: (readonly (Label | null)[])[];
}

/**
 * Inside each class (a combination of the class columns) respondents take over the weight of those who did not
 * respond: w · Σw / Σw of respondents; 0 for the others. Cost: O(rows × class columns).
 *
 * @throws ScoringError `badInput` for columns of unequal length or a missing weight, `outOfRange` for a negative one.
 * @example adjustForNonresponse([1, 1, 2], [1, 0, 1], [['x', 'x', 'y']]).weights // [2, 0, 2]
 */
export function adjustForNonresponse(
  weights: readonly (number | null)[],
  responded: readonly (number | boolean | null)[],
  classes: readonly (readonly (Label | null)[])[],
): NonresponseAdjustment {
  if ([responded, ...classes].some((column) => column.length !== weights.length)) {
    throw new ScoringError('badInput', 'weights, answers and classes need one entry a row');
  }
  const known = new Map<string, { all: number; responding: number; labels: (Label | null)[] }>();
  const classOf = weights.map((w, row) => {
    if (w === null || !Number.isFinite(w)) throw new ScoringError('badInput', `row ${row + 1} has no weight`, { row });
    if (w < 0) throw new ScoringError('outOfRange', `row ${row + 1} has a negative weight`, { row });
    const labels = classes.map((column) => column[row] ?? null);
    const key = JSON.stringify(labels);
    const own = known.get(key) ?? { all: 0, responding: 0, labels };
    known.set(key, own);
    own.all += w;
    if (responded[row]) own.responding += w;
    return own;
  });
  return {
    weights: weights.map((w, row) => {
      const { all, responding } = classOf[row]!;
      return responded[row] && responding > 0 ? (w! * all) / responding : 0;
    }),
    classesWithoutRespondent: [...known.values()]
      .filter(({ all, responding }) => all > 0 && responding === 0)
      .map(({ labels }) => labels),
  };
}
