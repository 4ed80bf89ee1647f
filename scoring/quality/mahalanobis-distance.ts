/** Answer patterns far from everybody's: Mahalanobis' D² (1936; Meade and Craig 2012). */
import { requireOpenProbability } from '../number/check-number.js';
import { chiSquareQuantile, chiSquareUpper } from '../number/chi-square-distribution.js';
import { exactSum } from '../number/exact-sum.js';
import { inverse, type Matrix } from '../number/linear-algebra.js';
import { ScoringError } from '../number/scoring-error.js';
import { mean } from '../statistics/mean-and-spread.js';
import { answerMatrix, answered, type AnswerSheet } from './answer-sheet.js';

/** One entry a respondent; all null where D² is undefined. `p` is the chance of so large a D² under chi-square. */
export interface MahalanobisDistance {
  readonly d2: (number | null)[];
  readonly p: (number | null)[];
  readonly flagged: (boolean | null)[];
}

type Levels = readonly (number | null)[];

/**
 * D² = d' S⁻¹ d from the item means, chi-square with as many degrees of freedom as items; flagged beyond the
 * `confidence` quantile.
 * `available` (as R's `psych::outlier`): means and pairwise complete covariances of the answers there are, a missing
 * deviation is 0;
 * respondents without answers get null. `listwise`: complete rows only, the others get null. All null when S has no
 * inverse. Cost: O(rows·items² + items³).
 *
 * @throws ScoringError `outOfRange` for the confidence, `badInput` for an unknown column or mode.
 * @example mahalanobisDistance({ rows: [], items: ['a'], codes: FIVE_LEVELS, missing: 'listwise', confidence: 0.999 }).d2 // []
 */
export function mahalanobisDistance(
  sheet: AnswerSheet & { readonly missing: 'available' | 'listwise'; readonly confidence: number },
): MahalanobisDistance {
  const { items, missing } = sheet;
  requireOpenProbability(sheet.confidence, 'confidence');
  if (missing !== 'available' && missing !== 'listwise') {
    throw new ScoringError('badInput', 'missing must be available or listwise', { missing });
  }
  const persons = answerMatrix(sheet);
  const usable = (levels: Levels): boolean =>
    missing === 'listwise' ? levels.every((level) => level !== null) : levels.some((level) => level !== null);
  const kept = persons.filter(usable);
  const tooFew = missing === 'listwise' && kept.length <= items.length;
  const covariance = items.length === 0 || tooFew ? null : pairwiseCovariance(kept, items.length);
  const precision = covariance && inverse(covariance);
  if (precision === null)
    return { d2: persons.map(() => null), p: persons.map(() => null), flagged: persons.map(() => null) };

  const centre = items.map((_, j) => mean(answered(kept.map((levels) => levels[j]!)))!);
  const d2 = persons.map((levels) => {
    if (!usable(levels)) return null;
    const d = levels.map((level, j) => (level === null ? 0 : level - centre[j]!));
    return exactSum(d.map((x, i) => x * exactSum(d.map((y, j) => precision[i]![j]! * y))));
  });
  const limit = chiSquareQuantile(sheet.confidence, items.length);
  return {
    d2,
    p: d2.map((value) => (value === null ? null : chiSquareUpper(value, items.length))),
    flagged: d2.map((value) => (value === null ? null : value > limit)),
  };
}

/** Covariances (n − 1) of every pair of items over the rows that answered both; null when a pair has fewer than two. */
function pairwiseCovariance(rows: readonly Levels[], size: number): Matrix | null {
  const covariance: Matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let [n, si, sj, sij] = [0, 0, 0, 0];
      for (const row of rows) {
        const x = row[i]!;
        const y = row[j]!;
        if (x === null || y === null) continue;
        n += 1;
        si += x;
        sj += y;
        sij += x * y;
      }
      if (n < 2) return null;
      covariance[i]![j] = covariance[j]![i] = (n * sij - si * sj) / (n * (n - 1));
    }
  }
  return covariance;
}
