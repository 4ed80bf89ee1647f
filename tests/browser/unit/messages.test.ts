/** Vietnamese and English message files say the same things, with the same blanks to fill. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Messages = { [key: string]: string | Messages };

const folder = new URL('../../../client/i18n/', import.meta.url);

function flat(messages: Messages, above = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') found.set(above + key, value);
    else for (const [inner, text] of flat(value, `${above}${key}.`)) found.set(inner, text);
  }
  return found;
}

const read = (entry: string, language: string) =>
  flat(JSON.parse(readFileSync(new URL(`${entry}/${language}.json`, folder), 'utf8')) as Messages);

const entries = readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

test('the public pages have message files (the workspace keeps its words as typed pairs)', () => {
  expect(entries.filter((entry) => existsSync(new URL(`${entry}/vi.json`, folder))).sort()).toEqual([
    'portal',
    'survey',
  ]);
});

test.each(['portal', 'survey'])('%s: every key stands in both languages', (entry) => {
  const [vi, en] = [read(entry, 'vi'), read(entry, 'en')];
  expect([...vi.keys()].filter((key) => !en.has(key))).toEqual([]);
  expect([...en.keys()].filter((key) => !vi.has(key))).toEqual([]);
});

test.each(['portal', 'survey'])('%s: no text is empty and the blanks are the same', (entry) => {
  const [vi, en] = [read(entry, 'vi'), read(entry, 'en')];
  const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join(' ');
  for (const [key, text] of vi) {
    expect(text.trim(), key).not.toBe('');
    expect(en.get(key)?.trim(), key).not.toBe('');
    expect(new Set(blanks(en.get(key) ?? '').split(' ')), key).toEqual(new Set(blanks(text).split(' ')));
  }
});

test.each(['portal', 'survey'])('%s: Vietnamese is NFC and keeps the tone of UX §6', (entry) => {
  for (const [key, text] of read(entry, 'vi')) {
    expect(text, key).toBe(text.normalize('NFC'));
    expect(text, key).not.toMatch(/!|vui lòng|quý khách|\bbạn\b/i);
  }
});
