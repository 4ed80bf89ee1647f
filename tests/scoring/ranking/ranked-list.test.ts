/** Ranks inside blocks, ties, named tie-breaks, and who is left out (SCORE-IO §5). */
import { describe, expect, it } from 'vitest';
import { quartileGroup, rankedList, Ratio, type RankCandidate } from '../../../scoring/index.js';

const candidate = (id: string, value: Ratio | null, group: string | null = null, unranked: string | null = null) =>
  ({ id, group, value, unranked }) satisfies RankCandidate;

describe('rankedList', () => {
  const third = Ratio.of(1, 3);
  const list = rankedList([
    candidate('d', Ratio.parse('79.999')),
    candidate('c', Ratio.of(80)),
    candidate('b', third.add(third).add(third).mul(Ratio.of(80))),
    candidate('a', Ratio.of(95), null, 'excluded'),
    candidate('e', null),
    candidate('x', Ratio.of(1), 'Phường'),
  ]);

  it('ties only what is exactly equal, and lists ties by id', () => {
    expect(list.places.map((place) => place && [place.competition, place.dense, place.ordinal, place.of])).toEqual([
      [3, 2, 3, 3],
      [1, 1, 2, 3],
      [1, 1, 1, 3],
      null,
      null,
      [1, 1, 1, 1],
    ]);
    expect(list.groups).toEqual([
      { group: null, ranked: [2, 1, 0], unranked: [3, 4] },
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
