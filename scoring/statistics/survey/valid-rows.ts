/** Which rows an estimate can use: those with a valid answer, inside the domain asked for. */
import { exactSum } from '../../number/exact-sum.js';
import { ScoringError } from '../../number/scoring-error.js';
import type { LonelyPsuPolicy } from './design-covariance.js';
import type { Column, SurveyDesign } from './survey-design.js';

/** Options that every design-based estimate takes. */
export interface EstimateOptions extends LonelyPsuPolicy {
  /** Rows the estimate is about (true = inside); all rows unless given. Strata and clusters outside stay in the variance. */
  readonly domain?: readonly boolean[];
}

/** Rows that count, as flags (1 = counts) with their number and weight. */
export interface ValidRows {
  readonly flags: Uint8Array;
  readonly n: number;
  readonly weight: number;
}

/** Rows where every column has a number and the domain says yes. Refuses columns whose length is not the design's. */
export function validRows(design: SurveyDesign, columns: readonly Column[], domain?: readonly boolean[]): ValidRows {
  for (const column of domain ? [...columns, domain] : columns) {
    if (column.length !== design.rows) throw new ScoringError('badInput', 'a variable needs one entry a row');
  }
  const flags = new Uint8Array(design.rows);
  let n = 0;
  const weights: number[] = [];
  for (let row = 0; row < design.rows; row++) {
    if (domain && !domain[row]) continue;
    if (!columns.every((column) => Number.isFinite(column[row]))) continue;
    flags[row] = 1;
    if (design.weights[row]! > 0) n++;
    weights.push(design.weights[row]!);
  }
  return { flags, n, weight: exactSum(weights) };
}

/** Sum over counting rows of weight × value, the same in any order of rows. */
export function weightedSum(design: SurveyDesign, valid: ValidRows, y: Column): number {
  const terms: number[] = [];
  for (let row = 0; row < design.rows; row++) {
    if (valid.flags[row]) terms.push(design.weights[row]! * y[row]!);
  }
  return exactSum(terms);
}

/** weight × residual of each counting row, 0 elsewhere: a linearised variable. */
export function linearised(design: SurveyDesign, valid: ValidRows, residual: (row: number) => number): Float64Array {
  const z = new Float64Array(design.rows);
  for (let row = 0; row < z.length; row++) {
    if (valid.flags[row]) z[row] = design.weights[row]! * residual(row);
  }
  return z;
}
