/** The registry of agencies with validity days and predecessors (METHODS §5): read by all, changed by home affairs. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import type { Page } from '../platform/dto/shapes.js';
import { auditActor, type Principal } from '../platform/permissions/principal.js';
import { describeConstraint } from '../platform/problems/database-problems.js';
import { Problem, type FieldProblem, type Text } from '../platform/problems/problem.js';
import { Provinces } from '../platform/provinces/provinces.js';
import { searchText } from '../platform/text/search-text.js';
import type { Agency, AgencyChange, AgencyQuery, AgencyWithLinks, NewAgency, PredecessorLink } from './agency.dto.js';
import { freeCode, slugOf } from './agency-code.js';
import { findAgency, linkedAgencies, listAgencies } from './agency.store.js';

describeConstraint('agency_code_unique', 'code', {
  vi: 'Mã cơ quan này đã có.',
  en: 'This agency code is taken.',
});
describeConstraint('agency_validity_order', 'validTo', {
  vi: 'Ngày hết hiệu lực đứng trước ngày bắt đầu.',
  en: 'The last day is before the first day.',
});

const refused = (path: string, code: string, message: Text): Problem =>
  new Problem('invalid', { detail: message, fields: [{ path, code, message }] satisfies FieldProblem[] });

/** Kinds that are always part of another agency. */
const dependentKinds: readonly string[] = ['serviceUnit', 'counter'];

@Injectable()
export class AgencyService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly provinces: Provinces,
  ) {}

  /** @param reader the signed-in reader, whose province is shown unless the query names one */
  async list(reader: Principal | null, query: AgencyQuery): Promise<Page<Agency>> {
    const provinceId =
      query.province === undefined && reader !== null
        ? reader.provinceId
        : (await this.provinces.byCode(query.province)).id;
    return listAgencies(this.database.manager, provinceId, query);
  }

  /** An agency with what it was made from and what became of it. @throws Problem notFound */
  read(id: string): Promise<AgencyWithLinks> {
    return this.withLinks(this.database.manager, null, id);
  }

  create(actor: Principal, wanted: NewAgency): Promise<AgencyWithLinks> {
    return this.database.transaction(async (manager) => {
      await lockRegistry(manager, actor.provinceId);
      await this.checkParent(manager, actor.provinceId, null, wanted.kind, wanted.parentId ?? null);
      const code = wanted.code ?? (await freeCode(manager, actor.provinceId, wanted.name));
      const made: { id: string }[] = await manager.query(
        `INSERT INTO agency (province_id, code, official_code, slug, name, short_name, kind, unit_type, parent_id, valid_from,
                             valid_to, procedure_scope, search_text)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
        [
          actor.provinceId,
          code,
          emptyToNull(wanted.officialCode),
          slugOf(wanted.name),
          wanted.name,
          emptyToNull(wanted.shortName),
          wanted.kind,
          emptyToNull(wanted.unitType),
          wanted.parentId ?? null,
          wanted.validFrom ?? null,
          wanted.validTo ?? null,
          wanted.procedureScope ?? null,
          searchText(wanted.name, emptyToNull(wanted.shortName), emptyToNull(wanted.officialCode)),
        ],
      );
      const id = made[0]?.id ?? '';
      await this.link(manager, actor.provinceId, id, wanted.predecessors ?? []);
      await this.audit.record(manager, auditActor(actor), {
        action: 'agency.created',
        subjectKind: 'agency',
        subjectId: id,
        summary: { vi: `Thêm cơ quan ${wanted.name}`, en: `Agency ${wanted.name} added` },
        changes: { code, ...wanted },
      });
      return this.withLinks(manager, actor.provinceId, id);
    });
  }

  change(actor: Principal, id: string, wanted: AgencyChange): Promise<AgencyWithLinks> {
    return this.database.transaction(async (manager) => {
      await lockRegistry(manager, actor.provinceId);
      const before = await findAgency(manager, actor.provinceId, id);
      if (before === null) throw new Problem('notFound');
      if (before.version !== wanted.version) throw new Problem('staleVersion');
      const pick = <T>(sent: T | undefined, present: T): T => (sent === undefined ? present : sent);
      const after = {
        name: pick(wanted.name, before.name),
        officialCode: emptyToNull(pick(wanted.officialCode, before.officialCode)),
        shortName: emptyToNull(pick(wanted.shortName, before.shortName)),
        unitType: emptyToNull(pick(wanted.unitType, before.unitType)),
        parentId: pick(wanted.parentId, before.parentId),
        validFrom: pick(wanted.validFrom, before.validFrom),
        validTo: pick(wanted.validTo, before.validTo),
        procedureScope: pick(wanted.procedureScope, before.procedureScope),
      };
      await this.checkParent(manager, actor.provinceId, id, before.kind, after.parentId);
      await manager.query(
        `UPDATE agency SET name = $2, official_code = $3, short_name = $4, unit_type = $5, parent_id = $6, valid_from = $7,
                valid_to = $8, procedure_scope = $9, search_text = $10, version = version + 1 WHERE id = $1`,
        [
          id,
          after.name,
          after.officialCode,
          after.shortName,
          after.unitType,
          after.parentId,
          after.validFrom,
          after.validTo,
          after.procedureScope,
          searchText(after.name, after.shortName, after.officialCode),
        ],
      );
      if (wanted.predecessors !== undefined) await this.link(manager, actor.provinceId, id, wanted.predecessors);
      const names = Object.keys(after) as (keyof typeof after)[];
      await this.audit.record(manager, auditActor(actor), {
        action: 'agency.changed',
        subjectKind: 'agency',
        subjectId: id,
        summary: { vi: `Sửa cơ quan ${after.name}`, en: `Agency ${after.name} changed` },
        changes: {
          ...Object.fromEntries(
            names
              .filter((name) => before[name] !== after[name])
              .map((name) => [name, { from: before[name], to: after[name] }]),
          ),
          ...(wanted.predecessors === undefined ? {} : { predecessors: wanted.predecessors }),
        },
      });
      return this.withLinks(manager, actor.provinceId, id);
    });
  }

  private async withLinks(manager: EntityManager, provinceId: string | null, id: string): Promise<AgencyWithLinks> {
    const agency = await findAgency(manager, provinceId, id);
    if (agency === null) throw new Problem('notFound');
    return {
      ...agency,
      predecessors: await linkedAgencies(manager, id, 'predecessors'),
      successors: await linkedAgencies(manager, id, 'successors'),
    };
  }

  /** The parent is another agency of the province, and no agency stands above itself. */
  private async checkParent(
    manager: EntityManager,
    provinceId: string,
    id: string | null,
    kind: string,
    parentId: string | null,
  ): Promise<void> {
    if (parentId === null) {
      if (!dependentKinds.includes(kind)) return;
      throw refused('parentId', 'parentNeeded', {
        vi: 'Đơn vị sự nghiệp và Bộ phận Một cửa phải thuộc một cơ quan.',
        en: 'A service unit or a counter belongs to an agency.',
      });
    }
    const above: { id: string }[] = await manager.query(
      `WITH RECURSIVE above AS (
         SELECT id, parent_id FROM agency WHERE id = $1 AND province_id = $2
         UNION SELECT a.id, a.parent_id FROM agency a JOIN above b ON a.id = b.parent_id)
       SELECT id FROM above`,
      [parentId, provinceId],
    );
    if (above.length === 0) {
      throw refused('parentId', 'unknownAgency', {
        vi: 'Không có cơ quan cấp trên này trong tỉnh.',
        en: 'The province has no such parent agency.',
      });
    }
    if (id !== null && above.some((agency) => agency.id === id)) {
      throw refused('parentId', 'circle', {
        vi: 'Cơ quan không thể là cấp trên của chính mình.',
        en: 'An agency cannot stand above itself.',
      });
    }
  }

  private async link(
    manager: EntityManager,
    provinceId: string,
    id: string,
    predecessors: readonly PredecessorLink[],
  ): Promise<void> {
    const ids = predecessors.map((link) => link.agencyId);
    const found: unknown[] = await manager.query(
      'SELECT FROM agency WHERE province_id = $1 AND id = ANY ($2::uuid[]) AND id <> $3',
      [provinceId, ids, id],
    );
    if (found.length !== ids.length) {
      throw refused('predecessors', 'unknownAgency', {
        vi: 'Danh sách cơ quan tiền thân có cơ quan lạ, lặp lại hoặc chính nó.',
        en: 'The predecessors name an unknown agency, one twice, or the agency itself.',
      });
    }
    await manager.query('DELETE FROM agency_predecessor WHERE agency_id = $1', [id]);
    await manager.query(
      `INSERT INTO agency_predecessor (province_id, agency_id, predecessor_id, partial)
       SELECT a.province_id, a.id, t.id, t.partial
         FROM agency a, unnest($2::uuid[], $3::boolean[]) AS t (id, partial) WHERE a.id = $1`,
      [id, ids, predecessors.map((link) => link.partial ?? false)],
    );
  }
}

/** One change of a province's registry at a time: circles and free codes are then safe to check. */
export const lockRegistry = (manager: EntityManager, provinceId: string): Promise<unknown> =>
  manager.query('SELECT FROM province WHERE id = $1 FOR NO KEY UPDATE', [provinceId]);

const emptyToNull = (text: string | null | undefined): string | null =>
  text === undefined || text === '' ? null : text;
