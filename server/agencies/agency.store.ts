/** The reading statements of the registry; each asks for the province first. */
import type { EntityManager } from 'typeorm';
import { limits, pageOf, type Page } from '../platform/dto/shapes.js';
import { searchPatterns } from '../platform/text/search-text.js';
import { agencyKinds, type Agency, type AgencyLink, type AgencyQuery } from './agency.dto.js';

export const agencyColumns = `a.id, a.code, a.official_code AS "officialCode", a.slug, a.name, a.short_name AS "shortName", a.kind,
  a.unit_type AS "unitType", a.parent_id AS "parentId", p.name AS "parentName", to_char(a.valid_from, 'YYYY-MM-DD') AS "validFrom",
  to_char(a.valid_to, 'YYYY-MM-DD') AS "validTo", a.procedure_scope AS "procedureScope", a.version`;

/** Province first, then departments down to counters; inside a kind by name in Vietnamese order. */
export const agencyOrder = `array_position(ARRAY[${agencyKinds.map((kind) => `'${kind}'`).join(', ')}], a.kind),
  a.name COLLATE "vi-x-icu", a.valid_from NULLS FIRST, a.code`;

/** Agencies of a province by kind, day, parent and words of the name. */
export async function listAgencies(
  manager: EntityManager,
  provinceId: string,
  query: Omit<AgencyQuery, 'province'>,
): Promise<Page<Agency>> {
  const { limit, offset } = limits(query);
  const rows: (Agency & { total: number })[] = await manager.query(
    `SELECT ${agencyColumns}, count(*) OVER ()::int AS total
       FROM agency a LEFT JOIN agency p ON p.id = a.parent_id
      WHERE a.province_id = $1 AND ($2::text IS NULL OR a.kind = $2)
        AND ($3::date IS NULL OR ((a.valid_from IS NULL OR a.valid_from <= $3) AND (a.valid_to IS NULL OR a.valid_to >= $3)))
        AND a.search_text LIKE ALL ($4::text[]) AND ($5::uuid IS NULL OR a.parent_id = $5)
      ORDER BY ${agencyOrder} LIMIT $6 OFFSET $7`,
    [
      provinceId,
      query.kind ?? null,
      query.on ?? null,
      searchPatterns(query.search),
      query.parentId ?? null,
      limit,
      offset,
    ],
  );
  return pageOf(
    rows.map(({ total: _total, ...agency }) => agency),
    rows[0]?.total ?? 0,
    query,
  );
}

/** One agency, or null. @param provinceId null = of any province (the registry is public) */
export async function findAgency(
  manager: EntityManager,
  provinceId: string | null,
  id: string,
): Promise<Agency | null> {
  const rows: Agency[] = await manager.query(
    `SELECT ${agencyColumns} FROM agency a LEFT JOIN agency p ON p.id = a.parent_id
      WHERE a.id = $1 AND ($2::uuid IS NULL OR a.province_id = $2)`,
    [id, provinceId],
  );
  return rows[0] ?? null;
}

/** What an agency was made from, or what became of it. */
export async function linkedAgencies(
  manager: EntityManager,
  id: string,
  side: 'predecessors' | 'successors',
): Promise<AgencyLink[]> {
  const [own, other] = side === 'predecessors' ? ['agency_id', 'predecessor_id'] : ['predecessor_id', 'agency_id'];
  const rows: (Agency & { partial: boolean; share: string | null })[] = await manager.query(
    `SELECT ${agencyColumns}, l.partial, l.share FROM agency_predecessor l
       JOIN agency a ON a.id = l.${other} LEFT JOIN agency p ON p.id = a.parent_id
      WHERE l.${own} = $1 ORDER BY ${agencyOrder}`,
    [id],
  );
  return rows.map(({ partial, share, ...agency }) => ({
    agency,
    partial,
    share: share === null ? null : Number(share),
  }));
}
