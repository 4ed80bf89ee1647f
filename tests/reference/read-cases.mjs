/** Reads folders of reference cases: `expected.json` and the CSV files that its checks name as "@file.csv". */
import fs from 'node:fs';
import path from 'node:path';

/** Rows of a CSV without quotes: numbers as numbers, an empty cell as null. */
export function readCsv(file) {
  const [head, ...lines] = fs.readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, readCell(cells[i] ?? '')]));
  });
}

function readCell(cell) {
  if (cell === '') return null;
  return Number.isNaN(Number(cell)) ? cell : Number(cell);
}

/** Every folder with an `expected.json` under `root`, sorted by name: `{ name, checks }`, checks with their files read in. */
export function readCases(root) {
  return fs
    .readdirSync(root)
    .sort()
    .filter((name) => fs.existsSync(path.join(root, name, 'expected.json')))
    .map((name) => {
      const folder = path.join(root, name);
      const files = new Map();
      const { checks } = JSON.parse(fs.readFileSync(path.join(folder, 'expected.json'), 'utf8'));
      return { name, checks: checks.map((check) => ({ ...check, args: withFiles(check.args, folder, files) })) };
    });
}

function withFiles(value, folder, files) {
  if (typeof value === 'string' && value.startsWith('@')) {
    if (!files.has(value)) files.set(value, readCsv(path.join(folder, value.slice(1))));
    return files.get(value);
  }
  if (Array.isArray(value)) return value.map((entry) => withFiles(entry, folder, files));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withFiles(entry, folder, files)]));
}
