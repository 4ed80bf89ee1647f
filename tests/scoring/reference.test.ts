/** Every reference case from outside (R, survey, psych), against the TypeScript sources through the same adapter table. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as scoring from '../../scoring/index.js';
import { table } from '../reference/adapter.mjs';
import { readCases } from '../reference/read-cases.mjs';
import { differencesOf } from '../reference/run-cases.mjs';

type Check = { id: string; method: string; args: unknown; expect: unknown; tol: { rel: number; abs: number } };
type Table = Record<string, (args: unknown, method: string) => unknown>;

const methods = table(scoring) as Table;
const cases = readCases(path.join(import.meta.dirname, '../reference/cases')) as { name: string; checks: Check[] }[];

it('has all twenty-one folders of cases', () => {
  expect(cases.length).toBe(21);
});

describe.each(cases)('reference case $name', ({ checks }) => {
  const names = [...new Set(checks.map((check) => check.method))];
  it.each(names)('%s gives the published numbers', (name) => {
    const method = methods[name];
    expect(method, `${name} is missing from the adapter`).toBeTypeOf('function');
    const wrong = checks
      .filter((check) => check.method === name)
      .flatMap((check) => differencesOf(check, method).map((difference: string) => `${check.id} ${difference}`));
    expect(wrong).toEqual([]);
  });
});
