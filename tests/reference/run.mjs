/**
 * node tests/reference/run.mjs [folder of cases] : compiles `scoring`, runs every case through `adapter.mjs`, ends with
 * `N passed, N failed, N skipped` and exit code 1 when one failed. Without a folder: the cases kept here.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCases } from './read-cases.mjs';
import { runCases } from './run-cases.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const top = path.join(here, '..', '..');
const built = spawnSync(process.execPath, [path.join(top, 'node_modules/typescript/bin/tsc'), '-p', 'scoring'], {
  cwd: top,
  encoding: 'utf8',
});
if (built.status !== 0) console.error(built.stdout || built.stderr);

const { default: table } = await import('./adapter.mjs');
if (!table) throw new Error('scoring is not compiled: run `npx tsc -p scoring`');
const root = process.argv[2] ? path.resolve(process.argv[2]) : path.join(here, 'cases');
const cases = readCases(root);
if (cases.length === 0) throw new Error(`no case with an expected.json under ${root}`);

const result = runCases(table, cases);
for (const failure of result.failures.slice(0, 40)) {
  console.log(`FAIL ${failure.case} ${failure.id} ${failure.method}: ${failure.differences.slice(0, 3).join('; ')}`);
}
if (result.missing.size > 0) console.log(`not in adapter: ${[...result.missing].join(', ')}`);
console.log(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
process.exitCode = result.failed > 0 || built.status !== 0 ? 1 : 0;
