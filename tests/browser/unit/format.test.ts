/** Numbers, dates and search as UX §6 and LESSONS L20 write them; every expected text is by hand. */
import { expect, test } from 'vitest';
import {
  formatCount,
  formatDay,
  formatDayOf,
  formatDecimal,
  formatInterval,
  formatMoment,
  formatNumber,
  formatPercent,
  formatRankRange,
  formatTime,
  keepTogether,
} from '../../../client/ui/format';
import { matchesSearch, searchText } from '../../../client/ui/search-text';
import { readNumber } from '../../../client/survey/read-number';
import { newUuid } from '../../../client/survey/uuid';

test('vi-VN: comma for decimals, point for thousands, true minus, percent without a blank', () => {
  expect(formatPercent('83.87', 'vi')).toBe('83,87%');
  expect(formatCount(26959, 'vi')).toBe('26.959');
  expect(formatCount(999, 'vi')).toBe('999');
  expect(formatDecimal('-0.14', 'vi')).toBe('−0,14');
  expect(formatDecimal('5412.50', 'vi')).toBe('5.412,50');
  expect(formatPercent('83.87', 'en')).toBe('83.87%');
  expect(formatCount(26959, 'en')).toBe('26,959');
});

test('a published text keeps its digits: nothing is rounded a second time', () => {
  expect(formatDecimal('99.995000', 'vi')).toBe('99,995000');
  expect(formatDecimal('100.00', 'vi')).toBe('100,00');
});

test('own numbers round half up, away from zero', () => {
  expect(formatNumber(7.45, 1, 'vi')).toBe('7,5');
  expect(formatNumber(-7.45, 1, 'vi')).toBe('−7,5');
  expect(formatInterval({ low: 80.04, high: '85.1' }, 'vi')).toBe('80,0–85,1');
});

test('dates: day with zero, month as in official documents, Vietnamese time', () => {
  expect(formatDay('2025-07-01', 'vi')).toBe('01/7/2025');
  expect(formatDay('2026-02-15', 'vi')).toBe('15/02/2026');
  expect(formatDay('2023-12-27', 'vi')).toBe('27/12/2023');
  expect(formatDay('2025-07-01', 'en')).toBe('1 Jul 2025');
  // 17:30 UTC is already the next day in Hà Nội
  expect(formatDayOf('2026-01-14T17:30:00Z', 'vi')).toBe('15/01/2026');
  expect(formatMoment('2026-01-15T01:30:00Z', 'vi')).toBe('15/01/2026, 08:30');
  expect(formatTime('2026-01-14T17:00:00Z')).toBe('00:00');
});

test('rank ranges', () => {
  expect(formatRankRange({ from: 48, to: 77 })).toBe('48–77');
  expect(formatRankRange({ from: 12, to: 12 })).toBe('12');
});

test('"phục vụ" and a kind with its name do not part at a line end', () => {
  expect(keepTogether('về sự phục vụ của Xã Đại Từ')).toBe('về sự phục\u00a0vụ của Xã\u00a0Đại Từ');
});

test('search without accents finds names in NFC and NFD, by the beginnings of words too', () => {
  expect(searchText('  Xã ĐẠI   Từ ')).toBe('xa dai tu');
  expect(matchesSearch('UBND xã Đại Từ', 'dai tu')).toBe(true);
  expect(matchesSearch('UBND xã Đại Từ'.normalize('NFD'), 'Đại Từ')).toBe(true);
  expect(matchesSearch('Phường Phan Đình Phùng', 'phuong phung')).toBe(true);
  expect(matchesSearch('Xã Vô Tranh', 'dai tu')).toBe(false);
  expect(matchesSearch('Xã Vô Tranh', '   ')).toBe(true);
});

test('numbers as people type them', () => {
  expect(['5412', '5.412', '97,87', '97.87', '1.234,5', ' 80 '].map(readNumber)).toEqual([
    5412, 5412, 97.87, 97.87, 1234.5, 80,
  ]);
  expect(['', '-3', '1,234', 'tám', '1.2.3', '97,875'].map(readNumber)).toEqual([null, null, null, null, null, null]);
});

test('a UUID of version 4, with and without crypto.randomUUID', () => {
  const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const old = { getRandomValues: <T>(bytes: T) => (bytes as Uint8Array).fill(0xff) as T } as unknown as Crypto;
  expect(newUuid()).toMatch(version4);
  expect(newUuid(old)).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});
