/** Places and bands of agencies on a tree of points (reference case f03). */
import { halfUpHundredths } from '../number/hundredths.js';
import { ScoringError } from '../number/scoring-error.js';
import { rankMeasured } from './measured-ranks.js';
import { leafPoints, leavesByNode, sumLeaves, type LeafPoints, type PointsNode } from './points-tree.js';

/** A class of results, from a least percent. */
export interface PointsBand {
  readonly name: string;
  readonly from: number;
}

/** One agency's total, place and band. */
export interface PointsRank {
  readonly agency: string;
  readonly points: number;
  readonly maxPoints: number;
  /** Points brought to the full maximum, half up at 2 decimals. */
  readonly convertedPoints: number | null;
  readonly percentRounded: number | null;
  readonly rank: number | null;
  readonly band: string | null;
}

/**
 * Ranks agencies on the rounded percent of the whole tree (ties share the best place) and puts them into the first band
 * whose `from` they reach. `convertedPoints` = points · full maximum / applicable maximum. Cost: O(agencies × leaves).
 *
 * @throws ScoringError as `pointsTree`; `badInput` without exactly one root.
 * @example
 * const nodes = [{ node: 'R', parent: null, maxPoints: null }, { node: 'a', parent: 'R', maxPoints: 2 }];
 * const scores = [{ agency: 'A', node: 'a', status: 'scored', points: 1.5 }];
 * const [first] = rankPointsTree(nodes, scores, ['A'], [{ name: 'fair', from: 50 }]);
 * first // { points: 1.5, maxPoints: 2, convertedPoints: 1.5, percentRounded: 75, rank: 1, band: 'fair' }
 */
export function rankPointsTree(
  nodes: readonly PointsNode[],
  scores: readonly LeafPoints[],
  agencies: readonly string[],
  bands: readonly PointsBand[] = [],
): PointsRank[] {
  const roots = nodes.filter(({ parent, maxPoints }) => (parent === null || parent === '') && maxPoints === null);
  if (roots.length !== 1)
    throw new ScoringError('badInput', 'the tree needs exactly one root', { roots: roots.length });
  const leaves = leavesByNode(nodes).get(roots[0]!.node)!;
  const full = leaves.reduce((sum, leaf) => sum + leaf.maximum, 0);
  const known = leafPoints(scores);
  const sums = agencies.map((agency) => sumLeaves(agency, leaves, known));
  const percents = sums.map(({ points, maximum }) => (maximum > 0 ? halfUpHundredths(points, maximum, 10_000) : null));
  const ranks = rankMeasured(percents);
  return agencies.map((agency, i) => {
    const { points, maximum } = sums[i]!;
    const percent = percents[i]!;
    return {
      agency,
      points: points / 100,
      maxPoints: maximum / 100,
      convertedPoints: maximum > 0 ? halfUpHundredths(points, maximum, full) : null,
      percentRounded: percent,
      rank: ranks[i]!,
      band: percent === null ? null : (bands.find(({ from }) => from <= percent)?.name ?? null),
    };
  });
}
