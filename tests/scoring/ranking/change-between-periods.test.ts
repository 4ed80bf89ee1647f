/** Trends through mergers and splits (METHODS §5): a break is named, ranks are compared only between like and like. */
import { describe, expect, it } from 'vitest';
import { changeBetweenPeriods, Ratio, type PeriodPlace } from '../../../scoring/index.js';

const place = (id: string, value: number | null, competition: number | null, group = 'commune'): PeriodPlace => ({
  id,
  group,
  value: value === null ? null : Ratio.parse(value),
  competition,
});
const earlier = new Map([place('a', 80, 5), place('b', 90, 1), place('c', null, null), place('d', 70, 9, 'ward')].map((p) => [p.id, p])); // prettier-ignore

describe('changeBetweenPeriods', () => {
  it('gives difference and places for the same agency in the same block', () => {
    const change = changeBetweenPeriods(place('a', 82.5, 2), { earlier, predecessors: [], sameMethod: true });
    expect(change).toMatchObject({ continuity: 'same', places: 3, from: ['a'] });
    expect(change.difference?.toText()).toBe('5/2');
  });

  it('compares no places across blocks and no values across methods', () => {
    expect(changeBetweenPeriods(place('d', 75, 1), { earlier, predecessors: [], sameMethod: true }).places).toBeNull();
    const broken = changeBetweenPeriods(place('a', 82, 2), { earlier, predecessors: [], sameMethod: false });
    expect(broken).toMatchObject({ continuity: 'methodChanged', difference: null, places: null });
    expect(broken.earlier?.toText()).toBe('80/1');
  });

  it('follows predecessors with weights and shares, marked as a break', () => {
    const predecessors = [
      { id: 'a', share: null },
      { id: 'b', share: '0.5' },
      { id: 'c', share: null },
      { id: 'unknown', share: null },
    ];
    const weights = new Map([['a', 100], ['b', 200]]); // prettier-ignore
    const weightOf = (id: string) => weights.get(id) ?? 0;
    const change = changeBetweenPeriods(place('new', 86, 1), { earlier, predecessors, sameMethod: true, weightOf });
    // (100 · 80 + 200 · 0.5 · 90) / (100 + 100) = 85
    expect(change).toMatchObject({ continuity: 'predecessors', places: null, from: ['a', 'b'] });
    expect(change.earlier?.toText()).toBe('85/1');
    expect(change.difference?.toText()).toBe('1/1');
  });

  it('knows nothing without predecessors, and no difference without a present value', () => {
    expect(changeBetweenPeriods(place('new', 86, 1), { earlier, predecessors: [], sameMethod: true })).toEqual({
      continuity: 'none',
      earlier: null,
      difference: null,
      places: null,
      from: [],
    });
    expect(
      changeBetweenPeriods(place('a', null, null), { earlier, predecessors: [], sameMethod: true }).difference,
    ).toBeNull();
  });
});
