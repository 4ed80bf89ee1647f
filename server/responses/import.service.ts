/** Forms that staff bring in (paper, interviews, other systems): up to 500 at a time, all of them or none. */
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem, type FieldProblem } from '../platform/problems/problem.js';
import { surveyInScope } from '../surveys/survey-scope.js';
import { checkAnswers } from './intake.service.js';
import { insertResponses } from './insert-responses.js';
import { admit } from './intake-rules.js';
import { receiptOf } from './receipt.js';
import type { ResponseRow } from './response-row.js';
import type { ImportBody, ImportedResponse, ImportShape } from './staff.dto.js';
import { loadSurveyForm, type SurveyForm } from './survey-form.js';

@Injectable()
export class ResponseImport {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores forms. A form answered in time counts as an offline answer does; repeating an import changes nothing.
   * Throws notFound, surveyNotOpen, invalid (channel not in the plan), responseInvalid with every fault, responseConflict.
   */
  async import(actor: Principal, surveyId: string, body: ImportBody): Promise<ImportShape> {
    const runner = this.database.createQueryRunner();
    const client = (await runner.connect()) as ClientBase;
    try {
      await runner.startTransaction();
      const survey = await surveyInScope(runner.manager, actor, surveyId);
      const form = await loadSurveyForm(runner.manager, surveyId);
      if (form === null) throw new Problem('notFound');
      const rows = this.rowsOf(form, body).sort((a, b) => (a.id < b.id ? -1 : 1));
      const outcomes = await insertResponses(client, rows);
      const differing = rows.filter((_, i) => outcomes[i]?.kind === 'differs').map((row) => row.id);
      if (differing.length > 0) throw conflictOf(body.responses, new Set(differing));
      const exclusions = new Map(
        rows.map((row, i) => {
          const outcome = outcomes[i];
          return [row.id, outcome?.kind === 'repeated' ? outcome.exclusion : row.exclusion] as const;
        }),
      );
      const stored = outcomes.filter((outcome) => outcome.kind === 'stored').length;
      await this.audit.record(runner.manager, actor, {
        action: 'responses.imported',
        subjectKind: 'survey',
        subjectId: surveyId,
        summary: {
          vi: `Nhập ${stored} phiếu (${body.channel}) vào đợt khảo sát: ${survey.titleVi}`,
          en: `${stored} forms (${body.channel}) imported into survey: ${survey.titleEn}`,
        },
        changes: { channel: body.channel, sent: rows.length, stored },
      });
      await runner.commitTransaction();
      return {
        items: body.responses.map(({ id }) => ({
          id: id.toLowerCase(),
          receipt: receiptOf(form.receiptPrefix, id.toLowerCase()),
          counted: exclusions.get(id.toLowerCase()) === null,
        })),
      };
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  private rowsOf(form: SurveyForm, { channel, responses }: ImportBody): ResponseRow[] {
    if (form.times.state === 'draft') throw new Problem('surveyNotOpen');
    if (!form.channels.has(channel)) {
      throw new Problem('invalid', {
        fields: [
          {
            path: 'channel',
            code: 'notOffered',
            message: { vi: 'Đợt khảo sát không có hình thức này.', en: 'The survey does not have this channel.' },
          },
        ],
      });
    }
    const now = this.clock.milliseconds();
    const faults: FieldProblem[] = [];
    const rows: ResponseRow[] = [];
    const seen = new Set<string>();
    responses.forEach((response, i) => {
      const at = `responses.${i}`;
      const id = response.id.toLowerCase();
      const agencyId = response.agencyId.toLowerCase();
      if (seen.has(id)) faults.push({ path: `${at}.id`, code: 'duplicate', message: REPEATED });
      seen.add(id);
      if (!form.agencies.has(agencyId))
        faults.push({ path: `${at}.agencyId`, code: 'unknownAgency', message: UNKNOWN_AGENCY });
      const checked = checkAnswers(form, response.respondentKind, response.answers, response.profile);
      if (Array.isArray(checked)) {
        faults.push(...checked.map((fault) => ({ ...fault, path: `${at}.${fault.path}` })));
        return;
      }
      const answeredAt = Math.min(Date.parse(response.answeredAt), now);
      const times = { startedAt: null, answeredAt, sentAt: now, offline: true };
      const admission = admit(form.times, times, now);
      if (!admission.admitted) throw new Problem(admission.code);
      rows.push({
        id,
        provinceId: form.provinceId,
        surveyId: form.surveyId,
        agencyId,
        channel,
        respondentKind: response.respondentKind,
        locale: 'vi',
        offline: true,
        startedAt: null,
        answeredAt: new Date(answeredAt).toISOString(),
        receivedAt: new Date(now).toISOString(),
        exclusion: admission.exclusion,
        ...checked,
      });
    });
    if (faults.length > 0) throw new Problem('responseInvalid', { fields: faults.slice(0, 200) });
    return rows;
  }
}

const REPEATED = { vi: 'Mã này có hai lần trong lần gửi.', en: 'The id stands twice in this batch.' };
const UNKNOWN_AGENCY = { vi: 'Cơ quan không thuộc đợt khảo sát này.', en: 'The agency is not part of this survey.' };

function conflictOf(responses: readonly ImportedResponse[], differing: ReadonlySet<string>): Problem {
  return new Problem('responseConflict', {
    fields: responses.flatMap(({ id }, i) =>
      differing.has(id.toLowerCase())
        ? [
            {
              path: `responses.${i}.id`,
              code: 'responseConflict',
              message: { vi: 'Mã đã dùng cho nội dung khác.', en: 'The id was used with other content.' },
            },
          ]
        : [],
    ),
  });
}
