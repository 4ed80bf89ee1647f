/** Plain correlations of predictors with an outcome, the simplest measure of importance (reference case d03). */
import { tiedRanks } from '../tied-ranks.js';
import type { Column } from '../survey/survey-design.js';
import { standardise } from './standardised-regression.js';

/** Correlation of each predictor with the outcome, -1..1; null without spread. */
export interface PredictorCorrelations {
  readonly pearson: (number | null)[];
  readonly spearman: (number | null)[];
}

/**
 * Pearson and Spearman correlation of each predictor with the outcome, over rows complete on all. Cost: O(n p log n).
 *
 * @throws ScoringError `badInput` without predictors or for columns of unequal length.
 * @example predictorCorrelations([1, 2, 3], [[1, 2, 4]]).spearman // [1]
 */
export function predictorCorrelations(outcome: Column, predictors: readonly Column[]): PredictorCorrelations {
  const columns = [outcome, ...predictors];
  const complete = outcome.map((_, row) => columns.every((column) => Number.isFinite(column[row])));
  const ranked = columns.map((column) => tiedRanks(column.filter((_, row) => complete[row]) as number[]).ranks);
  const defined = (own: readonly Column[]) => {
    const { sds, validity } = standardise(own[0]!, own.slice(1));
    const usable = sds.at(-1)! > 0;
    return validity.map((r, i) => (usable && sds[i]! > 0 ? Math.max(-1, Math.min(1, r)) + 0 : null));
  };
  return { pearson: defined(columns), spearman: defined(ranked) };
}
