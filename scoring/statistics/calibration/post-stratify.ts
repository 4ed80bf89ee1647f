/** Post-stratification: weights that meet known population counts cell by cell (reference case b03; R: `postStratify`). */
import { ScoringError } from '../../number/scoring-error.js';
import type { Label, SurveyDesign } from '../survey/survey-design.js';
import { reweighted, type CalibratedDesign } from './calibrated-design.js';

/** Population count of one cell; `labels` in the order of the columns that form the cells. */
export interface CellTotal {
  readonly labels: readonly Label[];
  readonly total: number;
}

/**
 * Multiplies each weight by population count / weighted sample count of its cell. Standard errors afterwards use the
 * residuals from the cell means. Cost: O(rows).
 *
 * @throws ScoringError `badInput` for a row whose cell has no total, `emptyCell` for a cell without rows,
 * `outOfRange` for a negative total.
 * @example
 * const design = surveyDesign({ ids: [[1, 2, 3]], weights: [1, 1, 1] });
 * const totals = [{ labels: ['F'], total: 50 }, { labels: ['M'], total: 50 }];
 * postStratify(design, [['F', 'F', 'M']], totals).weights // [25, 25, 50]
 */
export function postStratify(
  design: SurveyDesign,
  cells: readonly (readonly (Label | null)[])[],
  totals: readonly CellTotal[],
): CalibratedDesign {
  const keyOf = (labels: readonly unknown[]) => JSON.stringify(labels.map(String));
  const codeOf = new Map(totals.map(({ labels }, code) => [keyOf(labels), code]));
  if (codeOf.size < totals.length) throw new ScoringError('badInput', 'a cell has two totals');
  for (const column of cells) {
    if (column.length !== design.rows) throw new ScoringError('badInput', 'a cell column needs one label a row');
  }
  const counts = new Float64Array(totals.length);
  const codes = Int32Array.from({ length: design.rows }, (_, row) => {
    const labels = cells.map((column) => column[row] ?? null);
    const code = labels.includes(null) ? undefined : codeOf.get(keyOf(labels));
    if (code === undefined) {
      throw new ScoringError('badInput', `row ${row + 1} lies in a cell without a population total`, { labels });
    }
    counts[code]! += design.weights[row]!;
    return code;
  });
  totals.forEach(({ labels, total }, code) => {
    if (!(total >= 0 && total < Infinity))
      throw new ScoringError('outOfRange', 'a total must be 0 or more', { labels });
    if (total > 0 && counts[code] === 0)
      throw new ScoringError('emptyCell', 'no row of the sample lies in a cell', { labels });
  });
  const weights = design.weights.map((w, row) => {
    const code = codes[row]!;
    return w === 0 ? 0 : w * (totals[code]!.total / counts[code]!);
  });
  return reweighted(design, weights, (u) => {
    const sums = new Float64Array(totals.length);
    u.forEach((x, row) => (sums[codes[row]!]! += design.weights[row]! * x));
    return u.map((x, row) => (design.weights[row] === 0 ? 0 : x - sums[codes[row]!]! / counts[codes[row]!]!));
  });
}
