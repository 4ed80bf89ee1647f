/** The envelope of an inputs file: top level, options, agencies, layers; every fault at its place (SCORE-IO §2 and §7). */
import { describe, expect, test } from 'vitest';
import { parseExactJson, Ratio, scoreFramework } from '../../../scoring/index.js';
import { frameworkOf, scoreSmall } from './small-framework.js';

const FILE = frameworkOf([
  { rule: { kind: 'manual' }, maxPoints: 2 },
  { rule: { kind: 'manual' }, maxPoints: 3, source: 'council' },
]);

function problemsOf(inputs: unknown): string[] {
  const result = scoreFramework(FILE, inputs);
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`);
}

const withAgencies = (...agencies: unknown[]) => ({ frameworkId: 'small', agencies });
const agency = (more: Record<string, unknown>) => withAgencies({ id: 'a', components: {}, ...more });

describe('the top level', () => {
  test.each<[unknown, string[]]>([
    [[], ['wrongType ']],
    [null, ['wrongType ']],
    ['{}', ['wrongType ']],
    [{}, ['missingProperty /frameworkId', 'missingProperty /agencies']],
    [{ agencies: [3] }, ['missingProperty /frameworkId']],
    [{ frameworkId: null, agencies: [] }, ['wrongType /frameworkId']],
    [{ frameworkId: 'Small', agencies: {} }, ['frameworkMismatch /frameworkId', 'wrongType /agencies']],
    [{ frameworkId: 'small', agencies: null }, ['wrongType /agencies']],
    [{ frameworkId: 'small', agencies: [], layer: null, options: null }, ['wrongType /layer', 'wrongType /options']],
    [{ frameworkId: 'small', agencies: [], note: { any: ['thing'] } }, []],
    [{ frameworkId: 'small', agencies: [], 'x/y': 1 }, ['unknownProperty /x~1y']],
  ])('%#', (inputs, expected) => expect(problemsOf(inputs)).toEqual(expected));

  test.each<[unknown, string[]]>([
    [6, []],
    ['0', []],
    ['4/2', []],
    [-1, ['outOfRange /options/decimals']],
    [6.5, ['outOfRange /options/decimals']],
    [2.5, ['notInteger /options/decimals']],
    [1e30, ['outOfRange /options/decimals']],
    [true, ['wrongType /options/decimals']],
    [null, ['wrongType /options/decimals']],
  ])('decimals %j', (decimals, expected) => {
    expect(problemsOf({ ...withAgencies(), options: { decimals } })).toEqual(expected);
  });

  test('a framework with faults comes alone', () => {
    const result = scoreFramework({ ...FILE, totalPoints: 9 }, { nonsense: true });
    expect(result.ok ? [] : result.problems.map((problem) => problem.in)).toEqual(['framework']);
  });
});

describe('agencies', () => {
  test.each<[unknown, string[]]>([
    [withAgencies({ components: {} }), ['missingProperty /agencies/0/id']],
    [withAgencies({ id: 5 }), ['missingProperty /agencies/0/components']],
    [withAgencies([]), ['wrongType /agencies/0']],
    [agency({ id: '' }), ['badId /agencies/0/id']],
    [agency({ id: 'x'.repeat(101) }), ['badId /agencies/0/id']],
    [agency({ id: 'A-z.0_9' }), []],
    [agency({ name: null, group: null, excluded: null, bonus: null, penalty: null }), []],
    [agency({ name: ' ', group: 7 }), ['emptyText /agencies/0/name', 'wrongType /agencies/0/group']],
    [agency({ excluded: {} }), ['missingProperty /agencies/0/excluded/reason']],
    [agency({ excluded: { reason: null } }), ['wrongType /agencies/0/excluded/reason']],
    [agency({ components: null }), ['wrongType /agencies/0/components']],
    [agency({ bonus: [3] }), ['wrongType /agencies/0/bonus/0']],
    [
      agency({ bonus: [{ label: 1, points: null }] }),
      ['wrongType /agencies/0/bonus/0/label', 'wrongType /agencies/0/bonus/0/points'],
    ],
    [
      agency({ penalty: [{ label: 'a', x: 1 }] }),
      ['unknownProperty /agencies/0/penalty/0/x', 'missingProperty /agencies/0/penalty/0/points'],
    ],
    [agency({ note: 3 }), []],
  ])('%#', (inputs, expected) => expect(problemsOf(inputs)).toEqual(expected));

  test('the later one of two equal ids is named, a third too', () => {
    const same = { id: 'a', components: {} };
    expect(problemsOf(withAgencies(same, same, { id: 'A', components: {} }, same))).toEqual([
      'duplicateAgency /agencies/1/id',
      'duplicateAgency /agencies/3/id',
    ]);
  });

  test('codes of object prototypes are ordinary unknown codes', () => {
    const components: unknown = JSON.parse('{"__proto__": {"points": 1}, "constructor": null, "1.1.1": {"points": 1}}');
    expect(problemsOf(agency({ components }))).toEqual([
      'unknownComponent /agencies/0/components/__proto__',
      'unknownComponent /agencies/0/components/constructor',
    ]);
  });

  test('a framework may use such codes itself, escaped in paths', () => {
    const file = frameworkOf([
      { rule: { kind: 'manual' }, maxPoints: 2, code: '__proto__' },
      { rule: { kind: 'manual' }, maxPoints: 2, code: 'a/b~' },
    ]);
    const given: unknown = JSON.parse('{"__proto__": {"points": 1}, "a/b~": {"points": 3}}');
    const result = scoreFramework(file, agency({ components: given }));
    expect(result.ok || result.problems.map(({ path }) => path)).toEqual(['/agencies/0/components/a~1b~0/points']);
    const { agencies } = scoreSmall(file, [
      ['a', JSON.parse('{"__proto__": {"points": 1}}') as Record<string, unknown>],
    ]);
    expect(agencies[0]?.components.map(({ code, pointsExact }) => [code, pointsExact])).toEqual([
      ['__proto__', '1/1'],
      ['a/b~', '0/1'],
    ]);
    expect(agencies[0]?.missing).toEqual(['a/b~']);
  });
});

describe('layers', () => {
  const components = (council: unknown) => ({ '1.1.1': { points: 1 }, '1.1.2': council });
  const statuses = (layer: string, council: unknown) =>
    scoreSmall(FILE, [['a', components(council)]], { layer }).agencies[0]?.components.map(({ status }) => status);

  test('what others assess waits until it comes; only the final layer calls it missing', () => {
    for (const absent of [null, undefined]) {
      expect(statuses('self', absent)).toEqual(['scored', 'awaited']);
      expect(statuses('appraisal1', absent)).toEqual(['scored', 'awaited']);
      expect(statuses('final', absent)).toEqual(['scored', 'missing']);
    }
    expect(statuses('appraisal2', { evidence: true })).toEqual(['scored', 'awaited']);
    expect(statuses('appraisal2', { points: 3 })).toEqual(['scored', 'scored']);
    expect(statuses('final', { evidence: true })).toEqual(['scored', 'missing']);
  });

  test('self points leave what others assess alone, without looking into it', () => {
    for (const given of [{ points: 99 }, {}, 7]) {
      expect(problemsOf({ ...agency({ components: components(given) }), layer: 'self' })).toEqual([
        'notInLayer /agencies/0/components/1.1.2',
      ]);
    }
    expect(problemsOf({ ...agency({ penalty: [7] }), layer: 'self' })).toEqual(['notInLayer /agencies/0/penalty']);
    expect(problemsOf({ ...agency({ penalty: [] }), layer: 'self' })).toEqual([]);
    expect(problemsOf({ ...agency({ penalty: {} }), layer: 'self' })).toEqual(['wrongType /agencies/0/penalty']);
    expect(problemsOf({ ...agency({ penalty: [7] }), layer: 'appraisal1' })).toEqual([
      'wrongType /agencies/0/penalty/0',
    ]);
  });

  test('what is awaited counts in no maximum, under every policy', () => {
    for (const notApplicablePolicy of ['shrinkDenominator', 'fullPoints', 'omitWithoutRescale'] as const) {
      const file = { ...FILE, notApplicablePolicy };
      const [row] = scoreSmall(file, [['a', { '1.1.1': { points: 1 } }]], { layer: 'self' }).agencies;
      expect([row?.total.applicableMaxPoints, row?.total.percentExact]).toEqual(['2', '50/1']);
      expect(row?.components[1]).toMatchObject({ points: '0.00', applicableMaxPoints: '0', percent: null });
    }
  });
});

describe('numbers of a file', () => {
  test('longer than a double are kept: 2.00000000000000000001 is above 2', () => {
    const text =
      '{"frameworkId":"small","agencies":[{"id":"a","components":{"1.1.1":{"points":2.00000000000000000001}}}]}';
    expect(problemsOf(parseExactJson(text))).toEqual(['aboveMaximum /agencies/0/components/1.1.1/points']);
    expect(problemsOf(parseExactJson(text.replace('2.0', '1.0')))).toEqual([]);
  });

  test('a framework may be exact beyond a double too', () => {
    const text = JSON.stringify(FILE).replaceAll('"maxPoints":2', '"maxPoints":2.0000000000000000000');
    expect(scoreFramework(parseExactJson(text), withAgencies()).ok).toBe(true);
    const more = JSON.stringify(FILE).replace('"maxPoints":2', '"maxPoints":2.00000000000000000001');
    const result = scoreFramework(parseExactJson(more), withAgencies());
    expect(result.ok || result.problems.map(({ code }) => code)).toEqual(['sumMismatch']);
  });

  test('a ratio of the caller’s own is a number', () => {
    const document = scoreSmall(FILE, [['a', { '1.1.1': { points: Ratio.of(1, 3) } }]]);
    expect(document.agencies[0]?.components[0]?.pointsExact).toBe('1/3');
  });
});
