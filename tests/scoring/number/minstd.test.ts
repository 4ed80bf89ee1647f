import { describe, expect, it } from 'vitest';
import { minstdIndices, minstdSequence, percentRounded } from '../../../scoring/index.js';
import { halfUpHundredths } from '../../../scoring/number/hundredths.js';

describe('minstd', () => {
  it('walks the published sequence: from 1, state 10,000 is 399268537', () => {
    expect(minstdSequence(1, 2)).toEqual([48271, 182605794]);
    expect(minstdSequence(1, 10_000).at(-1)).toBe(399268537);
  });

  it('agrees with arithmetic on whole numbers of any size', () => {
    let state = 2147483646n;
    for (const next of minstdSequence(2147483646, 500)) {
      state = (state * 48271n) % 2147483647n;
      expect(BigInt(next)).toBe(state);
    }
  });

  it('draws positions inside each group, one a member', () => {
    const draws = minstdIndices(20240101, [33, 1, 0, 2], 2);
    expect(draws).toHaveLength(72);
    expect(draws.slice(0, 3)).toEqual([31, 11, 15]);
    expect([draws[33], draws[33 + 36]]).toEqual([0, 0]);
    draws.forEach((position) => expect(position).toBeLessThan(33));
  });

  it('refuses seeds it cannot leave and counts that are no counts', () => {
    for (const seed of [0, 2147483647, 1.5, -3]) expect(() => minstdSequence(seed, 1)).toThrowError(/seed/);
    expect(() => minstdSequence(1, -1)).toThrowError(/count/);
    expect(() => minstdIndices(1, [0.5])).toThrowError(/size/);
  });
});

describe('percent of points', () => {
  it('rounds exact halves up, where floating point falls short', () => {
    expect(percentRounded(24.05, 40)).toBe(60.13);
    expect(percentRounded(0.25, 40)).toBe(0.63);
    expect(percentRounded(1, 3)).toBe(33.33);
    expect(percentRounded(2, 3)).toBe(66.67);
  });

  it('is undefined for a maximum of 0 and keeps a penalty below 0', () => {
    expect(percentRounded(0, 0)).toBeNull();
    expect(percentRounded(-1, 3)).toBe(-33.33);
    expect(halfUpHundredths(-1, 2, 1)).toBe(0);
  });

  it('refuses more than two decimals', () => {
    expect(() => percentRounded(1.005, 2)).toThrowError(/two decimals/);
    expect(() => percentRounded(NaN, 2)).toThrowError(/two decimals/);
  });
});
