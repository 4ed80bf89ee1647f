/** Copied forms, near-copies and busy devices, worked by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deviceCounts,
  deviceGaps,
  exactDuplicates,
  FIVE_LEVELS,
  maxPercentMatch,
  ScoringError,
} from '../../../scoring/index.js';

const codes = FIVE_LEVELS;
const base = { items: ['a', 'b', 'c'], codes, id: 'id' };

describe('exact duplicates', () => {
  const rows = [
    { id: 9, agency: 'X', device: 'D1', a: 4, b: 88, c: null },
    { id: 2, agency: 'X', device: null, a: 5, b: 5, c: 5 },
    { id: 3, agency: 'Y', device: null, a: 5, b: 5, c: 5 },
    { id: 4, agency: 'X', device: 'D1', a: 4, b: 88, c: '' },
    { id: 5, agency: 'X', device: 'D1', a: 4, b: 99, c: null },
    { id: 6, agency: 'X', device: 'D1', a: 88, b: 88, c: 88 },
    { id: 7, agency: 'X', device: 'D1', a: 88, b: 88, c: 88 },
  ];
  const found = (within: string | null, minAnswered: number) => exactDuplicates({ ...base, rows, within, minAnswered });

  it('compare raw cells, so 88 is not 99, and an empty cell is an empty cell', () => {
    expect(found('agency', 1)).toEqual([[4, 9]]);
    expect(found(null, 1)).toEqual([
      [2, 3],
      [4, 9],
    ]);
    expect(found('agency', 0)).toEqual([
      [4, 9],
      [6, 7],
    ]);
    expect(found(null, 2)).toEqual([[2, 3]]);
  });

  it('on the same device leave out forms without a device', () => {
    expect(found('device', 1)).toEqual([[4, 9]]);
  });

  it('refuse a column that is not there', () => {
    expect(() => found('counter', 1)).toThrow(ScoringError);
  });
});

describe('highest match', () => {
  const input = { ...base, within: 'agency', minCommon: 2, threshold: 0.9 };

  it('counts items both answered and names the first form that reaches it', () => {
    const rows = [
      { id: 'p', agency: 'X', a: 4, b: 5, c: 3 },
      { id: 'q', agency: 'X', a: 4, b: 5, c: 88 },
      { id: 'r', agency: 'X', a: 4, b: 5, c: 3 },
      { id: 's', agency: 'X', a: 1, b: null, c: null },
      { id: 't', agency: 'Y', a: 4, b: 5, c: 3 },
    ];
    expect(maxPercentMatch({ ...input, rows })).toEqual({
      match: [1, 1, 1, null, null],
      id: ['q', 'p', 'p', null, null],
      flagged: [true, true, true, null, null],
    });
  });

  it('is mutual: the best partner has at least the same match', () => {
    const cell = fc.constantFrom(1, 2, 88, null);
    const rows = fc
      .array(fc.record({ agency: fc.constantFrom('X', 'Y'), a: cell, b: cell, c: cell }), { maxLength: 12 })
      .map((list) => list.map((row, id) => ({ ...row, id })));
    fc.assert(
      fc.property(rows, (list) => {
        const { match, id } = maxPercentMatch({ ...input, rows: list });
        match.forEach((share, at) => {
          if (share === null) expect(id[at]).toBeNull();
          else expect(match[id[at] as number]!).toBeGreaterThanOrEqual(share);
        });
      }),
    );
  });
});

describe('devices', () => {
  const rows = [
    { d: 'D2', m: 30 },
    { d: 'D1', m: 7 },
    { d: 'D2', m: 10 },
    { d: 'D2', m: 14 },
    { d: null, m: 1 },
    { d: 'D3', m: null },
    { d: 'D3', m: 4 },
  ];

  it('are counted by name and flagged above the maximum', () => {
    expect(deviceCounts({ rows, device: 'd', maxPerDevice: 2 })).toEqual([
      { device: 'D1', count: 1, flagged: false },
      { device: 'D2', count: 3, flagged: true },
      { device: 'D3', count: 2, flagged: false },
    ]);
  });

  it('have gaps between consecutive starts, not between rows as they lie', () => {
    expect(deviceGaps({ rows, device: 'd', minute: 'm', shortGap: 5 })).toEqual([
      { device: 'D2', minGapMinutes: 4, shortGaps: 1 },
    ]);
    expect(deviceGaps({ rows: [], device: 'd', minute: 'm', shortGap: 5 })).toEqual([]);
  });
});
