/** Order, search, standing, axes and CSV of the portal, on a small ranking worked by hand. */
import { expect, test } from 'vitest';
import type { AgencyProfile, FactorFigure, ItemFigure, RankingGroup, RankingRow } from '../../../client/api/types';
import { barAxis, dotAxis, mendFirst, placeOn, standingOf, standingsOf, ticksOf } from '../../../client/portal/figures';
import { rankingCsv } from '../../../client/portal/ranking-csv';
import { orderRows } from '../../../client/portal/ranking-order';
import { newestFirst } from '../../../client/portal/publications';

const text = (vi: string) => ({ vi, en: vi });
const interval = (lower: number, upper: number) => ({ name: 'wilson', level: 0.95, lower, upper });

function row(name: string, value: string | null, n: number | null, rank: number | null, bounds = [0, 100]): RankingRow {
  return {
    agencyId: name,
    code: name,
    name,
    kind: 'commune',
    unitType: null,
    population: null,
    minimum: 30,
    eligible: rank !== null,
    visibility: rank !== null ? 'ranked' : value === null ? 'hidden' : 'shown',
    unranked: rank !== null ? null : value === null ? 'tooFewToShow' : 'belowMinimum',
    value,
    valueExact: value,
    n,
    interval: value === null ? null : interval(bounds[0] ?? 0, bounds[1] ?? 100),
    rank: rank === null ? null : { rank, of: 3, range: { from: rank, to: 3 } },
    factors: [],
  };
}

const rows = [
  row('Xã Đại Từ', '90.00', 31, 1, [85, 94]),
  row('Xã An Khánh', '80.00', 200, 2, [74, 86]),
  row('Phường Bách Quang', '70.00', 40, 3, [60, 78]),
  row('Xã Nghĩa Tá', null, null, null),
  row('Xã Sảng Mộc', '95.00', 12, null),
];
const group: RankingGroup = {
  kind: 'commune',
  agencies: 5,
  shown: 4,
  ranked: 3,
  forms: 283,
  mean: '80.00',
  factors: [],
};
const names = (wanted: string, column: 'rank' | 'name' | 'value' | 'n', descending = false) => {
  const { ranked, unranked } = orderRows(rows, wanted, { column, descending });
  return [ranked.map((one) => one.name), unranked.map((one) => one.name)];
};

test('those without a place stay last, however the table is sorted', () => {
  expect(names('', 'rank')).toEqual([
    ['Xã Đại Từ', 'Xã An Khánh', 'Phường Bách Quang'],
    ['Xã Nghĩa Tá', 'Xã Sảng Mộc'],
  ]);
  expect(names('', 'value', true)[0]).toEqual(['Xã Đại Từ', 'Xã An Khánh', 'Phường Bách Quang']);
  expect(names('', 'n', true)[0]).toEqual(['Xã An Khánh', 'Phường Bách Quang', 'Xã Đại Từ']);
});

test('names sort as Vietnamese does: Đ after D, tones last', () => {
  expect(names('', 'name')[0]).toEqual(['Phường Bách Quang', 'Xã An Khánh', 'Xã Đại Từ']);
});

test('search needs no accents and searches those without a place too', () => {
  expect(names('dai tu', 'rank')).toEqual([['Xã Đại Từ'], []]);
  expect(names('nghia ta', 'rank')).toEqual([[], ['Xã Nghĩa Tá']]);
});

test('clearly above or below only when the whole interval is on one side of the mean', () => {
  expect(rows.slice(0, 3).map((one) => standingOf(one, group.mean))).toEqual(['above', 'level', 'below']);
  expect(standingsOf(rows, group)).toEqual({ above: 1, below: 1, level: 1 });
  expect(standingOf(row('x', null, null, null), '80.00')).toBe('level');
});

test('bars start at 0; dots may start elsewhere, on round numbers', () => {
  expect(barAxis('percent', 96)).toEqual({ from: 0, to: 100, step: 25 });
  expect(barAxis('level', 4.6)).toEqual({ from: 0, to: 5, step: 1 });
  expect(barAxis('points', 9.3)).toEqual({ from: 0, to: 10, step: 2.5 });
  expect(dotAxis('percent', [75.97, 96.5])).toEqual({ from: 70, to: 100, step: 10 });
  expect(ticksOf(dotAxis('percent', [81, 89]))).toEqual([80, 85, 90]);
  expect(placeOn({ from: 70, to: 100, step: 10 }, 85)).toBe(50);
  expect(placeOn({ from: 70, to: 100, step: 10 }, 60)).toBe(0);
});

test('what to mend first: clear differences before unclear ones, then the larger gap, with the lowest question', () => {
  const factor = (code: string, value: string | null, lower: number, upper: number): FactorFigure => ({
    code,
    name: text(code),
    value,
    valueExact: value,
    n: 30,
    interval: interval(lower, upper),
  });
  const item = (code: string, factorCode: string, value: string): ItemFigure => ({
    ...factor(code, value, 0, 100),
    factorCode,
    rated: true,
    levels: [],
  });
  const profile = {
    row: {
      ...row('Xã Đại Từ', '80.00', 31, 1),
      factors: [factor('A', '70.00', 60, 82), factor('B', '75.00', 72, 79), factor('C', '90.00', 85, 95)],
    },
    group: { ...group, factors: ['A', 'B', 'C'].map((code) => factor(code, '80.00', 0, 0)) },
    items: [item('B1', 'B', '76.00'), item('B2', 'B', '74.00')],
  } as unknown as AgencyProfile;
  const found = mendFirst(profile).map(({ factor: one, gap, clearly, lowestItem }) => [
    one.code,
    gap,
    clearly,
    lowestItem?.code ?? null,
  ]);
  expect(found).toEqual([
    ['B', 5, true, 'B2'],
    ['A', 10, false, null],
  ]);
});

test('CSV: BOM for Excel, formulas disarmed, hidden figures empty, quotes doubled', () => {
  const evil = { ...row('=HYPERLINK("http://x")', '50.00', 40, 2, [40, 60]) };
  const csv = rankingCsv([evil, row('Xã Nghĩa Tá'.normalize('NFD'), null, null, null)], {
    title: 'Bảng, mẫu',
    headings: ['Hạng', 'Đơn vị'],
    kind: () => 'Xã, phường',
    reason: () => 'Dưới 10 phiếu',
  });
  expect(csv).toBe(
    '\ufeff"Bảng, mẫu"\r\nHạng,Đơn vị\r\n2,"\'=HYPERLINK(""http://x"")","Xã, phường",50,40,60,40,2,3,\r\n' +
      ',Xã Nghĩa Tá,"Xã, phường",,,,,,,Dưới 10 phiếu\r\n',
  );
});

test('the newest publication stands first, a replaced one never', () => {
  const head = (id: string, year: number, publishedAt: string, replacedById: string | null) =>
    ({ id, year, publishedAt, replacedById }) as never;
  const order = newestFirst([
    head('old', 2024, '2025-01-15', null),
    head('wrong', 2025, '2026-01-15', 'right'),
    head('right', 2025, '2026-02-01', null),
  ]).map((one) => one.id);
  expect(order).toEqual(['right', 'old', 'wrong']);
});
