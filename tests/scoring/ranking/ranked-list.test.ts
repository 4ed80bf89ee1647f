/** Ranks inside blocks, ties, named tie-breaks, and who is left out (SCORE-IO §5). */
import { describe, expect, it } from 'vitest';
import { quartileGroup, rankedList, Ratio, TIE_BREAK_BY_ID, type RankCandidate } from '../../../scoring/index.js';

const candidate = (id: string, value: Ratio | null, group: string | null = null, unranked: string | null = null) =>
  ({ id, group, value, unranked }) satisfies RankCandidate;

describe('rankedList', () => {
  /** 80 three ways, one excluded, one without a value, and a block of its own. */
  const mixed = () => {
    const third = Ratio.of(1, 3);
    return rankedList([
      candidate('d', Ratio.parse('79.999')),
      candidate('c', Ratio.of(80)),
      candidate('b', third.add(third).add(third).mul(Ratio.of(80))),
      candidate('z', Ratio.of(95), null, 'excluded'),
      candidate('e', null),
      candidate('x', Ratio.of(1), 'Phường'),
    ]);
  };

  it('ties only what is exactly equal, and lists ties by id', () => {
    const list = mixed();
    expect(list.places.map((place) => place && [place.competition, place.dense, place.ordinal, place.of])).toEqual([
      [3, 2, 3, 3],
      [1, 1, 2, 3],
      [1, 1, 1, 3],
      null,
      null,
      [1, 1, 1, 1],
    ]);
    expect(list.groups).toEqual([
      { group: null, ranked: [2, 1, 0], unranked: [4, 3] },
      { group: 'Phường', ranked: [5], unranked: [] },
    ]);
  });

  it('breaks ties for ordinal places by the named rules in turn', () => {
    const forms = new Map([
      ['a', 10],
      ['b', 30],
      ['c', 30],
    ]);
    const byForms = {
      name: 'more forms first',
      compare: (p: RankCandidate, q: RankCandidate) => (forms.get(q.id) ?? 0) - (forms.get(p.id) ?? 0),
    };
    const tied = rankedList(['a', 'b', 'c'].map((id) => candidate(id, Ratio.of(80))), [byForms]); // prettier-ignore
    expect(tied.places.map((place) => place?.ordinal)).toEqual([3, 1, 2]);
    expect(tied.places.map((place) => place?.competition)).toEqual([1, 1, 1]);
  });

  it('orders by value whatever the ids say, and goes past a tie-break that does not decide', () => {
    const byLength = {
      name: 'longer id first',
      compare: (p: RankCandidate, q: RankCandidate) => q.id.length - p.id.length,
    };
    const list = rankedList(
      [
        candidate('aa', Ratio.of(70)),
        candidate('z', Ratio.of(90)),
        candidate('c', Ratio.of(80)),
        candidate('b', Ratio.of(80)),
      ],
      [byLength],
    );
    expect(list.groups).toEqual([{ group: null, ranked: [1, 3, 2, 0], unranked: [] }]);
    expect(list.places).toEqual([
      { competition: 4, dense: 3, ordinal: 4, of: 4 },
      { competition: 1, dense: 1, ordinal: 1, of: 4 },
      { competition: 2, dense: 2, ordinal: 3, of: 4 },
      { competition: 2, dense: 2, ordinal: 2, of: 4 },
    ]);
  });

  it('a candidate with a reason has no place and takes none, however good its value', () => {
    const list = rankedList([
      candidate('b', Ratio.of(99), null, 'belowMinimum'),
      candidate('c', Ratio.of(60)),
      candidate('a', Ratio.of(100), null, 'excluded'),
    ]);
    expect(list.places).toEqual([null, { competition: 1, dense: 1, ordinal: 1, of: 1 }, null]);
    expect(list.groups).toEqual([{ group: null, ranked: [1], unranked: [2, 0] }]);
  });

  it('lists ties by byte order of the ids, in whatever order they come', () => {
    for (const ids of [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'c', 'a'],
    ]) {
      const list = rankedList(ids.map((id) => candidate(id, Ratio.of(80))));
      expect(list.groups[0]?.ranked.map((at) => ids[at])).toEqual(['a', 'b', 'c']);
    }
  });

  it('orders ids by code unit, the same id neither way', () => {
    const compare = (a: string, b: string) => TIE_BREAK_BY_ID.compare({ id: a }, { id: b });
    expect([compare('Z', 'a'), compare('a', 'Z'), compare('a', 'a'), compare('đ', 'z')]).toEqual([-1, 1, 0, 1]);
  });

  it('is empty for nobody', () => {
    expect(rankedList([])).toEqual({ places: [], groups: [] });
  });
});

describe('quartileGroup', () => {
  it('puts a quarter each, ties together, none under four', () => {
    const quarters = (ranks: number[], of: number) => ranks.map((competition) => quartileGroup({ competition, of }));
    expect(quarters([1, 2, 3, 4, 5, 6, 7, 8], 8)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(quarters([1, 15, 16, 31, 32, 47, 48, 63], 63)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(quarters([1, 1, 1, 4], 4)).toEqual([1, 1, 1, 4]);
    expect(quartileGroup({ competition: 1, of: 3 })).toBeNull();
  });
});
