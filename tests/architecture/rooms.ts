/** The walls of the house (DESIGN §3) as data and one function over source texts, so that a planted fault can be shown to it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export type Sources = ReadonlyMap<string, string>;

/** Server rooms from the ground up: each may use platform, scoring and the rooms before it. */
export const domainRooms = [
  'accounts',
  'agencies',
  'questionnaires',
  'surveys',
  'responses',
  'petitions',
  'indicators',
  'plans',
  'frameworks',
  'assessments',
  'results',
  'reports',
];
const exactNumberLibraries = new Set(['fraction.js', 'decimal.js']);
const topFolders = ['scoring', 'server', 'client', 'migrations', 'tests'];

export function readSources(root: string): Sources {
  const sources = new Map<string, string>();
  for (const folder of topFolders) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true })) {
      const file = path.posix.join(folder, String(entry).split(path.sep).join('/'));
      if (/\.(ts|tsx|mts)$/.test(file) && !file.endsWith('.d.ts'))
        sources.set(file, readFileSync(path.join(root, file), 'utf8'));
    }
  }
  return sources;
}

interface Import {
  /** File inside the repository, or null for a package. */
  readonly file: string | null;
  readonly name: string;
}

function importsOf(file: string, text: string, sources: Sources): Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith('.')) return { file: null, name: fileName };
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), fileName));
    const base = target.replace(/\.(js|mjs)$/, '').replace(/^dist\//, '');
    const found = [target, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((f) =>
      sources.has(f),
    );
    return { file: found ?? target, name: fileName };
  });
}

/** `server/results/x.ts` → `results`; `server/main.ts` → null. */
const serverRoom = (file: string): string | null => /^server\/([^/]+)\//.exec(file)?.[1] ?? null;

function wallProblem(from: string, to: Import): string | null {
  const [fromTop = ''] = from.split('/');
  if (fromTop === 'scoring') {
    if (to.file === null) return exactNumberLibraries.has(to.name) ? null : `scoring may not import ${to.name}`;
    return to.file.startsWith('scoring/') ? null : 'scoring imports nothing outside itself';
  }
  if (to.file === null) return null;
  const target = to.file;
  if (fromTop !== 'tests' && target.startsWith('tests/')) return 'nothing imports tests';
  if (fromTop === 'client') {
    if (target.startsWith('server/') || target.startsWith('migrations/'))
      return 'client uses the API types and scoring only';
    const entry = /^client\/(survey|portal|workspace)\//.exec(from)?.[1];
    const other = /^client\/(survey|portal|workspace)\//.exec(target)?.[1];
    if (other !== undefined && entry !== other) return `client/${entry ?? from} may not reach into client/${other}`;
    return null;
  }
  if (fromTop === 'migrations') return target.startsWith('migrations/') ? null : 'a migration stands alone';
  if (fromTop === 'server') {
    if (target.startsWith('client/')) return 'server does not import client';
    const room = serverRoom(from);
    const targetRoom = serverRoom(target);
    if (room === null || room === 'cli' || !target.startsWith('server/')) return null;
    if (targetRoom === null || targetRoom === 'cli') return `server/${room} may not look up to ${target}`;
    if (room === targetRoom || targetRoom === 'platform') return null;
    if (room === 'platform') return 'platform knows no domain';
    if (domainRooms.indexOf(targetRoom) < 0) return `unknown room server/${targetRoom}`;
    if (domainRooms.indexOf(targetRoom) > domainRooms.indexOf(room))
      return `server/${room} may not look up to server/${targetRoom}`;
  }
  return null;
}

function forbiddenCalls(file: string, text: string): string[] {
  const problems: string[] = [];
  const tree = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.ES2023,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const inServer = file.startsWith('server/');
  const inScoring = file.startsWith('scoring/');
  const at = (node: ts.Node): string => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const call = `${node.expression.getText(tree)}.${node.name.text}`;
      if (call === 'process.env' && (inServer || inScoring) && !file.startsWith('server/platform/config/')) {
        problems.push(`${at(node)} process.env is read in server/platform/config only`);
      }
      if (call === 'Date.now' && (inServer || inScoring) && !file.startsWith('server/platform/clock/')) {
        problems.push(`${at(node)} the time comes from server/platform/clock`);
      }
      if (call === 'Math.random' && inScoring) problems.push(`${at(node)} scoring draws only from a seed`);
    }
    if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date') {
      const now = (node.arguments?.length ?? 0) === 0;
      if (inScoring || (now && inServer && !file.startsWith('server/platform/clock/'))) {
        problems.push(`${at(node)} the time comes from server/platform/clock`);
      }
    }
    if (ts.isIdentifier(node) && node.text === 'forwardRef' && inServer)
      problems.push(`${at(node)} forwardRef hides a cycle`);
    if (ts.isCallExpression(node) && node.expression.getText(tree) === 'eval') problems.push(`${at(node)} no eval`);
    if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Function')
      problems.push(`${at(node)} no Function`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return problems;
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`);
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

/** Every breach of the walls, cycles included, one line each. */
export function violations(sources: Sources): string[] {
  const problems: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, text] of sources) {
    const imports = importsOf(file, text, sources);
    for (const one of imports) {
      const problem = wallProblem(file, one);
      if (problem !== null) problems.push(`${file}: ${problem} (${one.name})`);
    }
    if (!file.startsWith('tests/')) {
      problems.push(...forbiddenCalls(file, text));
      graph.set(
        file,
        imports.flatMap((one) => (one.file !== null && sources.has(one.file) ? [one.file] : [])),
      );
    }
  }
  return [...problems, ...cycles(graph)];
}
