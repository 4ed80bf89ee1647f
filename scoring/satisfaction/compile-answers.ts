/**
 * One validator and encoder of a response for the survey page, the server and imports (DESIGN §4 "An answer"): look-ups
 * are made once per questionnaire, a check allocates only its result. Old browsers run it: no API younger than ES2020.
 */
import { answerProblem, MAX_TEXT_LENGTH, type AnswerProblem, type AnswerProblemCode } from './answer-problems.js';
import type { Questionnaire, Scale, ScaleChoices, ScoredQuestionnaire } from './questionnaire.js';
import { levelValues, ratedItems, scaleNameOf } from './rated-items.js';

/** A response in fixed order, ready to be stored and tallied. Every list follows the list of codes of the same name. */
export interface EncodedForm {
  /** One code per coded item (ordinal or nominal): a level, the not-applicable code, or null for no answer. */
  readonly levels: readonly (number | null)[];
  /** Chosen options per multi item, ascending; empty for no answer. */
  readonly selections: readonly (readonly number[])[];
  readonly numbers: readonly (number | null)[];
  readonly texts: readonly (string | null)[];
}

/** Answers to profile questions by code; blanks are left out. */
export type EncodedProfile = Readonly<Record<string, number | string | readonly number[]>>;

export type AnswerCheck =
  | { readonly ok: true; readonly form: EncodedForm; readonly profile: EncodedProfile; readonly ratedAnswers: number }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

export interface CompiledAnswers {
  readonly codedItems: readonly string[];
  readonly multiItems: readonly string[];
  readonly numberItems: readonly string[];
  readonly textItems: readonly string[];
  /** Checks and encodes `answers` and `profile`, both objects from code to value. Never throws. */
  check(answers: unknown, profile?: unknown): AnswerCheck;
}

type Kind = 'coded' | 'multi' | 'number' | 'text' | 'agency';

interface Field {
  readonly code: string;
  readonly kind: Kind;
  readonly index: number;
  readonly rated: boolean;
  readonly required: boolean;
  /** Valid levels or options. */
  readonly levels: ReadonlySet<number>;
  readonly notApplicable: number | null;
  readonly min: number;
  readonly max: number;
}

type Read = { value: number | string | number[] | null } | AnswerProblemCode;

/**
 * Compiles a questionnaire into a checker of responses. A blank (absent, null, empty text or list) is always accepted:
 * `required` is a prompt, not a gate. Gates are required profile questions and one valid rated item; an answer to an
 * item that `showWhen` hides is kept. `agencyKnown` lifts the gate of profile questions of type agency, for links and
 * devices that already say which agency is meant. Throws `RangeError` when the questionnaire names an unknown scale.
 *
 * Cost: compiling is linear in items and levels; a check is linear in the answers given.
 *
 * @example
 * const { check } = compileAnswers(plainQuestionnaire({ F: ['q1', 'q2'] }));
 * check({ q2: 5 }).form.levels // [null, 5]
 * check({ q2: 6 }).problems[0].code // 'wrongLevel'
 */
export function compileAnswers(
  questionnaire: ScoredQuestionnaire & Pick<Questionnaire, 'profileQuestions'>,
  scaleChoices: ScaleChoices = {},
  options: { readonly agencyKnown?: boolean } = {},
): CompiledAnswers {
  const fields = new Map<string, Field>();
  const codes: Record<'coded' | 'multi' | 'number' | 'text', string[]> = { coded: [], multi: [], number: [], text: [] };
  const rated = new Set(ratedItems(questionnaire, scaleChoices).map((item) => item.code));
  const items = questionnaire.factors.flatMap((factor) => factor.items).concat(questionnaire.extraItems);
  for (const item of items) {
    const scale = questionnaire.scales[scaleNameOf(item, scaleChoices, questionnaire)] as Scale;
    const kind = scale.type === 'ordinal' || scale.type === 'nominal' ? 'coded' : scale.type;
    fields.set(item.code, {
      code: item.code,
      kind,
      index: codes[kind].push(item.code) - 1,
      rated: rated.has(item.code),
      required: false,
      levels: new Set(levelValues(scale)),
      notApplicable: scale.notApplicable ?? null,
      min: scale.min ?? -1e9,
      max: scale.max ?? 1e9,
    });
  }
  const profileFields = new Map<string, Field>();
  for (const question of questionnaire.profileQuestions) {
    profileFields.set(question.code, {
      code: question.code,
      kind: question.type === 'single' ? 'coded' : question.type,
      index: 0,
      rated: false,
      required: question.required && !(question.type === 'agency' && options.agencyKnown === true),
      levels: new Set((question.options ?? []).map((option) => option.value)),
      notApplicable: null,
      min: question.min ?? -1e9,
      max: question.max ?? 1e9,
    });
  }
  const gates = [...profileFields.values()].filter((field) => field.required);

  function check(answers: unknown, profile: unknown = {}): AnswerCheck {
    const problems: AnswerProblem[] = [];
    const levels = new Array<number | null>(codes.coded.length).fill(null);
    const selections = new Array<readonly number[]>(codes.multi.length).fill(NOTHING_CHOSEN);
    const numbers = new Array<number | null>(codes.number.length).fill(null);
    const texts = new Array<string | null>(codes.text.length).fill(null);
    let ratedAnswers = 0;
    if (!isRecord(answers)) return { ok: false, problems: [answerProblem('wrongType', '/answers')] };
    for (const code of Object.keys(answers)) {
      const field = fields.get(code);
      if (field === undefined) {
        problems.push(answerProblem('unknownItem', '/answers', code));
        continue;
      }
      const read = readValue(field, answers[code]);
      if (typeof read === 'string') {
        problems.push(answerProblem(read, '/answers', code));
      } else if (read.value !== null) {
        if (field.kind === 'coded') {
          levels[field.index] = read.value as number;
          if (field.rated && read.value !== field.notApplicable) ratedAnswers += 1;
        } else if (field.kind === 'multi') selections[field.index] = read.value as number[];
        else if (field.kind === 'number') numbers[field.index] = read.value as number;
        else texts[field.index] = read.value as string;
      }
    }
    const encodedProfile = readProfile(profile, problems);
    if (ratedAnswers === 0 && !problems.some((problem) => problem.path.startsWith('/answers'))) {
      problems.push(answerProblem('noRatedAnswer', '/answers'));
    }
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, form: { levels, selections, numbers, texts }, profile: encodedProfile, ratedAnswers };
  }

  function readProfile(profile: unknown, problems: AnswerProblem[]): EncodedProfile {
    const encoded: Record<string, number | string | readonly number[]> = {};
    if (!isRecord(profile)) {
      problems.push(answerProblem('wrongType', '/profile'));
      return encoded;
    }
    const faulty = new Set<string>();
    for (const code of Object.keys(profile)) {
      const field = profileFields.get(code);
      const read = field === undefined ? 'unknownItem' : readValue(field, profile[code]);
      if (typeof read === 'string') {
        problems.push(answerProblem(read, '/profile', code));
        faulty.add(code);
      } else if (read.value !== null) encoded[code] = read.value;
    }
    for (const { code } of gates) {
      if (encoded[code] === undefined && !faulty.has(code))
        problems.push(answerProblem('missingProfile', '/profile', code));
    }
    return encoded;
  }

  return {
    codedItems: codes.coded,
    multiItems: codes.multi,
    numberItems: codes.number,
    textItems: codes.text,
    check,
  };
}

const NOTHING_CHOSEN: readonly number[] = [];
const MAX_AGENCY_CODE = 100;
/** With the u flag a surrogate class meets only lone halves. */
const UNSTORABLE = /[\uD800-\uDFFF\0]/u;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readValue(field: Field, value: unknown): Read {
  if (value === null || value === undefined) return { value: null };
  switch (field.kind) {
    case 'coded':
      if (typeof value !== 'number') return 'wrongType';
      return field.levels.has(value) || value === field.notApplicable ? { value: value + 0 } : 'wrongLevel';
    case 'multi':
      return readSelection(field, value);
    case 'number':
      if (typeof value !== 'number') return 'wrongType';
      return value >= field.min && value <= field.max && Math.round(value * 100) / 100 === value
        ? { value: value + 0 }
        : 'outOfRange';
    default:
      return readText(value, field.kind === 'agency' ? MAX_AGENCY_CODE : MAX_TEXT_LENGTH);
  }
}

function readSelection(field: Field, value: unknown): Read {
  if (!Array.isArray(value)) return 'wrongType';
  if (value.length === 0) return { value: null };
  if (value.length > field.levels.size) return 'wrongLevel';
  const chosen: number[] = [];
  for (const option of value as unknown[]) {
    if (typeof option !== 'number') return 'wrongType';
    if (!field.levels.has(option) || chosen.indexOf(option) >= 0) return 'wrongLevel';
    chosen.push(option + 0);
  }
  return { value: chosen.sort((a, b) => a - b) };
}

function readText(value: unknown, longest: number): Read {
  if (typeof value !== 'string') return 'wrongType';
  if (value.length > 4 * longest) return 'tooLong';
  if (UNSTORABLE.test(value)) return 'badText';
  const text = value.normalize('NFC');
  if (text.length > longest) return 'tooLong';
  return { value: text.trim() === '' ? null : text };
}
