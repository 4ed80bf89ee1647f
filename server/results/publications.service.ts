/** Preparing, approving and withdrawing a publication: two people, unchanged inputs, frozen content (DESIGN §4 "A publication"). */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditActor } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { limits, pageOf } from '../platform/dto/shapes.js';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem, type Text } from '../platform/problems/problem.js';
import { Settings } from '../platform/settings/settings.js';
import { afterMove, type PublicationMove } from './publication-moves.js';
import {
  hasOtherPublished,
  headOf,
  provincePublications,
  publicationRow,
  type PublicationRow,
} from './publication-store.js';
import type { NewPublication, PublicationPage, PublicationQuery, PublicationShape } from './publication.dto.js';
import { freeze } from './published-content.js';
import { readRunInputs } from './run-inputs.js';
import { RunsService } from './runs.service.js';

const staleRun: Text = {
  vi: 'Số liệu đầu vào đã thay đổi sau lần tính này. Xin tính lại rồi chuẩn bị công bố lần tính mới.',
  en: 'The inputs have changed since this run. Run again and prepare the new run.',
};

@Injectable()
export class PublicationsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly runs: RunsService,
    private readonly settings: Settings,
  ) {}

  async list(provinceId: string, query: PublicationQuery): Promise<PublicationPage> {
    const { limit, offset } = limits(query);
    const { manager } = this.database;
    const rows = await provincePublications(manager, provinceId, limit, offset);
    const [count]: { n: number }[] = await manager.query(
      'SELECT count(*)::int AS n FROM publication WHERE province_id = $1',
      [provinceId],
    );
    const items: PublicationShape[] = [];
    for (const row of rows) items.push(await this.shape(manager, row));
    return pageOf(items, count?.n ?? 0, query);
  }

  async detail(provinceId: string, id: string): Promise<PublicationShape> {
    return this.shape(this.database.manager, await this.own(this.database.manager, provinceId, id));
  }

  async prepare(actor: Principal, body: NewPublication): Promise<PublicationShape> {
    const id = await this.database.transaction((manager) => this.prepareWithin(manager, actor, actor.provinceId, body));
    return this.detail(actor.provinceId, id);
  }

  /** Prepares inside a transaction, for the demo too. Returns the id. */
  async prepareWithin(
    manager: EntityManager,
    actor: AuditActor,
    provinceId: string,
    body: NewPublication,
    options: { audited?: boolean } = {},
  ): Promise<string> {
    const run = await this.runs.stored(manager, provinceId, body.runId);
    if (run.inputs.fingerprint !== run.fingerprint) throw new Problem('wrongState', { detail: staleRun });
    if (run.summary.responses === 0) {
      throw new Problem('wrongState', {
        detail: { vi: 'Lần tính này chưa có phiếu nào để công bố.', en: 'This run has no form to publish.' },
      });
    }
    if (body.replacesId !== undefined) {
      const replaced = await this.own(manager, provinceId, body.replacesId);
      if (afterMove(replaced.state, 'replace') === null || replaced.measure !== 'satisfaction') {
        throw new Problem('wrongState', {
          detail: { vi: 'Chỉ thay được bản đang công bố.', en: 'Only a published ranking can be replaced.' },
        });
      }
    }
    await this.checkNoOther(manager, run.inputs.survey.id, body.replacesId ?? null);
    const content = freeze(run);
    const year = Number((run.inputs.survey.closesAt ?? run.createdAt.toISOString()).slice(0, 4));
    const created: { id: string }[] = await manager.query(
      `INSERT INTO publication (province_id, run_id, state, title_vi, title_en, note, decision_number, decision_on, period_year,
                                replaces_id, prepared_at, prepared_by, ranking, fingerprint)
       VALUES ($1, $2, 'prepared', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
      [
        provinceId,
        run.id,
        body.title.vi,
        body.title.en,
        body.note ?? null,
        body.decisionNumber ?? null,
        body.decisionOn ?? null,
        year,
        body.replacesId ?? null,
        this.clock.now(),
        actor.accountId,
        JSON.stringify(content.ranking),
        content.fingerprint,
      ],
    );
    const id = created[0]?.id ?? '';
    await manager.query(
      `INSERT INTO publication_profile (publication_id, province_id, agency_id, profile)
       SELECT $1, $2, p.agency_id, p.profile FROM unnest($3::uuid[], $4::jsonb[]) AS p (agency_id, profile)`,
      [
        id,
        provinceId,
        content.profiles.map(({ agencyId }) => agencyId),
        content.profiles.map((profile) => JSON.stringify(profile)),
      ],
    );
    if (options.audited !== false) await this.record(manager, actor, 'prepared', id, body.title, content.fingerprint);
    return id;
  }

  async approve(actor: Principal, id: string): Promise<PublicationShape> {
    const onePerson = !(await this.settings.of(actor.provinceId)).twoPersonPublication;
    await this.database.transaction((manager) =>
      this.approveWithin(manager, actor, actor.provinceId, id, { onePerson }),
    );
    return this.detail(actor.provinceId, id);
  }

  /** Publishes; the publication it replaces gives way in the same transaction. */
  async approveWithin(
    manager: EntityManager,
    actor: AuditActor,
    provinceId: string,
    id: string,
    options: { onePerson: boolean; audited?: boolean },
  ): Promise<void> {
    const row = await this.own(manager, provinceId, id, true);
    this.checkMove(row, 'approve');
    const samePerson = row.preparedById !== null && row.preparedById === actor.accountId;
    if (samePerson && !options.onePerson) {
      throw new Problem('forbidden', {
        detail: {
          vi: 'Bản này do chính tài khoản của Ông/Bà chuẩn bị. Người phê duyệt phải là một tài khoản khác của Sở Nội vụ.',
          en: 'This account prepared it. Another home-affairs account has to approve.',
        },
      });
    }
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('publication:' || $1, 0))`, [row.surveyId]);
    await this.checkNoOther(manager, row.surveyId, row.replacesId);
    const inputs = await readRunInputs(manager, provinceId, row.surveyId);
    if (inputs.fingerprint !== row.runFingerprint) throw new Problem('wrongState', { detail: staleRun });
    if (row.replacesId !== null) {
      const replaced = await this.own(manager, provinceId, row.replacesId, true);
      this.checkMove(replaced, 'replace');
      await manager.query(`UPDATE publication SET state = 'replaced', version = version + 1 WHERE id = $1`, [
        row.replacesId,
      ]);
    }
    await manager.query(
      `UPDATE publication SET state = 'published', approved_by = $2, published_at = $3, single_person = $4, version = version + 1
        WHERE id = $1`,
      [id, actor.accountId, this.clock.now(), samePerson || actor.accountId === null],
    );
    if (options.audited !== false) {
      await this.record(manager, actor, 'published', id, { vi: row.titleVi, en: row.titleEn }, row.fingerprint);
    }
  }

  async withdraw(actor: Principal, id: string, reason: string): Promise<PublicationShape> {
    await this.database.transaction(async (manager) => {
      const row = await this.own(manager, actor.provinceId, id, true);
      this.checkMove(row, 'withdraw');
      await manager.query(
        `UPDATE publication SET state = 'withdrawn', withdrawn_reason = $2, version = version + 1 WHERE id = $1`,
        [id, reason],
      );
      await this.record(manager, actor, 'withdrawn', id, { vi: row.titleVi, en: row.titleEn }, row.fingerprint);
    });
    return this.detail(actor.provinceId, id);
  }

  /** A round has one published ranking: a later one names the one it corrects (DESIGN §4, LESSONS L23). */
  private async checkNoOther(manager: EntityManager, surveyId: string, replacesId: string | null): Promise<void> {
    if (!(await hasOtherPublished(manager, surveyId, replacesId))) return;
    throw new Problem('wrongState', {
      detail: {
        vi: 'Đợt khảo sát này đã có bản đang công bố. Xin chuẩn bị lại và chọn bản đó ở ô "Thay bản", vì bản mới thay bản cũ.',
        en: 'This survey has a published ranking already: prepare again and name it as the one that is replaced.',
      },
    });
  }

  private checkMove(row: PublicationRow, move: PublicationMove): void {
    if (afterMove(row.state, move) === null) {
      throw new Problem('wrongState', {
        detail: {
          vi: `Bản công bố đang ở trạng thái "${row.state}" nên không làm được việc này. Xin tải lại trang.`,
          en: `The publication is "${row.state}", so this is not possible. Load the page again.`,
        },
      });
    }
  }

  private async own(manager: EntityManager, provinceId: string, id: string, lock = false): Promise<PublicationRow> {
    if (lock)
      await manager.query('SELECT 1 FROM publication WHERE id = $1 AND province_id = $2 FOR UPDATE', [id, provinceId]);
    const row = await publicationRow(manager, id);
    if (row === undefined || row.provinceId !== provinceId) throw new Problem('notFound');
    return row;
  }

  private async shape(manager: EntityManager, row: PublicationRow): Promise<PublicationShape> {
    const stale =
      row.state === 'prepared' &&
      (await readRunInputs(manager, row.provinceId, row.surveyId)).fingerprint !== row.runFingerprint;
    return {
      ...headOf(row),
      state: row.state,
      runId: row.runId,
      stale,
      note: row.note,
      preparedAt: row.preparedAt.toISOString(),
      preparedBy: row.preparedBy,
      preparedById: row.preparedById,
      approvedBy: row.approvedBy,
      withdrawnReason: row.withdrawnReason,
      singlePerson: row.singlePerson,
      fingerprint: row.fingerprint,
    };
  }

  private async record(
    manager: EntityManager,
    actor: AuditActor,
    what: 'prepared' | 'published' | 'withdrawn',
    id: string,
    title: Text,
    fingerprint: string,
  ): Promise<void> {
    const words = {
      prepared: { vi: 'Chuẩn bị công bố', en: 'Prepared' },
      published: { vi: 'Công bố', en: 'Published' },
      withdrawn: { vi: 'Rút bản chuẩn bị', en: 'Withdrew' },
    }[what];
    await this.audit.record(manager, actor, {
      action: `publication.${what}`,
      subjectKind: 'publication',
      subjectId: id,
      summary: { vi: `${words.vi} "${title.vi}".`, en: `${words.en} "${title.en}".` },
      changes: { fingerprint },
    });
  }
}
