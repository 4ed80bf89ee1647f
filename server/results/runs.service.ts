/** A run: read the inputs, score, store; one transaction and one lock a measure and round. Never updated, only followed by another. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditActor } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { limits, pageOf } from '../platform/dto/shapes.js';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import { factorNames, inRankOrder, rankedGroup, resultRow } from './result-row.js';
import type { RunDetail, RunPage, RunQuery, RunShape } from './run.dto.js';
import { readRunInputs, type RunAgency, type RunInputs } from './run-inputs.js';
import { methodVersion, scoreRun, type RunResult, type RunSummary } from './satisfaction-run.js';

interface RunRow {
  id: string;
  measure: string;
  surveyId: string;
  titleVi: string;
  titleEn: string;
  methodVersion: string;
  fingerprint: string;
  summary: RunSummary;
  note: string | null;
  createdAt: Date;
  createdBy: string | null;
  publicationId: string | null;
}

export interface StoredRun {
  readonly id: string;
  readonly fingerprint: string;
  readonly methodVersion: string;
  readonly createdAt: Date;
  readonly summary: RunSummary;
  readonly inputs: RunInputs;
  readonly results: readonly RunResult[];
}

const runColumns = `r.id, r.measure, r.survey_id AS "surveyId", s.title_vi AS "titleVi", s.title_en AS "titleEn",
  r.method_version AS "methodVersion", r.fingerprint, r.summary, r.note, r.created_at AS "createdAt", a.full_name AS "createdBy",
  (SELECT p.id FROM publication p WHERE p.run_id = r.id AND p.state IN ('prepared', 'published', 'replaced')
    ORDER BY p.prepared_at DESC LIMIT 1) AS "publicationId"`;
const runTables = `run r JOIN survey s ON s.id = r.survey_id LEFT JOIN account a ON a.id = r.created_by`;

@Injectable()
export class RunsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async create(actor: Principal, surveyId: string, note: string | null): Promise<RunDetail> {
    const id = await this.database.transaction((manager) =>
      this.createWithin(manager, actor, actor.provinceId, surveyId, note),
    );
    return this.detail(actor.provinceId, id);
  }

  /** The run itself, for the demo too. Returns its id. @throws Problem notFound, invalid when the round has no agency */
  async createWithin(
    manager: EntityManager,
    actor: AuditActor & { accountId: string | null },
    provinceId: string,
    surveyId: string,
    note: string | null,
    options: { audited?: boolean } = {},
  ): Promise<string> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('run:satisfaction:' || $1, 0))`, [surveyId]);
    const inputs = await readRunInputs(manager, provinceId, surveyId);
    if (inputs.agencies.length === 0) {
      throw new Problem('invalid', {
        detail: {
          vi: 'Đợt khảo sát chưa có cơ quan nào. Xin chọn cơ quan trước khi tính.',
          en: 'The survey has no agency yet: choose agencies first.',
        },
      });
    }
    const { summary, results } = scoreRun(inputs);
    const created: { id: string }[] = await manager.query(
      `INSERT INTO run (province_id, measure, survey_id, rule_id, method_version, fingerprint, summary, note, created_at, created_by)
       VALUES ($1, 'satisfaction', $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        provinceId,
        surveyId,
        summary.rule.id,
        methodVersion,
        inputs.fingerprint,
        JSON.stringify(summary),
        note,
        this.clock.now(),
        actor.accountId,
      ],
    );
    const id = created[0]?.id ?? '';
    await manager.query(
      `INSERT INTO result (run_id, province_id, agency_id, position, agency, satisfaction, channels)
       SELECT $1, $2, r.agency_id, r.position, r.agency, r.satisfaction, r.channels
         FROM unnest($3::uuid[], $4::int[], $5::jsonb[], $6::jsonb[], $7::jsonb[]) AS r (agency_id, position, agency, satisfaction, channels)`,
      [
        id,
        provinceId,
        results.map(({ agency }) => agency.id),
        results.map((_, position) => position),
        results.map(({ agency }) => JSON.stringify(agency)),
        results.map(({ satisfaction }) => JSON.stringify(satisfaction)),
        results.map(({ channels }) => JSON.stringify(channels)),
      ],
    );
    if (options.audited !== false) {
      await this.audit.record(manager, actor, {
        action: 'run.created',
        subjectKind: 'run',
        subjectId: id,
        summary: {
          vi: `Tính "${inputs.survey.title.vi}": ${summary.ranked} đơn vị được xếp hạng, ${summary.responses} phiếu.`,
          en: `Computed "${inputs.survey.title.en}": ${summary.ranked} agencies ranked, ${summary.responses} forms.`,
        },
        changes: { surveyId, fingerprint: inputs.fingerprint },
      });
    }
    return id;
  }

  async list(provinceId: string, query: RunQuery): Promise<RunPage> {
    const { limit, offset } = limits(query);
    const surveyId = query.surveyId ?? null;
    const rows: RunRow[] = await this.database.query(
      `SELECT ${runColumns} FROM ${runTables}
        WHERE r.province_id = $1 AND ($2::uuid IS NULL OR r.survey_id = $2)
        ORDER BY r.created_at DESC, r.id LIMIT $3 OFFSET $4`,
      [provinceId, surveyId, limit, offset],
    );
    const [count]: { n: number }[] = await this.database.query(
      `SELECT count(*)::int AS n FROM run r WHERE r.province_id = $1 AND ($2::uuid IS NULL OR r.survey_id = $2)`,
      [provinceId, surveyId],
    );
    const present = new Map<string, string>();
    for (const { surveyId: one } of rows) {
      if (!present.has(one))
        present.set(one, (await readRunInputs(this.database.manager, provinceId, one)).fingerprint);
    }
    return pageOf(
      rows.map((row) => shapeOf(row, present.get(row.surveyId) !== row.fingerprint)),
      count?.n ?? 0,
      query,
    );
  }

  async detail(provinceId: string, id: string): Promise<RunDetail> {
    const { manager } = this.database;
    const row = await this.row(manager, provinceId, id);
    const inputs = await readRunInputs(manager, provinceId, row.surveyId);
    const names = factorNames(inputs.survey.questionnaire);
    const results = await this.results(manager, id);
    return {
      ...shapeOf(row, inputs.fingerprint !== row.fingerprint),
      groups: row.summary.groups.map((group) => rankedGroup(group, names)),
      rows: inRankOrder(results.map(({ agency, satisfaction }) => resultRow(agency, satisfaction, names))),
    };
  }

  /** A run with everything a publication freezes, and the inputs as they are now. */
  async stored(manager: EntityManager, provinceId: string, id: string): Promise<StoredRun> {
    const row = await this.row(manager, provinceId, id);
    return {
      id,
      fingerprint: row.fingerprint,
      methodVersion: row.methodVersion,
      createdAt: row.createdAt,
      summary: row.summary,
      inputs: await readRunInputs(manager, provinceId, row.surveyId),
      results: await this.results(manager, id),
    };
  }

  private async row(manager: EntityManager, provinceId: string, id: string): Promise<RunRow> {
    const rows: RunRow[] = await manager.query(
      `SELECT ${runColumns} FROM ${runTables} WHERE r.id = $1 AND r.province_id = $2`,
      [id, provinceId],
    );
    const row = rows[0];
    if (row === undefined) throw new Problem('notFound');
    return row;
  }

  private async results(manager: EntityManager, runId: string): Promise<RunResult[]> {
    const rows: (Omit<RunResult, 'agency'> & { agency: RunAgency })[] = await manager.query(
      'SELECT agency, satisfaction, channels FROM result WHERE run_id = $1 ORDER BY position',
      [runId],
    );
    return rows;
  }
}

function shapeOf(row: RunRow, stale: boolean): RunShape {
  const { summary } = row;
  return {
    id: row.id,
    measure: row.measure,
    surveyId: row.surveyId,
    surveyTitle: { vi: row.titleVi, en: row.titleEn },
    rule: { id: summary.rule.id, version: summary.rule.version, unit: summary.rule.unit, name: summary.rule.name },
    methodVersion: row.methodVersion,
    fingerprint: row.fingerprint,
    stale,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    note: row.note,
    agencies: summary.agencies,
    ranked: summary.ranked,
    responses: summary.responses,
    excludedForms: summary.excludedForms,
    publicationId: row.publicationId,
  };
}
