import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources, violations } from './rooms.js';

const root = path.resolve(import.meta.dirname, '../..');
const sources = readSources(root);

describe('the walls of the house', () => {
  it('are respected by every file', () => {
    expect(sources.size).toBeGreaterThan(50);
    expect(violations(sources)).toEqual([]);
  });

  it('hold the fixed top level', () => {
    const shown = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !['node_modules', 'dist', 'coverage', 'reports'].includes(name),
    );
    expect(shown.sort()).toEqual(
      [
        'README.md',
        'client',
        'eslint.config.mjs',
        'migrations',
        'package-lock.json',
        'package.json',
        'scoring',
        'server',
        'tests',
        'tsconfig.json',
      ].sort(),
    );
  });

  const plantedFaults: [string, string, string, RegExp][] = [
    ['scoring uses Node', 'scoring/planted.ts', `import fs from 'node:fs'; fs;`, /scoring may not import node:fs/],
    ['scoring reaches out', 'scoring/planted.ts', `import '../server/main.js';`, /nothing outside itself/],
    ['scoring looks at the clock', 'scoring/planted.ts', `export const t = new Date(0);`, /time comes from/],
    ['scoring throws dice', 'scoring/planted.ts', `export const r = Math.random();`, /only from a seed/],
    [
      'platform knows a domain',
      'server/platform/planted.ts',
      `import '../accounts/accounts.module.js';`,
      /knows no domain/,
    ],
    ['a room looks up', 'server/agencies/planted.ts', `import '../results/results.module.js';`, /may not look up/],
    ['a room looks at the top', 'server/agencies/planted.ts', `import '../main.js';`, /may not look up/],
    [
      'the environment is read elsewhere',
      'server/agencies/planted.ts',
      `export const p = process.env.PORT;`,
      /process\.env/,
    ],
    ['the time is read elsewhere', 'server/agencies/planted.ts', `export const n = new Date();`, /time comes from/],
    [
      'the time is read elsewhere (now)',
      'server/agencies/planted.ts',
      `export const n = Date.now();`,
      /time comes from/,
    ],
    [
      'forwardRef',
      'server/agencies/planted.ts',
      `import { forwardRef } from '@nestjs/common'; forwardRef;`,
      /forwardRef/,
    ],
    [
      'client uses the server',
      'client/portal/planted.ts',
      `import '../../server/main.js';`,
      /API types and scoring only/,
    ],
    ['survey uses the workspace', 'client/survey/planted.ts', `import '../workspace/main.js';`, /may not reach into/],
    [
      'something imports tests',
      'server/agencies/planted.ts',
      `import '../../tests/support/server.js';`,
      /nothing imports tests/,
    ],
    ['a cycle', 'scoring/planted.ts', `import './planted.js';`, /cycle/],
  ];
  it.each(plantedFaults)('are seen to be broken when %s', (_name, file, text, expected) => {
    const planted = new Map([...sources, [file, text]]);
    const found = violations(planted).filter((line) => line.includes('planted'));
    expect(found.join('\n')).toMatch(expected);
  });
});
