/**
 * Variance of weighted totals under a multistage design, with finite population corrections and the policies for
 * strata with a single sampled cluster. Every design-based standard error comes from here, applied to linearised values.
 * Source: Särndal, Swensson, Wretman (1992) ch. 4; behaviour of R survey 4.1 `svyrecvar` with its lonely.psu options.
 */
import { zeros, type Matrix } from '../../number/linear-algebra.js';
import { ScoringError } from '../../number/scoring-error.js';
import type { DesignGroup, DesignStage, LonelyPsu, SurveyDesign } from './survey-design.js';

/** How single-cluster strata are treated. */
export interface LonelyPsuPolicy {
  /** `fail` unless given. */
  readonly lonelyPsu?: LonelyPsu;
  /** Also treat a stratum as single when only the domain, not the sample, leaves it one cluster. Off unless given. */
  readonly adjustDomainLonely?: boolean;
}

const POLICIES: readonly LonelyPsu[] = ['fail', 'remove', 'certainty', 'adjust', 'average'];
const SELF_REPRESENTING = 1e-7;

/** Cluster totals of one group: those with rows in the domain; clusters without one have total 0. */
type Totals = Float64Array[];

/** Sum of products of one group's (centred) totals, null when the policy is to replace it by an average. */
function groupProducts(group: DesignGroup, totals: Totals, size: number, policy: Required<LonelyPsuPolicy>) {
  const { sampled, population } = group;
  const out = zeros(size, size);
  const unsampled = population === Infinity ? 1 : (population - sampled) / population;
  if (unsampled < SELF_REPRESENTING) return out;
  if (sampled === 1 && policy.lonelyPsu === 'fail') {
    throw new ScoringError('singlePsuStratum', `stratum ${group.label} has only one sampled cluster`, {
      stratum: group.label,
    });
  }
  const thinned = totals.length === 1 && sampled > 1 && policy.adjustDomainLonely;
  if (policy.lonelyPsu === 'average' && (sampled === 1 || thinned)) return null;
  const centred = !(policy.lonelyPsu === 'adjust' && (sampled === 1 || thinned));
  const scale = unsampled * (sampled > 1 ? sampled / (sampled - 1) : 1);
  const means = new Float64Array(size);
  if (centred) for (const total of totals) total.forEach((x, k) => (means[k]! += x / sampled));
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = (sampled - totals.length) * means[a]! * means[b]!;
      for (const total of totals) sum += (total[a]! - means[a]!) * (total[b]! - means[b]!);
      out[a]![b] = sum * scale;
      out[b]![a] = sum * scale;
    }
  }
  return out;
}

function addScaled(target: Matrix, source: Matrix, factor: number): void {
  source.forEach((row, a) => row.forEach((x, b) => (target[a]![b]! += x * factor)));
}

/** Totals of each cluster that has rows in the domain, listed by group. */
function totalsByGroup(stage: DesignStage, columns: readonly Float64Array[], inDomain: Uint8Array | null): Totals[] {
  const totals = new Array<Float64Array | undefined>(stage.groupOfCluster.length);
  for (let row = 0; row < stage.clusterOf.length; row++) {
    if (inDomain && !inDomain[row]) continue;
    const total = (totals[stage.clusterOf[row]!] ??= new Float64Array(columns.length));
    for (let k = 0; k < columns.length; k++) total[k]! += columns[k]![row]!;
  }
  const groups: Totals[] = stage.groups.map(() => []);
  totals.forEach((total, cluster) => {
    if (total) groups[stage.groupOfCluster[cluster]!]!.push(total);
  });
  return groups;
}

/**
 * Covariance matrix of the totals of `columns`: weighted, linearised values, one number a row, 0 outside the domain.
 * `inDomain` (1 = inside) says which rows exist for the estimate; clusters without one still count as sampled.
 * Null where a policy leaves it undefined (`average` with nothing to average). Cost: O(rows × columns × stages).
 *
 * @throws ScoringError `singlePsuStratum` under policy `fail`, `badInput` for an unknown policy.
 * @example
 * const design = surveyDesign({ ids: [['a', 'b']], weights: [1, 1] });
 * designCovariance(design, [Float64Array.of(1, 3)]) // [[4]]: 2/(2-1) × ((1-2)² + (3-2)²)
 */
export function designCovariance(
  design: SurveyDesign,
  columns: readonly Float64Array[],
  policy: LonelyPsuPolicy = {},
  inDomain: Uint8Array | null = null,
): (number | null)[][] {
  const settled = { lonelyPsu: policy.lonelyPsu ?? 'fail', adjustDomainLonely: policy.adjustDomainLonely ?? false };
  if (!POLICIES.includes(settled.lonelyPsu)) {
    throw new ScoringError('badInput', 'lonelyPsu must be fail, remove, certainty, adjust or average', { ...settled });
  }
  const { residual, weights } = design;
  const values = residual
    ? columns.map((z) =>
        residual(z.map((x, row) => (weights[row] ? x / weights[row]! : 0))).map((e, row) => e * weights[row]!),
      )
    : columns;
  const domain = residual ? null : inDomain;
  const size = columns.length;
  const sum = zeros(size, size);
  let undefinedPart = false;
  design.stages.forEach((stage, s) => {
    const part = zeros(size, size);
    let present = 0;
    let replaced = 0;
    totalsByGroup(stage, values, domain).forEach((totals, g) => {
      const group = stage.groups[g]!;
      if (totals.length === 0 || group.multiplier === 0) return;
      present++;
      const products = groupProducts(group, totals, size, settled);
      if (products) addScaled(part, products, group.multiplier);
      else replaced++;
    });
    if (replaced > 0 && (s > 0 || replaced === present)) undefinedPart = true;
    else addScaled(sum, part, replaced > 0 ? present / (present - replaced) : 1);
  });
  return undefinedPart ? sum.map((row) => row.map(() => null)) : sum;
}
