/** The door of every answer: envelope, round, questionnaire, times, then the batch writer (DESIGN §4 "An answer"). */
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AnswerProblem } from '../../scoring/satisfaction/answer-problems.js';
import type { EncodedForm, EncodedProfile } from '../../scoring/satisfaction/compile-answers.js';
import { Clock } from '../platform/clock/clock.js';
import { Problem, type FieldProblem } from '../platform/problems/problem.js';
import { BatchWriter, WriterBusy } from './batch-writer.js';
import { readEnvelope } from './envelope.js';
import { FormDirectory, type CodeTarget } from './form-directory.js';
import { storedBefore } from './insert-responses.js';
import { admit } from './intake-rules.js';
import { receiptOf } from './receipt.js';
import type { ResponseRow, StoreOutcome } from './response-row.js';
import type { SurveyForm } from './survey-form.js';

export interface Accepted {
  readonly id: string;
  readonly receipt: string;
  readonly receivedAt: string;
  /** Whether the answer entered the tallies. */
  readonly counted: boolean;
  readonly exclusion: string | null;
  /** False when the same answer was there before. */
  readonly fresh: boolean;
}

/** What a questionnaire's check of one response gives, ready for a row. */
export interface CheckedAnswers {
  readonly answers: readonly (number | null)[];
  readonly choices: string | null;
  readonly rest: string | null;
}

@Injectable()
export class Intake implements OnApplicationShutdown {
  private readonly logger = new Logger('intake');
  private readonly writer: BatchWriter;

  constructor(
    private readonly database: DataSource,
    private readonly forms: FormDirectory,
    private readonly clock: Clock,
  ) {
    this.writer = new BatchWriter({
      connectionString: (database.options as { url: string }).url,
      onFailure: (error, rows) =>
        this.logger.error(`${rows} answers were not stored: ${error instanceof Error ? error.message : String(error)}`),
    });
  }

  /** Requests have ended by now; what they queued is written before the process goes. */
  async onApplicationShutdown(): Promise<void> {
    await this.writer.close();
  }

  /**
   * Accepts a citizen's answer. Resolves after commit. Throws a `Problem`: badRequest, unknownForm, unknownAgency,
   * surveyNotOpen, surveyClosed, responseInvalid, noRatedAnswer, responseConflict, busy.
   */
  accept(body: unknown): Promise<Accepted> {
    const envelope = readEnvelope(body);
    if (Array.isArray(envelope)) return Promise.reject(new Problem('badRequest', { fields: envelope }));
    const known = this.forms.known(envelope.form);
    if (known !== null) return this.acceptFor(envelope, known.target, known.form);
    return this.find(envelope.form).then(({ target, form }) => this.acceptFor(envelope, target, form));
  }

  private async find(code: string): Promise<{ target: CodeTarget; form: SurveyForm }> {
    const target = await this.forms.target(code);
    const form = target === null ? null : await this.forms.form(target.surveyId);
    if (target === null || form === null) throw new Problem('unknownForm');
    return { target, form };
  }

  private async acceptFor(
    envelope: Exclude<ReturnType<typeof readEnvelope>, FieldProblem[]>,
    target: CodeTarget,
    form: SurveyForm,
  ): Promise<Accepted> {
    if (!form.channels.has('publicLink')) throw new Problem('unknownForm');
    const agencyId = agencyOf(target, envelope.agencyId);
    if (agencyId === null || !form.agencies.has(agencyId)) throw new Problem('unknownAgency');
    const checked = checkAnswers(form, envelope.respondentKind, envelope.answers, envelope.profile);
    if (Array.isArray(checked)) throw invalid(checked);
    const now = this.clock.milliseconds();
    const admission = admit(form.times, envelope, now);
    const receivedAt = new Date(now).toISOString();
    const row: ResponseRow = {
      id: envelope.id,
      provinceId: form.provinceId,
      surveyId: form.surveyId,
      agencyId,
      channel: 'publicLink',
      respondentKind: envelope.respondentKind,
      locale: envelope.locale,
      offline: envelope.offline,
      startedAt: null,
      answeredAt: receivedAt,
      receivedAt,
      exclusion: null,
      ...checked,
    };
    if (!admission.admitted) {
      // an answer that was acknowledged keeps its receipt, though the round has ended since
      const before = await storedBefore(this.database, row);
      if (before === null) throw new Problem(admission.code);
      return acceptedAs(row, before, form);
    }
    const { startedAt, answeredAt, exclusion } = admission;
    return this.store(
      {
        ...row,
        startedAt: startedAt === null ? null : new Date(startedAt).toISOString(),
        answeredAt: answeredAt === now ? receivedAt : new Date(answeredAt).toISOString(),
        exclusion,
      },
      form,
    );
  }

  /** Writes a checked row. Throws responseConflict and busy. */
  private async store(row: ResponseRow, form: SurveyForm): Promise<Accepted> {
    let outcome: StoreOutcome;
    try {
      outcome = await this.writer.write(row);
    } catch (error) {
      if (error instanceof WriterBusy) throw new Problem('busy', { retryAfter: 2 });
      throw error;
    }
    return acceptedAs(row, outcome, form);
  }
}

/** The answer to the sender of a row. Throws responseConflict. */
function acceptedAs(row: ResponseRow, outcome: StoreOutcome, form: SurveyForm): Accepted {
  if (outcome.kind === 'differs') throw new Problem('responseConflict');
  const fresh = outcome.kind === 'stored';
  const { receivedAt, exclusion } = outcome.kind === 'stored' ? row : outcome;
  const receipt = receiptOf(form.receiptPrefix, row.id);
  return { id: row.id, receipt, receivedAt, counted: exclusion === null, exclusion, fresh };
}

/** The agency of a code, or the one named when the code is the round's; null when they contradict or none is named. */
function agencyOf(target: CodeTarget, named: string | null): string | null {
  if (target.agencyId === null) return named;
  return named === null || named === target.agencyId ? target.agencyId : null;
}

const UNKNOWN_KIND: FieldProblem = {
  path: 'respondentKind',
  code: 'unknownKind',
  message: {
    vi: 'Mẫu phiếu không có nhóm người trả lời này.',
    en: 'The questionnaire has no such kind of respondent.',
  },
};

/** Checks answers and profile with the round's questionnaire; the faults by path when there are any. */
export function checkAnswers(
  form: SurveyForm,
  respondentKind: string,
  answers: unknown,
  profile: unknown,
): CheckedAnswers | FieldProblem[] {
  const check = form.answers.check(answers, profile);
  const faults = form.respondentKinds.has(respondentKind) ? [] : [UNKNOWN_KIND];
  if (!check.ok) faults.push(...check.problems.slice(0, 50).map(fieldProblem));
  if (faults.length > 0 || !check.ok) return faults;
  return {
    answers: check.form.levels,
    choices: choicesOf(form, check.form),
    rest: restOf(form, check.form, check.profile),
  };
}

/** `responseInvalid`, or `noRatedAnswer` when that is all that is wrong. */
export function invalid(faults: readonly FieldProblem[]): Problem {
  const blank = faults.length === 1 && faults[0]?.code === 'noRatedAnswer';
  return new Problem(blank ? 'noRatedAnswer' : 'responseInvalid', { fields: faults });
}

const fieldProblem = ({ path, code, message }: AnswerProblem): FieldProblem => ({
  path: path.slice(1, 120).replace(/\//g, '.'),
  code,
  message,
});

function choicesOf(form: SurveyForm, encoded: EncodedForm): string | null {
  let choices: Record<string, unknown> | null = null;
  const { multiItems, numberItems } = form.answers;
  for (let i = 0; i < multiItems.length; i += 1) {
    const chosen = encoded.selections[i];
    if (chosen !== undefined && chosen.length > 0) (choices ??= {})[multiItems[i] as string] = chosen;
  }
  for (let i = 0; i < numberItems.length; i += 1) {
    const number = encoded.numbers[i];
    if (number !== null && number !== undefined) (choices ??= {})[numberItems[i] as string] = number;
  }
  return choices === null ? null : JSON.stringify(choices);
}

function restOf(form: SurveyForm, encoded: EncodedForm, profile: EncodedProfile): string | null {
  let texts: Record<string, string> | null = null;
  const { textItems } = form.answers;
  for (let i = 0; i < textItems.length; i += 1) {
    const text = encoded.texts[i];
    if (text !== null && text !== undefined) (texts ??= {})[textItems[i] as string] = text;
  }
  let hasProfile = false;
  for (const _code in profile) {
    hasProfile = true;
    break;
  }
  if (texts === null && !hasProfile) return null;
  return JSON.stringify({ ...(texts === null ? {} : { texts }), ...(hasProfile ? { profile } : {}) });
}
