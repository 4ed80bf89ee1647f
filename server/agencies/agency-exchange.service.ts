/** The registry as a spreadsheet: written for people to edit, read back with every fault named and nothing half done. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import { readSpreadsheet } from '../platform/files/spreadsheet-reader.js';
import { writeSpreadsheet } from '../platform/files/spreadsheet-writer.js';
import { auditActor, type Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import { searchText } from '../platform/text/search-text.js';
import { slugOf } from './agency-code.js';
import { planImport, type ImportPlan, type RegistryEntry } from './agency-import-plan.js';
import { kindTitles, readAgencySheets, sheetColumns, sheetFields } from './agency-sheet.js';
import type { ExportQuery } from './agency.dto.js';
import { lockRegistry } from './agency.service.js';
import { agencyOrder } from './agency.store.js';
import type { ImportMode, ImportReport } from './agency-import.dto.js';

const mostRows = 20_000;
const mostFaultsShown = 500;

@Injectable()
export class AgencyExchange {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
  ) {}

  /** The registry of the reader's province as .xlsx; what `import` reads back unchanged. */
  async export(reader: Principal, query: ExportQuery): Promise<Buffer> {
    const entries = await readRegistry(this.database.manager, reader.provinceId, query);
    return writeSpreadsheet(
      'Cơ quan',
      sheetFields.map((field) => sheetColumns[field]),
      entries.map((entry) =>
        sheetFields.map((field) =>
          field === 'kind'
            ? kindTitles[entry.kind]
            : field === 'predecessors'
              ? entry.predecessors.join('; ') || null
              : entry[field],
        ),
      ),
    );
  }

  /** Reads a file; `preview` only tells, `goodRows` writes what is right, `allOrNothing` writes only a file without a fault. */
  async import(actor: Principal, mode: ImportMode, bytes: Buffer): Promise<ImportReport> {
    const { rows, faults, read } = readAgencySheets(await readSpreadsheet(bytes));
    if (read > mostRows) throw new Problem('tooLarge');
    return this.database.transaction(async (manager) => {
      await lockRegistry(manager, actor.provinceId);
      const registry = await readRegistry(manager, actor.provinceId, {});
      const plan = planImport(new Map(registry.map((entry) => [entry.code, entry])), rows);
      const allFaults = [...faults, ...plan.faults].sort(
        (a, b) => a.sheet.localeCompare(b.sheet) || a.row - b.row || a.column.localeCompare(b.column),
      );
      const applied = mode === 'goodRows' || (mode === 'allOrNothing' && allFaults.length === 0);
      if (applied && plan.created.length + plan.updated.length > 0) await this.write(manager, actor, plan);
      const counts =
        mode === 'allOrNothing' && !applied
          ? { created: 0, updated: 0, unchanged: 0 }
          : { created: plan.created.length, updated: plan.updated.length, unchanged: plan.unchanged };
      return {
        rows: read,
        ...counts,
        applied,
        faultCount: allFaults.length,
        faults: allFaults.slice(0, mostFaultsShown),
      };
    });
  }

  private async write(manager: EntityManager, actor: Principal, plan: ImportPlan): Promise<void> {
    const rowsOf = (entries: readonly RegistryEntry[]): string =>
      JSON.stringify(
        entries.map((entry) => ({
          ...entry,
          slug: slugOf(entry.name),
          search: searchText(entry.name, entry.shortName, entry.officialCode),
        })),
      );
    const recordset = `jsonb_to_recordset($2::jsonb) AS u (code text, "officialCode" text, slug text, name text,
      "shortName" text, kind text, "unitType" text, "parentCode" text, "validFrom" date, "validTo" date,
      "procedureScope" text, search text)`;
    await manager.query(
      `INSERT INTO agency (province_id, code, official_code, slug, name, short_name, kind, unit_type, valid_from, valid_to,
                           procedure_scope, search_text)
       SELECT $1, u.code, u."officialCode", u.slug, u.name, u."shortName", u.kind, u."unitType", u."validFrom", u."validTo",
              u."procedureScope", u.search FROM ${recordset}`,
      [actor.provinceId, rowsOf(plan.created)],
    );
    await manager.query(
      `UPDATE agency a SET official_code = u."officialCode", name = u.name, short_name = u."shortName",
              unit_type = u."unitType", valid_from = u."validFrom", valid_to = u."validTo",
              procedure_scope = u."procedureScope", search_text = u.search, version = a.version + 1
         FROM ${recordset} WHERE a.province_id = $1 AND a.code = u.code`,
      [actor.provinceId, rowsOf(plan.updated)],
    );
    const touched = [...plan.created, ...plan.updated];
    await manager.query(
      `UPDATE agency a SET parent_id = p.id
         FROM ${recordset} LEFT JOIN agency p ON p.province_id = $1 AND p.code = u."parentCode"
        WHERE a.province_id = $1 AND a.code = u.code AND a.parent_id IS DISTINCT FROM p.id`,
      [actor.provinceId, rowsOf(touched)],
    );
    await manager.query(
      `DELETE FROM agency_predecessor l USING agency a
        WHERE l.agency_id = a.id AND a.province_id = $1 AND a.code = ANY ($2::text[])`,
      [actor.provinceId, touched.map((entry) => entry.code)],
    );
    await manager.query(
      `INSERT INTO agency_predecessor (province_id, agency_id, predecessor_id, partial)
       SELECT a.province_id, a.id, p.id, u.partial FROM jsonb_to_recordset($2::jsonb) AS u (code text, predecessor text, partial boolean)
         JOIN agency a ON a.province_id = $1 AND a.code = u.code
         JOIN agency p ON p.province_id = $1 AND p.code = u.predecessor`,
      [
        actor.provinceId,
        JSON.stringify(
          touched.flatMap((entry) =>
            entry.predecessors.map((link) => ({
              code: entry.code,
              predecessor: link.replace(/\*$/, ''),
              partial: link.endsWith('*'),
            })),
          ),
        ),
      ],
    );
    await this.audit.record(manager, auditActor(actor), {
      action: 'agency.imported',
      subjectKind: 'agency',
      subjectId: null,
      summary: {
        vi: `Nhập danh sách cơ quan: thêm ${plan.created.length}, sửa ${plan.updated.length}`,
        en: `Agencies imported: ${plan.created.length} added, ${plan.updated.length} changed`,
      },
      changes: {
        created: plan.created.map((entry) => entry.code),
        updated: plan.updated.map((entry) => entry.code),
      },
    });
  }
}

/** The registry by codes instead of ids, as the sheet has it. */
function readRegistry(manager: EntityManager, provinceId: string, query: ExportQuery): Promise<RegistryEntry[]> {
  return manager.query(
    `SELECT a.code, a.official_code AS "officialCode", a.name, a.short_name AS "shortName", a.kind,
            a.unit_type AS "unitType", p.code AS "parentCode", to_char(a.valid_from, 'YYYY-MM-DD') AS "validFrom",
            to_char(a.valid_to, 'YYYY-MM-DD') AS "validTo", a.procedure_scope AS "procedureScope",
            ARRAY(SELECT o.code || CASE WHEN l.partial THEN '*' ELSE '' END FROM agency_predecessor l
                    JOIN agency o ON o.id = l.predecessor_id WHERE l.agency_id = a.id
                   ORDER BY (o.code || CASE WHEN l.partial THEN '*' ELSE '' END) COLLATE "C") AS predecessors
       FROM agency a LEFT JOIN agency p ON p.id = a.parent_id
      WHERE a.province_id = $1 AND ($2::text IS NULL OR a.kind = $2)
        AND ($3::date IS NULL OR ((a.valid_from IS NULL OR a.valid_from <= $3) AND (a.valid_to IS NULL OR a.valid_to >= $3)))
      ORDER BY ${agencyOrder}`,
    [provinceId, query.kind ?? null, query.on ?? null],
  );
}
