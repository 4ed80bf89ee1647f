/** The agencies of a round, each with its own public code, population and target. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem, type FieldProblem } from '../platform/problems/problem.js';
import { SurveyChanges } from './survey-changes.js';
import { publicCode } from './survey-code.js';
import type { SurveyAgencyBody, SurveyAgencyShape } from './survey.dto.js';
import { minimumFor, type SurveyMinimum } from './survey-minimum.js';
import { surveyInScope } from './survey-scope.js';

@Injectable()
export class SurveyAgencies {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly changes: SurveyChanges,
  ) {}

  /** Agencies of a round by name, with counted forms. Throws notFound. */
  async list(actor: Principal, surveyId: string): Promise<{ items: SurveyAgencyShape[] }> {
    await surveyInScope(this.database.manager, actor, surveyId);
    const rows: (SurveyAgencyShape & { plan: SurveyMinimum })[] = await this.database.query(
      `SELECT sa.agency_id AS "agencyId", sa.code, a.name, a.kind, sa.population, sa.target, s.minimum AS plan,
              coalesce(f.forms, 0)::int AS counted
         FROM survey_agency sa JOIN survey s ON s.id = sa.survey_id JOIN agency a ON a.id = sa.agency_id
         LEFT JOIN (SELECT agency_id, sum(forms) AS forms FROM counted_forms WHERE survey_id = $1 GROUP BY agency_id) f
                ON f.agency_id = sa.agency_id
        WHERE sa.survey_id = $1 ORDER BY a.name COLLATE "vi-x-icu", a.id`,
      [surveyId],
    );
    return { items: rows.map(({ plan, ...row }) => ({ ...row, minimum: minimumFor(plan, row.kind) })) };
  }

  /**
   * Sets the agencies of a round. A draft takes any list; an open round only gains agencies, so that a printed code never
   * dies. Throws notFound, wrongState, invalid.
   */
  async replace(
    actor: Principal,
    surveyId: string,
    wanted: readonly SurveyAgencyBody[],
  ): Promise<{ items: SurveyAgencyShape[] }> {
    await this.database.transaction(async (manager) => {
      const survey = await surveyInScope(manager, actor, surveyId, { forUpdate: true });
      if (survey.state === 'closed') throw new Problem('wrongState');
      const ids = wanted.map((agency) => agency.agencyId.toLowerCase());
      const known: { id: string }[] = await manager.query(
        'SELECT id FROM agency WHERE province_id = $1 AND id = ANY($2)',
        [actor.provinceId, ids],
      );
      const faults = faultsOf(ids, new Set(known.map((row) => row.id)));
      if (faults.length > 0) throw new Problem('invalid', { fields: faults });
      const present: { id: string }[] = await manager.query(
        'SELECT agency_id AS id FROM survey_agency WHERE survey_id = $1',
        [surveyId],
      );
      const leaving = present.map((row) => row.id).filter((id) => !ids.includes(id));
      if (survey.state === 'open' && leaving.length > 0) {
        throw new Problem('wrongState', {
          detail: {
            vi: 'Đợt đang mở chỉ thêm được cơ quan, không bớt được.',
            en: 'An open round can gain agencies, not lose them.',
          },
        });
      }
      await manager.query('DELETE FROM survey_agency WHERE survey_id = $1 AND agency_id = ANY($2)', [
        surveyId,
        leaving,
      ]);
      await manager.query(
        `INSERT INTO survey_agency (survey_id, agency_id, province_id, code, population, target)
         SELECT $1, t.agency_id, $2, t.code, t.population, t.target
           FROM unnest($3::uuid[], $4::text[], $5::int[], $6::int[]) AS t (agency_id, code, population, target)
         ON CONFLICT (survey_id, agency_id) DO UPDATE SET population = EXCLUDED.population, target = EXCLUDED.target`,
        [
          surveyId,
          actor.provinceId,
          ids,
          ids.map(() => publicCode(8)),
          wanted.map((agency) => agency.population ?? null),
          wanted.map((agency) => agency.target ?? null),
        ],
      );
      await manager.query('UPDATE survey SET version = version + 1 WHERE id = $1', [surveyId]);
      await this.audit.record(manager, actor, {
        action: 'survey.agenciesSet',
        subjectKind: 'survey',
        subjectId: surveyId,
        summary: {
          vi: `Đặt ${ids.length} cơ quan cho đợt khảo sát: ${survey.titleVi}`,
          en: `${ids.length} agencies set for survey: ${survey.titleEn}`,
        },
        changes: { agencies: ids.length, removed: leaving.length },
      });
    });
    this.changes.announce(surveyId);
    return this.list(actor, surveyId);
  }
}

function faultsOf(ids: readonly string[], known: ReadonlySet<string>): FieldProblem[] {
  const seen = new Set<string>();
  return ids.flatMap((id, i) => {
    const repeated = seen.has(id);
    seen.add(id);
    if (known.has(id) && !repeated) return [];
    return [
      {
        path: `agencies.${i}.agencyId`,
        code: repeated ? 'duplicate' : 'unknownAgency',
        message: repeated
          ? { vi: 'Cơ quan này có hai lần trong danh sách.', en: 'The agency stands twice in the list.' }
          : { vi: 'Tỉnh không có cơ quan này.', en: 'The province has no such agency.' },
      },
    ];
  });
}
