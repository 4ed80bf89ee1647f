/** Each rule shape of METHODS §3.2 at its edges; expected points worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { RuleFile } from '../../../scoring/index.js';
import { judge } from './small-framework.js';

type Case = readonly [input: unknown, expected: string];

function shape(name: string, rule: RuleFile, maxPoints: number, cases: readonly Case[]): void {
  describe(name, () => {
    test.each(cases.map(([input, expected]) => [JSON.stringify(input), expected, input] as const))(
      '%s → %s',
      (_shown, expected, input) => expect(judge(rule, maxPoints, input)).toBe(expected),
    );
  });
}

const nfd = (text: string): string => text.normalize('NFD');

shape(
  'choice',
  {
    kind: 'choice',
    options: [
      { label: 'Đầy đủ', points: 2 },
      { label: 'Một phần', points: 0.1 },
      { label: 'Vi phạm', points: -1 },
      { label: '1', points: 0 },
    ],
  },
  2,
  [
    [{ option: 0 }, '2/1'],
    [{ option: 1.0 }, '1/10'],
    [{ option: 'Vi phạm' }, '-1/1'],
    [{ option: nfd('Đầy đủ') }, '2/1'],
    [{ option: '1' }, '0/1'],
    [{ option: 'đầy đủ' }, 'unknownOption /option'],
    [{ option: '0' }, 'unknownOption /option'],
    [{ option: -1 }, 'unknownOption /option'],
    [{ option: 0.5 }, 'unknownOption /option'],
    [{ option: 4 }, 'unknownOption /option'],
    [{ option: false }, 'wrongType /option'],
    [{ option: null }, 'wrongType /option'],
    [{ option: [0] }, 'wrongType /option'],
  ],
);

shape('deadline', { kind: 'deadline', onTime: 1, late: 0.5, missing: -0.25 }, 1, [
  [{ status: 'onTime' }, '1/1'],
  [{ status: 'late' }, '1/2'],
  [{ status: 'missing' }, '-1/4'],
  [{ status: 'constructor' }, 'notAllowedValue /status'],
  [{ status: 1 }, 'wrongType /status'],
]);

const steps: RuleFile = {
  kind: 'steps',
  input: 'percent',
  numerator: 'xong',
  denominator: 'tổng',
  steps: [
    { min: 100, points: 1 },
    { min: 33.3, points: 0.5 },
    { min: 0, points: -0.5 },
  ],
};

shape('steps', steps, 1, [
  [{ value: 100 }, '1/1'],
  [{ value: 250 }, '1/1'],
  [{ value: '99.9999999999999999999' }, '1/2'],
  [{ value: 33.3 }, '1/2'],
  [{ numerator: 333, denominator: 1000 }, '1/2'],
  [{ numerator: '332.9999999999999999', denominator: 1000 }, '-1/2'],
  [{ value: '333/10' }, '1/2'],
  [{ numerator: 0, denominator: 5 }, '-1/2'],
  [{ numerator: 3, denominator: 0 }, '0/1'],
  [{ numerator: 7, denominator: 5 }, '1/1'],
  [{ value: 1, denominator: 2 }, 'conflictingInput '],
  [{ value: -0.001 }, 'negative /value'],
  [{ value: true }, 'wrongType /value'],
  [{ value: 'ba' }, 'wrongType /value'],
  [{ denominator: 2 }, 'missingProperty /numerator'],
  [{ numerator: -1, denominator: -2 }, 'negative /numerator, negative /denominator'],
  [{ numerator: null, denominator: 1 }, 'wrongType /numerator'],
]);

shape('steps of a part', { ...steps, partOfWhole: true, zeroDenominator: 'full' }, 1, [
  [{ numerator: 0, denominator: 0 }, '1/1'],
  [{ numerator: 1, denominator: 0 }, 'numeratorAboveDenominator /numerator'],
  [{ numerator: 5, denominator: 5 }, '1/1'],
]);

const ratio: RuleFile = { kind: 'ratio', numerator: 'xong', denominator: 'tổng', floorPercent: 80, belowFloor: 0.25 };

shape('ratio with a floor', ratio, 2, [
  [{ numerator: 34, denominator: 40 }, '17/10'],
  [{ numerator: 8, denominator: 10 }, '8/5'],
  [{ numerator: 7999999, denominator: 10000000 }, '1/4'],
  [{ numerator: 11, denominator: 10 }, '2/1'],
  [{ numerator: '0.8', denominator: 1 }, '8/5'],
  [{ numerator: 4, denominator: 0 }, '0/1'],
  [{ numerator: 1, denominator: 2, count: 1 }, 'unknownProperty /count'],
]);

shape('ratio, nothing arose', { ...ratio, zeroDenominator: 'notApplicable' }, 2, [
  [{ numerator: 0, denominator: 0 }, 'notApplicable'],
  [{ numerator: 5, denominator: '0.00' }, 'notApplicable'],
]);

shape('ratio whose points below the floor are too many', { ...ratio, belowFloor: 3 }, 2, [
  [{ numerator: 1, denominator: 2 }, 'aboveMaximum '],
  [{ numerator: 9, denominator: 10 }, '9/5'],
]);

shape('ratioToTarget', { kind: 'ratioToTarget', numerator: 'a', denominator: 'b', targetPercent: 37.5 }, 3, [
  [{ numerator: 3, denominator: 8 }, '3/1'],
  [{ numerator: 1, denominator: 8 }, '1/1'],
  [{ numerator: 9, denominator: 8 }, '3/1'],
  [{ numerator: 0, denominator: 0 }, '0/1'],
]);

shape('perUnitDeduction', { kind: 'perUnitDeduction', unit: 'lần', perUnit: 0.3, floor: -0.5 }, 1, [
  [{ count: 0 }, '1/1'],
  [{ count: 3 }, '1/10'],
  [{ count: 5 }, '-1/2'],
  [{ count: 6 }, '-1/2'],
  [{ count: '2' }, '2/5'],
  [{ count: '4/2' }, '2/5'],
  [{ count: 1.5 }, 'notInteger /count'],
  [{ count: -1.5 }, 'negative /count'],
]);

shape('countBonus', { kind: 'countBonus', unit: 'sáng kiến', perUnit: 0.4, cap: 1 }, 1, [
  [{ count: 0 }, '0/1'],
  [{ count: 2 }, '4/5'],
  [{ count: 3 }, '1/1'],
  [{ count: {} }, 'wrongType /count'],
]);

shape(
  'parts',
  {
    kind: 'parts',
    parts: [
      { label: 'a', points: 0.1 },
      { label: 'b', points: 0.2 },
      { label: 'c', points: 0.7 },
    ],
  },
  1,
  [
    [{ parts: [true, true, true] }, '1/1'],
    [{ parts: [true, false, 0] }, '1/10'],
    [{ parts: [0, '1/3', 0] }, '1/15'],
    [{ parts: [true, true] }, 'wrongLength /parts'],
    [{ parts: [true, null, -0.1] }, 'wrongType /parts/1, outOfRange /parts/2'],
    [{ parts: { 0: true } }, 'wrongType /parts'],
  ],
);

shape(
  'parts with a deduction',
  {
    kind: 'parts',
    parts: [
      { label: 'a', points: 2 },
      { label: 'vi phạm', points: -1 },
    ],
  },
  1,
  [
    [{ parts: [true, true] }, '1/1'],
    [{ parts: [false, true] }, '-1/1'],
    [{ parts: [true, false] }, 'aboveMaximum '],
  ],
);

const mean: RuleFile = { kind: 'surveyMean', scaleMin: 1, scaleMax: 5 };

shape('surveyMean', mean, 2, [
  [{ mean: 4 }, '8/5'],
  [{ mean: '13/3' }, '26/15'],
  [{ mean: 5 }, '2/1'],
  [{ counts: { 5: 12, 4: 7 } }, '176/95'],
  [{ counts: { 1: 0, 5: 0 } }, 'missing'],
  [{ counts: {} }, 'missing'],
  [{ mean: 0.99 }, 'outOfRange /mean'],
  [{ mean: -1 }, 'outOfRange /mean'],
  [{ mean: 3, counts: {} }, 'conflictingInput '],
  [{ counts: { 6: 1 } }, 'outOfRange /counts/6'],
  [{ counts: { 4.5: 1 } }, 'unknownOption /counts/4.5'],
  [{ counts: { tốt: 1 } }, 'unknownOption /counts/tốt'],
  [{ counts: { 4: -1, 3: 0.5, 2: '2' } }, 'notInteger /counts/3, negative /counts/4'],
  [{ counts: [1, 2, 3, 4, 5] }, 'wrongType /counts'],
]);

shape('surveyMean rounded as its text orders', { ...mean, roundDecimals: 1 }, 2, [
  [{ mean: 4 }, '8/5'],
  [{ mean: 4.125 }, '17/10'],
  [{ mean: 4.12 }, '8/5'],
]);

shape('surveyMean rounded up is never above the maximum', { ...mean, roundDecimals: 0 }, 0.75, [
  [{ mean: 5 }, '3/4'],
  [{ mean: 3 }, '0/1'],
]);

shape(
  'surveyChoice',
  {
    kind: 'surveyChoice',
    weights: [
      { label: 'Tốt', weight: 1 },
      { label: 'Khá', weight: 0.6 },
      { label: 'a/b~c', weight: 0 },
    ],
  },
  5,
  [
    [{ counts: [1, 1, 1] }, '8/3'],
    [{ counts: { Khá: 3 } }, '3/1'],
    [{ counts: { [nfd('Tốt')]: 1, 'a/b~c': 1 } }, '5/2'],
    [{ counts: [0, 0, 0] }, 'missing'],
    [{ counts: [0, 0] }, 'wrongLength /counts'],
    [{ counts: { Tốt: 1, 'x/y~z': 1 } }, 'unknownOption /counts/x~1y~0z'],
    [{ counts: { 'a/b~c': -1 } }, 'negative /counts/a~1b~0c'],
    [{ counts: { Khá: 1, [nfd('Khá')]: 1 } }, `conflictingInput /counts/${nfd('Khá')}`],
    [{ counts: 'Tốt' }, 'wrongType /counts'],
  ],
);

shape('indexShare of 100', { kind: 'indexShare', measure: 'sipas', of100: true }, 8, [
  [{ value: 83.94 }, '4197/625'],
  [{ value: 100 }, '8/1'],
  [{ value: '100.00000000000000000001' }, 'outOfRange /value'],
  [{ value: -1 }, 'negative /value'],
]);

shape('indexShare of 1', { kind: 'indexShare', measure: 'chỉ số', of100: false }, 8, [
  [{ value: 0.5 }, '4/1'],
  [{ value: 1.01 }, 'outOfRange /value'],
]);

const shares: RuleFile = {
  kind: 'complementShares',
  shares: [
    { numerator: 'quá hạn', denominator: 'tổng' },
    { numerator: 'không hài lòng', denominator: 'có đánh giá' },
  ],
  targetPercent: 90,
};

shape('complementShares', shares, 18, [
  [{ shares: [{ numerator: 1, denominator: 10 }, 0] }, '18/1'],
  [{ shares: [{ numerator: 1, denominator: 10 }, 0.45] }, '9/1'],
  [{ shares: [0.75, '1/3'] }, '0/1'],
  [{ shares: [0.5, { numerator: 0, denominator: 0 }] }, '0/1'],
  [{ shares: [0.5, { numerator: 1, denominator: 0 }] }, 'numeratorAboveDenominator /shares/1/numerator'],
  [{ shares: [0.5] }, 'wrongLength /shares'],
  [{ shares: [true, 1.5] }, 'wrongType /shares/0, outOfRange /shares/1'],
  [
    { shares: [{ numerator: 1, x: 2 }, null] },
    'unknownProperty /shares/0/x, missingProperty /shares/0/denominator, wrongType /shares/1',
  ],
]);

shape('complementShares, nothing arose', { ...shares, zeroDenominator: 'full' }, 18, [
  [{ shares: [1, { numerator: 0, denominator: 0 }] }, '18/1'],
]);

shape('manual', { kind: 'manual' }, 2.5, [
  [{ points: 2.5 }, '5/2'],
  [{ points: '0.0000000000000000001' }, `1/1${'0'.repeat(19)}`],
  [{ points: 2.51 }, 'aboveMaximum /points'],
  [{ points: -0.01 }, 'negative /points'],
  [{ points: 1e300 }, 'aboveMaximum /points'],
  [{ points: `1${'0'.repeat(400)}` }, 'aboveMaximum /points'],
  ...['1e1', '+1', ' 1', '.5', '5.', '1,5', '1/0', '1/-2', '0.5/2', '0x1', '١', ''].map((points): Case => [
    { points },
    'wrongType /points',
  ]),
  [{ points: 'NaN' }, 'wrongType /points'],
]);

shape('an input without a value', { kind: 'manual' }, 2, [
  [undefined, 'missing'],
  [null, 'missing'],
  [{}, 'missing'],
  [{ evidence: true, explanation: true }, 'missing'],
  [[], 'wrongType '],
  ['2', 'wrongType '],
  [{ points: 1, evidence: null }, 'wrongType /evidence'],
  [{ points: 3, evidence: 'có' }, 'wrongType /evidence'],
  [JSON.parse('{"__proto__": 1}'), 'unknownProperty /__proto__'],
]);

shape('an input that does not apply', { kind: 'manual' }, 2, [
  [{ notApplicable: { reason: 'Không có chức năng này' } }, 'notApplicable'],
  [{ notApplicable: { reason: '  ' } }, 'emptyText /notApplicable/reason'],
  [{ notApplicable: {} }, 'missingProperty /notApplicable/reason'],
  [{ notApplicable: null }, 'wrongType /notApplicable'],
  [{ notApplicable: { reason: 'x', since: 1 } }, 'unknownProperty /notApplicable/since'],
  [{ notApplicable: { reason: 'x' }, points: 1 }, 'conflictingInput '],
]);

test('not applicable is accepted only where the framework says so', () => {
  const input = { notApplicable: { reason: 'x' } };
  expect(judge({ kind: 'manual' }, 2, input, { notApplicableAllowed: false })).toBe(
    'notApplicableNotAllowed /notApplicable',
  );
  expect(
    judge(
      { ...ratio, zeroDenominator: 'notApplicable' },
      2,
      { numerator: 0, denominator: 0 },
      { notApplicableAllowed: false },
    ),
  ).toBe('notApplicable');
});
