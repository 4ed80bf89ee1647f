/**
 * `npm run -s published -- <folder>`: recomputes every published table of a folder with `scoring` and compares what its
 * `expected` prints (published.schema.json). A table of an unknown kind is skipped by name.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareTable, type Comparison, type Computed } from './published-compare.js';
import { PUBLISHED_KINDS } from './published-kinds.js';
import { recordOf, textOf, UnreadableTable, type Json } from './published-json.js';

/** Quantities that stand under another name in `tolerance`. */
const TOLERANCE_NAMES: Readonly<Record<string, string>> = {
  indexPercent: 'points',
  total: 'points',
  indicatorScores: 'points',
  sumOfGroups: 'forms',
  remainder: 'forms',
  reduction: 'forms',
  meanOver5Percent: 'percent',
  personMeanPercent: 'percent',
  topTwoPercent: 'percent',
  personsWithMeanAtLeast4Percent: 'percent',
  allItemsSatisfiedPercent: 'percent',
};

/** What became of one table. */
export type TableOutcome =
  | { readonly outcome: 'skipped'; readonly reason: string }
  | { readonly outcome: 'passed' | 'failed'; readonly comparison: Comparison };

/** Recomputes one table; it passes when everything that can be compared fits. */
export function checkTable(table: Json): TableOutcome {
  const kind = textOf(table, 'kind');
  const compute = Object.prototype.hasOwnProperty.call(PUBLISHED_KINDS, kind) ? PUBLISHED_KINDS[kind] : undefined;
  if (compute === undefined) return { outcome: 'skipped', reason: `kind ${kind}` };
  const expected = recordOf(table['expected']);
  const tolerances = recordOf(table['tolerance']) as Readonly<Record<string, number>>;
  let computed: Computed;
  try {
    computed = compute(recordOf(table['inputs']), expected);
  } catch (error) {
    if (error instanceof UnreadableTable) return { outcome: 'skipped', reason: `kind ${kind}, ${error.message}` };
    throw error;
  }
  const comparison = compareTable(expected, computed, tolerances, TOLERANCE_NAMES);
  if (comparison.compared + comparison.words === 0) {
    return { outcome: 'skipped', reason: `kind ${kind}, nothing in expected follows from the inputs` };
  }
  return { outcome: comparison.failures.length === 0 ? 'passed' : 'failed', comparison };
}

/** Checks the folder; exit code 0 when nothing failed, 1 when a table failed, 2 when the folder cannot be read. */
export async function run(args: string[]): Promise<number> {
  const [folder] = args;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  let names: string[];
  try {
    if (folder === undefined) throw new Error('no folder');
    names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    process.stderr.write(`Cách dùng: npm run -s published -- <thư mục> / <folder>\n${(error as Error).message}\n`);
    return 2;
  }
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let [compared, words] = [0, 0];
  for (const name of names) {
    const id = name.slice(0, -'.json'.length);
    let result: TableOutcome;
    try {
      result = checkTable(JSON.parse(await readFile(join(folder, name), 'utf8')) as Json);
    } catch (error) {
      counts.failed += 1;
      say(`failed   ${id}: ${(error as Error).message}`);
      continue;
    }
    counts[result.outcome] += 1;
    if (result.outcome === 'skipped') {
      say(`skipped  ${id}: ${result.reason}`);
      continue;
    }
    const { comparison } = result;
    compared += comparison.compared;
    words += comparison.words;
    say(`${result.outcome.padEnd(8)} ${id}: ${comparison.compared} numbers, ${comparison.words} words`);
    for (const line of comparison.failures) say(`         ${line}`);
    for (const line of comparison.conflicts) say(`         conflict, kept as printed: ${line}`);
    for (const path of comparison.notComputed) say(`         does not follow from the inputs: ${path}`);
  }
  say(`${compared} numbers and ${words} words compared`);
  say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed === 0 ? 0 : 1;
}
