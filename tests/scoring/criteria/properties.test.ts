/** What holds for every framework and every input: bounds, monotony, scale, order, and that nothing is ever thrown. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseExactJson,
  Ratio,
  readFramework,
  scoreComponent,
  scoreFramework,
  scoreInputs,
  writeScores,
  type FrameworkFile,
  type RuleFile,
} from '../../../scoring/index.js';
import { frameworkOf, ready, scoreSmall } from './small-framework.js';

/** A rule of maximum `max`, inputs from a level 0..100 of attainment, and what a better level does. */
interface Gauge {
  readonly rule: RuleFile;
  readonly max: number;
  readonly input: (level: number) => unknown;
  /** Points follow the level without a jump, so that they are maximal only at 100. */
  readonly strict: boolean;
}

const quotient = (level: number) => ({ numerator: level, denominator: 100 });

const GAUGES: readonly Gauge[] = [
  {
    rule: {
      kind: 'choice',
      options: [
        { label: 'a', points: 2 },
        { label: 'b', points: 0.7 },
        { label: 'c', points: 0 },
      ],
    },
    max: 2,
    input: (level) => ({ option: level === 100 ? 0 : level > 50 ? 1 : 2 }),
    strict: true,
  },
  {
    rule: { kind: 'deadline', onTime: 1, late: 0.5, missing: 0 },
    max: 1,
    input: (level) => ({ status: level === 100 ? 'onTime' : level > 50 ? 'late' : 'missing' }),
    strict: true,
  },
  {
    rule: {
      kind: 'steps',
      input: 'percent',
      steps: [
        { min: 80, points: 1 },
        { min: 33.3, points: 0.3 },
        { min: 0, points: 0 },
      ],
    },
    max: 1,
    input: quotient,
    strict: false,
  },
  {
    rule: { kind: 'ratio', numerator: 'a', denominator: 'b', floorPercent: 70 },
    max: 2,
    input: quotient,
    strict: true,
  },
  {
    rule: { kind: 'ratioToTarget', numerator: 'a', denominator: 'b', targetPercent: 90 },
    max: 1.5,
    input: quotient,
    strict: false,
  },
  {
    rule: { kind: 'perUnitDeduction', unit: 'x', perUnit: 0.3, floor: 0 },
    max: 1,
    input: (level) => ({ count: 100 - level }),
    strict: true,
  },
  {
    rule: { kind: 'countBonus', unit: 'x', perUnit: 0.1, cap: 1 },
    max: 1,
    input: (level) => ({ count: level }),
    strict: false,
  },
  {
    rule: {
      kind: 'parts',
      parts: [
        { label: 'a', points: 0.1 },
        { label: 'b', points: 0.9 },
      ],
    },
    max: 1,
    input: (level) => ({ parts: [level === 100, `${level}/100`] }),
    strict: true,
  },
  {
    rule: {
      kind: 'conditional',
      variables: [{ name: 'level', label: 'mức' }],
      cases: [
        { when: 'level < 50', points: '0' },
        { when: 'true', points: '3 * min(1, level / 100)' },
      ],
    },
    max: 3,
    input: (level) => ({ variables: { level } }),
    strict: true,
  },
  {
    rule: { kind: 'surveyMean', scaleMin: 0, scaleMax: 5 },
    max: 2,
    input: (level) => ({ mean: `${level}/20` }),
    strict: true,
  },
  {
    rule: {
      kind: 'surveyChoice',
      weights: [
        { label: 'a', weight: 1 },
        { label: 'b', weight: 0.6 },
        { label: 'c', weight: 0 },
      ],
    },
    max: 4,
    input: (level) => ({ counts: [level, 0, 100 - level] }),
    strict: true,
  },
  {
    rule: { kind: 'indexShare', measure: 'm', of100: true },
    max: 8,
    input: (level) => ({ value: level }),
    strict: true,
  },
  {
    rule: { kind: 'complementShares', shares: [{ numerator: 'a', denominator: 'b' }], targetPercent: 95 },
    max: 6,
    input: (level) => ({ shares: [{ numerator: 100 - level, denominator: 100 }] }),
    strict: false,
  },
  { rule: { kind: 'manual' }, max: 2.5, input: (level) => ({ points: (level * 25) / 1000 }), strict: true },
];

const gauge = fc.constantFrom(...GAUGES);
const level = fc.integer({ min: 0, max: 100 });
const framework = ready(frameworkOf(GAUGES.map(({ rule, max }) => ({ rule, maxPoints: max }))));
const codeOf = (index: number): string => `1.1.${index + 1}`;

function pointsAt(one: Gauge, at: number): Ratio {
  const result = scoreComponent(framework, codeOf(GAUGES.indexOf(one)), one.input(at));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.points.points;
}

describe('every rule', () => {
  test('is named here', () => expect(new Set(GAUGES.map(({ rule }) => rule.kind)).size).toBe(14));

  test('gives from 0 to the maximum, never less for a better level', () => {
    fc.assert(
      fc.property(gauge, level, level, (one, a, b) => {
        const [low, high] = [pointsAt(one, Math.min(a, b)), pointsAt(one, Math.max(a, b))];
        expect(low.sign()).toBeGreaterThanOrEqual(0);
        expect(low.compare(high)).toBeLessThanOrEqual(0);
        expect(high.compare(Ratio.parse(one.max))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(GAUGES)('$rule.kind reaches its maximum exactly', (one) => {
    expect(pointsAt(one, 100).equals(Ratio.parse(one.max))).toBe(true);
    if (one.strict) expect(pointsAt(one, 99).compare(Ratio.parse(one.max))).toBe(-1);
  });
});

describe('a whole agency', () => {
  const levels = fc.array(level, { minLength: GAUGES.length, maxLength: GAUGES.length });
  const componentsAt = (all: readonly number[]): Record<string, unknown> =>
    Object.fromEntries(GAUGES.map((one, index) => [codeOf(index), one.input(all[index] ?? 0)]));
  const file = frameworkOf(GAUGES.map(({ rule, max }) => ({ rule, maxPoints: max })));

  test('has 100 percent exactly when every component is maximal', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(99, 100), { minLength: 14, maxLength: 14 }), (all) => {
        const [row] = scoreSmall(file, [['a', componentsAt(all)]]).agencies;
        const maximal = GAUGES.every((one, index) => !one.strict || all[index] === 100);
        expect(row?.total.percentExact === '100/1').toBe(maximal);
        expect(row?.components.every(({ percentExact }) => percentExact === '100/1')).toBe(maximal);
      }),
    );
  });

  test('adds up: criterion, field and total hold the sum of the components, by the maxima of what applies', () => {
    fc.assert(
      fc.property(levels, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (all, dropped) => {
        const components = componentsAt(all);
        dropped.forEach((drop, index) => {
          if (drop) components[codeOf(index)] = { notApplicable: { reason: 'không có' } };
        });
        const [row] = scoreSmall(file, [['a', components]]).agencies;
        if (row === undefined) throw new Error('Nobody was scored');
        const sum = Ratio.sum(row.components.map(({ pointsExact }) => Ratio.parse(pointsExact)));
        const max = Ratio.sum(GAUGES.flatMap((one, index) => (dropped[index] === true ? [] : [Ratio.parse(one.max)])));
        for (const node of [row.total, row.fields[0], row.criteria[0]]) {
          expect(node?.pointsExact).toBe(sum.toText());
          expect(Ratio.parse(node?.applicableMaxPoints ?? '').equals(max)).toBe(true);
          const percent = max.isZero() ? null : sum.mul(Ratio.HUNDRED).div(max).toText();
          expect(node?.percentExact).toBe(percent);
        }
      }),
    );
  });

  test('has the same percent when every weight of the framework is scaled', () => {
    const kinds = GAUGES.filter(({ rule }) =>
      ['ratio', 'ratioToTarget', 'indexShare', 'surveyMean'].includes(rule.kind),
    );
    fc.assert(
      fc.property(levels, fc.integer({ min: 2, max: 50 }), (all, factor) => {
        const percents = [1, factor].map((by) => {
          const plans = kinds.map(({ rule, max }) => ({ rule, maxPoints: max * by }));
          const inputs = Object.fromEntries(kinds.map((one, index) => [codeOf(index), one.input(all[index] ?? 0)]));
          return scoreSmall(frameworkOf(plans), [['a', inputs]]).agencies[0]?.total.percentExact;
        });
        expect(percents[0]).toBe(percents[1]);
      }),
    );
  });

  test('does not depend on the order of the rows, nor on other agencies', () => {
    const agencies = fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^[a-zA-Z0-9._-]{1,6}$/), levels, fc.constantFrom(null, 'Sở', 'Xã')),
      { selector: ([id]) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        agencies.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const score = (rows: typeof all) =>
            scoreSmall(
              file,
              rows.map(([id, at, group]) => [id, componentsAt(at), { group }]),
            );
          const byId = (document: ReturnType<typeof score>) => new Map(document.agencies.map((row) => [row.id, row]));
          expect(byId(score(shuffled))).toEqual(byId(score(all)));
          const groups = (document: ReturnType<typeof score>) =>
            new Map(document.ranking.map(({ group, ranked }) => [group, ranked]));
          expect(groups(score(shuffled))).toEqual(groups(score(all)));
          const [first] = all;
          if (first === undefined) return;
          const alone = score([first]).agencies[0];
          expect(byId(score(all)).get(first[0])?.components).toEqual(alone?.components);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('has the same rank as another exactly when the percents are equal', () => {
    fc.assert(
      fc.property(fc.array(levels, { minLength: 2, maxLength: 8 }), (rows) => {
        const document = scoreSmall(
          file,
          rows.map((at, index) => [`a${index}`, componentsAt(at)]),
        );
        for (const one of document.agencies) {
          for (const other of document.agencies) {
            const order = Ratio.parse(one.total.percentExact ?? '').compare(
              Ratio.parse(other.total.percentExact ?? ''),
            );
            const ranks = Math.sign((other.rank?.competition ?? 0) - (one.rank?.competition ?? 0));
            expect(ranks).toBe(order);
          }
        }
        expect(document.agencies.every(({ rank }) => rank?.of === rows.length)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('scores the same without a trace', () => {
    fc.assert(
      fc.property(levels, (all) => {
        const inputs = { frameworkId: 'small', agencies: [{ id: 'a', components: componentsAt(all) }] };
        const documents = [true, false].map((trace) => {
          const result = scoreInputs(framework, inputs, { trace });
          if (!result.ok) throw new Error(JSON.stringify(result.problems));
          return writeScores(result.scores);
        });
        const bare = documents.map((document) =>
          document.agencies.map((row) => row.components.map(({ steps: _steps, ...amounts }) => amounts)),
        );
        expect(bare[0]).toEqual(bare[1]);
        expect(documents[0]?.agencies[0]?.components.every(({ steps }) => steps.length > 0)).toBe(true);
        expect(documents[1]?.agencies[0]?.components.every(({ steps }) => steps.length === 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('any inputs', () => {
  const cases = resolve(import.meta.dirname, '../cases/score');
  const file = JSON.parse(readFileSync(resolve(cases, 'b06-mixed-60/framework.json'), 'utf8')) as FrameworkFile;
  const inputs = readFileSync(resolve(cases, 'b06-mixed-60/inputs.json'), 'utf8');
  const read = readFramework(file);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const sample = parseExactJson(inputs) as { agencies: unknown[] };
  const short = { ...sample, agencies: sample.agencies.slice(0, 12) };

  /** Follows random keys down and puts something else there. */
  function disturb(root: unknown, choices: Iterator<number>, value: unknown): void {
    let node = root as Record<string, unknown>;
    for (;;) {
      const keys = Object.keys(node);
      const key = keys[(choices.next().value as number) % keys.length] ?? 'extra';
      const child = node[key];
      const end = typeof child !== 'object' || child === null || Object.keys(child).length === 0;
      if (end || (choices.next().value as number) % 8 === 0) {
        node[(choices.next().value as number) % 5 === 0 ? `${key}/~x` : key] = value;
        return;
      }
      node = child as Record<string, unknown>;
    }
  }

  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      null,
      true,
      -1,
      0.5,
      1e300,
      '1/0',
      '1/3',
      '-0e5',
      'NaN',
      '',
      ' ',
      [],
      {},
      'Đầy đủ'.normalize('NFD'),
    ),
  );

  test('are scored, or refused with problems that each stand once at a place of the file', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.array(junk, { minLength: 1, maxLength: 4 }), (stream, values) => {
        const disturbed = structuredClone(short);
        for (const value of values) disturb(disturbed, stream, value);
        const result = scoreInputs(read.framework, disturbed);
        if (result.ok) {
          for (const row of writeScores(result.scores).agencies) {
            for (const { points, percent } of [row.total, ...row.fields, ...row.criteria, ...row.components]) {
              for (const amount of [points, percent ?? '0']) expect(amount).toMatch(/^(?!-[0.]*$)-?\d+(\.\d+)?$/);
            }
          }
          return;
        }
        const places = result.problems.map(({ code, path }) => `${code} ${path}`);
        expect(new Set(places).size).toBe(places.length);
        for (const { code, path } of result.problems) {
          const missing = ['missingProperty', 'missingVariable'].includes(code);
          expect(valueAt(disturbed, path, missing), `${code} ${path}`).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('of any JSON at all are answered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(scoreFramework(one, other).ok).toBe(false);
        expect(scoreInputs(read.framework, other).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether a JSON Pointer leads to a value; its last step may be absent when a property is missing. */
function valueAt(root: unknown, path: string, lastMayMiss: boolean): boolean {
  const steps = path.split('/').slice(1);
  let node = root;
  for (const [index, step] of steps.entries()) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof node !== 'object' || node === null) return false;
    if (!Object.hasOwn(node, key)) return lastMayMiss && index === steps.length - 1;
    node = (node as Record<string, unknown>)[key];
  }
  return true;
}
