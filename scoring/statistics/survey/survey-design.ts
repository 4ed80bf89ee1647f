/**
 * A sample design: strata, clusters stage by stage, population counts and weights, checked and indexed once so that
 * every design-based estimate can use it. Reference cases b01 and b02; conventions of R's `survey::svydesign(nest = TRUE)`.
 */
import { ScoringError } from '../../number/scoring-error.js';

/** A name of a stratum, cluster or category. */
export type Label = string | number;
/** One measured variable, a value a row; null = no valid answer. */
export type Column = readonly (number | null)[];

/** What to do when a stratum of which only a part was sampled has a single sampled cluster. */
export type LonelyPsu = 'fail' | 'remove' | 'certainty' | 'adjust' | 'average';

/** Columns that describe how the rows were drawn; every column has one entry a row. */
export interface SurveyDesignInput {
  /** Cluster labels stage by stage: first the primary units (PSU). Labels need only be unique inside their parent. */
  readonly ids: readonly (readonly (Label | null)[])[];
  /** Stratum of the first stage; one stratum when not given. */
  readonly strata?: readonly (Label | null)[] | null;
  /** For each stage the number of clusters in the population of the row's stratum or parent cluster (or, when no value
   * exceeds 1, the fraction sampled). Stages without one are treated as drawn with replacement. */
  readonly populationSizes?: readonly (readonly (number | null)[])[] | null;
  /** Design weights, 0 or more. */
  readonly weights: readonly (number | null)[];
}

/** One stage: clusters inside groups (strata at stage 1, the parent clusters later). */
export interface DesignStage {
  readonly groupOf: Int32Array;
  readonly clusterOf: Int32Array;
  readonly groupOfCluster: Int32Array;
  readonly groups: readonly DesignGroup[];
}

/** A stratum, or a parent cluster whose parts were sampled. */
export interface DesignGroup {
  readonly label: string;
  readonly sampled: number;
  /** Infinity without finite population correction. */
  readonly population: number;
  /** Product of the sampling fractions of the stages above. */
  readonly multiplier: number;
}

/** A checked design; make one with `surveyDesign`, change its weights with the calibration functions. */
export interface SurveyDesign {
  readonly rows: number;
  readonly weights: Float64Array;
  readonly stages: readonly DesignStage[];
  /** PSUs - strata, over rows with a positive weight. */
  readonly degreesOfFreedom: number;
  /** Set by calibration: what is left of a variable after the design-weighted regression on the auxiliaries. */
  readonly residual?: (u: Float64Array) => Float64Array;
}

/** Whole-number codes of a column's labels, in order of appearance inside each parent. */
function codeWithin(parent: Int32Array, labels: readonly (Label | null)[], what: string): [Int32Array, number[]] {
  const codes = new Map<string, number>();
  const parents: number[] = [];
  const out = Int32Array.from(parent, (group, row) => {
    const label = labels[row];
    if (label === null || label === undefined) {
      throw new ScoringError('badInput', `row ${row + 1} has no ${what}`, { row: row + 1 });
    }
    const key = `${group}\u0000${typeof label}\u0000${label}`;
    let code = codes.get(key);
    if (code === undefined) {
      code = parents.length;
      codes.set(key, code);
      parents.push(group);
    }
    return code;
  });
  return [out, parents];
}

function populationOf(sampled: readonly number[], stage: Int32Array, sizes: readonly (number | null)[] | undefined) {
  const population = new Array<number>(sampled.length).fill(Infinity);
  if (!sizes) return population;
  const seen = new Array<number | undefined>(sampled.length);
  const asFraction = sizes.every((size) => size === null || size <= 1);
  stage.forEach((group, row) => {
    const size = sizes[row];
    if (size === null || size === undefined || !(size > 0)) {
      throw new ScoringError('badInput', `row ${row + 1} has no population size`, { row: row + 1 });
    }
    if (seen[group] !== undefined && seen[group] !== size) {
      throw new ScoringError('badInput', 'the population size varies inside a stratum', { row: row + 1 });
    }
    seen[group] = size;
    population[group] = asFraction ? sampled[group]! / size : size;
  });
  population.forEach((size, group) => {
    if (size < sampled[group]! - 1e-9) {
      throw new ScoringError('outOfRange', 'more units sampled than the population has', { size });
    }
  });
  return population;
}

/**
 * Checks and indexes a sample design. Cost: O(rows × stages).
 *
 * @throws ScoringError `badInput` for columns of unequal length, missing labels, weights or population sizes, and
 * population sizes that vary inside a stratum; `outOfRange` for a negative weight or more sampled than there are.
 * @example
 * surveyDesign({ ids: [['a', 'a', 'b']], weights: [2, 2, 4] }).degreesOfFreedom // 1 (two PSUs, one stratum)
 */
export function surveyDesign(input: SurveyDesignInput): SurveyDesign {
  const { ids, strata, populationSizes, weights } = input;
  const rows = weights.length;
  if (ids.length === 0) throw new ScoringError('badInput', 'a design needs at least one stage of ids');
  for (const column of [...ids, ...(strata ? [strata] : []), ...(populationSizes ?? [])]) {
    if (column.length !== rows) throw new ScoringError('badInput', 'all columns of a design need one entry a row');
  }
  const used = Float64Array.from(weights, (w, row) => {
    if (w === null || !Number.isFinite(w)) throw new ScoringError('badInput', `row ${row + 1} has no weight`, { row });
    if (w < 0) throw new ScoringError('outOfRange', `row ${row + 1} has a negative weight`, { row });
    return w;
  });

  const stageCount = populationSizes ? Math.min(ids.length, Math.max(1, populationSizes.length)) : 1;
  const stages: DesignStage[] = [];
  let [groupOf] = strata ? codeWithin(new Int32Array(rows), strata, 'stratum') : [new Int32Array(rows)];
  let above: { multiplier: number; label: string }[] = [];
  for (let s = 0; s < stageCount; s++) {
    const [clusterOf, groupOfCluster] = codeWithin(groupOf, ids[s]!, `cluster at stage ${s + 1}`);
    const count = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
    const sampled = new Array<number>(count).fill(0);
    for (const group of groupOfCluster) sampled[group]! += 1;
    const population = populationOf(sampled, groupOf, populationSizes?.[s]);
    const labels = new Array<string>(count).fill('');
    groupOf.forEach(
      (group, row) => (labels[group] = s === 0 ? String(strata?.[row] ?? 'all') : String(ids[s - 1]![row])),
    );
    const groups = sampled.map((n, group) => ({
      label: labels[group]!,
      sampled: n,
      population: population[group]!,
      multiplier: above[group]?.multiplier ?? 1,
    }));
    stages.push({ groupOf, clusterOf, groupOfCluster: Int32Array.from(groupOfCluster), groups });
    above = groupOfCluster.map((group) => {
      const parent = groups[group]!;
      return { multiplier: parent.multiplier * (parent.sampled / parent.population), label: parent.label };
    });
    groupOf = clusterOf;
  }

  const first = stages[0]!;
  const livePsus = new Set<number>();
  const liveStrata = new Set<number>();
  used.forEach((w, row) => {
    if (w === 0) return;
    livePsus.add(first.clusterOf[row]!);
    liveStrata.add(first.groupOf[row]!);
  });
  return { rows, weights: used, stages, degreesOfFreedom: livePsus.size - liveStrata.size };
}

/**
 * The part of a design that covers some rows: the strata and the numbers of sampled clusters stay those of the whole
 * sample, so that a domain's variance counts the clusters it empties. Not for calibrated designs, whose residuals need
 * every row. Cost: O(rows of the part × stages).
 */
export function partOfDesign(design: SurveyDesign, rows: readonly number[]): SurveyDesign {
  const pick = (codes: Int32Array) => Int32Array.from(rows, (row) => codes[row]!);
  return {
    rows: rows.length,
    weights: Float64Array.from(rows, (row) => design.weights[row]!),
    stages: design.stages.map((stage) => ({
      ...stage,
      groupOf: pick(stage.groupOf),
      clusterOf: pick(stage.clusterOf),
    })),
    degreesOfFreedom: design.degreesOfFreedom,
  };
}
