// `npm run bench -- <name>`: one line a figure, `name value unit`. Names are the files of tests/bench.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { root } from './install.mjs';

const folder = path.join(root, 'tests/bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -4));
const [name = '', ...args] = process.argv.slice(2);
const chosen = names.filter((known) => known === name || known.startsWith(`${name}-`));
if (name === '' || chosen.length === 0) {
  console.error(`npm run bench -- <name>; names: ${names.sort().join(', ')}`);
  process.exit(name === '' ? 0 : 2);
}
ensureBuilt(['server']);
for (const one of chosen) {
  const file = path.join(folder, `${one}.mjs`);
  if (!existsSync(file)) continue;
  const { run } = await import(pathToFileURL(file).href);
  await run((line) => console.log(line), args);
}
