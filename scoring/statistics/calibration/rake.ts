/** Raking (iterative proportional fitting) to several margins (reference case b03; Deming and Stephan 1940; R: `rake`). */
import { ScoringError } from '../../number/scoring-error.js';
import type { SurveyDesign } from '../survey/survey-design.js';
import {
  codeMargin,
  commonTotal,
  regressionResidual,
  reweighted,
  type CalibratedDesign,
  type Margin,
} from './calibrated-design.js';

const MAX_SWEEPS = 20_000;
/** A sweep that moves no margin by more than this is the fixed point. */
const SETTLED = 1e-14;
/** The margins hold at least to this. */
const HOLDS = 1e-9;

/** Rows with the same label on every margin get the same factor, so the fit runs over cells, not rows. */
function collapse(margins: readonly { codes: Int32Array; totals: number[] }[], weights: Float64Array) {
  const cellOf = new Map<number, number>();
  const cellCodes: number[][] = [];
  const cellWeights: number[] = [];
  const cells = weights.map((w, row) => {
    let key = 0;
    for (const { codes, totals } of margins) key = key * totals.length + codes[row]!;
    let cell = cellOf.get(key);
    if (cell === undefined) {
      cell = cellCodes.length;
      cellOf.set(key, cell);
      cellCodes.push(margins.map(({ codes }) => codes[row]!));
      cellWeights.push(0);
    }
    cellWeights[cell]! += w;
    return cell;
  });
  return { cells, cellCodes, cellWeights: Float64Array.from(cellWeights) };
}

/**
 * Weights that meet the population counts of every margin and stay as close to the old ones as raking keeps them
 * (the fixed point does not depend on the order of margins). Standard errors afterwards use the residuals of the
 * design-weighted regression on the margins (Deville and Särndal 1992). Cost: O(rows + sweeps × cells).
 *
 * @throws ScoringError `badInput` for unknown labels or margins with different sums, `emptyCell` for a label without
 * rows, `notConverged` when no weights can meet all margins.
 * @example
 * const design = surveyDesign({ ids: [[1, 2, 3]], weights: [1, 1, 1] });
 * rake(design, [{ name: 'sex', labels: ['F', 'F', 'M'], totals: { F: 50, M: 50 } }]).weights // [25, 25, 50]
 */
export function rake(design: SurveyDesign, margins: readonly Margin[]): CalibratedDesign {
  if (margins.length === 0) throw new ScoringError('badInput', 'raking needs at least one margin');
  const coded = margins.map((margin) => codeMargin(design, margin));
  commonTotal(coded);
  const size = coded.reduce((product, { totals }) => product * totals.length, 1);
  if (size > Number.MAX_SAFE_INTEGER) throw new ScoringError('badInput', 'too many margins to cross');
  const { cells, cellCodes, cellWeights } = collapse(coded, design.weights);
  const fitted = Float64Array.from(cellWeights);
  let moved = Infinity;
  for (let sweep = 0; moved > SETTLED && sweep < MAX_SWEEPS; sweep++) {
    moved = 0;
    for (let m = 0; m < coded.length; m++) {
      const { totals } = coded[m]!;
      const sums = new Float64Array(totals.length);
      for (let cell = 0; cell < fitted.length; cell++) sums[cellCodes[cell]![m]!]! += fitted[cell]!;
      const factors = sums.map((sum, code) => (sum === 0 ? (totals[code] === 0 ? 1 : Infinity) : totals[code]! / sum));
      factors.forEach((factor, code) => {
        if (totals[code]! > 0) moved = Math.max(moved, Math.abs(factor - 1));
      });
      for (let cell = 0; cell < fitted.length; cell++) fitted[cell]! *= factors[cellCodes[cell]![m]!]!;
    }
    if (!Number.isFinite(moved)) break;
  }
  if (!(moved <= HOLDS)) {
    throw new ScoringError('notConverged', 'no weights meet all margins; join sparse categories', { moved });
  }
  const factor = fitted.map((x, cell) => (cellWeights[cell] === 0 ? 1 : x / cellWeights[cell]!));
  return reweighted(
    design,
    design.weights.map((w, row) => w * factor[cells[row]!]!),
    lazily(() => {
      const indicators = coded.flatMap(({ codes, totals }) =>
        totals.map((_, code) => Float64Array.from(codes, (own) => (own === code ? 1 : 0))),
      );
      return regressionResidual(design.weights, indicators);
    }),
  );
}

/** The regression is only set up when a standard error is asked for. */
function lazily(make: () => (u: Float64Array) => Float64Array): (u: Float64Array) => Float64Array {
  let made: ((u: Float64Array) => Float64Array) | undefined;
  return (u) => (made ??= make())(u);
}
