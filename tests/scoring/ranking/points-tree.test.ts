import { describe, expect, it } from 'vitest';
import { pointsTree, rankPointsTree, type LeafPoints } from '../../../scoring/index.js';

const nodes = [
  { node: 'R', parent: null, maxPoints: null },
  { node: 'C1', parent: 'R', maxPoints: null },
  { node: 'C2', parent: 'R', maxPoints: null },
  { node: 'a', parent: 'C1', maxPoints: 1.5 },
  { node: 'b', parent: 'C1', maxPoints: 1.5 },
  { node: 'c', parent: 'C2', maxPoints: 2 },
];
const scored = (agency: string, node: string, points: number): LeafPoints => ({
  agency,
  node,
  status: 'scored',
  points,
});
const excused = (agency: string, node: string): LeafPoints => ({ agency, node, status: 'notApplicable', points: null });

describe('a tree of points', () => {
  it('sums leaves exactly: what does not apply leaves points and maximum, what was not reported only the points', () => {
    const rows = pointsTree(
      nodes,
      [scored('A', 'a', 1.1), excused('A', 'c'), { agency: 'A', node: 'b', status: 'notReported', points: null }],
      ['A'],
    );
    expect(rows).toEqual([
      {
        agency: 'A',
        node: 'R',
        leaves: 3,
        applicable: 2,
        notReported: 1,
        points: 1.1,
        maxPoints: 3,
        percent: 110 / 3,
        percentRounded: 36.67,
      },
      {
        agency: 'A',
        node: 'C1',
        leaves: 2,
        applicable: 2,
        notReported: 1,
        points: 1.1,
        maxPoints: 3,
        percent: 110 / 3,
        percentRounded: 36.67,
      },
      {
        agency: 'A',
        node: 'C2',
        leaves: 1,
        applicable: 0,
        notReported: 0,
        points: 0,
        maxPoints: 0,
        percent: null,
        percentRounded: null,
      },
    ]);
  });

  it('counts a leaf that nobody answered as not reported', () => {
    expect(pointsTree(nodes, [], ['A'])[0]).toMatchObject({
      applicable: 3,
      notReported: 3,
      points: 0,
      maxPoints: 5,
      percent: 0,
    });
  });

  it('adds hundredths without floating-point drift', () => {
    const tenths = [
      { node: 'R', parent: '', maxPoints: null },
      ...Array.from({ length: 10 }, (_, k) => ({ node: `l${k}`, parent: 'R', maxPoints: 0.1 })),
    ];
    const scores = tenths.slice(1).map(({ node }) => scored('A', node, 0.1));
    expect(pointsTree(tenths, scores, ['A'])[0]).toMatchObject({ points: 1, maxPoints: 1, percent: 100 });
  });

  it('refuses a broken tree and answers that are not answers', () => {
    const refuse = (tree: typeof nodes, scores: LeafPoints[], reason: RegExp) =>
      expect(() => pointsTree(tree, scores, ['A'])).toThrowError(reason);
    refuse([...nodes, nodes[0]!], [], /listed twice/);
    refuse([...nodes, { node: 'x', parent: 'nowhere', maxPoints: 1 }], [], /no inner node/);
    refuse([...nodes, { node: 'x', parent: 'a', maxPoints: 1 }], [], /no inner node/);
    refuse([...nodes, { node: 'x', parent: 'R', maxPoints: -1 }], [], /0 or more/);
    refuse([...nodes, { node: 'x', parent: 'R', maxPoints: 0.125 }], [], /two decimals/);
    refuse(
      [
        { node: 'P', parent: 'Q', maxPoints: null },
        { node: 'Q', parent: 'P', maxPoints: null },
        { node: 'x', parent: 'P', maxPoints: 1 },
      ],
      [],
      /no inner node/,
    );
    refuse(nodes, [scored('A', 'a', 1), scored('A', 'a', 1)], /twice/);
    refuse(nodes, [{ agency: 'A', node: 'a', status: 'scored', points: null }], /neither scored nor excused/);
    refuse(nodes, [{ agency: 'A', node: 'a', status: 'lost' as 'scored', points: 1 }], /neither scored nor excused/);
  });
});

describe('places on a tree of points', () => {
  const bands = [
    { name: 'good', from: 80 },
    { name: 'fair', from: 50 },
  ];
  const scores = [
    ...['a', 'b'].map((node) => scored('A', node, 1.2)),
    excused('A', 'c'),
    ...['a', 'b'].map((node) => scored('B', node, 1.2)),
    scored('B', 'c', 1.6),
    scored('C', 'a', 1.5),
    ...['a', 'b', 'c'].map((node) => excused('D', node)),
  ];

  it('converts to the full maximum, shares places in ties and finds bands', () => {
    expect(rankPointsTree(nodes, scores, ['A', 'B', 'C', 'D'], bands)).toEqual([
      { agency: 'A', points: 2.4, maxPoints: 3, convertedPoints: 4, percentRounded: 80, rank: 1, band: 'good' },
      { agency: 'B', points: 4, maxPoints: 5, convertedPoints: 4, percentRounded: 80, rank: 1, band: 'good' },
      { agency: 'C', points: 1.5, maxPoints: 5, convertedPoints: 1.5, percentRounded: 30, rank: 3, band: null },
      { agency: 'D', points: 0, maxPoints: 0, convertedPoints: null, percentRounded: null, rank: null, band: null },
    ]);
    expect(rankPointsTree(nodes, scores, ['A'])[0]!.band).toBeNull();
  });

  it('needs exactly one root', () => {
    expect(() => rankPointsTree(nodes.slice(1), [], ['A'])).toThrowError(/one root/);
    expect(() => rankPointsTree([...nodes, { node: 'S', parent: '', maxPoints: null }], [], ['A'])).toThrowError(
      /one root/,
    );
  });
});
