/** Means by domain and the difference of two of them (reference cases b01, b02; R: `survey::svyby`, `svycontrast`). */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';
import { designCovariance } from './design-covariance.js';
import { designMean } from './design-mean.js';
import { partOfDesign, type Column, type Label, type SurveyDesign } from './survey-design.js';
import { linearised, validRows, weightedSum, type EstimateOptions } from './valid-rows.js';

/** The mean of one domain; `labels` in the order of the `by` columns. */
export interface DomainMean {
  readonly labels: readonly Label[];
  readonly n: number;
  readonly mean: number | null;
  readonly se: number | null;
}

function compareLabels(a: Label, b: Label): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * Mean of y in every combination of the `by` columns that has rows, first column varying fastest, labels ascending.
 * Rows without a label belong to no domain. Strata and clusters outside a domain stay in its variance.
 * Cost: O(rows + domains × clusters).
 *
 * @throws ScoringError `singlePsuStratum` under policy `fail`, `badInput` for columns of another length.
 * @example
 * const design = surveyDesign({ ids: [[1, 2, 3, 4]], weights: [1, 1, 1, 1] });
 * domainMeans(design, [1, 3, 5, 5], [['x', 'x', 'y', 'y']]).map((d) => d.mean) // [2, 5]
 */
export function domainMeans(
  design: SurveyDesign,
  y: Column,
  by: readonly (readonly (Label | null)[])[],
  options: EstimateOptions = {},
): DomainMean[] {
  if (by.length === 0) throw new ScoringError('badInput', 'domainMeans needs at least one column to group by');
  for (const column of [y, ...by]) {
    if (column.length !== design.rows) throw new ScoringError('badInput', 'a variable needs one entry a row');
  }
  const domains = new Map<string, { labels: Label[]; rows: number[] }>();
  for (let row = 0; row < design.rows; row++) {
    const labels = by.map((column) => column[row] ?? null).filter((label): label is Label => label !== null);
    if (labels.length < by.length || (options.domain && !options.domain[row])) continue;
    const key = JSON.stringify(labels);
    const domain = domains.get(key) ?? { labels, rows: [] };
    domain.rows.push(row);
    domains.set(key, domain);
  }
  const ordered = [...domains.values()].sort((a, b) => {
    for (let k = by.length - 1; k >= 0; k--) {
      const order = compareLabels(a.labels[k]!, b.labels[k]!);
      if (order !== 0) return order;
    }
    return 0;
  });
  const { domain: _, ...policy } = options;
  return ordered.map(({ labels, rows }) => {
    const { n, mean, se } = design.residual
      ? designMean(design, y, { ...policy, domain: flagsOf(design.rows, rows) })
      : designMean(
          partOfDesign(design, rows),
          rows.map((row) => y[row]!),
          policy,
        );
    return { labels, n, mean, se };
  });
}

function flagsOf(count: number, rows: readonly number[]): boolean[] {
  const flags = new Array<boolean>(count).fill(false);
  for (const row of rows) flags[row] = true;
  return flags;
}

/** Difference of two domain means, a - b. */
export interface DomainDifference {
  readonly difference: number | null;
  readonly se: number | null;
}

/**
 * Mean of y in domain `a` minus that in domain `b`; the covariance between them (shared clusters) is kept.
 * Null when either domain has no valid row. Cost: O(rows × stages).
 *
 * @throws ScoringError `singlePsuStratum` under policy `fail`, `badInput` for columns of another length.
 * @example
 * const design = surveyDesign({ ids: [[1, 2, 3, 4]], weights: [1, 1, 1, 1] });
 * domainDifference(design, [1, 1, 5, 5], ['x', 'x', 'y', 'y'], 'y', 'x') // { difference: 4, se: 0 }
 */
export function domainDifference(
  design: SurveyDesign,
  y: Column,
  by: readonly (Label | null)[],
  a: Label,
  b: Label,
  options: EstimateOptions = {},
): DomainDifference {
  if (by.length !== design.rows) throw new ScoringError('badInput', 'a variable needs one entry a row');
  const parts = [a, b].map((label) => {
    const inside = by.map((own, row) => own === label && (options.domain?.[row] ?? true));
    const valid = validRows(design, [y], inside);
    return { valid, mean: quotient(weightedSum(design, valid, y), valid.weight) };
  });
  const [first, second] = [parts[0]!, parts[1]!];
  if (first.mean === null || second.mean === null) return { difference: null, se: null };
  const columns = parts.map(({ valid, mean }) => linearised(design, valid, (row) => (y[row]! - mean!) / valid.weight));
  const z = columns[0]!.map((x, row) => x - columns[1]![row]!);
  const variance = designCovariance(design, [z], options)[0]![0]!;
  return {
    difference: finiteOrNull(first.mean - second.mean),
    se: variance === null ? null : finiteOrNull(Math.sqrt(variance)),
  };
}
