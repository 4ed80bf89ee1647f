/** Likert summaries: worked by hand, ties that noise must not break, and laws over random answers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  factorSummaries,
  FIVE_LEVELS,
  itemSummaries,
  overallSummaries,
  ScoringError,
  type AnswerRecord,
} from '../../../../scoring/index.js';
import { uncleanNumbers } from '../../../support/clean-numbers.js';

const codes = FIVE_LEVELS;
const everybody = { by: null, groups: ['ALL'], codes };

/** METHODS §2.1: four respondents × three items 5 4 3 / 4 4 – / 5 5 5 / 2 3 4. */
const WORKED: AnswerRecord[] = [
  { a: 5, b: 4, c: 3 },
  { a: 4, b: 4, c: null },
  { a: 5, b: 5, c: 5 },
  { a: 2, b: 3, c: 4 },
];

describe('the worked example of the common rules', () => {
  it('has mean 44/11 and 8 of 11 answers satisfied', () => {
    const [all] = factorSummaries({ ...everybody, rows: WORKED, factors: { F: ['a', 'b', 'c'] } });
    expect(all).toMatchObject({ answers: 11, meanPooled: 4, pctPooled: 800 / 11, persons: 4, personsHalf: 4 });
    // own means 4, 4, 5, 3: mean 4, sd √(2/3)
    expect(all!.meanOfPersons).toBe(4);
    expect(all!.sdOfPersons).toBeCloseTo(Math.sqrt(2 / 3), 14);
    // item means 16/4, 16/4, 12/3; satisfied 3/4, 3/4, 2/3
    expect(all!.meanOfItems).toBe(4);
    expect(all!.pctOfItems).toBeCloseTo((75 + 75 + 200 / 3) / 3, 13);
  });

  it('counts every kind of cell once', () => {
    const rows = [{ q: 4 }, { q: 5 }, { q: 2 }, { q: 88 }, { q: 99 }, { q: null }, { q: '' }, { q: 4 }];
    expect(itemSummaries({ ...everybody, rows, items: ['q'] })).toEqual([
      {
        group: 'ALL',
        item: 'q',
        total: 8,
        valid: 4,
        notApplicable: 1,
        refused: 1,
        missing: 2,
        c1: 0,
        c2: 1,
        c3: 0,
        c4: 2,
        c5: 1,
        sum: 15,
        sumSquares: 61,
        mean: 3.75,
        sd: Math.sqrt(19 / 12),
        pctSatisfied: 75,
        pctDissatisfied: 25,
        median: 4,
      },
    ]);
  });

  it('halves count: a respondent with two of four answers is in, with one is out', () => {
    const rows = [
      { a: 5, b: 3, c: 88, d: null },
      { a: 1, b: 99, c: null, d: null },
    ];
    const [all] = factorSummaries({ ...everybody, rows, factors: { F: ['a', 'b', 'c', 'd'] } });
    expect(all).toMatchObject({ persons: 2, meanOfPersons: 2.5, personsHalf: 1, meanOfPersonsHalf: 4 });
  });
});

describe('groups', () => {
  const rows = [
    { agency: 'A', a: 4, b: 5 },
    { agency: 'B', a: 88, b: null },
    { agency: 'C', a: 5, b: 4 },
  ];
  const input = { rows, by: 'agency', groups: ['C', 'A', 'B', 'Z'], codes, factors: { F: ['a'], G: ['b'] } };

  it('without answers or respondents are rows of zeros and nulls without rank', () => {
    const [c, a, b, z] = overallSummaries({ ...input, factorWeights: { F: 1, G: 3 } });
    expect(b).toMatchObject({
      respondents: 1,
      answers: 0,
      meanPooled: null,
      pctWeighted: null,
      index100: null,
      rankPctPooled: null,
    });
    expect(z).toMatchObject({ respondents: 0, answers: 0, pctOfFactors: null, rankRounded: null });
    expect([c!.rankPctPooled, a!.rankPctPooled]).toEqual([1, 1]);
    expect([c!.meanWeighted, a!.meanWeighted]).toEqual([4.25, 4.75]);
  });

  it('named by numbers are found, and an unnamed one stays out', () => {
    const [seven] = itemSummaries({
      rows: [
        { g: 7, q: 4 },
        { g: 8, q: 1 },
      ],
      by: 'g',
      groups: ['7'],
      codes,
      items: ['q'],
    });
    expect(seven).toMatchObject({ total: 1, mean: 4 });
  });

  it('renormalise weights over factors with answers; no weight left is undefined', () => {
    const only = [{ agency: 'A', a: 2, b: 88 }];
    const base = { rows: only, by: null, groups: ['ALL'], codes, factors: { F: ['a'], G: ['b'] } };
    expect(overallSummaries({ ...base, factorWeights: { F: 0.1, G: 0.9 } })[0]).toMatchObject({ meanWeighted: 2 });
    expect(overallSummaries({ ...base, factorWeights: { F: 0, G: 1 } })[0]).toMatchObject({ meanWeighted: null });
    expect(overallSummaries({ ...base, factorWeights: null })[0]).toMatchObject({ meanWeighted: null, index100: 25 });
  });

  it('with equal fractions tie however they come about, and a third of a hundredth does not', () => {
    const answers = (agency: string, satisfied: number, n: number): AnswerRecord[] =>
      Array.from({ length: n }, (_, i) => ({ agency, q: i < satisfied ? 4 : 3 }));
    const summaries = overallSummaries({
      rows: [...answers('A', 7, 30), ...answers('B', 70, 300), ...answers('C', 2334, 10000)],
      by: 'agency',
      groups: ['A', 'B', 'C'],
      codes,
      factors: { F: ['q'] },
      factorWeights: null,
    });
    expect(summaries.map((row) => row.rankPctOfFactors)).toEqual([2, 2, 1]);
    expect(summaries.map((row) => row.pctOfFactorsRounded)).toEqual([23.33, 23.33, 23.34]);
  });

  it('round half up on the exact value: 1/8 % and 60.125 % go up', () => {
    const rows = Array.from({ length: 800 }, (_, i) => ({ q: i < 481 ? 5 : 1 }));
    const [all] = overallSummaries({ ...everybody, rows, factors: { F: ['q'] }, factorWeights: null });
    expect(all!.pctOfFactorsRounded).toBe(60.13);
  });
});

describe('refusals', () => {
  it('name an unknown column, a cell that is no code, a missing weight, a group named twice', () => {
    expect(() => itemSummaries({ ...everybody, rows: [{ q: 4 }], items: ['p'] })).toThrow(ScoringError);
    expect(() => itemSummaries({ ...everybody, rows: [{ q: 6 }], items: ['q'] })).toThrow(/no code/);
    expect(() => itemSummaries({ rows: [], by: 'g', groups: ['A', 'A'], codes, items: [] })).toThrow(ScoringError);
    expect(() => overallSummaries({ ...everybody, rows: [], factors: { F: ['q'] }, factorWeights: {} })).toThrow(
      ScoringError,
    );
  });
});

describe('laws', () => {
  const cell = fc.constantFrom(1, 2, 3, 4, 5, 88, 99, null);
  const row = fc.record({ agency: fc.constantFrom('A', 'B', 'C'), a: cell, b: cell, c: cell });
  const factors = { F: ['a', 'b'], G: ['c'] };
  const summarise = (rows: AnswerRecord[]) => ({
    items: itemSummaries({ rows, by: 'agency', groups: ['A', 'B', 'C'], codes, items: ['a', 'b', 'c'] }),
    factors: factorSummaries({ rows, by: 'agency', groups: ['A', 'B', 'C'], codes, factors }),
    overall: overallSummaries({
      rows,
      by: 'agency',
      groups: ['A', 'B', 'C'],
      codes,
      factors,
      factorWeights: { F: 0.7, G: 0.3 },
    }),
  });

  it('the order of rows changes nothing, and no broken number comes out', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const result = summarise(rows);
        expect(uncleanNumbers(result)).toEqual([]);
        expect(summarise([...rows].reverse())).toEqual(result);
      }),
    );
  });

  it('an agency without answers changes no other row', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const before = summarise(rows.filter((entry) => entry.agency !== 'C')).overall.slice(0, 2);
        const silent = rows.map((entry) => (entry.agency === 'C' ? { ...entry, a: 88, b: null, c: 99 } : entry));
        expect(summarise(silent).overall.slice(0, 2)).toEqual(before);
      }),
    );
  });

  it('counts add up, means lie between the extremes, percents between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        for (const item of summarise(rows).items) {
          expect(item.valid + item.notApplicable + item.refused + item.missing).toBe(item.total);
          if (item.mean === null) continue;
          expect(item.mean >= 1 && item.mean <= 5 && item.median! >= 1 && item.median! <= 5).toBe(true);
          expect(item.pctSatisfied! + item.pctDissatisfied!).toBeLessThanOrEqual(100 + 1e-12);
        }
      }),
    );
  });
});
