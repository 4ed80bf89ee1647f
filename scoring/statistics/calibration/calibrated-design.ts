/** What every reweighting returns: the design with its new weights, and how far they moved. */
import { finiteOrNull } from '../../number/finite-or-null.js';
import { solveNormal, zeros } from '../../number/linear-algebra.js';
import { ScoringError } from '../../number/scoring-error.js';
import type { Label, SurveyDesign } from '../survey/survey-design.js';

/** A reweighted design. Ratios are new / old weight over rows whose old weight is above 0. */
export interface CalibratedDesign {
  /** For the estimates: same strata and clusters, new weights, variance from calibration residuals. */
  readonly design: SurveyDesign;
  /** New weights in row order. */
  readonly weights: number[];
  readonly sumWeights: number;
  readonly minRatio: number | null;
  readonly maxRatio: number | null;
}

/** A categorical auxiliary: its label in each row and the population count of each label. */
export interface Margin {
  readonly name: string;
  readonly labels: readonly (Label | null)[];
  readonly totals: Readonly<Record<string, number>>;
}

/** Packs new weights; `residual` is what calibration leaves of a variable, none when the variance ignores it. */
export function reweighted(
  design: SurveyDesign,
  weights: Float64Array,
  residual?: SurveyDesign['residual'],
): CalibratedDesign {
  let [sum, lowest, highest] = [0, Infinity, -Infinity];
  weights.forEach((w, row) => {
    if (!Number.isFinite(w)) throw new ScoringError('notConverged', 'reweighting gave an undefined weight', { row });
    sum += w;
    if (design.weights[row] === 0) return;
    lowest = Math.min(lowest, w / design.weights[row]!);
    highest = Math.max(highest, w / design.weights[row]!);
  });
  const { rows, stages, degreesOfFreedom } = design;
  return {
    design: { rows, stages, degreesOfFreedom, weights, ...(residual && { residual }) },
    weights: Array.from(weights, (w) => w + 0),
    sumWeights: sum,
    minRatio: finiteOrNull(lowest),
    maxRatio: finiteOrNull(highest),
  };
}

/** Codes of a margin's labels in the order of its totals, one a row. Refuses labels and totals that do not match. */
export function codeMargin(design: SurveyDesign, margin: Margin): { codes: Int32Array; totals: number[] } {
  const { name, labels } = margin;
  if (labels.length !== design.rows) throw new ScoringError('badInput', 'a margin needs one label a row', { name });
  const names = Object.keys(margin.totals);
  const codeOf = new Map(names.map((label, code) => [label, code]));
  const totals = names.map((label) => margin.totals[label]!);
  for (const total of totals) {
    if (!(total >= 0 && total < Infinity)) throw new ScoringError('outOfRange', 'a total must be 0 or more', { name });
  }
  const seen = new Uint8Array(names.length);
  const codes = Int32Array.from(labels, (label, row) => {
    const code = label === null ? undefined : codeOf.get(String(label));
    if (code === undefined) {
      throw new ScoringError('badInput', `row ${row + 1} has no population total for ${name}`, { name, label });
    }
    if (design.weights[row]! > 0) seen[code] = 1;
    return code;
  });
  totals.forEach((total, code) => {
    if (total > 0 && !seen[code]) {
      throw new ScoringError('emptyCell', `no row of the sample has ${name} = ${names[code]}`, { name });
    }
  });
  return { codes, totals };
}

/** Refuses margins that do not describe one population: their totals must have the same sum. Returns it. */
export function commonTotal(margins: readonly { readonly totals: readonly number[] }[]): number {
  const sums = margins.map(({ totals }) => totals.reduce((sum, total) => sum + total, 0));
  const [first = 0] = sums;
  if (sums.some((sum) => Math.abs(sum - first) > 1e-9 * first)) {
    throw new ScoringError('badInput', 'the margins have different sums; scale them to one population first', { sums });
  }
  return first;
}

/** Residuals of a weighted least-squares regression on the given columns, as a function of the variable. */
export function regressionResidual(
  weights: Float64Array,
  columns: readonly Float64Array[],
): (u: Float64Array) => Float64Array {
  const cross = zeros(columns.length, columns.length);
  columns.forEach((a, i) =>
    columns.slice(0, i + 1).forEach((b, j) => {
      let sum = 0;
      for (let row = 0; row < weights.length; row++) sum += weights[row]! * a[row]! * b[row]!;
      cross[i]![j] = sum;
      cross[j]![i] = sum;
    }),
  );
  return (u) => {
    const right = columns.map((a) => a.reduce((sum, x, row) => sum + weights[row]! * x * u[row]!, 0));
    const slope = solveNormal(cross, right);
    return u.map((x, row) => columns.reduce((left, a, i) => left - (slope[i] ?? 0) * a[row]!, x));
  };
}
