/** `thuocdo score`: exits, streams and files (SCORE-IO §7). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../../server/cli/score.js';

const CASES = resolve(import.meta.dirname, '../cases/score');
const FOLDER = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

async function command(...args: string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const exit = await run(args, { out, err });
  const text = (stream: PassThrough): string => String(stream.read() ?? '');
  return { exit, out: text(out), err: text(err) };
}

function fileWith(name: string, content: string | Buffer): string {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

async function refused(framework: string, inputs: string): Promise<string[]> {
  const { exit, out, err } = await command('--framework', framework, '--inputs', inputs);
  expect([exit, out]).toEqual([2, '']);
  const document = JSON.parse(err) as {
    status: number;
    code: string;
    problems: { in: string; code: string; path: string; message: { vi: string; en: string } }[];
  };
  expect(document).toMatchObject({ status: 422, code: 'scoreRefused' });
  return document.problems.map((problem) => `${problem.in} ${problem.code} ${problem.path}`);
}

const framework = join(CASES, 'c08-not-json/framework.json');
const empty = fileWith('empty.json', '{"frameworkId": "refused", "agencies": []}');

describe('good input', () => {
  test('gives one document on stdout and exit 0', async () => {
    const { exit, out, err } = await command('--framework', framework, '--inputs', empty);
    expect([exit, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      schema: 'score/1',
      framework: { id: 'refused', version: '1.0', year: 2025 },
      layer: 'final',
      options: { rankMethod: 'competition', decimals: 2, evidencePolicy: 'ignore' },
      agencies: [],
      ranking: [],
    });
  });
});

describe('refused input', () => {
  test.each([
    ['NaN', '{"frameworkId": "refused", "agencies": [NaN]}'],
    ['Infinity', '{"frameworkId": "refused", "agencies": [-Infinity]}'],
    ['nothing', ''],
    ['a trailing comma', '{"frameworkId": "refused",}'],
    ['a byte order mark', '\ufeff{"frameworkId": "refused", "agencies": []}'],
  ])('%s is not JSON', async (_name, text) => {
    expect(await refused(framework, fileWith('faulty.json', text))).toEqual(['inputs notJson ']);
  });

  test('bytes that are not UTF-8 are not JSON', async () => {
    const bytes = Buffer.from('{"frameworkId": "\u00ff"}', 'latin1');
    expect(await refused(framework, fileWith('latin.json', bytes))).toEqual(['inputs notJson ']);
  });

  test('a file that is not there, a folder, or no file named', async () => {
    expect(await refused(framework, join(FOLDER, 'absent.json'))).toEqual(['inputs fileNotReadable ']);
    expect(await refused(FOLDER, empty)).toEqual(['framework fileNotReadable ']);
    const { exit, err } = await command('--inputs', empty);
    expect(exit).toBe(2);
    expect(err).toContain('fileNotReadable');
  });

  test('problems of the framework come alone, even when the inputs are not JSON', async () => {
    const inputs = join(CASES, 'c08-not-json/inputs.json');
    expect(await refused(fileWith('f.json', '[]'), inputs)).toEqual(['framework schema ']);
    expect(await refused(fileWith('g.json', '{'), inputs)).toEqual(['framework notJson ']);
    expect(await refused(framework, inputs)).toEqual(['inputs notJson ']);
  });

  test('a nested document of any depth is answered', async () => {
    const deep = `{"frameworkId": "refused", "agencies": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(await refused(framework, fileWith('deep.json', deep))).toEqual(['inputs wrongType /agencies/0']);
  });
});
