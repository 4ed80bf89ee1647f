/** What a citizen is asked, for the shipped questionnaires and worked by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  askedParts,
  askedQuestions,
  isAnswered,
  planForm,
  progressOf,
  responseParts,
} from '../../../client/survey/form-plan';
import { compileAnswers } from '../../../scoring/satisfaction/compile-answers';
import type { Questionnaire } from '../../../scoring/satisfaction/questionnaire';

const folder = new URL('../../../server/catalogue/questionnaires/', import.meta.url);
const questionnaire = (id: string) => JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8')) as Questionnaire;
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => questionnaire(file.replace('.json', '')));

test('the SIPAS form of 2017 asks about the person, five factors and further questions', () => {
  const plan = planForm(questionnaire('sipas-2017'), {});
  expect(plan.quick).toBe(false);
  expect(plan.parts.map((part) => `${part.code} ${part.questions.length}`)).toEqual([
    // kind, gender, age, education, occupation, area, acts for, channels; the agency is known from the link
    'about 8',
    'TC 4',
    'TT 5',
    'CC 6',
    'KQ 3',
    'PA 4',
    'more 6',
  ]);
  expect(plan.comments.map((question) => question.key)).toEqual(['answers/YK']);
});

test('the best level stands first and "no opinion" is apart and last', () => {
  const plan = planForm(questionnaire('sipas-2017'), {});
  const first = plan.parts[1]?.questions[0];
  expect(first?.choices.map((choice) => choice.label.vi)).toEqual([
    'Rất hài lòng',
    'Hài lòng',
    'Bình thường',
    'Không hài lòng',
    'Rất không hài lòng',
  ]);
  expect(first?.choices.map((choice) => choice.face)).toEqual([5, 4, 3, 2, 1]);
  expect(first?.noOpinion?.value).toBe(9);
});

test('a three-level device uses the faces 1, 3 and 5 with its own words', () => {
  const plan = planForm(questionnaire('kiosk-quick'), { K1: 'face3' });
  const [rating] = plan.parts[0]?.questions ?? [];
  expect(rating?.choices.map(({ value, label, face }) => [value, label.vi, face])).toEqual([
    [3, 'Hài lòng', 5],
    [2, 'Bình thường', 3],
    [1, 'Không hài lòng', 1],
  ]);
});

test('one tap: the quick form is quick, and its reasons follow the rating', () => {
  const plan = planForm(questionnaire('kiosk-quick'), {});
  expect(plan.quick).toBe(true);
  const asked = (level: number | undefined) =>
    askedParts(plan, level === undefined ? {} : { 'answers/K1': level })
      .flatMap((part) => askedQuestions(part, level === undefined ? {} : { 'answers/K1': level }))
      .map((question) => question.key);
  expect(asked(undefined)).toEqual(['answers/K1']);
  expect(asked(2)).toEqual(['answers/K1', 'answers/K2']);
  expect(asked(3)).toEqual(['answers/K1', 'answers/K2']);
  expect(asked(4)).toEqual(['answers/K1', 'answers/K3']);
});

test('on three levels only the highest is satisfied, so the middle one asks what was wrong', () => {
  const plan = planForm(questionnaire('kiosk-quick'), { K1: 'face3' });
  const reasons = (level: number) =>
    plan.parts.flatMap((part) => askedQuestions(part, { 'answers/K1': level })).map((question) => question.key)[1];
  expect([1, 2, 3].map(reasons)).toEqual(['answers/K2', 'answers/K2', 'answers/K3']);
});

test('answers to questions that are hidden again are not sent', () => {
  const plan = planForm(questionnaire('kiosk-quick'), {});
  const sent = responseParts(plan, { 'answers/K1': 5, 'answers/K2': [1], 'answers/K3': [2], 'answers/K4': 'Tốt' });
  expect(sent).toEqual({ respondentKind: 'citizen', answers: { K1: 5, K3: [2], K4: 'Tốt' }, profile: {} });
});

test('blanks are not sent, "no opinion" is', () => {
  const plan = planForm(questionnaire('sipas-2017'), {});
  const sent = responseParts(plan, {
    kind: 'organisation',
    'profile/gender': 2,
    'profile/channels': [],
    'answers/TC1': 9,
    'answers/YK': '',
  });
  expect(sent).toEqual({ respondentKind: 'organisation', answers: { TC1: 9 }, profile: { gender: 2 } });
});

test('a citizen is not asked what the system or an inspection answers', () => {
  const plan = planForm(questionnaire('counter-rating-2018'), {});
  const asked = plan.parts.flatMap((part) => part.questions.map((question) => question.key));
  // TT 01/2018: indicators 1, 3, 4 and 7 are asked; the others come from the dossier system or an inspection
  expect(asked.filter((key) => key.startsWith('answers/CS'))).toEqual([
    'answers/CS1',
    'answers/CS3',
    'answers/CS4',
    'answers/CS7',
  ]);
});

test('progress counts "no opinion" as an answer and an empty list as none', () => {
  const plan = planForm(questionnaire('sipas-2017'), {});
  const part = plan.parts[1];
  const questions = part?.questions ?? [];
  expect(progressOf(questions, { 'answers/TC1': 9, 'answers/TC2': 4 })).toEqual({ answered: 2, all: 4 });
  const channels = plan.parts[0]?.questions.find((question) => question.key === 'profile/channels');
  expect(channels !== undefined && isAnswered(channels, { 'profile/channels': [] })).toBe(false);
});

test.each(all.map((one) => [one.id, one] as const))(
  '%s: a form filled in on the pages passes the server check',
  (_id, one) => {
    const plan = planForm(one, {});
    const answers: Record<string, number | string | number[]> = {};
    for (const question of [...plan.parts.flatMap((part) => part.questions), ...plan.comments]) {
      const value = question.choices[0]?.value;
      if (question.input === 'one' && value !== undefined) answers[question.key] = value;
      if (question.input === 'many' && typeof value === 'number') answers[question.key] = [value];
      if (question.input === 'number') answers[question.key] = question.min ?? 1;
      if (question.input === 'text') answers[question.key] = 'Không có ý kiến gì thêm';
    }
    const sent = responseParts(plan, answers);
    const check = compileAnswers(one, {}, { agencyKnown: true }).check(sent.answers, sent.profile);
    expect(check).toMatchObject({ ok: true });
    expect(one.respondentKinds.map((kind) => kind.code)).toContain(sent.respondentKind);
  },
);
