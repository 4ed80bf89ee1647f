/**
 * From a questionnaire to what a citizen is asked, in order: about the respondent, one part a factor, further questions,
 * and open comments on the review page. Pure, so that every shipped questionnaire is tested without a browser.
 */
import type {
  ProfileQuestion,
  Questionnaire,
  QuestionnaireItem,
  Scale,
  ScaleChoices,
} from '../../scoring/satisfaction/questionnaire';
import { satisfiedLevels, scaleNameOf } from '../../scoring/satisfaction/rated-items';
import type { AnswerValue, Text } from '../api/types';
import { faceOf, type FaceLevel } from '../ui/faces';

export interface Choice {
  readonly value: number | string;
  readonly label: Text;
  readonly face: FaceLevel | null;
}

export interface Question {
  /** `kind`, `profile/<code>` or `answers/<code>`. */
  readonly key: string;
  readonly text: Text;
  readonly shortName: Text;
  readonly input: 'one' | 'many' | 'number' | 'text';
  /** Best level first for ordinal scales (UX §4); the order of the questionnaire otherwise. */
  readonly choices: readonly Choice[];
  /** "Tôi không có ý kiến": drawn dashed and last. `label` null = the page's own words. */
  readonly noOpinion: { readonly value: number; readonly label: Text | null } | null;
  readonly required: boolean;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly showWhen: { readonly key: string; readonly values: ReadonlySet<number> } | null;
}

export interface Part {
  readonly code: string;
  /** Null for the page's own parts `about` and `more`. */
  readonly name: Text | null;
  readonly questions: readonly Question[];
}

export interface FormPlan {
  readonly parts: readonly Part[];
  /** Open questions, asked on the review page. */
  readonly comments: readonly Question[];
  /** One rated question and nothing about the respondent: the one-tap flow. */
  readonly quick: boolean;
  readonly respondentKinds: readonly string[];
}

/** Answers so far by question key. */
export type Answers = Readonly<Record<string, AnswerValue>>;

const NOTHING = { choices: [], noOpinion: null, min: null, max: null, unit: null, showWhen: null } as const;

/** Plans the pages of a form. Throws `RangeError` when the questionnaire names an unknown scale. */
export function planForm(questionnaire: Questionnaire, scaleChoices: ScaleChoices): FormPlan {
  const asked = (item: QuestionnaireItem) => item.answeredBy === undefined || item.answeredBy === 'citizen';
  const question = (item: QuestionnaireItem) => itemQuestion(item, questionnaire, scaleChoices);
  const factors = questionnaire.factors
    .map((factor) => ({ code: factor.code, name: factor.name, questions: factor.items.filter(asked).map(question) }))
    .filter((part) => part.questions.length > 0);
  const extra = questionnaire.extraItems.filter(asked).map(question);
  const comments = extra.filter((one) => one.input === 'text');
  const more = extra.filter((one) => one.input !== 'text');
  const about = aboutQuestions(questionnaire);
  const quick =
    questionnaire.profileQuestions.length === 0 &&
    factors.length === 1 &&
    factors[0]?.questions.length === 1 &&
    factors[0].questions[0]?.input === 'one';
  const parts: Part[] = [];
  if (about.length > 0 && !quick) parts.push({ code: 'about', name: null, questions: about });
  parts.push(...factors);
  if (more.length > 0) parts.push({ code: 'more', name: null, questions: more });
  return { parts, comments, quick, respondentKinds: questionnaire.respondentKinds.map((kind) => kind.code) };
}

function aboutQuestions(questionnaire: Questionnaire): Question[] {
  const questions: Question[] = [];
  if (questionnaire.respondentKinds.length > 1) questions.push(kindQuestion(questionnaire));
  for (const profile of questionnaire.profileQuestions) {
    // which agency is meant is known from the link, or asked before the form
    if (profile.type !== 'agency') questions.push(profileQuestion(profile));
  }
  return questions;
}

/** Who answers: its own words, since questionnaires only name the kinds. */
export function kindQuestion(questionnaire: Questionnaire): Question {
  return {
    ...NOTHING,
    key: 'kind',
    text: { vi: 'Ông/Bà trả lời với tư cách nào?', en: 'In which capacity do you answer?' },
    shortName: { vi: 'Người trả lời', en: 'Respondent' },
    input: 'one',
    required: true,
    choices: questionnaire.respondentKinds.map((kind) => ({ value: kind.code, label: kind.name, face: null })),
  };
}

function profileQuestion(profile: ProfileQuestion): Question {
  const input = profile.type === 'single' ? 'one' : profile.type === 'multi' ? 'many' : profile.type;
  return {
    ...NOTHING,
    key: `profile/${profile.code}`,
    text: profile.question,
    shortName: profile.shortName,
    input: input === 'agency' ? 'text' : input,
    required: profile.required,
    choices: (profile.options ?? []).map((option) => ({ value: option.value, label: option.label, face: null })),
    min: profile.min ?? null,
    max: profile.max ?? null,
  };
}

function itemQuestion(item: QuestionnaireItem, questionnaire: Questionnaire, choices: ScaleChoices): Question {
  const scale = questionnaire.scales[scaleNameOf(item, choices, questionnaire)] as Scale;
  const inputs = { ordinal: 'one', nominal: 'one', multi: 'many', number: 'number', text: 'text' } as const;
  return {
    ...NOTHING,
    key: `answers/${item.code}`,
    text: item.question,
    shortName: item.shortName,
    input: inputs[scale.type],
    required: item.required,
    choices: scaleChoicesOf(scale),
    noOpinion:
      scale.notApplicable === undefined
        ? null
        : { value: scale.notApplicable, label: scale.notApplicableLabel ?? null },
    min: scale.min ?? null,
    max: scale.max ?? null,
    unit: scale.unit ?? null,
    showWhen: showWhenOf(item, questionnaire, choices),
  };
}

function scaleChoicesOf(scale: Scale): Choice[] {
  const levels = scale.levels ?? [];
  if (scale.type !== 'ordinal') return levels.map(({ value, label }) => ({ value, label, face: null }));
  const rated = levels.some((level) => level.satisfied === true);
  const ascending = [...levels].sort((a, b) => a.value - b.value);
  return ascending
    .map(({ value, label }, index) => ({ value, label, face: rated ? faceOf(index, ascending.length) : null }))
    .reverse();
}

function showWhenOf(
  item: QuestionnaireItem,
  questionnaire: Questionnaire,
  choices: ScaleChoices,
): Question['showWhen'] {
  const { showWhen } = item;
  if (showWhen === undefined) return null;
  const items = questionnaire.factors.flatMap((factor) => factor.items).concat(questionnaire.extraItems);
  const asked = items.find((one) => one.code === showWhen.item);
  if (asked === undefined) return null;
  const name = scaleNameOf(asked, choices, questionnaire);
  const satisfied = satisfiedLevels(questionnaire, name);
  const values = (questionnaire.scales[name]?.levels ?? [])
    .filter((_, index) => satisfied[index] !== showWhen.notSatisfied)
    .map((level) => level.value);
  return { key: `answers/${showWhen.item}`, values: new Set(values) };
}

/** Whether a question is asked, given the answers so far. */
export function isAsked(question: Question, answers: Answers): boolean {
  if (question.showWhen === null) return true;
  const answer = answers[question.showWhen.key];
  return typeof answer === 'number' && question.showWhen.values.has(answer);
}

export function askedQuestions(part: Part, answers: Answers): Question[] {
  return part.questions.filter((question) => isAsked(question, answers));
}

/** Parts that have anything to ask now. */
export function askedParts(plan: FormPlan, answers: Answers): Part[] {
  return plan.parts.filter((part) => askedQuestions(part, answers).length > 0);
}

/** "Tôi không có ý kiến" is an answer too; a blank is none. */
export function isAnswered(question: Question, answers: Answers): boolean {
  const answer = answers[question.key];
  if (answer === undefined || answer === '') return false;
  return !Array.isArray(answer) || answer.length > 0;
}

export interface Progress {
  readonly answered: number;
  readonly all: number;
}

export function progressOf(questions: readonly Question[], answers: Answers): Progress {
  return { answered: questions.filter((question) => isAnswered(question, answers)).length, all: questions.length };
}

/** Splits the answers into the three fields of a response; answers to hidden questions stay behind. */
export function responseParts(
  plan: FormPlan,
  answers: Answers,
): {
  respondentKind: string;
  answers: Record<string, AnswerValue>;
  profile: Record<string, AnswerValue>;
} {
  const sent = { answers: {} as Record<string, AnswerValue>, profile: {} as Record<string, AnswerValue> };
  for (const question of [...plan.parts.flatMap((part) => part.questions), ...plan.comments]) {
    const value = answers[question.key];
    if (value === undefined || !isAsked(question, answers) || !isAnswered(question, answers)) continue;
    const [field, code] = question.key.split('/');
    if (field === 'answers' && code !== undefined) sent.answers[code] = value;
    if (field === 'profile' && code !== undefined) sent.profile[code] = value;
  }
  const kind = answers['kind'];
  return { ...sent, respondentKind: typeof kind === 'string' ? kind : (plan.respondentKinds[0] ?? 'citizen') };
}
