/** Questionnaires as versions: published ones are immutable, a change is a draft that becomes the next version. */
import { Inject, Injectable } from '@nestjs/common';
import path from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import type { Questionnaire } from '../../scoring/satisfaction/questionnaire.js';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { limits, pageOf, type PageQuery } from '../platform/dto/shapes.js';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import { questionnaireCheck, type QuestionnaireCheck } from './questionnaire-check.js';
import type { DefinitionBody, QuestionnairePage, QuestionnaireShape } from './questionnaire.dto.js';

const SUMMARY = `id, questionnaire_id AS "questionnaireId", version, definition->'title' AS title, state,
  definition#>>'{scoring,evidence}' AS evidence, (definition#>>'{counts,items}')::int AS items,
  jsonb_array_length(definition->'factors') AS factors, province_id IS NULL AS "isShipped",
  created_at AS "createdAt", published_at AS "publishedAt", lock_version AS "lockVersion"`;

@Injectable()
export class Questionnaires {
  private readonly check: QuestionnaireCheck;

  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.check = questionnaireCheck(path.join(config.root, 'server/catalogue'));
  }

  /** Shipped versions and those of the actor's province, newest version of each questionnaire first. */
  async list(actor: Principal, query: PageQuery): Promise<QuestionnairePage> {
    const { limit, offset } = limits(query);
    const rows: (QuestionnaireShape & { total: number })[] = await this.database.query(
      `SELECT ${SUMMARY}, count(*) OVER ()::int AS total FROM questionnaire_version
        WHERE province_id IS NULL OR province_id = $1
        ORDER BY questionnaire_id, created_at DESC, version DESC LIMIT $2 OFFSET $3`,
      [actor.provinceId, limit, offset],
    );
    return pageOf(
      rows.map(({ total: _total, ...row }) => row),
      rows[0]?.total ?? 0,
      query,
    );
  }

  /** One version with its definition. Throws notFound. */
  async read(
    actor: Principal,
    id: string,
    manager: EntityManager = this.database.manager,
  ): Promise<QuestionnaireShape> {
    const rows: QuestionnaireShape[] = await manager.query(
      `SELECT ${SUMMARY}, definition FROM questionnaire_version
        WHERE id = $1 AND (province_id IS NULL OR province_id = $2)`,
      [id, actor.provinceId],
    );
    if (rows[0] === undefined) throw new Problem('notFound');
    return rows[0];
  }

  /** A draft of the next version, copied from any version. */
  async draft(actor: Principal, id: string): Promise<QuestionnaireShape> {
    return this.database.transaction(async (manager) => {
      const source = await this.read(actor, id, manager);
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7203))', [source.questionnaireId]);
      const versions: { version: string }[] = await manager.query(
        `SELECT version FROM questionnaire_version WHERE questionnaire_id = $1 AND (province_id IS NULL OR province_id = $2)`,
        [source.questionnaireId, actor.provinceId],
      );
      const version = nextVersion(source.version, new Set(versions.map((row) => row.version)));
      const made: { id: string }[] = await manager.query(
        `INSERT INTO questionnaire_version (province_id, questionnaire_id, version, state, definition, created_at, created_by)
         VALUES ($1, $2, $3, 'draft', $4, $5, $6) RETURNING id`,
        [
          actor.provinceId,
          source.questionnaireId,
          version,
          JSON.stringify({ ...source.definition, version }),
          this.clock.now(),
          actor.accountId,
        ],
      );
      const draft = await this.read(actor, made[0]?.id ?? '', manager);
      await this.record(
        manager,
        actor,
        'questionnaire.drafted',
        draft,
        'Tạo bản nháp mẫu phiếu',
        'Questionnaire drafted',
      );
      return draft;
    });
  }

  /** Replaces the definition of a draft. Throws notFound, wrongState, staleVersion, invalid with every fault. */
  async write(actor: Principal, id: string, body: DefinitionBody): Promise<QuestionnaireShape> {
    return this.database.transaction(async (manager) => {
      const draft = await this.lockDraft(manager, actor, id, body.lockVersion);
      const definition = normalised(body.definition) as Record<string, unknown>;
      const faults = this.check(definition);
      if (definition['id'] !== draft.questionnaireId || definition['version'] !== draft.version) {
        faults.unshift({
          path: definition['id'] === draft.questionnaireId ? 'version' : 'id',
          code: 'fixed',
          message: {
            vi: `Mã và phiên bản của bản nháp là ${draft.questionnaireId} ${draft.version}.`,
            en: `Id and version of the draft are ${draft.questionnaireId} ${draft.version}.`,
          },
        });
      }
      if (faults.length > 0) {
        throw new Problem('invalid', {
          fields: faults.map((fault) => ({ ...fault, path: `definition.${fault.path}` })),
        });
      }
      await manager.query(
        'UPDATE questionnaire_version SET definition = $2, lock_version = lock_version + 1 WHERE id = $1',
        [id, JSON.stringify(definition)],
      );
      await this.record(
        manager,
        actor,
        'questionnaire.edited',
        draft,
        'Sửa bản nháp mẫu phiếu',
        'Questionnaire draft edited',
      );
      return this.read(actor, id, manager);
    });
  }

  /** Publishes a draft; from then on it never changes. */
  async publish(actor: Principal, id: string, lockVersion: number): Promise<QuestionnaireShape> {
    return this.database.transaction(async (manager) => {
      const draft = await this.lockDraft(manager, actor, id, lockVersion);
      const faults = this.check(draft.definition);
      if (faults.length > 0) throw new Problem('invalid', { fields: faults });
      await manager.query(
        `UPDATE questionnaire_version SET state = 'published', published_at = $2, lock_version = lock_version + 1 WHERE id = $1`,
        [id, this.clock.now()],
      );
      await this.record(
        manager,
        actor,
        'questionnaire.published',
        draft,
        'Ban hành mẫu phiếu',
        'Questionnaire published',
      );
      return this.read(actor, id, manager);
    });
  }

  /** Removes a draft that no survey uses. */
  async remove(actor: Principal, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const draft = await this.lockDraft(manager, actor, id, null);
      await manager.query('DELETE FROM questionnaire_version WHERE id = $1', [id]);
      await this.record(
        manager,
        actor,
        'questionnaire.removed',
        draft,
        'Xóa bản nháp mẫu phiếu',
        'Questionnaire draft removed',
      );
    });
  }

  private async lockDraft(
    manager: EntityManager,
    actor: Principal,
    id: string,
    lockVersion: number | null,
  ): Promise<QuestionnaireShape> {
    await manager.query('SELECT FROM questionnaire_version WHERE id = $1 FOR UPDATE', [id]);
    const row = await this.read(actor, id, manager);
    if (row.state !== 'draft') {
      throw new Problem('wrongState', {
        detail: {
          vi: 'Mẫu phiếu đã ban hành không sửa được; hãy tạo bản nháp mới từ mẫu này.',
          en: 'A published questionnaire does not change: make a new draft from it.',
        },
      });
    }
    if (lockVersion !== null && row.lockVersion !== lockVersion) throw new Problem('staleVersion');
    return row;
  }

  private async record(
    manager: EntityManager,
    actor: Principal,
    action: string,
    subject: Pick<Questionnaire, 'version'> & { id: string; questionnaireId: string },
    vi: string,
    en: string,
  ): Promise<void> {
    const name = `${subject.questionnaireId} ${subject.version}`;
    await this.audit.record(manager, actor, {
      action,
      subjectKind: 'questionnaire',
      subjectId: subject.id,
      summary: { vi: `${vi} ${name}`, en: `${en}: ${name}` },
    });
  }
}

/** The next free number after the last dot: 1.0 → 1.1, 2023 → 2023.1. */
export function nextVersion(version: string, taken: ReadonlySet<string>): string {
  const match = /^(.*\.)(\d{1,6})$/.exec(version);
  const stem = match?.[1] ?? `${version}.`;
  let number = Number(match?.[2] ?? 0);
  let next: string;
  do {
    number += 1;
    next = `${stem}${number}`;
  } while (taken.has(next));
  return next;
}

/** Every text in NFC (LESSONS L20). */
function normalised(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name.normalize('NFC'), normalised(part)]));
  }
  return value;
}
