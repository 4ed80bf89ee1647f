/** The trace of a satisfaction figure: data enough to check it by hand, and a sentence a step in both languages. */
import { describe, expect, it } from 'vitest';
import {
  mergeTallies,
  plainQuestionnaire,
  resolveRule,
  satisfactionSentence,
  tallyLayout,
  tallyOf,
  traceSatisfaction,
} from '../../../scoring/index.js';

const questionnaire = plainQuestionnaire({ A: ['q1', 'q2'], B: ['q3'] });
const layout = tallyLayout(questionnaire);
const forms = [
  [5, 4, 3],
  [4, 4, 9],
  [5, 5, 5],
  [2, 3, 4],
];
const tally = mergeTallies(layout, forms.map((levels) => tallyOf(layout, { levels }))); // prettier-ignore

describe('traceSatisfaction', () => {
  const steps = traceSatisfaction(
    layout,
    tally,
    resolveRule(questionnaire),
    { scope: 0 },
    { decimals: 2, minimum: 30 },
  );

  it('names answers, rule, parts, value, rounding, interval and minimum, in this order', () => {
    expect(steps.map(({ step }) => step)).toEqual([
      'answers',
      'rule',
      'parts',
      'value',
      'round',
      'interval',
      'minimum',
    ]);
    expect(steps[0]).toEqual({ step: 'answers', forms: 4, valid: 11, satisfied: 8, sum: 44 });
    expect(steps[2]).toMatchObject({
      parts: [
        { kind: 'factor', code: 'A', satisfied: 6, valid: 8, sum: 32, valueExact: '75/1' },
        { kind: 'factor', code: 'B', satisfied: 2, valid: 3, sum: 12, valueExact: '200/3' },
      ],
    });
    expect(steps[4]).toEqual({ step: 'round', valueExact: '800/11', value: '72.73', decimals: 2 });
  });

  it('reads in Vietnamese and English', () => {
    const sentences = steps.map(satisfactionSentence);
    expect(sentences.map(({ vi }) => vi)).toEqual([
      '4 phiếu, 11 câu trả lời hợp lệ, 8 ở mức hài lòng, tổng các mức 44.',
      'Quy tắc topBoxShare/pooled, bản 1: Tỷ lệ câu trả lời ở mức hài lòng, gộp mọi câu trả lời (QĐ 2640/QĐ-BNV, QĐ 1001/QĐ-BNV).',
      'Gồm: A 6/8; B 2/3.',
      'Giá trị chính xác 800/11%.',
      'Làm tròn 2 chữ số, nửa lên: 72,73.',
      expect.stringMatching(/^Khoảng tin cậy 95% \(logit-t, phiếu là cụm\): \d+,\d\d–\d+,\d\d\.$/),
      '4 phiếu, dưới mức tối thiểu 30: công bố kèm n, không xếp hạng.',
    ]);
    expect(sentences[0]?.en).toBe('4 forms, 11 valid answers, 8 satisfied, levels add up to 44.');
  });

  it('says how many parts a mean of factors used', () => {
    const onlyA = tallyOf(layout, { levels: [5, 3, null] });
    const steps = traceSatisfaction(
      layout,
      onlyA,
      resolveRule(questionnaire, 'meanOfFactors'),
      { scope: 0 },
      { decimals: 2 },
    );
    const parts = steps.find(({ step }) => step === 'parts')!;
    expect(satisfactionSentence(parts)).toEqual({
      vi: 'Dùng 1 trên 2 phần: A 1/2; B 0/0.',
      en: '1 of 2 parts used: A 1/2; B 0/0.',
    });
  });

  it('gives the reason of an undefined figure and no rounding of an exact one', () => {
    const empty = traceSatisfaction(
      layout,
      tallyOf(layout, { levels: [] }),
      resolveRule(questionnaire),
      { scope: 0 },
      { decimals: 2 },
    );
    expect(empty.at(-1)).toEqual({ step: 'undefined', reason: 'noAnswers' });
    expect(satisfactionSentence(empty.at(-1)!)).toEqual({
      vi: 'Không xác định: không có câu trả lời hợp lệ.',
      en: 'Undefined: no valid answers.',
    });
    const mean = traceSatisfaction(
      layout,
      tally,
      resolveRule(questionnaire, 'sectionMean'),
      { item: 0 },
      { decimals: 2 },
    );
    expect(mean.map(({ step }) => step)).toEqual(['answers', 'rule', 'value', 'interval']);
  });
});
