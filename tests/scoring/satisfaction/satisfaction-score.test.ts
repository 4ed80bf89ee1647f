/** The top function: eligibility with reasons, blocks, block means over shown units, what the public may see (DESIGN §8). */
import { describe, expect, it } from 'vitest';
import {
  hideSmallCells,
  mergeTallies,
  scoreSatisfaction,
  suppressTable,
  tallyLayout,
  tallyOf,
  visibilityOf,
  type AgencySatisfaction,
  type MeasuredAgency,
} from '../../../scoring/index.js';
import { factor, item, questionnaireOf } from './small-questionnaire.js';

const questionnaire = questionnaireOf([factor('A', ['q1', 'q2']), factor('B', ['q3'])]);
const layout = tallyLayout(questionnaire);
type Levels = readonly (number | null)[];

/** `satisfied` forms of 5 5 5 and `others` of 2 2 2, then extra forms. */
function tallyWith(satisfied: number, others: number, extra: readonly Levels[] = []): number[] {
  const forms: Levels[] = [
    ...new Array<Levels>(satisfied).fill([5, 5, 5]),
    ...new Array<Levels>(others).fill([2, 2, 2]),
  ];
  return mergeTallies(layout, [...forms, ...extra].map((levels) => tallyOf(layout, { levels }))); // prettier-ignore
}
const agency = (id: string, satisfied: number, others: number, more: Partial<MeasuredAgency> = {}): MeasuredAgency => ({
  id,
  group: 'commune',
  tally: tallyWith(satisfied, others),
  ...more,
});

describe('scoreSatisfaction', () => {
  const score = scoreSatisfaction({
    questionnaire,
    agencies: [
      agency('b', 30, 10),
      agency('a', 24, 8),
      agency('c', 38, 2),
      agency('small', 20, 0),
      agency('tiny', 9, 0),
      agency('none', 0, 0, { tally: null }),
      agency('out', 40, 0, { excluded: { reason: 'không còn thủ tục' } }),
      agency('so', 10, 30, { group: 'department' }),
    ],
  });
  const byId = new Map(score.agencies.map((one) => [one.id, one]));

  it('ranks those who reach the minimum, ties by exact value, inside their block', () => {
    expect(score.options).toMatchObject({
      minimum: { kind: 'fixed', forms: 30 },
      hideBelow: 10,
      rankMethod: 'competition',
    });
    expect(score.groups.map(({ group, ranked }) => [group, ranked])).toEqual([
      ['commune', [
        { rank: 1, id: 'c', value: '95.00' },
        { rank: 2, id: 'a', value: '75.00' },
        { rank: 2, id: 'b', value: '75.00' },
      ]],
      ['department', [{ rank: 1, id: 'so', value: '25.00' }]],
    ]); // prettier-ignore
    expect(byId.get('c')?.rank).toMatchObject({ competition: 1, of: 3 });
  });

  it('says why the others are not ranked', () => {
    expect(score.groups[0]?.unranked).toEqual([
      { id: 'none', reason: 'undefined' },
      { id: 'out', reason: 'excluded' },
      { id: 'small', reason: 'belowMinimum' },
      { id: 'tiny', reason: 'tooFewToShow' },
    ]);
    expect(byId.get('small')).toMatchObject({ eligible: false, minimum: 30, visibility: 'shown', rank: null });
    expect(byId.get('tiny')).toMatchObject({ visibility: 'hidden' });
    expect(byId.get('none')).toMatchObject({ forms: 0, index: { value: null, reason: 'noAnswers', n: 0 } });
  });

  it('takes the block mean over shown agencies that are not excluded', () => {
    // c 95, a 75, b 75, small 100; tiny is hidden, out excluded.
    expect(score.groups[0]).toMatchObject({ agencies: 7, shown: 4, forms: 132, mean: '86.25', meanExact: '345/4' });
  });

  it('averages units by the manner that was chosen', () => {
    const two = [agency('a', 30, 10, { population: 100 }), agency('b', 40, 0, { population: 300 })];
    const mean = (unitAggregation: 'plainMean' | 'pooled' | 'weighted') =>
      scoreSatisfaction({ questionnaire, agencies: two, unitAggregation }).groups[0]?.meanExact;
    expect(mean('plainMean')).toBe('175/2');
    expect(mean('pooled')).toBe('175/2');
    // (100 · 75 + 300 · 100) / 400
    expect(mean('weighted')).toBe('375/4');
    const uneven = [agency('a', 30, 10), agency('b', 120, 0)];
    expect(scoreSatisfaction({ questionnaire, agencies: uneven, unitAggregation: 'pooled' }).groups[0]?.meanExact).toBe(
      '375/4',
    );
    expect(
      scoreSatisfaction({ questionnaire, agencies: uneven, unitAggregation: 'weighted' }).groups[0]?.mean,
    ).toBeNull();
  });

  it('knows minimums by kind of agency and by dossiers, and refuses to guess', () => {
    const byKind = scoreSatisfaction({
      questionnaire,
      agencies: [agency('a', 30, 10, { kind: 'ward' }), agency('b', 30, 10)],
      minimum: { kind: 'byAgencyKind', forms: { ward: 50 }, otherwise: 40 },
    });
    expect(byKind.agencies.map(({ unranked }) => unranked)).toEqual(['belowMinimum', null]);
    const byDossiers = scoreSatisfaction({
      questionnaire,
      agencies: [agency('a', 30, 20, { dossiers: 400 }), agency('b', 30, 20)],
      minimum: { kind: 'ddci' },
    });
    expect(byDossiers.agencies.map(({ unranked }) => unranked)).toEqual([null, 'minimumUnknown']);
  });

  it('gives a range of ranks that grows with uncertainty and never says thirty equal forms are certainty', () => {
    const close = scoreSatisfaction({ questionnaire, agencies: [agency('a', 30, 0), agency('b', 28, 2)] });
    expect(close.agencies.map(({ rank }) => rank?.range)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
    ]);
    const far = scoreSatisfaction({ questionnaire, agencies: [agency('a', 300, 0), agency('b', 100, 200)] });
    expect(far.agencies.map(({ rank }) => rank?.range)).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 2 },
    ]);
  });

  it('refuses tallies that cannot be, repeated ids and impossible decimals', () => {
    const one = agency('a', 3, 0);
    expect(() => scoreSatisfaction({ questionnaire, agencies: [one, one] })).toThrow(/twice/);
    expect(() => scoreSatisfaction({ questionnaire, agencies: [{ id: 'a', tally: [1] }] })).toThrow(/wrongSize/);
    const broken = (one.tally as number[]).with(0, 4);
    expect(() => scoreSatisfaction({ questionnaire, agencies: [{ id: 'a', tally: broken }] })).toThrow(/inconsistent/);
    expect(() => scoreSatisfaction({ questionnaire, agencies: [one], decimals: 7 })).toThrow(/decimals/);
  });
});

describe('bands and quarters', () => {
  const counter = questionnaireOf([factor('CS', [item('CS1', { scale: 'points' }), item('CS2', { scale: 'points' })])], {
    scoring: {
      method: 'pointsPerIndicator',
      aggregation: 'sumOfItemMeans',
      satisfiedLevels: [],
      rounding: { decimals: 1, mode: 'halfUp', at: 'item' },
      bands: { agency: [{ name: 'Tốt', min: 3.5 }, { name: 'Khá', min: 2 }, { name: 'Yếu', min: 0 }] },
    },
  }); // prettier-ignore
  const counterLayout = tallyLayout(counter);
  const of = (id: string, forms: readonly Levels[]): MeasuredAgency => ({
    id,
    tally: mergeTallies(counterLayout, forms.map((levels) => tallyOf(counterLayout, { levels }))), // prettier-ignore
  });

  it('follow the exact points and the rank', () => {
    const { agencies } = scoreSatisfaction({
      questionnaire: counter,
      // 2 + 1.5 = 3.5; 2 + 1.3 (4/3) = 3.3; 1 + 1 = 2; 0.
      agencies: [of('a', [[2, 2], [2, 1]]), of('b', [[2, 2], [2, 1], [2, 1]]), of('c', [[1, 1]]), of('d', [[0, 0]])], // prettier-ignore
      minimum: 1,
      hideBelow: 0,
    });
    expect(agencies.map(({ index, band, rank }) => [index.value, band, rank?.quartile])).toEqual([
      ['3.5', 'Tốt', 1],
      ['3.3', 'Khá', 2],
      ['2.0', 'Khá', 3],
      ['0.0', 'Yếu', 4],
    ]);
  });
});

describe('visibilityOf', () => {
  it.each([
    [0, 30, 'hidden'],
    [9, 30, 'hidden'],
    [10, 30, 'shown'],
    [29, 30, 'shown'],
    [30, 30, 'ranked'],
    [9, 5, 'hidden'],
    [50, null, 'shown'],
  ] as const)('%i forms with minimum %s: %s', (forms, minimum, visibility) => {
    expect(visibilityOf(forms, minimum)).toBe(visibility);
  });
});

describe('suppressTable', () => {
  const printed = { rowTotals: true, columnTotals: true };

  it('hides small cells and what would give them away by subtraction', () => {
    expect(suppressTable([[40, 6, 25]], { rowTotals: true, columnTotals: false })).toEqual([[false, true, true]]);
    expect(suppressTable([[40, 6, 25]], { rowTotals: false, columnTotals: false })).toEqual([[false, true, false]]);
    expect(suppressTable([[40, 0, 25]], printed)).toEqual([[false, false, false]]);
    expect(
      suppressTable(
        [
          [40, 6, 25],
          [30, 50, 60],
        ],
        printed,
      ),
    ).toEqual([
      [false, true, true],
      [false, true, true],
    ]);
  });

  it('leaves no line with a printed total from which fewer than ten hidden forms follow', () => {
    // Three hidden cells of 2 + 3 + 1 = 6: their sum is itself a small cell.
    expect(suppressTable([[2, 3, 1, 44, 50]], { rowTotals: true, columnTotals: false })).toEqual([
      [true, true, true, true, false],
    ]);
  });
});

describe('hideSmallCells', () => {
  const scored = (tally: number[]): AgencySatisfaction =>
    scoreSatisfaction({ questionnaire, agencies: [{ id: 'a', tally }] }).agencies[0]!;

  it('hides everything of an agency under ten forms, n included', () => {
    const shown = hideSmallCells(scored(tallyWith(9, 0)));
    expect([shown.forms, shown.band]).toEqual([null, null]);
    expect(shown.index).toMatchObject({ value: null, valueExact: null, n: null, answers: null, interval: null });
    expect(shown.items.every((item) => item.n === null && item.counts.length === 0)).toBe(true);
    expect(JSON.stringify(shown)).not.toContain('9');
  });

  it('hides a factor under ten and the other one, which with the index would give it away', () => {
    const noB: Levels[] = new Array<Levels>(30).fill([5, 4, null]);
    const shown = hideSmallCells(scored(tallyWith(5, 0, noB)));
    expect(shown.index.n).toBe(35);
    expect(shown.factors.map(({ visibility }) => visibility)).toEqual(['hidden', 'hidden']);
    expect(shown.items.map(({ visibility }) => visibility)).toEqual(['hidden', 'hidden', 'hidden']);
  });

  it('hides one item under ten together with its smallest neighbour, not the other factors', () => {
    const noFirst: Levels[] = new Array<Levels>(30).fill([null, 4, 5]);
    const shown = hideSmallCells(scored(tallyWith(5, 0, noFirst)));
    expect(shown.factors.map(({ n }) => n)).toEqual([35, 35]);
    expect(shown.items.map(({ n }) => n)).toEqual([null, null, 35]);
  });

  it('shows an agency of ten as it is', () => {
    const agencyOfTen = scored(tallyWith(7, 3));
    expect(hideSmallCells(agencyOfTen)).toEqual(agencyOfTen);
  });
});
