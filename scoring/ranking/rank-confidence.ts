/**
 * Confidence sets for ranks from pairwise comparisons of independent estimates: which places can an agency hold, given
 * how precisely it was measured? A larger estimate is better. Reference case e02.
 * Source: Mogstad, Romano, Shaikh, Wilhelm (2024), "Inference for ranks", Review of Economic Studies 91.
 */
import { requireOpenProbability } from '../number/check-number.js';
import { normalUpper } from '../number/normal-distribution.js';
import { ScoringError } from '../number/scoring-error.js';
import { adjustP, type PAdjustment } from '../statistics/adjust-p.js';
import { quantile } from '../statistics/quantile.js';
import { rankMeasured, type Measured } from './measured-ranks.js';

/** One agency's place and the places that the comparison cannot exclude; all null when it has no estimate. */
export interface RankRange {
  readonly rank: number | null;
  readonly rankLo: number | null;
  readonly rankHi: number | null;
}

/** Estimates (any unit) with their standard errors, in the same order. An estimate without one is never told apart. */
export interface RankEstimates {
  readonly estimates: readonly Measured[];
  readonly standardErrors: readonly Measured[];
  /** Error rate of the whole statement, 0..1; 0.05 unless given. */
  readonly alpha?: number;
}

/** `simultaneous`: all ranges hold together. `marginal`: each holds for its own agency. */
export type RankScope = 'simultaneous' | 'marginal';

/** Standardised difference of two estimates: ±Infinity when both are exact and differ, null when nothing can be said. */
type Comparison = (j: number, k: number) => number | null;

function prepare(input: RankEstimates): { units: number[]; z: Comparison; ranks: (number | null)[]; alpha: number } {
  const { estimates, standardErrors } = input;
  if (estimates.length !== standardErrors.length) {
    throw new ScoringError('badInput', 'estimates and standardErrors must have the same length');
  }
  for (const se of standardErrors) {
    if (se !== null && !(se >= 0)) throw new ScoringError('outOfRange', 'a standard error must be 0 or more', { se });
  }
  const units: number[] = [];
  estimates.forEach((estimate, i) => {
    if (estimate === null) return;
    if (!Number.isFinite(estimate)) throw new ScoringError('badInput', 'an estimate must be a number or null');
    units.push(i);
  });
  const z: Comparison = (j, k) => {
    const a = standardErrors[j]!;
    const b = standardErrors[k]!;
    if (a === null || b === null) return null;
    const difference = estimates[j]! - estimates[k]!;
    if (difference === 0) return 0;
    return difference / Math.sqrt(a * a + b * b);
  };
  return { units, z, ranks: rankMeasured(estimates), alpha: requireOpenProbability(input.alpha ?? 0.05, 'alpha') };
}

/** Turns "j is better than k" statements into ranges: 1 + the better ones .. p - the worse ones. */
class Ranges {
  private readonly better: number[];
  private readonly worse: number[];

  constructor(
    private readonly ranks: readonly (number | null)[],
    private readonly count: number,
  ) {
    this.better = new Array<number>(ranks.length).fill(0);
    this.worse = new Array<number>(ranks.length).fill(0);
  }

  placeAbove(winner: number, loser: number): void {
    this.better[loser]! += 1;
    this.worse[winner]! += 1;
  }

  countBetter(unit: number): void {
    this.better[unit]! += 1;
  }

  countWorse(unit: number): void {
    this.worse[unit]! += 1;
  }

  rows(): RankRange[] {
    return this.ranks.map((rank, i) =>
      rank === null
        ? { rank, rankLo: null, rankHi: null }
        : { rank, rankLo: 1 + this.better[i]!, rankHi: this.count - this.worse[i]! },
    );
  }
}

/**
 * Rank ranges from two-sided normal tests of every pair, p-values adjusted for their number.
 *
 * `simultaneous` adjusts all p(p-1)/2 unordered pairs together; `marginal` adjusts, for each agency, only its own
 * p-1 comparisons. An agency's range is 1 + the number significantly better .. p - the number significantly worse
 * (adjusted p ≤ alpha). Result in the order given. Cost: O(p² log p).
 *
 * @throws ScoringError `badInput` for arrays of unequal length, `outOfRange` for a negative standard error or alpha.
 * @example
 * const [first, last] = rankConfidencePairwise({ estimates: [90, 70, 71], standardErrors: [1, 1, 1] });
 * first // { rank: 1, rankLo: 1, rankHi: 1 }
 * last // { rank: 3, rankLo: 2, rankHi: 3 }
 */
export function rankConfidencePairwise(
  input: RankEstimates & { readonly scope?: RankScope; readonly adjust?: PAdjustment },
): RankRange[] {
  const { units, z, ranks, alpha } = prepare(input);
  const { scope = 'simultaneous', adjust = 'holm' } = input;
  const ranges = new Ranges(ranks, units.length);
  const pValue = (statistic: number | null): number =>
    statistic === null ? 1 : Math.min(1, 2 * normalUpper(Math.abs(statistic)));

  if (scope === 'simultaneous') {
    const pairs: { j: number; k: number; z: number | null }[] = [];
    units.forEach((j, at) => units.slice(at + 1).forEach((k) => pairs.push({ j, k, z: z(j, k) })));
    const adjusted = adjustP(
      pairs.map((pair) => pValue(pair.z)),
      adjust,
    );
    pairs.forEach((pair, at) => {
      if (!(adjusted[at]! <= alpha) || !pair.z) return;
      if (pair.z > 0) ranges.placeAbove(pair.j, pair.k);
      else ranges.placeAbove(pair.k, pair.j);
    });
    return ranges.rows();
  }
  if (scope !== 'marginal') throw new ScoringError('badInput', 'scope must be simultaneous or marginal', { scope });
  for (const j of units) {
    const own = units.filter((k) => k !== j).map((k) => z(j, k));
    const adjusted = adjustP(own.map(pValue), adjust);
    own.forEach((statistic, at) => {
      if (!(adjusted[at]! <= alpha) || !statistic) return;
      if (statistic > 0) ranges.countWorse(j);
      else ranges.countBetter(j);
    });
  }
  return ranges.rows();
}

/** Rank ranges with the critical value of every step taken. */
export interface MaxTRanges {
  readonly critical: number[];
  readonly rows: RankRange[];
}

/**
 * Simultaneous rank ranges by the bootstrap max-T of Mogstad and others, with given standard normal draws.
 *
 * `draws`: one row a replicate, one number an agency. For the ordered pair (j, k) the draw's statistic is
 * (G_j se_j - G_k se_k)/sqrt(se_j² + se_k²); the critical value is the 1 - alpha quantile (type 7) over draws of the
 * maximum over active pairs; j is placed above k when its own statistic exceeds it. `stepdown` (the default) drops the
 * pairs placed and repeats until nothing new is found. Cost: O(draws · p²) a step.
 *
 * @throws ScoringError `badInput` for arrays of unequal length or no draws, `outOfRange` for a negative standard error.
 * @example
 * const draws = [[0, 0], [1, -1]];
 * const { rows } = rankConfidenceMaxT({ estimates: [90, 70], standardErrors: [1, 1], draws });
 * rows // [{ rank: 1, rankLo: 1, rankHi: 1 }, { rank: 2, rankLo: 2, rankHi: 2 }]
 */
export function rankConfidenceMaxT(
  input: RankEstimates & { readonly draws: readonly (readonly number[])[]; readonly stepdown?: boolean },
): MaxTRanges {
  const { units, z, ranks, alpha } = prepare(input);
  const { draws, standardErrors, stepdown = true } = input;
  const ranges = new Ranges(ranks, units.length);
  const exactly: { j: number; k: number; z: number }[] = [];
  let active: { j: number; k: number; z: number; scale: number }[] = [];
  for (const j of units) {
    for (const k of units) {
      const statistic = j === k ? null : z(j, k);
      if (statistic === null) continue;
      const scale = Math.hypot(standardErrors[j]!, standardErrors[k]!);
      if (scale > 0) active.push({ j, k, z: statistic, scale });
      else exactly.push({ j, k, z: statistic });
    }
  }
  for (const pair of exactly) if (pair.z > 0) ranges.placeAbove(pair.j, pair.k);
  if (active.length > 0 && draws.length === 0) throw new ScoringError('badInput', 'draws must not be empty');
  const scaled = draws.map((draw) => {
    if (draw.length !== ranks.length) throw new ScoringError('badInput', 'each draw needs one number an agency');
    return Float64Array.from(draw, (g, i) => g * (standardErrors[i] ?? 0));
  });

  const critical: number[] = [];
  while (active.length > 0) {
    const maxima = scaled.map((x) => {
      let largest = -Infinity;
      for (const pair of active) {
        const statistic = (x[pair.j]! - x[pair.k]!) / pair.scale;
        if (statistic > largest) largest = statistic;
      }
      return largest;
    });
    const bound = quantile(maxima, 1 - alpha, 7)!;
    critical.push(bound);
    const kept = active.filter((pair) => !(pair.z > bound));
    for (const pair of active) if (pair.z > bound) ranges.placeAbove(pair.j, pair.k);
    if (!stepdown || kept.length === active.length) break;
    active = kept;
  }
  return { critical, rows: ranges.rows() };
}
