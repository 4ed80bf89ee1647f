// `npm run check`: format, lint, types, architecture (a test), API drift, migration drift (a test), build, tests. Stops at the first fault.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();

function step(title, script, args) {
  console.log(`\n— ${title}`);
  const started = process.hrtime.bigint();
  const run = spawnSync(process.execPath, [path.join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (run.status !== 0) {
    console.log(`${title}: failed after ${seconds.toFixed(1)} s`);
    process.exit(run.status ?? 1);
  }
  console.log(`${title}: ${seconds.toFixed(1)} s`);
}

step('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
step('lint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.']);
step('types: scoring', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'scoring']);
step('types: server', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']);
step('types: client', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'client']);
console.log('\n— build');
ensureBuilt();
// tests speak to the built server, so their types need it
step('types: tests', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'tests']);
step('API drift', 'server/start/api-types.mjs', ['--check']);
step('tests', 'server/start/test.mjs', process.argv.slice(2));
