/** Careless-answer indices worked by hand on small forms, and their laws on random ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carelessFlags,
  evenOddConsistency,
  FIVE_LEVELS,
  longestRun,
  longstring,
  mahalanobisDistance,
  personTotalCorrelation,
  responseTime,
  responseVariability,
  responseVariabilityByPart,
  ScoringError,
  type AnswerRecord,
} from '../../../scoring/index.js';
import { uncleanNumbers } from '../../support/clean-numbers.js';

const codes = FIVE_LEVELS;
const form = (...cells: (number | null)[]): AnswerRecord =>
  Object.fromEntries(cells.map((cell, i): [string, number | null] => [`q${i + 1}`, cell]));
const itemsOf = (n: number): string[] => Array.from({ length: n }, (_, i) => `q${i + 1}`);

describe('straight-lining', () => {
  it('counts the first longest run; a missing cell breaks or is skipped', () => {
    expect(longestRun([4, 4, null, 4, 5, 5], 'break')).toEqual({ longest: 2, value: 4, averageRun: 5 / 3 });
    expect(longestRun([4, 4, null, 4, 5, 5], 'skip')).toEqual({ longest: 3, value: 4, averageRun: 5 / 2 });
    expect(longestRun([1, 2, 2, 3, 3], 'break')).toMatchObject({ longest: 2, value: 2 });
    expect(longestRun([null, null], 'break')).toEqual({ longest: 0, value: null, averageRun: null });
    expect(longestRun([], 'skip')).toEqual({ longest: 0, value: null, averageRun: null });
  });

  it('takes 88 and 99 as missing', () => {
    const sheet = { rows: [form(4, 88, 4, 99, 4)], items: itemsOf(5), codes };
    expect(longstring({ ...sheet, missingMode: 'break' }).longest).toEqual([1]);
    expect(longstring({ ...sheet, missingMode: 'skip' }).longest).toEqual([3]);
  });
});

describe('variability', () => {
  it('is the standard deviation of the own answers', () => {
    const result = responseVariability({
      rows: [form(2, 4, 88), form(3, null, null), form(5, 5, 5)],
      items: itemsOf(3),
      codes,
    });
    expect(result).toEqual({ answered: [2, 1, 3], mean: [3, 3, 5], irv: [Math.SQRT2, null, 0] });
  });

  it('cuts items as R cuts the line from first to last', () => {
    const sizes = (n: number, parts: number): number[] =>
      responseVariabilityByPart({ rows: [], items: itemsOf(n), codes, parts }).partSizes;
    expect(sizes(22, 4)).toEqual([6, 5, 5, 6]);
    expect(sizes(23, 2)).toEqual([12, 11]);
    expect(sizes(10, 3)).toEqual([4, 3, 3]);
    expect(sizes(5, 1)).toEqual([5]);
    expect(sizes(2, 3)).toEqual([1, 0, 1]);
    expect(() => sizes(5, 0)).toThrow(ScoringError);
  });
});

describe("Mahalanobis' distance", () => {
  const rows = [form(1, 2), form(2, 1), form(3, 4), form(4, 3), form(5, 5), form(null, 3), form(88, 99)];

  it('of complete rows sums to (n − 1) · items', () => {
    const { d2, flagged } = mahalanobisDistance({
      rows,
      items: itemsOf(2),
      codes,
      missing: 'listwise',
      confidence: 0.95,
    });
    expect(d2.slice(0, 5).reduce((sum: number, value) => sum + value!, 0)).toBeCloseTo(8, 12);
    expect(d2.slice(5)).toEqual([null, null]);
    expect(flagged).toEqual([false, false, false, false, false, null, null]);
  });

  it('of available answers counts a missing deviation as 0', () => {
    const { d2 } = mahalanobisDistance({ rows, items: itemsOf(2), codes, missing: 'available', confidence: 0.95 });
    // the second item's mean over six answers is 3: the row (–, 3) lies at the centre
    expect(d2[5]).toBe(0);
    expect(d2[6]).toBeNull();
  });

  it('is undefined without an inverse: constant items, twins, too few rows', () => {
    const none = (all: AnswerRecord[]): boolean =>
      (['available', 'listwise'] as const).every((missing) =>
        mahalanobisDistance({ rows: all, items: itemsOf(2), codes, missing, confidence: 0.999 }).d2.every(
          (value) => value === null,
        ),
      );
    expect(none([form(1, 3), form(2, 3), form(5, 3)])).toBe(true);
    expect(none([form(1, 1), form(2, 2), form(5, 5)])).toBe(true);
    expect(none([form(1, 2)])).toBe(true);
    expect(none([])).toBe(true);
  });
});

describe('even-odd consistency', () => {
  const factors = { F: ['q1', 'q2'], G: ['q3', 'q4'], H: ['q5', 'q6'] };
  const score = (...cells: (number | null)[]) =>
    evenOddConsistency({ rows: [form(...cells)], codes, factors, minPairs: 3 });

  it('is −1 for halves that agree and 1 for halves that oppose', () => {
    expect(score(1, 1, 3, 3, 5, 5)).toEqual({ pairs: [3], r: [1], score: [-1] });
    expect(score(1, 5, 3, 3, 5, 1)).toEqual({ pairs: [3], r: [-1], score: [1] });
  });

  it('is undefined with a half missing or without variance', () => {
    expect(score(1, 1, 3, null, 5, 5)).toEqual({ pairs: [2], r: [null], score: [null] });
    expect(score(4, 1, 4, 2, 4, 3)).toEqual({ pairs: [3], r: [null], score: [null] });
  });
});

describe('person-total correlation', () => {
  it('compares with the means of the others only', () => {
    const rows = [form(1, 2, 3), form(1, 2, 3), form(3, 2, 1)];
    const [one, , opposite] = personTotalCorrelation({ rows, items: itemsOf(3), codes });
    expect(one).toBeNull();
    expect(opposite).toBeCloseTo(-1, 12);
  });

  it('is undefined with two answers, constant answers or nobody else', () => {
    const rows = [form(1, 2, null), form(4, 4, 4), form(1, 3, 5)];
    expect(personTotalCorrelation({ rows, items: itemsOf(3), codes }).slice(0, 2)).toEqual([null, null]);
    expect(personTotalCorrelation({ rows: [form(1, 2, 3)], items: itemsOf(3), codes })).toEqual([null]);
  });
});

describe('response time', () => {
  const thresholds = { minSecondsPerItem: 2, relativeThreshold: 0.5, logMadThreshold: -2 };

  it('divides by cells that were filled, 88 and 99 too, and flags strictly below', () => {
    const rows = [
      { ...form(4, 88), t: 4 },
      { ...form(4, null), t: 8 },
      { ...form(null, null), t: 16 },
      { ...form(5, 5), t: null },
    ];
    const result = responseTime({ rows, items: itemsOf(2), seconds: 't', ...thresholds });
    expect(result.medianSeconds).toBe(8);
    expect(result.secondsPerItem).toEqual([2, 8, null, null]);
    expect(result.flagPerItem).toEqual([false, false, null, null]);
    expect(result.relative).toEqual([0.5, 1, 2, null]);
    expect(result.flagRelative).toEqual([false, false, false, null]);
    // logs 2 ln 2, 3 ln 2, 4 ln 2: median absolute deviation ln 2
    expect(result.logMadZ[0]).toBeCloseTo(-1 / 1.4826, 12);
  });

  it('is undefined without spread, without times, and for a time of 0 on the log scale', () => {
    const same = [
      { ...form(1), t: 5 },
      { ...form(1), t: 5 },
    ];
    expect(responseTime({ rows: same, items: ['q1'], seconds: 't', ...thresholds })).toMatchObject({
      logMadZ: [null, null],
      flagLogMad: [null, null],
    });
    expect(responseTime({ rows: [], items: ['q1'], seconds: 't', ...thresholds }).medianSeconds).toBeNull();
    const zero = [0, 5, 7, 9].map((t) => ({ ...form(1), t }));
    const result = responseTime({ rows: zero, items: ['q1'], seconds: 't', ...thresholds });
    expect(result.logMadZ[0]).toBeNull();
    expect(result.flagPerItem[0]).toBe(true);
    expect(uncleanNumbers(result)).toEqual([]);
  });
});

describe('flags', () => {
  const limits = {
    longstringShare: 0.9,
    longstringMinAnswers: 3,
    irvBelow: 0.25,
    minSecondsPerItem: 2,
    mahalanobisConfidence: 0.999,
    minAnswered: 2,
    id: 'id',
    seconds: 't',
  };

  it('say what is wrong with each form, and what is undefined never flags', () => {
    const rows = [
      { id: 'x', ...form(4, 4, 4, 4), t: 3 },
      { id: 'y', ...form(1, 5, 2, 4), t: 60 },
      { id: 'z', ...form(88, null, 99, null), t: null },
    ];
    expect(carelessFlags({ rows, items: itemsOf(4), codes, ...limits })).toEqual([
      { id: 'x', straight: true, lowVariance: true, fast: true, outlier: false, incomplete: false, count: 3 },
      { id: 'y', straight: false, lowVariance: false, fast: false, outlier: false, incomplete: false, count: 0 },
      { id: 'z', straight: false, lowVariance: false, fast: false, outlier: false, incomplete: true, count: 1 },
    ]);
  });

  it('work without times', () => {
    const rows = [{ id: 1, ...form(4, 4) }];
    expect(carelessFlags({ rows, items: itemsOf(2), codes, ...limits, seconds: null })[0]).toMatchObject({
      fast: false,
    });
  });
});

describe('laws', () => {
  const cell = fc.constantFrom(1, 2, 3, 4, 5, 88, null);
  const rows = fc.array(
    fc.record({
      id: fc.nat(),
      t: fc.option(fc.integer({ min: 0, max: 500 })),
      q1: cell,
      q2: cell,
      q3: cell,
      q4: cell,
      q5: cell,
      q6: cell,
    }),
    { maxLength: 20 },
  );

  it('no index gives a broken number, and turning the rows round turns the results round', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const items = itemsOf(6);
        const all = (sheet: AnswerRecord[]) => ({
          longest: longstring({ rows: sheet, items, codes, missingMode: 'break' }).averageRun,
          irv: responseVariability({ rows: sheet, items, codes }).irv,
          evenOdd: evenOddConsistency({
            rows: sheet,
            codes,
            factors: { F: ['q1', 'q2'], G: ['q3', 'q4'], H: ['q5', 'q6'] },
            minPairs: 2,
          }).score,
          total: personTotalCorrelation({ rows: sheet, items, codes }),
          time: responseTime({
            rows: sheet,
            items,
            seconds: 't',
            minSecondsPerItem: 2,
            relativeThreshold: 0.3,
            logMadThreshold: -2,
          }).logMadZ,
          distance: mahalanobisDistance({ rows: sheet, items, codes, missing: 'available', confidence: 0.99 }).p,
        });
        const result = all(answers);
        expect(uncleanNumbers(result)).toEqual([]);
        const turned = all([...answers].reverse());
        for (const key of ['longest', 'irv', 'evenOdd', 'total', 'time'] as const) {
          expect([...turned[key]].reverse()).toEqual(result[key]);
        }
      }),
    );
  });
});
