/** Stratified delete-one-cluster jackknife of a mean (reference case b01; R: `as.svrepdesign(type = "JKn")`). */
import { finiteOrNull, quotient } from '../../number/finite-or-null.js';
import { ScoringError } from '../../number/scoring-error.js';
import type { Column, LonelyPsu, SurveyDesign } from './survey-design.js';
import { validRows, weightedSum } from './valid-rows.js';

/** A mean in the unit of y with its jackknife standard error. */
export interface JackknifeMean {
  readonly n: number;
  readonly mean: number | null;
  readonly se: number | null;
}

/**
 * Mean of y with the JKn standard error: each replicate drops one PSU and multiplies the rest of its stratum by
 * n_h/(n_h - 1); variance Σ_h (1 - n_h/N_h)(n_h - 1)/n_h Σ_i (θ_hi - θ̄)² about the mean θ̄ of all replicates. A stratum
 * with a single PSU gives no replicate (policy other than `fail`). Null when a replicate has no valid row.
 * Cost: O(rows + PSUs × strata).
 *
 * @throws ScoringError `singlePsuStratum` under policy `fail` (the default), `badInput` for a column of another length.
 * @example
 * jackknifeMean(surveyDesign({ ids: [[1, 2, 3, 4]], weights: [1, 1, 1, 1] }), [1, 2, 3, 4]) // mean 2.5, se = sqrt(5/12)
 */
export function jackknifeMean(design: SurveyDesign, y: Column, lonelyPsu: LonelyPsu = 'fail'): JackknifeMean {
  const valid = validRows(design, [y]);
  const { n, weight } = valid;
  const sum = weightedSum(design, valid, y);
  const mean = quotient(sum, weight);
  if (mean === null) return { n, mean, se: null };

  const stage = design.stages[0]!;
  const psuWeight = new Float64Array(stage.groupOfCluster.length);
  const psuSum = new Float64Array(stage.groupOfCluster.length);
  const stratumWeight = new Float64Array(stage.groups.length);
  const stratumSum = new Float64Array(stage.groups.length);
  valid.flags.forEach((flag, row) => {
    if (!flag) return;
    const w = design.weights[row]!;
    const [psu, stratum] = [stage.clusterOf[row]!, stage.groupOf[row]!];
    psuWeight[psu]! += w;
    psuSum[psu]! += w * y[row]!;
    stratumWeight[stratum]! += w;
    stratumSum[stratum]! += w * y[row]!;
  });

  const replicates: { theta: number | null; scale: number }[] = [];
  stage.groupOfCluster.forEach((stratum, psu) => {
    const { sampled, population, label } = stage.groups[stratum]!;
    if (sampled === 1) {
      if (lonelyPsu === 'fail' && population !== 1) {
        throw new ScoringError('singlePsuStratum', `stratum ${label} has only one sampled cluster`, { stratum: label });
      }
      return;
    }
    const grow = sampled / (sampled - 1);
    const others = grow * (stratumWeight[stratum]! - psuWeight[psu]!) - stratumWeight[stratum]!;
    const othersSum = grow * (stratumSum[stratum]! - psuSum[psu]!) - stratumSum[stratum]!;
    const left = weight + others;
    replicates.push({
      theta: left > 1e-12 * weight ? (sum + othersSum) / left : null,
      scale: (1 - sampled / population) / grow,
    });
  });
  if (replicates.length === 0 || replicates.some(({ theta }) => theta === null)) return { n, mean, se: null };
  const centre = replicates.reduce((total, { theta }) => total + theta!, 0) / replicates.length;
  const variance = replicates.reduce((total, { theta, scale }) => total + scale * (theta! - centre) ** 2, 0);
  return { n, mean, se: finiteOrNull(Math.sqrt(variance)) };
}
