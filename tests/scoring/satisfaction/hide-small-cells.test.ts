/** What the public may see of an agency (DESIGN §8): small cells and all that would give them away, counted by hand. */
import { describe, expect, it } from 'vitest';
import {
  hideSmallCells,
  mergeTallies,
  scoreSatisfaction,
  suppressTable,
  tallyLayout,
  tallyOf,
  type CountedForm,
  type PublicAgency,
} from '../../../scoring/index.js';
import { factor, item, questionnaireOf } from './small-questionnaire.js';

const questionnaire = questionnaireOf(
  [
    factor('P', ['p1'], { block: 'policy' }),
    factor('S', ['s1', 's2', 's3'], { block: 'service' }),
    factor('T', ['t1'], { block: 'service' }),
  ],
  {
    extraItems: [
      item('again', { scale: 'yesNo', role: 'return' }),
      item('why', { scale: 'reasons' }),
      item('met', { scale: 'percent', role: 'expectation' }),
    ],
    scoring: { blocks: ['policy', 'service'] },
  },
);
const layout = tallyLayout(questionnaire);

/** `count` forms: levels of p1, s1, s2, s3, t1 and again, then reasons and percent. */
type Group = readonly [count: number, levels: CountedForm['levels'], more?: Partial<CountedForm>];

function publicView(groups: readonly Group[], hideBelow?: number): PublicAgency {
  const tallies = groups.flatMap(([count, levels, more]) =>
    Array.from({ length: count }, () => tallyOf(layout, { levels, ...more })),
  );
  const agencies = [{ id: 'a', tally: mergeTallies(layout, tallies) }];
  const score = scoreSatisfaction({
    questionnaire,
    layout,
    agencies,
    ...(hideBelow === undefined ? {} : { hideBelow }),
  });
  return hideSmallCells(score.agencies[0]!, hideBelow);
}

const bases = (cells: readonly { readonly code: string; readonly n: number | null }[]) =>
  Object.fromEntries(cells.map(({ code, n }) => [code, n]));
const ALL = [5, 5, 4, 4, 5, 1] as const;

describe('cells of one agency', () => {
  it('are all shown when every base is ten or more', () => {
    const shown = publicView([[10, ALL, { selections: [[1]], numbers: [90] }]]);
    expect(bases(shown.blocks)).toEqual({ policy: 10, service: 10 });
    expect(bases(shown.factors)).toEqual({ P: 10, S: 10, T: 10 });
    expect(bases(shown.items)).toEqual({ p1: 10, s1: 10, s2: 10, s3: 10, t1: 10, again: 10, why: 10, met: 10 });
    expect(shown.items.find(({ code }) => code === 'met')).toMatchObject({ mean: '90.00', meanExact: '90/1' });
  });

  it('under a hidden block are hidden to the last item, and so is the other block', () => {
    // policy answered by 9 of 30: index − service would give it.
    const shown = publicView([
      [9, ALL],
      [21, [null, 5, 5, 5, 5, 1]],
    ]);
    expect(shown.index.n).toBe(30);
    expect(shown.blocks).toMatchObject([
      { n: null, value: null, valueExact: null, standardError: null, interval: null, answers: null, df: null, visibility: 'hidden' },
      { n: null, value: null, visibility: 'hidden' },
    ]); // prettier-ignore
    expect(bases(shown.factors)).toEqual({ P: null, S: null, T: null });
    expect(bases(shown.items)).toMatchObject({ p1: null, s1: null, s2: null, s3: null, t1: null, again: 30 });
  });

  it('of a factor take the other factor of its block with them, not one of another block', () => {
    const shown = publicView([
      [9, ALL],
      [40, [5, 5, 5, 5, null, 1]],
      [11, [5, null, null, null, null, null]],
    ]);
    expect(bases(shown.blocks)).toEqual({ policy: 60, service: 49 });
    expect(bases(shown.factors)).toEqual({ P: 60, S: null, T: null });
    expect(bases(shown.items)).toMatchObject({ p1: 60, s1: null, s2: null, s3: null, t1: null });
  });

  it('choose inside the block although a cell outside it is smaller', () => {
    // Service 40 and S 40 printed would leave T: 40 − 40 forms, and its 9 answers from the two sums.
    const shown = publicView([
      [9, [null, 5, 5, 5, 5, 1]],
      [31, [null, 5, 5, 5, null, 1]],
      [12, [5, null, null, null, null, 1]],
    ]);
    expect(bases(shown.blocks)).toEqual({ policy: 12, service: 40 });
    expect(bases(shown.factors)).toEqual({ P: 12, S: null, T: null });
  });

  it('of one item hide the smaller of its two neighbours only', () => {
    const shown = publicView([
      [9, ALL],
      [20, [5, 5, null, 5, 5, 1]],
      [15, [5, null, null, 5, 5, 1]],
    ]);
    expect(bases(shown.items)).toMatchObject({ p1: 44, s1: null, s2: null, s3: 44, t1: 44 });
    expect(shown.items[2]).toMatchObject({ notApplicable: null, counts: [], visibility: 'hidden' });
    expect(shown.items[2]!.figure).toMatchObject({ value: null, n: null, answers: null, interval: null });
    expect(shown.items[3]).toMatchObject({ counts: [0, 0, 0, 9, 35], notApplicable: 0, visibility: 'ranked' });
  });

  it('of extra items add up to nothing, so each is hidden for itself', () => {
    const shown = publicView([
      [9, ALL, { selections: [[1, 2]], numbers: [90] }],
      [30, [5, 5, 5, 5, 5, 0]],
    ]);
    expect(bases(shown.items)).toMatchObject({ again: 39, why: null, met: null });
    const [why, met] = ['why', 'met'].map((code) => shown.items.find((one) => one.code === code));
    expect(why).toMatchObject({ counts: [], visibility: 'hidden', figure: null });
    expect(met).toMatchObject({ mean: null, meanExact: null, visibility: 'hidden' });
  });

  it('of one extra item leave the other extra items alone', () => {
    const shown = publicView([
      [9, ALL, { selections: [[1]], numbers: [90] }],
      [30, [5, 5, 5, 5, 5, 0], { numbers: [110] }],
    ]);
    expect(bases(shown.items)).toMatchObject({ again: 39, why: null, met: 39 });
  });

  it('that nobody answered are hidden too, and need no neighbour', () => {
    const shown = publicView([[30, [5, 5, 5, null, null, 1]]]);
    expect(bases(shown.factors)).toEqual({ P: 30, S: 30, T: null });
    expect(bases(shown.items)).toMatchObject({ s1: 30, s2: 30, s3: null, t1: null });
  });

  it('once marked hidden stay so under a lower limit', () => {
    const tallies = [...new Array<CountedForm>(9).fill({ levels: ALL }), ...new Array<CountedForm>(9).fill({ levels: [5, 5, 5, 5, null, 1] })]; // prettier-ignore
    const agencies = [{ id: 'a', tally: mergeTallies(layout, tallies.map((form) => tallyOf(layout, form))) }]; // prettier-ignore
    const [scored] = scoreSatisfaction({ questionnaire, layout, agencies }).agencies;
    expect(bases(hideSmallCells(scored!, 0).factors)).toEqual({ P: 18, S: 18, T: null });
  });

  it('are all hidden when the agency is, with its number of forms', () => {
    const shown = publicView([[9, ALL, { selections: [[1]], numbers: [90] }]]);
    expect(shown).toMatchObject({ forms: null, band: null, visibility: 'hidden', rank: null });
    for (const cell of [shown.index, ...shown.blocks, ...shown.factors, ...shown.items]) expect(cell.n).toBeNull();
    expect(shown.items.flatMap(({ counts }) => counts)).toEqual([]);
  });

  it('follow another limit, and none at all', () => {
    const groups: Group[] = [
      [4, ALL],
      [9, [5, 5, 5, 5, null, 1]],
    ];
    expect(bases(publicView(groups, 5).factors)).toEqual({ P: 13, S: null, T: null });
    expect(bases(publicView(groups, 4).factors)).toEqual({ P: 13, S: 13, T: 4 });
    expect(bases(publicView([[1, ALL]], 0).items)).toMatchObject({ p1: 1, t1: 1 });
  });
});

describe('factors outside every block', () => {
  const mixed = questionnaireOf([factor('P', ['p1'], { block: 'policy' }), factor('Q', ['q1']), factor('R', ['r1'])], {
    scoring: { blocks: ['policy'] },
  });
  const mixedLayout = tallyLayout(mixed);

  it('add up to the form together with the blocks', () => {
    const forms = [
      ...new Array<CountedForm>(9).fill({ levels: [5, 5, 5] }),
      ...new Array<CountedForm>(20).fill({ levels: [5, 5, null] }),
      ...new Array<CountedForm>(30).fill({ levels: [null, 5, null] }),
    ];
    const tally = mergeTallies(mixedLayout, forms.map((form) => tallyOf(mixedLayout, form))); // prettier-ignore
    const score = scoreSatisfaction({ questionnaire: mixed, agencies: [{ id: 'a', tally }] });
    const shown = hideSmallCells(score.agencies[0]!);
    // R is small; the block with 29 forms is its smallest neighbour, and P is all of the block.
    expect(bases(shown.blocks)).toEqual({ policy: null });
    expect(bases(shown.factors)).toEqual({ P: null, Q: 59, R: null });
  });
});

describe('suppressTable', () => {
  const rows = { rowTotals: true, columnTotals: false };

  it('hides one to nine forms, not none and not ten', () => {
    expect(suppressTable([[0, 1, 9, 10]], { rowTotals: false, columnTotals: false })).toEqual([
      [false, true, true, false],
    ]);
  });

  it('is content with two hidden cells that together hold ten', () => {
    expect(suppressTable([[4, 6, 50]], rows)).toEqual([[true, true, false]]);
    expect(suppressTable([[4, 5, 50]], rows)).toEqual([[true, true, true]]);
  });

  it('takes the smallest open cell that is not empty', () => {
    expect(suppressTable([[80, 0, 3, 40, 60]], rows)).toEqual([[false, false, true, true, false]]);
    expect(suppressTable([[3, 0, 0]], rows)).toEqual([[true, false, false]]);
  });

  it('looks at rows only, at columns only, or at both until nothing changes', () => {
    const forms = [
      [5, 30, 40],
      [20, 50, 60],
      [70, 80, 90],
    ];
    expect(suppressTable(forms, rows)).toEqual([
      [true, true, false],
      [false, false, false],
      [false, false, false],
    ]);
    expect(suppressTable(forms, { rowTotals: false, columnTotals: true })).toEqual([
      [true, false, false],
      [true, false, false],
      [false, false, false],
    ]);
    expect(suppressTable(forms, { rowTotals: true, columnTotals: true })).toEqual([
      [true, true, false],
      [true, true, false],
      [false, false, false],
    ]);
  });

  it('goes round again when a column has opened a row that was settled', () => {
    // Rows: 5 and 30. Columns: 20 for 5, 50 for 30. Again rows: 60 for 20, 70 for 50. Column three: 40 for 60.
    const forms = [
      [5, 30, 40],
      [20, 80, 60],
      [70, 50, 90],
    ];
    expect(suppressTable(forms, { rowTotals: true, columnTotals: true })).toEqual([
      [true, true, true],
      [true, false, true],
      [true, true, false],
    ]);
  });

  it('has another limit when told, and nothing to hide in an empty table', () => {
    expect(suppressTable([[4, 6, 50]], rows, 5)).toEqual([[true, true, false]]);
    expect(suppressTable([[5, 6, 50]], rows, 5)).toEqual([[false, false, false]]);
    expect(suppressTable([], { rowTotals: true, columnTotals: true })).toEqual([]);
  });
});
