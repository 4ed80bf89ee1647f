/** Every case of tests/scoring/cases/score, exact values without tolerance, as the README there describes it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseExactJson, problemOfFile, scoreFramework, type AgencyRow, type Problem } from '../../../scoring/index.js';
import { roundedByHand, sameRatio } from '../number/decimal-oracle.js';

const ROOT = resolve(import.meta.dirname, '../cases/score');

type Row = readonly [points: string, applicableMaxPoints: string, percent: string | null, status?: string];

interface ExpectedAgency {
  id: string;
  total: { points: string; pointsExact: string; percent: string | null; percentExact: string | null };
  bonus: string;
  penalty: string;
  fields: Record<string, Row>;
  criteria: Record<string, Row>;
  components: Record<string, Row>;
}

interface Expected {
  title: string;
  framework: string;
  exit: 0 | 2;
  layer: string;
  options: { decimals: number };
  ranking: unknown;
  agencies: ExpectedAgency[];
  problems: { in: string; code: string; path: string }[];
}

const cases = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, expected: read<Expected>(join(ROOT, name, 'expected.json')) }));

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** What the command does with two files, without the process around it. */
function scoreCase(name: string, framework: string) {
  const dir = join(ROOT, name);
  const parsed = parseExactJson(readFileSync(resolve(dir, framework), 'utf8'));
  try {
    return scoreFramework(parsed, parseExactJson(readFileSync(join(dir, 'inputs.json'), 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problems: readonly Problem[] = [problemOfFile('inputs', 'notJson')];
    return { ok: false as const, problems };
  }
}

describe('scored cases', () => {
  const scored = cases.filter(({ expected }) => expected.exit === 0);
  test('there are 26 of them', () => expect(scored).toHaveLength(26));

  test.each(scored)('$name: $expected.title', ({ name, expected }) => {
    const result = scoreCase(name, expected.framework);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { document } = result;
    expect(document.layer).toBe(expected.layer);
    expect(document.options).toEqual(expected.options);
    expect(document.ranking).toEqual(expected.ranking);
    expect(document.agencies.map(({ id }) => id)).toEqual(expected.agencies.map(({ id }) => id));
    expected.agencies.forEach((agency, index) =>
      compareAgency(agency, document.agencies[index], expected.options.decimals),
    );
  });
});

describe('refused cases', () => {
  test.each(cases.filter(({ expected }) => expected.exit === 2))('$name: $expected.title', ({ name, expected }) => {
    const result = scoreCase(name, expected.framework);
    if (result.ok) throw new Error('The input was scored');
    const places = (problems: readonly { in: string; code: string; path: string }[]) =>
      problems.map((problem) => `${problem.in} ${problem.code} ${problem.path}`).sort();
    expect(places(result.problems)).toEqual(places(expected.problems));
    for (const { message } of result.problems) {
      expect(message.vi.length).toBeGreaterThan(10);
      expect(message.en.length).toBeGreaterThan(10);
    }
  });
});

function compareAgency(expected: ExpectedAgency, actual: AgencyRow | undefined, decimals: number): void {
  if (actual === undefined) throw new Error(`Agency ${expected.id} is absent`);
  const { total, bonus, penalty, fields, criteria, components, ...same } = expected;
  expect(actual).toMatchObject(same);
  expect(actual.total).toMatchObject({ points: total.points, percent: total.percent });
  expect(sameRatio(actual.total.pointsExact, total.pointsExact)).toBe(true);
  expect(sameRatio(actual.bonus.pointsExact, bonus)).toBe(true);
  expect(sameRatio(actual.penalty.pointsExact, penalty)).toBe(true);
  compareRows(expected.id, fields, actual.fields, decimals);
  compareRows(expected.id, criteria, actual.criteria, decimals);
  compareRows(expected.id, components, actual.components, decimals);
  for (const component of actual.components) {
    expect(component.status).toBe(components[component.code]?.[3] ?? 'scored');
    expect(component.steps.length).toBeGreaterThan(0);
  }
}

function compareRows(id: string, expected: Record<string, Row>, actual: AgencyRow['fields'], decimals: number): void {
  expect(actual.map(({ code }) => code).sort()).toEqual(Object.keys(expected).sort());
  for (const row of actual) {
    const [points, max, percent] = expected[row.code] ?? ['', '', null];
    const where = `${id} ${row.code}`;
    expect(sameRatio(row.pointsExact, points), where).toBe(true);
    expect(row.points, where).toBe(roundedByHand(points, decimals));
    expect(sameRatio(row.applicableMaxPoints, max), where).toBe(true);
    if (percent === null) expect([row.percent, row.percentExact], where).toEqual([null, null]);
    else {
      expect(sameRatio(row.percentExact ?? '', percent), where).toBe(true);
      expect(row.percent, where).toBe(roundedByHand(percent, decimals));
    }
  }
}
