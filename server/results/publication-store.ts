/** Rows of publications and their heads; reading queries beside the services that own them. */
import type { EntityManager } from 'typeorm';
import type { Text } from '../platform/problems/problem.js';
import type { FrozenRanking } from './published-content.js';
import type { RankingHead } from './publication.dto.js';

export type PublicationState = 'prepared' | 'published' | 'withdrawn' | 'replaced';

export interface PublicationRow {
  id: string;
  provinceId: string;
  provinceVi: string;
  provinceEn: string;
  isSample: boolean;
  runId: string;
  surveyId: string;
  surveyVi: string;
  surveyEn: string;
  measure: string;
  state: PublicationState;
  titleVi: string;
  titleEn: string;
  note: string | null;
  decisionNumber: string | null;
  decisionOn: string | null;
  year: number;
  replacesId: string | null;
  replacedById: string | null;
  preparedAt: Date;
  preparedById: string | null;
  preparedBy: string | null;
  approvedBy: string | null;
  publishedAt: Date | null;
  singlePerson: boolean;
  withdrawnReason: string | null;
  fingerprint: string;
  runFingerprint: string;
  agencies: number;
  ranked: number;
  responses: number;
}

const columns = `
  p.id, p.province_id AS "provinceId", v.name_vi AS "provinceVi", v.name_en AS "provinceEn", v.is_sample AS "isSample",
  p.run_id AS "runId", r.survey_id AS "surveyId", s.title_vi AS "surveyVi", s.title_en AS "surveyEn", r.measure, p.state,
  p.title_vi AS "titleVi", p.title_en AS "titleEn", p.note, p.decision_number AS "decisionNumber",
  p.decision_on::text AS "decisionOn", p.period_year AS year, p.replaces_id AS "replacesId",
  (SELECT n.id FROM publication n WHERE n.replaces_id = p.id AND n.state IN ('published', 'replaced')
    ORDER BY n.published_at DESC LIMIT 1) AS "replacedById",
  p.prepared_at AS "preparedAt", p.prepared_by AS "preparedById", a.full_name AS "preparedBy", b.full_name AS "approvedBy",
  p.published_at AS "publishedAt", p.single_person AS "singlePerson", p.withdrawn_reason AS "withdrawnReason", p.fingerprint,
  r.fingerprint AS "runFingerprint", (p.ranking ->> 'agencies')::int AS agencies, (p.ranking ->> 'ranked')::int AS ranked,
  (p.ranking ->> 'responses')::int AS responses`;

const tables = `
  publication p
  JOIN province v ON v.id = p.province_id
  JOIN run r ON r.id = p.run_id
  JOIN survey s ON s.id = r.survey_id
  LEFT JOIN account a ON a.id = p.prepared_by
  LEFT JOIN account b ON b.id = p.approved_by`;

/** Publications of a province, newest first. */
export async function provincePublications(
  manager: EntityManager,
  provinceId: string,
  limit: number,
  offset: number,
): Promise<PublicationRow[]> {
  return manager.query(
    `SELECT ${columns} FROM ${tables} WHERE p.province_id = $1 ORDER BY p.prepared_at DESC, p.id LIMIT $2 OFFSET $3`,
    [provinceId, limit, offset],
  );
}

export async function publicationRow(manager: EntityManager, id: string): Promise<PublicationRow | undefined> {
  const rows: PublicationRow[] = await manager.query(`SELECT ${columns} FROM ${tables} WHERE p.id = $1`, [id]);
  return rows[0];
}

/** Whether a round has a ranking in public besides the one that is to be replaced. */
export async function hasOtherPublished(
  manager: EntityManager,
  surveyId: string,
  replacesId: string | null,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT FROM publication p JOIN run r ON r.id = p.run_id
      WHERE r.survey_id = $1 AND p.state = 'published' AND p.id IS DISTINCT FROM $2::uuid LIMIT 1`,
    [surveyId, replacesId],
  );
  return rows.length > 0;
}

/** What the public may list: published now, by province code (null: the installation's own) and year. */
export async function publicRankings(
  manager: EntityManager,
  province: string | null,
  year: number | null,
): Promise<PublicationRow[]> {
  return manager.query(
    `SELECT ${columns} FROM ${tables}
      WHERE p.state = 'published' AND ($2::int IS NULL OR p.period_year = $2)
        AND (v.code = $1 OR ($1::text IS NULL AND v.is_default))
      ORDER BY p.published_at DESC, p.id LIMIT 200`,
    [province, year],
  );
}

/** Content that was public once stays readable, with a word on what replaced it. */
export async function publicRanking(
  manager: EntityManager,
  id: string,
): Promise<(PublicationRow & { ranking: FrozenRanking }) | undefined> {
  const rows: (PublicationRow & { ranking: FrozenRanking })[] = await manager.query(
    `SELECT ${columns}, p.ranking FROM ${tables} WHERE p.id = $1 AND p.state IN ('published', 'replaced')`,
    [id],
  );
  return rows[0];
}

const bilingual = (vi: string, en: string): Text => ({ vi, en });

export const provinceName = (row: PublicationRow): Text => bilingual(row.provinceVi, row.provinceEn);

export function headOf(row: PublicationRow): RankingHead {
  return {
    id: row.id,
    title: bilingual(row.titleVi, row.titleEn),
    measure: row.measure,
    surveyTitle: bilingual(row.surveyVi, row.surveyEn),
    year: row.year,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    decisionNumber: row.decisionNumber,
    decisionOn: row.decisionOn,
    isSample: row.isSample,
    replacesId: row.replacesId,
    replacedById: row.replacedById,
    agencies: row.agencies,
    ranked: row.ranked,
    responses: row.responses,
  };
}
