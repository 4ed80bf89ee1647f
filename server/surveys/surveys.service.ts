/** Survey rounds: planned as a draft, opened, watched, closed. Agencies of a round are in `survey-agencies.service.ts`. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { limits, pageOf } from '../platform/dto/shapes.js';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import { Questionnaires } from '../questionnaires/questionnaires.service.js';
import { SurveyChanges } from './survey-changes.js';
import { publicCode } from './survey-code.js';
import type { SurveyBody, SurveyPage, SurveyPatch, SurveyQuery, SurveyShape } from './survey.dto.js';
import { bodyOf, checkOpening, columnsOf, planFaults } from './survey-plan.js';
import { IN_SCOPE, sectorOf, surveyInScope } from './survey-scope.js';
import { afterMove, editableWhileOpen, type SurveyMove } from './survey-states.js';

const SHAPE = `s.id, jsonb_build_object('vi', s.title_vi, 'en', s.title_en) AS title, s.state,
  s.questionnaire_version_id AS "questionnaireVersionId", q.definition->'title' AS "questionnaireTitle",
  s.scale_choices AS "scaleChoices", s.sector, s.opens_at AS "opensAt", s.closes_at AS "closesAt",
  s.opened_at AS "openedAt", s.closed_at AS "closedAt", s.minimum, s.channels, s.index_channels AS "indexChannels",
  s.population_text AS "populationText", s.grace_days AS "graceDays", s.code,
  (SELECT count(*)::int FROM survey_agency sa WHERE sa.survey_id = s.id) AS agencies,
  (SELECT coalesce(sum(f.forms), 0)::int FROM counted_forms f WHERE f.survey_id = s.id) AS responses,
  p.is_sample AS "isSample", s.version`;
const FROM = `survey s JOIN questionnaire_version q ON q.id = s.questionnaire_version_id JOIN province p ON p.id = s.province_id`;

@Injectable()
export class Surveys {
  constructor(
    private readonly database: DataSource,
    private readonly questionnaires: Questionnaires,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly changes: SurveyChanges,
  ) {}

  /** Rounds in scope, newest first. */
  async list(actor: Principal, query: SurveyQuery): Promise<SurveyPage> {
    const { limit, offset } = limits(query);
    const rows: (SurveyShape & { total: number })[] = await this.database.query(
      `SELECT ${SHAPE}, count(*) OVER ()::int AS total FROM ${FROM}
        WHERE ${IN_SCOPE} AND ($3::text IS NULL OR s.state = $3)
        ORDER BY s.created_at DESC, s.id LIMIT $4 OFFSET $5`,
      [actor.provinceId, sectorOf(actor), query.state ?? null, limit, offset],
    );
    return pageOf(
      rows.map(({ total: _total, ...row }) => row),
      rows[0]?.total ?? 0,
      query,
    );
  }

  /** One round. Throws notFound. */
  async read(actor: Principal, id: string, manager: EntityManager = this.database.manager): Promise<SurveyShape> {
    const rows: SurveyShape[] = await manager.query(`SELECT ${SHAPE} FROM ${FROM} WHERE ${IN_SCOPE} AND s.id = $3`, [
      actor.provinceId,
      sectorOf(actor),
      id,
    ]);
    if (rows[0] === undefined) throw new Problem('notFound');
    return rows[0];
  }

  /** Makes a draft. Throws invalid with every fault. */
  async create(actor: Principal, body: SurveyBody): Promise<SurveyShape> {
    return this.database.transaction(async (manager) => {
      await this.check(manager, actor, body);
      const id = await this.insert(manager, actor, body);
      const survey = await this.read(actor, id, manager);
      await this.record(manager, actor, 'survey.created', survey, 'Tạo đợt khảo sát', 'Survey created');
      return survey;
    });
  }

  /** Edits a draft, or the end of an open round. Throws notFound, staleVersion, wrongState, invalid. */
  async edit(actor: Principal, id: string, patch: SurveyPatch): Promise<SurveyShape> {
    const edited = await this.database.transaction(async (manager) => {
      const { version, ...wanted } = patch;
      const present = await surveyInScope(manager, actor, id, { forUpdate: true });
      if (present.version !== version) throw new Problem('staleVersion');
      const fields = Object.entries(wanted).filter(([, value]) => value !== undefined);
      const frozen = fields.filter(([name]) => present.state !== 'draft' && !editableWhileOpen.has(name));
      if (present.state === 'closed' || frozen.length > 0) {
        throw new Problem('wrongState', {
          detail: {
            vi: 'Đợt đang mở chỉ đổi được thời điểm đóng và số ngày chờ; đợt đã đóng không đổi được.',
            en: 'An open round changes only its end and its days of grace; a closed one does not change.',
          },
        });
      }
      const before = await this.read(actor, id, manager);
      const body: SurveyBody = { ...bodyOf(before), ...(Object.fromEntries(fields) as Partial<SurveyBody>) };
      await this.check(manager, actor, body);
      await manager.query(
        `UPDATE survey SET title_vi = $2, title_en = $3, questionnaire_version_id = $4, scale_choices = $5, sector = $6,
                opens_at = $7, closes_at = $8, minimum = $9, channels = $10, index_channels = $11, population_text = $12,
                grace_days = $13, version = version + 1 WHERE id = $1`,
        [id, ...columnsOf(body)],
      );
      await this.record(
        manager,
        actor,
        'survey.edited',
        before,
        'Sửa đợt khảo sát',
        'Survey edited',
        Object.fromEntries(fields),
      );
      return this.read(actor, id, manager);
    });
    this.changes.announce(id);
    return edited;
  }

  /** Opens a draft or closes an open round. Throws notFound, wrongState, invalid. */
  async move(actor: Principal, id: string, move: SurveyMove): Promise<SurveyShape> {
    const moved = await this.database.transaction(async (manager) => {
      const { state } = await surveyInScope(manager, actor, id, { forUpdate: true });
      const next = afterMove(state, move);
      if (next === null) throw new Problem('wrongState');
      const before = await this.read(actor, id, manager);
      const now = this.clock.now();
      if (move === 'open') checkOpening(before, now);
      await manager.query(
        move === 'open'
          ? `UPDATE survey SET state = 'open', opened_at = $2, opens_at = coalesce(opens_at, $2), version = version + 1 WHERE id = $1`
          : `UPDATE survey SET state = 'closed', closed_at = $2, version = version + 1 WHERE id = $1`,
        [id, now],
      );
      const [vi, en] = move === 'open' ? ['Mở đợt khảo sát', 'Survey opened'] : ['Đóng đợt khảo sát', 'Survey closed'];
      await this.record(manager, actor, move === 'open' ? 'survey.opened' : 'survey.closed', before, vi, en);
      return this.read(actor, id, manager);
    });
    this.changes.announce(id);
    return moved;
  }

  /** A draft with the same plan and agencies, new codes and no dates. */
  async duplicate(actor: Principal, id: string): Promise<SurveyShape> {
    return this.database.transaction(async (manager) => {
      const source = await this.read(actor, id, manager);
      const body = bodyOf(source);
      const copyId = await this.insert(manager, actor, {
        ...body,
        title: { vi: `${body.title.vi} (bản sao)`.slice(0, 300), en: `${body.title.en} (copy)`.slice(0, 300) },
        opensAt: null,
        closesAt: null,
      });
      const agencies: { agencyId: string; population: number | null; target: number | null }[] = await manager.query(
        'SELECT agency_id AS "agencyId", population, target FROM survey_agency WHERE survey_id = $1 ORDER BY agency_id',
        [id],
      );
      for (const agency of agencies) {
        await manager.query(
          `INSERT INTO survey_agency (survey_id, agency_id, province_id, code, population, target) VALUES ($1, $2, $3, $4, $5, $6)`,
          [copyId, agency.agencyId, actor.provinceId, publicCode(8), agency.population, agency.target],
        );
      }
      const copy = await this.read(actor, copyId, manager);
      await this.record(manager, actor, 'survey.created', copy, 'Sao chép đợt khảo sát', 'Survey copied', { from: id });
      return copy;
    });
  }

  /** Removes a draft. */
  async remove(actor: Principal, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { state } = await surveyInScope(manager, actor, id, { forUpdate: true });
      if (state !== 'draft') throw new Problem('wrongState');
      const survey = await this.read(actor, id, manager);
      await manager.query('DELETE FROM survey WHERE id = $1', [id]);
      await this.record(manager, actor, 'survey.removed', survey, 'Xóa đợt khảo sát', 'Survey removed');
    });
    this.changes.announce(id);
  }

  private async insert(manager: EntityManager, actor: Principal, body: SurveyBody): Promise<string> {
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO survey (province_id, code, created_at, created_by, title_vi, title_en, questionnaire_version_id,
                           scale_choices, sector, opens_at, closes_at, minimum, channels, index_channels, population_text, grace_days)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id`,
      [actor.provinceId, publicCode(7), this.clock.now(), actor.accountId, ...columnsOf(body)],
    );
    return rows[0]?.id ?? '';
  }

  private async check(manager: EntityManager, actor: Principal, body: SurveyBody): Promise<void> {
    const questionnaire = await this.questionnaires
      .read(actor, body.questionnaireVersionId, manager)
      .catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'notFound') return null;
        throw error;
      });
    const faults = planFaults(body, questionnaire, sectorOf(actor));
    if (faults.length > 0) throw new Problem('invalid', { fields: faults });
  }

  private async record(
    manager: EntityManager,
    actor: Principal,
    action: string,
    survey: SurveyShape,
    vi: string,
    en: string,
    changes: Record<string, unknown> = {},
  ): Promise<void> {
    await this.audit.record(manager, actor, {
      action,
      subjectKind: 'survey',
      subjectId: survey.id,
      summary: { vi: `${vi}: ${survey.title.vi}`, en: `${en}: ${survey.title.en}` },
      changes,
    });
  }
}
