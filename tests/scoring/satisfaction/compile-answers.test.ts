/** The one validator of answers, for page and server: what it accepts, how it encodes, what it refuses and where. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAnswers, type ProfileQuestion } from '../../../scoring/index.js';
import { factor, item, questionnaireOf, scales } from './small-questionnaire.js';

const word = (text: string) => ({ vi: text, en: text });
function question(code: string, type: ProfileQuestion['type'], required = false): ProfileQuestion {
  const options = [1, 2, 3].map((value) => ({ value, label: word(String(value)) }));
  const more = type === 'single' || type === 'multi' ? { options } : type === 'number' ? { min: 0, max: 120 } : {};
  return { code, shortName: word(code), question: word(code), type, required, evidence: 'modelled', ...more };
}

const questionnaire = questionnaireOf(
  [
    factor('F', [item('K1', { scale: 'likert5', alternativeScales: ['face3'] }), 'q2']),
    factor('C', [item('need', { scale: 'face3' })], { scored: false }),
  ],
  {
    extraItems: [
      item('why', { scale: 'reasons', showWhen: { item: 'K1', notSatisfied: true } }),
      item('met', { scale: 'percent' }),
      item('note', { scale: 'text', required: true }),
    ],
    profileQuestions: [
      question('gender', 'single'),
      question('age', 'number', true),
      question('place', 'agency', true),
    ],
  },
);
const profile = { age: 40, place: 'xa-a' };
const { check, codedItems, multiItems, numberItems, textItems } = compileAnswers(questionnaire);
const codes = (answers: unknown, about: unknown = profile): string[] => {
  const result = check(answers, about);
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`);
};

describe('compileAnswers', () => {
  it('encodes every answer in the fixed order of its kind', () => {
    expect([codedItems, multiItems, numberItems, textItems]).toEqual([
      ['K1', 'q2', 'need'],
      ['why'],
      ['met'],
      ['note'],
    ]);
    const result = check({ note: ' Tốt ', why: [3, 1], q2: 9, K1: 5, met: 95.5 }, { ...profile, gender: 2 });
    expect(result).toEqual({
      ok: true,
      form: { levels: [5, 9, null], selections: [[1, 3]], numbers: [95.5], texts: [' Tốt '] },
      profile: { age: 40, place: 'xa-a', gender: 2 },
      ratedAnswers: 1,
    });
  });

  it('takes blanks for required items: required is a prompt, not a gate', () => {
    expect(codes({ K1: 4, q2: null, why: [], met: null, note: '' })).toEqual([]);
  });

  it('keeps the answer to an item that showWhen hides', () => {
    const result = check({ K1: 5, why: [2] }, profile);
    expect(result.ok && result.form.selections).toEqual([[2]]);
  });

  it('needs one valid rating: not applicable and unscored items are none', () => {
    expect(codes({})).toEqual(['noRatedAnswer /answers']);
    expect(codes({ K1: 9, q2: 9, need: 3, note: 'x' })).toEqual(['noRatedAnswer /answers']);
  });

  it.each([
    [{ K1: 6 }, 'wrongLevel /answers/K1'],
    [{ K1: 4.5 }, 'wrongLevel /answers/K1'],
    [{ K1: '5' }, 'wrongType /answers/K1'],
    [{ K1: true }, 'wrongType /answers/K1'],
    [{ K1: { $gt: 1 } }, 'wrongType /answers/K1'],
    [{ K1: [5] }, 'wrongType /answers/K1'],
    [{ K1: 5, why: 1 }, 'wrongType /answers/why'],
    [{ K1: 5, why: ['1'] }, 'wrongType /answers/why'],
    [{ K1: 5, why: [1, 1] }, 'wrongLevel /answers/why'],
    [{ K1: 5, why: [1, 7] }, 'wrongLevel /answers/why'],
    [{ K1: 5, met: 201 }, 'outOfRange /answers/met'],
    [{ K1: 5, met: 1.234 }, 'outOfRange /answers/met'],
    [{ K1: 5, met: '95' }, 'wrongType /answers/met'],
    [{ K1: 5, met: Number.NaN }, 'outOfRange /answers/met'],
    [{ K1: 5, note: 5 }, 'wrongType /answers/note'],
    [{ K1: 5, note: 'x'.repeat(2001) }, 'tooLong /answers/note'],
    [{ K1: 5, note: 'x'.repeat(1_000_000) }, 'tooLong /answers/note'],
    [{ K1: 5, note: 'a\0b' }, 'badText /answers/note'],
    [{ K1: 5, note: 'a\ud800b' }, 'badText /answers/note'],
    [{ K1: 5, other: 1 }, 'unknownItem /answers/other'],
    [{ K1: 5, 'a/b~c': 1 }, 'unknownItem /answers/a~1b~0c'],
    [JSON.parse('{"K1":5,"__proto__":{"q2":5}}'), 'unknownItem /answers/__proto__'],
    [{ K1: 5, constructor: 1 }, 'unknownItem /answers/constructor'],
    [null, 'wrongType /answers'],
    [[5], 'wrongType /answers'],
    ['5', 'wrongType /answers'],
  ])('refuses %o with %s', (answers, problem) => {
    expect(codes(answers)).toEqual([problem]);
  });

  it('names every problem, with a message in both languages', () => {
    const result = check({ K1: 6, q2: 'x' }, {});
    expect(codes({ K1: 6, q2: 'x' }, {})).toEqual([
      'wrongLevel /answers/K1',
      'wrongType /answers/q2',
      'missingProfile /profile/age',
      'missingProfile /profile/place',
    ]);
    for (const problem of result.ok ? [] : result.problems) {
      expect(problem.message.vi).toMatch(/\.$/);
      expect(problem.message.en).toMatch(/\.$/);
    }
  });

  it('checks the profile: required questions are a gate, a faulty one is named once', () => {
    expect(codes({ K1: 5 }, { age: 121, place: 'a' })).toEqual(['outOfRange /profile/age']);
    expect(codes({ K1: 5 }, { age: null, place: ' ' })).toEqual([
      'missingProfile /profile/age',
      'missingProfile /profile/place',
    ]);
    expect(codes({ K1: 5 }, { ...profile, gender: 4 })).toEqual(['wrongLevel /profile/gender']);
    expect(codes({ K1: 5 }, { ...profile, salary: 1 })).toEqual(['unknownItem /profile/salary']);
    expect(codes({ K1: 5 }, 'x')).toContain('wrongType /profile');
    expect(compileAnswers(questionnaire, {}, { agencyKnown: true }).check({ K1: 5 }, { age: 1 }).ok).toBe(true);
  });

  it('follows the scale that the survey chose, and refuses one the item does not offer', () => {
    const faces = compileAnswers(questionnaire, { K1: 'face3' });
    expect(faces.check({ K1: 3 }, profile).ok).toBe(true);
    expect(faces.check({ K1: 5 }, profile).ok).toBe(false);
    expect(() => compileAnswers(questionnaire, { K1: 'yesNo' })).toThrow(RangeError);
    expect(() => compileAnswers({ ...questionnaire, scales: { face3: scales['face3']! } })).toThrow(RangeError);
  });

  it('normalises text to NFC', () => {
    const result = check({ K1: 5, note: 'Tốt'.normalize('NFD') }, profile);
    expect(result.ok && result.form.texts[0]).toBe('Tốt'.normalize('NFC'));
  });

  it('never throws and never gives −0, whatever it is handed', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (answers, about) => {
        expect(typeof check(answers, about).ok).toBe('boolean');
      }),
    );
    const result = compileAnswers(questionnaireOf([factor('F', [item('q', { scale: 'points' })])])).check({ q: -0 });
    expect(result.ok && Object.is(result.form.levels[0], 0)).toBe(true);
  });
});
