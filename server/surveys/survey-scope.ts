/** Which rounds an account may see and change: those of its province, a survey manager those of the own sector. */
import type { EntityManager } from 'typeorm';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import type { SurveyState } from './survey-states.js';

/** Sector that limits an account, or null when it sees every sector of its province. */
export function sectorOf(actor: Principal): string | null {
  return actor.role === 'surveyManager' ? (actor.sector ?? '') : null;
}

/** SQL condition over `survey s`; `$1` is the province, `$2` the limiting sector or null. */
export const IN_SCOPE = `s.province_id = $1 AND ($2::text IS NULL OR s.sector = $2)`;

export interface ScopedSurvey {
  readonly id: string;
  readonly state: SurveyState;
  readonly version: number;
  readonly titleVi: string;
  readonly titleEn: string;
}

/** The round, inside the actor's scope; `forUpdate` locks it until the transaction ends. Throws notFound. */
export async function surveyInScope(
  manager: EntityManager,
  actor: Principal,
  surveyId: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<ScopedSurvey> {
  const rows: ScopedSurvey[] = await manager.query(
    `SELECT s.id, s.state, s.version, s.title_vi AS "titleVi", s.title_en AS "titleEn"
       FROM survey s WHERE ${IN_SCOPE} AND s.id = $3 ${options.forUpdate ? 'FOR UPDATE' : ''}`,
    [actor.provinceId, sectorOf(actor), surveyId],
  );
  if (rows[0] === undefined) throw new Problem('notFound');
  return rows[0];
}
