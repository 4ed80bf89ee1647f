/** The sentences of traces, in both languages, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { Ratio, scoreComponent, traceSentence, type RuleFile } from '../../../scoring/index.js';
import { frameworkOf, ready, scoreSmall } from '../criteria/small-framework.js';

function sentences(rule: RuleFile, maxPoints: number, input: unknown, more: object = {}): [vi: string, en: string] {
  const plan = { rule, maxPoints, evidenceRequired: true };
  const result = scoreComponent(ready(frameworkOf([plan], more)), '1.1.1', input);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const steps = result.points.steps ?? [];
  return [traceSentence(steps, { language: 'vi' }), traceSentence(steps, { language: 'en' })];
}

const done: RuleFile = { kind: 'ratio', numerator: 'nhiệm vụ xong', denominator: 'nhiệm vụ', floorPercent: 80 };

describe('a component', () => {
  test('34 of 40 tasks done = 85 % ≥ 80 %, so 85 % × 2 = 1.70', () => {
    const steps = [
      {
        step: 'quotient',
        numerator: '34',
        denominator: '40',
        numeratorLabel: 'tasks done',
        denominatorLabel: '',
        percent: '85',
      },
      { step: 'floor', percent: '85', floorPercent: '80', reached: true, points: null },
      { step: 'product', percent: '85', maxPoints: '2', points: '1.7' },
      { step: 'points', points: '1.7', maxPoints: '2' },
    ] as const;
    expect(traceSentence(steps, { language: 'en' })).toBe('34 of 40 tasks done = 85 % ≥ 80 %, so 85 % × 2 = 1.70');
    expect(sentences(done, 2, { numerator: 34, denominator: 40 })).toEqual([
      '34 (nhiệm vụ xong) trên 40 (nhiệm vụ) = 85 % ≥ 80 %, nên 85 % × 2 = 1,70',
      '34 (nhiệm vụ xong) of 40 (nhiệm vụ) = 85 % ≥ 80 %, so 85 % × 2 = 1.70',
    ]);
  });

  test('below its floor, above 100 %, over zero', () => {
    expect(sentences(done, 2, { numerator: 2, denominator: 3 })).toEqual([
      '2 (nhiệm vụ xong) trên 3 (nhiệm vụ) ≈ 66,67 % < 80 %, nên được 0,00 điểm',
      '2 (nhiệm vụ xong) of 3 (nhiệm vụ) ≈ 66.67 % < 80 %, so 0.00 points',
    ]);
    expect(sentences(done, 2, { numerator: 5, denominator: 4 })[1]).toBe(
      '5 (nhiệm vụ xong) of 4 (nhiệm vụ) = 125 % ≥ 80 %, counted as 100 %, so 100 % × 2 = 2.00',
    );
    expect(sentences(done, 2, { numerator: 0, denominator: 0 })).toEqual([
      'Mẫu số bằng 0: không có điểm',
      'The denominator is 0: no points',
    ]);
    expect(sentences({ ...done, zeroDenominator: 'notApplicable' }, 2, { numerator: 0, denominator: 0 })).toEqual([
      'Mẫu số bằng 0, không áp dụng: trừ khỏi điểm tối đa',
      'The denominator is 0, not applicable: taken out of the maximum',
    ]);
  });

  test('without evidence, without input, not applicable', () => {
    const strict = { evidencePolicy: 'noEvidenceNoPoints' };
    expect(sentences(done, 2, { numerator: 4, denominator: 4 }, strict)[0]).toBe(
      '4 (nhiệm vụ xong) trên 4 (nhiệm vụ) = 100 % ≥ 80 %, nên 100 % × 2 = 2,00; ' +
        'không có tài liệu kiểm chứng nên không giữ 2,00 điểm',
    );
    expect(sentences(done, 2, null)).toEqual(['Chưa có số liệu, nên 0 điểm', 'No input, so 0 points']);
    expect(sentences(done, 2, { notApplicable: { reason: 'Không có dự án' } })[1]).toBe(
      'Not applicable (Không có dự án): taken out of the maximum',
    );
  });

  const steps: RuleFile = {
    kind: 'steps',
    input: 'số lớp tập huấn',
    steps: [
      { min: 3, points: 1 },
      { min: 0, points: 0.5 },
    ],
  };

  test.each<[string, RuleFile, number, unknown, string, string]>([
    [
      'choice',
      {
        kind: 'choice',
        options: [
          { label: 'đủ', points: 1 },
          { label: 'thiếu', points: 0 },
        ],
      },
      1,
      { option: 0 },
      'Chọn “đủ”, nên được 1,00 điểm',
      'Option “đủ”, so 1.00 points',
    ],
    [
      'deadline',
      { kind: 'deadline', onTime: 1, late: 0.5, missing: 0 },
      1,
      { status: 'late' },
      'Thực hiện muộn, nên được 0,50 điểm',
      'Status: late, so 0.50 points',
    ],
    [
      'steps',
      steps,
      1,
      { value: 2 },
      'Giá trị (số lớp tập huấn) = 2 ≥ 0, nên được 0,50 điểm',
      'Value (số lớp tập huấn) = 2 ≥ 0, so 0.50 points',
    ],
    [
      'steps in percent',
      steps,
      1,
      { numerator: 1, denominator: 8 },
      '1 trên 8 = 12,5 % ≥ 3 %, nên được 1,00 điểm',
      '1 of 8 = 12.5 % ≥ 3 %, so 1.00 points',
    ],
    [
      'perUnitDeduction',
      { kind: 'perUnitDeduction', unit: 'lần', perUnit: 0.25, floor: 0 },
      1,
      { count: 2 },
      '2 lần: 1 − 2 × 0,25 = 0,50',
      '2 lần: 1 − 2 × 0.25 = 0.50',
    ],
    [
      'perUnitDeduction at its floor',
      { kind: 'perUnitDeduction', unit: 'lần', perUnit: 0.25, floor: 0 },
      1,
      { count: 9 },
      '9 lần: 1 − 9 × 0,25, ít nhất 0, nên được 0,00 điểm',
      '9 lần: 1 − 9 × 0.25, at least 0, so 0.00 points',
    ],
    [
      'countBonus at its cap',
      { kind: 'countBonus', unit: 'sáng kiến', perUnit: 0.4, cap: 1 },
      1,
      { count: 3 },
      '3 sáng kiến: 3 × 0,4, nhiều nhất 1, nên được 1,00 điểm',
      '3 sáng kiến: 3 × 0.4, at most 1, so 1.00 points',
    ],
    [
      'parts',
      {
        kind: 'parts',
        parts: [
          { label: 'kế hoạch', points: 0.5 },
          { label: 'báo cáo', points: 0.5 },
        ],
      },
      1,
      { parts: [true, '1/2'] },
      'kế hoạch: 100 % (0,50); báo cáo: 50 % (0,25); cộng lại 0,75',
      'kế hoạch: 100 % (0.50); báo cáo: 50 % (0.25); together 0.75',
    ],
    [
      'surveyMean',
      { kind: 'surveyMean', scaleMin: 1, scaleMax: 5, roundDecimals: 1 },
      2,
      { counts: { 5: 1, 4: 3 } },
      'Điểm trung bình 4,25 trên 5 (4 phiếu), nên 85 % × 2 = 1,70, làm tròn 1 chữ số: 1,70',
      'Mean 4.25 of 5 (4 answers), so 85 % × 2 = 1.70, rounded to 1 place: 1.70',
    ],
    [
      'surveyChoice',
      {
        kind: 'surveyChoice',
        weights: [
          { label: 'Tốt', weight: 1 },
          { label: 'Khá', weight: 0.6 },
        ],
      },
      2,
      { counts: [1, 1] },
      'Tốt: 1 × 100 %; Khá: 1 × 60 %, nên 80 % × 2 = 1,60',
      'Tốt: 1 × 100 %; Khá: 1 × 60 %, so 80 % × 2 = 1.60',
    ],
    [
      'indexShare',
      { kind: 'indexShare', measure: 'sipas', of100: false },
      8,
      { value: 0.8394 },
      'SIPAS = 83,94 %, nên 83,94 % × 8 = 6,72',
      'SIPAS = 83.94 %, so 83.94 % × 8 = 6.72',
    ],
    [
      'complementShares',
      { kind: 'complementShares', shares: [{ numerator: 'quá hạn', denominator: 'hồ sơ' }], targetPercent: 90 },
      18,
      { shares: [0.19] },
      'quá hạn = 19 %; còn lại 81 %, so với mục tiêu 90 %: 81 % ÷ 90 % = 90 %, nên 90 % × 18 = 16,20',
      'quá hạn = 19 %; which leaves 81 %, against the target of 90 %: 81 % ÷ 90 % = 90 %, so 90 % × 18 = 16.20',
    ],
    ['manual', { kind: 'manual' }, 2, { points: 1.5 }, 'Điểm nhập trực tiếp: 1,50', 'Points entered directly: 1.50'],
  ])('%s', (_name, rule, maxPoints, input, vi, en) => {
    expect(sentences(rule, maxPoints, input)).toEqual([vi, en]);
  });

  test('a formula tells its variables, its case, and who chose another', () => {
    const rule: RuleFile = {
      kind: 'conditional',
      variables: [
        { name: 'done', label: 'đã xong' },
        { name: 'severe', label: 'nghiêm trọng' },
      ],
      cases: [
        { when: 'severe', points: '0' },
        { when: 'true', points: 'min(2, done / 4)' },
      ],
    };
    const variables = { done: 3, severe: false };
    expect(sentences(rule, 2, { variables })).toEqual([
      'đã xong = 3, nghiêm trọng = không: trường hợp 2 (true), min(2, done / 4) = 0,75',
      'đã xong = 3, nghiêm trọng = no: case 2 (true), min(2, done / 4) = 0.75',
    ]);
    expect(sentences(rule, 2, { variables, case: 0, caseReason: 'Hội đồng kết luận' })[1]).toBe(
      'đã xong = 3, nghiêm trọng = no: case 1 was chosen (Hội đồng kết luận), so 0.00 points',
    );
  });
});

describe('a total', () => {
  const bands = [
    { name: 'Tốt', min: 80 },
    { name: 'Khá', min: 65 },
  ];
  const file = frameworkOf([{ rule: { kind: 'manual' }, maxPoints: 10 }], { bands });
  const total = (points: unknown, more: Record<string, unknown> = {}) => {
    const [row] = scoreSmall(file, [['a', { '1.1.1': { points } }, more]]).agencies;
    return traceSentence(row?.total.steps ?? [], { language: 'en' });
  };

  test('shows bonus, penalty, percent and band', () => {
    expect(total(8)).toBe('8.00 points; 8.00 ÷ 10 = 80 %; 80 % ≥ 80 %: band Tốt');
    expect(total(7, { bonus: [{ label: 'x', points: 1 }], penalty: [{ label: 'y', points: 0.5 }] })).toBe(
      '7.00 + 1.00 bonus − 0.50 penalty = 7.50; 7.50 ÷ 10 = 75 %; 75 % ≥ 65 %: band Khá',
    );
  });

  test('says when a limit only seems reached', () => {
    expect(total(7.9996)).toBe(
      '8.00 points; 8.00 ÷ 10 ≈ 80 %; 79.996 only rounds to 80 and is still below band Tốt; 80 % ≥ 65 %: band Khá',
    );
  });
});

test('no steps, no words', () => {
  expect(traceSentence([], { language: 'vi' })).toBe('');
  expect(Ratio.parse('1.7').toFixed(2)).toBe('1.70');
});
