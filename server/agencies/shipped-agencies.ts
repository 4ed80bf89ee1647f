/**
 * Loads the shipped registry `catalogue/agencies-thai-nguyen.json` into the province `thai-nguyen`: former units of Thái Nguyên
 * and Bắc Kạn and the units since 1/7/2025. What an installation changed afterwards is never overwritten.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DataSource, EntityManager } from 'typeorm';
import { Provinces } from '../platform/provinces/provinces.js';
import { searchText } from '../platform/text/search-text.js';
import type { AgencyKind } from './agency.dto.js';

interface ShippedUnit {
  code: string;
  officialCode?: string;
  slug: string;
  name: string;
  abbreviation?: string;
  kind: 'province' | 'department' | 'district' | 'commune' | 'ward' | 'township';
  unitType: string;
  parentCode: string | null;
  validFrom: string | null;
  validTo: string | null;
  procedureScope?: string;
  predecessors: { code: string; partial: boolean }[];
}

const file = new URL('../catalogue/agencies-thai-nguyen.json', import.meta.url);
const catalogueName = 'agencies-thai-nguyen';

/** The file tells wards and townships apart by kind; here they are communes whose `unitType` keeps the word (DESIGN §5). */
const kindOf = (unit: ShippedUnit): AgencyKind =>
  unit.kind === 'ward' || unit.kind === 'township' ? 'commune' : unit.kind;

/** Loads the file unless this edition is in the database already. Returns the number of agencies that came new. */
export async function loadShippedAgencies(dataSource: DataSource): Promise<number> {
  const text = readFileSync(file, 'utf8');
  const fingerprint = createHash('sha256').update(text).digest('hex');
  const loaded: unknown[] = await dataSource.query(
    'SELECT FROM shipped_catalogue WHERE name = $1 AND fingerprint = $2',
    [catalogueName, fingerprint],
  );
  if (loaded.length > 0) return 0;
  const { units } = JSON.parse(text) as { units: ShippedUnit[] };
  return dataSource.transaction(async (manager) => {
    await manager.query('LOCK TABLE shipped_catalogue IN SHARE ROW EXCLUSIVE MODE');
    const provinceId = await Provinces.ensure(manager, {
      code: 'thai-nguyen',
      nameVi: 'Tỉnh Thái Nguyên',
      nameEn: 'Thai Nguyen Province',
      isSample: false,
    });
    const made = await insertUnits(manager, provinceId, units);
    await manager.query(
      `INSERT INTO shipped_catalogue (name, fingerprint) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET fingerprint = excluded.fingerprint, loaded_at = now()`,
      [catalogueName, fingerprint],
    );
    return made;
  });
}

async function insertUnits(manager: EntityManager, provinceId: string, units: ShippedUnit[]): Promise<number> {
  const rows = units.map((unit) => ({
    code: unit.code,
    official_code: unit.officialCode ?? null,
    slug: unit.slug,
    name: unit.name.normalize('NFC'),
    short_name: unit.abbreviation ?? null,
    kind: kindOf(unit),
    unit_type: unit.unitType.normalize('NFC'),
    valid_from: unit.validFrom,
    valid_to: unit.validTo,
    procedure_scope: unit.procedureScope ?? null,
    search_text: searchText(unit.name, unit.abbreviation, unit.officialCode),
  }));
  const made: { code: string }[] = await manager.query(
    `INSERT INTO agency (province_id, code, official_code, slug, name, short_name, kind, unit_type, valid_from, valid_to,
                         procedure_scope, search_text)
     SELECT $1, u.* FROM jsonb_to_recordset($2::jsonb) AS u (code text, official_code text, slug text, name text,
            short_name text, kind text, unit_type text, valid_from date, valid_to date, procedure_scope text, search_text text)
     ON CONFLICT (province_id, code) DO NOTHING RETURNING code`,
    [provinceId, JSON.stringify(rows)],
  );
  const fresh = new Set(made.map((row) => row.code));
  const added = units.filter((unit) => fresh.has(unit.code));
  await manager.query(
    `UPDATE agency a SET parent_id = p.id
       FROM jsonb_to_recordset($2::jsonb) AS u (code text, parent text)
       JOIN agency p ON p.province_id = $1 AND p.code = u.parent
      WHERE a.province_id = $1 AND a.code = u.code`,
    [provinceId, JSON.stringify(added.map((unit) => ({ code: unit.code, parent: unit.parentCode })))],
  );
  await manager.query(
    `INSERT INTO agency_predecessor (province_id, agency_id, predecessor_id, partial)
     SELECT a.province_id, a.id, p.id, u.partial
       FROM jsonb_to_recordset($2::jsonb) AS u (code text, predecessor text, partial boolean)
       JOIN agency a ON a.province_id = $1 AND a.code = u.code
       JOIN agency p ON p.province_id = $1 AND p.code = u.predecessor
     ON CONFLICT DO NOTHING`,
    [
      provinceId,
      JSON.stringify(
        added.flatMap((unit) =>
          unit.predecessors.map((link) => ({ code: unit.code, predecessor: link.code, partial: link.partial })),
        ),
      ),
    ],
  );
  return made.length;
}
