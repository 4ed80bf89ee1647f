/** Shares of the categories of an answer, with their covariance matrix (reference case b01). */
import { finiteOrNull } from '../../number/finite-or-null.js';
import { designCovariance } from './design-covariance.js';
import type { Label, SurveyDesign } from './survey-design.js';
import { linearised, validRows, weightedSum, type EstimateOptions } from './valid-rows.js';

/** Shares 0..1 in the order of the categories asked for. */
export interface CategoryShares {
  readonly n: number;
  readonly share: (number | null)[];
  readonly se: (number | null)[];
  readonly cov: (number | null)[][];
}

/**
 * Weighted share of each category among rows whose answer is one of them. Cost: O(rows × categories²).
 *
 * @throws ScoringError `singlePsuStratum` under policy `fail`, `badInput` for a column of another length.
 * @example
 * const design = surveyDesign({ ids: [[1, 2, 3, 4]], weights: [1, 1, 1, 1] });
 * categoryShares(design, [1, 1, 2, 88], [1, 2]).share // [2/3, 1/3]
 */
export function categoryShares(
  design: SurveyDesign,
  answers: readonly (Label | null)[],
  categories: readonly Label[],
  options: EstimateOptions = {},
): CategoryShares {
  const codes = answers.map((answer) =>
    answer !== null && categories.includes(answer) ? categories.indexOf(answer) : null,
  );
  const valid = validRows(design, [codes], options.domain);
  if (!(valid.weight > 0)) {
    const empty = categories.map(() => null);
    return { n: valid.n, share: empty, se: [...empty], cov: categories.map(() => [...empty]) };
  }
  const chosen = categories.map((_, k) => codes.map((code) => (code === null ? null : code === k ? 1 : 0)));
  const share = chosen.map((column) => weightedSum(design, valid, column) / valid.weight);
  const columns = chosen.map((column, k) =>
    linearised(design, valid, (row) => (column[row]! - share[k]!) / valid.weight),
  );
  const cov = designCovariance(design, columns, options, valid.flags).map((row) => row.map((x) => finiteOrNull(x)));
  const se = cov.map((row, k) => (row[k] === null ? null : finiteOrNull(Math.sqrt(row[k]!))));
  return { n: valid.n, share, se, cov };
}
