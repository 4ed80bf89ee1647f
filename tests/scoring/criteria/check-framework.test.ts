/** Every fault of a framework file, all at once, each at its place (SCORE-IO §7). */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkFramework,
  parseExactJson,
  RULE_KINDS,
  type FrameworkFile,
  type RuleFile,
} from '../../../scoring/index.js';
import { frameworkOf } from './small-framework.js';

const CATALOGUE = resolve(import.meta.dirname, '../../../server/catalogue/frameworks');
const RULE = '/fields/0/criteria/0/components/0/rule';

const found = (file: unknown): string[] => checkFramework(file).map(({ code, path }) => `${code} ${path}`);

function foundInRule(rule: unknown, maxPoints = 1): string[] {
  return found(frameworkOf([{ rule: rule as RuleFile, maxPoints }])).map((problem) => problem.replace(RULE, '…'));
}

describe('the catalogue', () => {
  const files = readdirSync(CATALOGUE).filter((name) => name.endsWith('.json'));
  test('holds six frameworks', () => expect(files).toHaveLength(6));
  test.each(files)('%s is sound', (name) => {
    expect(found(parseExactJson(readFileSync(join(CATALOGUE, name), 'utf8')))).toEqual([]);
  });
});

describe('sums', () => {
  test('are judged at every level on their own, with the maxima as written', () => {
    const file = frameworkOf([
      { rule: { kind: 'manual' }, maxPoints: 0.1 },
      { rule: { kind: 'manual' }, maxPoints: 0.2 },
    ]);
    expect(found(file)).toEqual([]);
    const [field] = file.fields;
    const [criterion] = field?.criteria ?? [];
    const wrong = { ...file, fields: [{ ...field, criteria: [{ ...criterion, maxPoints: 0.30000000000000004 }] }] };
    expect(found(wrong)).toEqual(['sumMismatch /fields/0/maxPoints', 'sumMismatch /fields/0/criteria/0/maxPoints']);
    expect(found({ ...file, totalPoints: 1 })).toEqual(['sumMismatch /totalPoints']);
  });

  test('that hang on a faulty maximum are not judged', () => {
    const file = frameworkOf([
      { rule: { kind: 'manual' }, maxPoints: 1 },
      { rule: { kind: 'manual' }, maxPoints: 2, ...({ maxPoints: '2' } as object) },
    ]);
    expect(found({ ...file, totalPoints: 3 })).toContain('schema /fields/0/criteria/0/components/1/maxPoints');
    expect(found(file).filter((problem) => problem.startsWith('sumMismatch /fields/0/criteria'))).toEqual([]);
  });
});

describe('components', () => {
  test('no code twice; the later one is named', () => {
    const manual = { rule: { kind: 'manual' } as const, maxPoints: 1 };
    const file = frameworkOf([manual, { ...manual, code: '1.1.1' }, { ...manual, code: '1.1.1' }]);
    expect(found(file)).toEqual([
      'duplicateCode /fields/0/criteria/0/components/1/code',
      'duplicateCode /fields/0/criteria/0/components/2/code',
    ]);
  });

  test('an empty code is one fault, not a repeated one', () => {
    const blank = { rule: { kind: 'manual' } as const, maxPoints: 1, code: '' };
    expect(found(frameworkOf([blank, blank]))).toEqual([
      'schema /fields/0/criteria/0/components/0/code',
      'schema /fields/0/criteria/0/components/1/code',
    ]);
  });

  test('a kind must exist', () => {
    expect(foundInRule({ kind: 'median' })).toEqual(['unknownRuleKind …/kind']);
    expect(foundInRule({ kind: 'constructor' })).toEqual(['unknownRuleKind …/kind']);
    expect(foundInRule({ kind: 3 })).toEqual(['unknownRuleKind …/kind']);
    expect(foundInRule({})).toEqual(['schema …/kind']);
    expect(foundInRule('manual')).toEqual(['schema …']);
    expect(RULE_KINDS).toHaveLength(14);
  });
});

describe('rules', () => {
  const label = (text: string, points: number) => ({ label: text, points });

  test.each<[string, unknown, string[]]>([
    ['choice', { kind: 'choice', options: [label('a', 2), label('b', 0)] }, ['ruleMaximum …']],
    ['too few options are not judged further', { kind: 'choice', options: [label('a', 7)] }, ['schema …/options']],
    ['one option', { kind: 'choice', options: [label('a', 1)] }, ['schema …/options']],
    [
      'labels',
      { kind: 'choice', options: [label('ố', 1), label('ố'.normalize('NFD'), 0), label('ố', 0.5)] },
      ['duplicateLabel …/options/1/label', 'duplicateLabel …/options/2/label'],
    ],
    ['deadline', { kind: 'deadline', onTime: 0.5, late: 0, missing: 0 }, ['ruleMaximum …']],
    ['deadline, late is best', { kind: 'deadline', onTime: 0.5, late: 1, missing: 0 }, []],
    ['parts', { kind: 'parts', parts: [label('a', 0.5), label('b', 0.6)] }, ['ruleMaximum …']],
    ['parts in tenths', { kind: 'parts', parts: [label('a', 0.1), label('b', 0.2), label('c', 0.7)] }, []],
    ['cap', { kind: 'countBonus', unit: 'x', perUnit: 1, cap: 2 }, ['ruleMaximum …']],
    ['steps', stepsOf([80, 1], [0, 0]), []],
    ['steps with a gap', stepsOf([80, 1], [1, 0]), ['stepsOrder …/steps']],
    ['equal steps', stepsOf([80, 1], [80, 0.5], [0, 0]), ['stepsOrder …/steps']],
    ['rising steps out of reach', stepsOf([0, 0.5], [80, 0.8]), ['stepsOrder …/steps', 'ruleMaximum …']],
    ['target', ratioOf(0), ['notPositive …/targetPercent']],
    ['target', ratioOf(-5), ['notPositive …/targetPercent']],
    [
      'shares',
      { kind: 'complementShares', shares: [{ numerator: 'a', denominator: 'b' }], targetPercent: 0 },
      ['notPositive …/targetPercent'],
    ],
    [
      'weights',
      {
        kind: 'surveyChoice',
        weights: [
          { label: 'a', weight: 1 },
          { label: 'a', weight: 0 },
        ],
      },
      ['duplicateLabel …/weights/1/label'],
    ],
    ['a scale that ends at 0', { kind: 'surveyMean', scaleMin: -1, scaleMax: 0 }, ['notPositive …/scaleMax']],
    ['decimals', { kind: 'surveyMean', scaleMin: 1, scaleMax: 5, roundDecimals: 0.5 }, ['schema …/roundDecimals']],
    ['an unknown property', { kind: 'manual', max: 1 }, ['schema …/max']],
    ['a property of another kind', { kind: 'manual', targetPercent: 0 }, ['schema …/targetPercent']],
    ['a word for a number', { kind: 'deadline', onTime: '1', late: 0, missing: 0 }, ['schema …/onTime']],
    ['an unknown policy', { ...ratioOf(50), zeroDenominator: 'skip' }, ['schema …/zeroDenominator']],
  ])('%s', (_name, rule, expected) => expect(foundInRule(rule)).toEqual(expected));

  test('formulas: every expression is read, unknown functions are bad, unknown variables are named', () => {
    const rule = {
      kind: 'conditional',
      variables: [{ name: 'a', label: 'a' }],
      cases: [
        { when: 'a > ', points: 'a' },
        { when: 'b > 1 or c', points: 'sqrt(a)' },
        { when: 'true', points: 'a a' },
      ],
    };
    expect(foundInRule(rule)).toEqual([
      'badExpression …/cases/0/when',
      'unknownVariable …/cases/1/when',
      'badExpression …/cases/1/points',
      'badExpression …/cases/2/points',
    ]);
    const [problem] = checkFramework(frameworkOf([{ rule: rule as RuleFile, maxPoints: 1 }]));
    expect(problem?.message.vi).toBe('1.1.1: công thức sai ở vị trí 5: công thức bị ngắt giữa chừng.');
  });

  test('names of variables follow the pattern', () => {
    const rule = { kind: 'conditional', variables: [{ name: 'A1', label: 'a' }], cases: [{ when: 'A1', points: '1' }] };
    expect(foundInRule(rule)).toEqual(['schema …/variables/0/name']);
  });

  function stepsOf(...steps: [number, number][]) {
    return { kind: 'steps', input: 'x', steps: steps.map(([min, points]) => ({ min, points })) };
  }

  function ratioOf(targetPercent: number) {
    return { kind: 'ratioToTarget', numerator: 'a', denominator: 'b', targetPercent };
  }
});

describe('the schema', () => {
  const sound = frameworkOf([{ rule: { kind: 'manual' }, maxPoints: 1 }]);

  test.each<[unknown, string[]]>([
    [null, ['schema ']],
    [[], ['schema ']],
    [{ ...sound, id: 'Small' }, ['schema /id']],
    [{ ...sound, title: { vi: 'a' } }, ['schema /title/en']],
    [{ ...sound, year: 2025.5 }, ['schema /year']],
    [{ ...sound, sources: [] }, ['schema /sources']],
    [{ ...sound, appliesTo: ['commune', 'school'] }, ['schema /appliesTo/1']],
    [{ ...sound, bands: [{ name: 'a', min: 0, color: 'red' }] }, ['schema /bands/0/color']],
    [{ ...sound, bands: [{ name: 'a', min: null }] }, ['schema /bands/0/min']],
    [{ ...sound, bonus: {} }, ['schema /bonus/cap']],
    [{ ...sound, evidencePolicy: 'strict' }, ['schema /evidencePolicy']],
    [{ ...sound, counts: [] }, ['schema /counts']],
    [{ ...sound, 'a/b~c': 1 }, ['schema /a~1b~0c']],
    [{ ...sound, fields: [] }, ['schema /fields']],
    [{ ...sound, fields: [3] }, ['schema /fields/0']],
    [{ ...sound, totalPoints: Infinity }, ['schema /totalPoints']],
  ])('%#', (file, expected) => expect(found(file)).toEqual(expected));

  test('names every missing property', () => {
    expect(found({})).toHaveLength(16);
    expect(found({})).toContain('schema /notApplicablePolicy');
  });

  test('two faults of different parts are both told, one value has one', () => {
    const file = { ...sound, year: 'x', fields: [{ ...sound.fields[0], maxPoints: 'x', code: '' }] };
    expect(found(file)).toEqual(['schema /year', 'schema /fields/0/code', 'schema /fields/0/maxPoints']);
  });
});

describe('any file', () => {
  const sample = JSON.parse(readFileSync(join(CATALOGUE, 'par-commune.json'), 'utf8')) as FrameworkFile;

  test('is judged without throwing, each problem once, in both languages', () => {
    const junk = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, NaN, -1, '', 'a +', [], {}));
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), junk, (choices, value) => {
        const file = structuredClone(sample) as unknown as Record<string, unknown>;
        let node: Record<string, unknown> = file;
        for (let depth = 0; depth < 12; depth += 1) {
          const keys = Object.keys(node);
          const key = keys[(choices.next().value ?? 0) % keys.length] ?? 'id';
          const child = node[key];
          const stop = typeof child !== 'object' || child === null || Object.keys(child).length === 0;
          if (stop || (choices.next().value ?? 0) % 6 === 0) {
            node[key] = value;
            break;
          }
          node = child as Record<string, unknown>;
        }
        const problems = checkFramework(file);
        const places = problems.map(({ code, path }) => `${code} ${path}`);
        expect(new Set(places).size).toBe(places.length);
        for (const { message } of problems) expect(message.vi !== '' && message.en !== '').toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
