/**
 * A tree of criteria with maximum points, summed and rounded exactly in hundredths of a point (reference case f03).
 * Leaves that do not apply leave both the points and the maximum.
 */
import { halfUpHundredths, hundredths } from '../number/hundredths.js';
import { ScoringError } from '../number/scoring-error.js';

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

/** A leaf with its maximum in hundredths. */
export interface Leaf {
  readonly node: string;
  readonly maximum: number;
}

/** Inner nodes in their order, each with the leaves below it. */
export function leavesByNode(nodes: readonly PointsNode[]): Map<string, Leaf[]> {
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

/** Answers by agency and leaf. Refuses a leaf answered twice. */
export function leafPoints(scores: readonly LeafPoints[]): Map<string, LeafPoints> {
  const known = new Map<string, LeafPoints>();
  for (const score of scores) {
    const key = JSON.stringify([score.agency, score.node]);
    if (known.has(key)) throw new ScoringError('badInput', 'a leaf is scored twice', { ...score });
    known.set(key, score);
  }
  return known;
}

/** Counts and sums in hundredths; `maximum` is that of the applicable leaves. */
export interface LeafSums {
  leaves: number;
  applicable: number;
  notReported: number;
  points: number;
  maximum: number;
}

/** Exact sums of one agency over some leaves, in hundredths. */
export function sumLeaves(agency: string, leaves: readonly Leaf[], known: ReadonlyMap<string, LeafPoints>): LeafSums {
  const sums: LeafSums = { leaves: leaves.length, applicable: 0, notReported: 0, points: 0, maximum: 0 };
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
        percentRounded: maximum > 0 ? halfUpHundredths(points, maximum, 10_000) : null,
      };
    }),
  );
}
