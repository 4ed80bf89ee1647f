/**
 * A tree of criteria with maximum points, summed and rounded exactly in hundredths of a point (reference case f03).
 * Leaves that do not apply leave both the points and the maximum.
 */
import { ScoringError } from '../number/scoring-error.js';
import { rankMeasured } from './measured-ranks.js';

/** A criterion: leaves carry maxPoints (at most 2 decimals), inner nodes do not. */
export interface PointsNode {
  readonly node: string;
  readonly parent: string | null;
  readonly maxPoints: number | null;
}

/** One agency's answer to one leaf. A leaf without an entry counts as notReported. */
export interface LeafPoints {
  readonly agency: string;
  readonly node: string;
  readonly status: 'scored' | 'notReported' | 'notApplicable';
  /** 0..maxPoints with at most 2 decimals; needed when scored. */
  readonly points: number | null;
}

/** Sums of one agency below one inner node. */
export interface NodePoints {
  readonly agency: string;
  readonly node: string;
  readonly leaves: number;
  readonly applicable: number;
  readonly notReported: number;
  readonly points: number;
  /** Maximum of the applicable leaves. */
  readonly maxPoints: number;
  /** 100 · points / maxPoints; null when nothing applies. */
  readonly percent: number | null;
  /** The same, half up at 2 decimals of the exact value. */
  readonly percentRounded: number | null;
}

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

/** Points in whole hundredths. Refuses more than two decimals. */
function hundredths(points: number, what: string): number {
  const whole = Math.round(points * 100);
  if (!Number.isSafeInteger(whole) || Math.abs(points * 100 - whole) > 1e-6) {
    throw new ScoringError('badInput', `${what} must have at most two decimals`, { points });
  }
  return whole;
}

/** floor(a / b) for b > 0, of any size. */
function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

/** p·scale/m, half up at two decimals; p and m in hundredths, m > 0. */
function halfUp(p: number, m: number, scale: number): number {
  const [points, maximum] = [BigInt(p), BigInt(m)];
  return Number(floorDivide(2n * points * BigInt(scale) + maximum, 2n * maximum)) / 100;
}

/**
 * 100 · points / maxPoints, half up at 2 decimals of the exact value (not of its floating-point image); null for a
 * maximum of 0.
 *
 * @throws ScoringError `badInput` for more than two decimals.
 * @example percentRounded(24.05, 40) // 60.13 (60.125 exactly; floating point would give 60.12)
 */
export function percentRounded(points: number, maxPoints: number): number | null {
  const maximum = hundredths(maxPoints, 'maxPoints');
  return maximum > 0 ? halfUp(hundredths(points, 'points'), maximum, 10_000) : null;
}

interface Leaf {
  readonly node: string;
  readonly maximum: number;
}

/** Inner nodes in their order, each with the leaves below it. */
function leavesByNode(nodes: readonly PointsNode[]): Map<string, Leaf[]> {
  const byName = new Map(nodes.map((node) => [node.node, node]));
  if (byName.size < nodes.length) throw new ScoringError('badInput', 'a node is listed twice');
  const inner = new Map<string, Leaf[]>();
  for (const node of nodes) if (node.maxPoints === null) inner.set(node.node, []);
  for (const node of nodes) {
    if (node.maxPoints === null) continue;
    const leaf = { node: node.node, maximum: hundredths(node.maxPoints, 'maxPoints') };
    if (leaf.maximum < 0) throw new ScoringError('outOfRange', 'maxPoints must be 0 or more', { node: node.node });
    let above = node.parent;
    for (let depth = 0; above !== null && above !== ''; depth++) {
      const parent = byName.get(above);
      const below = inner.get(above);
      if (!parent || !below || depth > nodes.length) {
        throw new ScoringError('badInput', `the parent of ${node.node} is no inner node of the tree`, {
          parent: above,
        });
      }
      below.push(leaf);
      above = parent.parent;
    }
  }
  return inner;
}

function leafPoints(scores: readonly LeafPoints[]): Map<string, LeafPoints> {
  const known = new Map<string, LeafPoints>();
  for (const score of scores) {
    const key = JSON.stringify([score.agency, score.node]);
    if (known.has(key)) throw new ScoringError('badInput', 'a leaf is scored twice', { ...score });
    known.set(key, score);
  }
  return known;
}

interface Sums {
  leaves: number;
  applicable: number;
  notReported: number;
  points: number;
  maximum: number;
}

function sumLeaves(agency: string, leaves: readonly Leaf[], known: ReadonlyMap<string, LeafPoints>): Sums {
  const sums: Sums = { leaves: leaves.length, applicable: 0, notReported: 0, points: 0, maximum: 0 };
  for (const leaf of leaves) {
    const score = known.get(JSON.stringify([agency, leaf.node]));
    if (score?.status === 'notApplicable') continue;
    sums.applicable += 1;
    sums.maximum += leaf.maximum;
    if (!score || score.status === 'notReported') {
      sums.notReported += 1;
      continue;
    }
    if (score.status !== 'scored' || score.points === null) {
      throw new ScoringError('badInput', `leaf ${leaf.node} of ${agency} is neither scored nor excused`, { ...score });
    }
    sums.points += hundredths(score.points, 'points');
  }
  return sums;
}

/**
 * Sums of every agency (in the order given) below every inner node (in the order of `nodes`).
 * Cost: O(agencies × leaves × depth).
 *
 * @throws ScoringError `badInput` for a broken tree, a leaf scored twice or without points, more than two decimals.
 * @example
 * const nodes = [{ node: 'R', parent: null, maxPoints: null }, { node: 'a', parent: 'R', maxPoints: 2 }];
 * pointsTree(nodes, [{ agency: 'A', node: 'a', status: 'scored', points: 1.5 }], ['A'])[0].percent // 75
 */
export function pointsTree(
  nodes: readonly PointsNode[],
  scores: readonly LeafPoints[],
  agencies: readonly string[],
): NodePoints[] {
  const inner = [...leavesByNode(nodes)];
  const known = leafPoints(scores);
  return agencies.flatMap((agency) =>
    inner.map(([node, leaves]) => {
      const { points, maximum, ...counts } = sumLeaves(agency, leaves, known);
      return {
        agency,
        node,
        ...counts,
        points: points / 100,
        maxPoints: maximum / 100,
        percent: maximum > 0 ? (100 * points) / maximum : null,
        percentRounded: maximum > 0 ? halfUp(points, maximum, 10_000) : null,
      };
    }),
  );
}

/**
 * Ranks agencies on the rounded percent of the whole tree (ties share the best place) and puts them into the first band
 * whose `from` they reach. `convertedPoints` = points · full maximum / applicable maximum. Cost: O(agencies × leaves).
 *
 * @throws ScoringError as `pointsTree`; `badInput` without exactly one root.
 * @example
 * const nodes = [{ node: 'R', parent: null, maxPoints: null }, { node: 'a', parent: 'R', maxPoints: 2 }];
 * rankPointsTree(nodes, [{ agency: 'A', node: 'a', status: 'scored', points: 1.5 }], ['A'], [{ name: 'fair', from: 50 }])
 * // [{ agency: 'A', points: 1.5, maxPoints: 2, convertedPoints: 1.5, percentRounded: 75, rank: 1, band: 'fair' }]
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
  const percents = sums.map(({ points, maximum }) => (maximum > 0 ? halfUp(points, maximum, 10_000) : null));
  const ranks = rankMeasured(percents);
  return agencies.map((agency, i) => {
    const { points, maximum } = sums[i]!;
    const percent = percents[i]!;
    return {
      agency,
      points: points / 100,
      maxPoints: maximum / 100,
      convertedPoints: maximum > 0 ? halfUp(points, maximum, full) : null,
      percentRounded: percent,
      rank: ranks[i]!,
      band: percent === null ? null : (bands.find(({ from }) => from <= percent)?.name ?? null),
    };
  });
}
