/** Takes an answer out of the figures and back in: the row stays, its tally follows in the same transaction, all audited. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import { surveyInScope } from '../surveys/survey-scope.js';
import type { ExclusionShape } from './staff.dto.js';

/** What a reviewer's exclusion is called in `response.exclusion`; `late` and its like are the system's and stay. */
const REVIEWED = 'reviewed';

@Injectable()
export class Exclusions {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Excludes a counted answer. Throws notFound, wrongState when it does not count already. */
  async exclude(actor: Principal, surveyId: string, responseId: string, reason: string): Promise<ExclusionShape> {
    return this.change(actor, surveyId, responseId, null, REVIEWED, async (manager) => {
      await manager.query(
        `INSERT INTO response_exclusion (province_id, response_id, reason, excluded_at, excluded_by) VALUES ($1, $2, $3, $4, $5)`,
        [actor.provinceId, responseId, reason, this.clock.now(), actor.accountId],
      );
      await this.record(manager, actor, 'response.excluded', responseId, 'Loại một phiếu', 'Response excluded', {
        reason,
      });
    });
  }

  /** Undoes a reviewer's exclusion. Throws notFound, wrongState when no reviewer excluded it. */
  async undo(actor: Principal, surveyId: string, responseId: string): Promise<ExclusionShape> {
    return this.change(actor, surveyId, responseId, REVIEWED, null, async (manager) => {
      await manager.query(
        'UPDATE response_exclusion SET undone_at = $2, undone_by = $3 WHERE response_id = $1 AND undone_at IS NULL',
        [responseId, this.clock.now(), actor.accountId],
      );
      await this.record(
        manager,
        actor,
        'response.restored',
        responseId,
        'Lấy lại một phiếu đã loại',
        'Response restored',
        {},
      );
    });
  }

  private async change(
    actor: Principal,
    surveyId: string,
    responseId: string,
    from: string | null,
    to: string | null,
    write: (manager: EntityManager) => Promise<void>,
  ): Promise<ExclusionShape> {
    return this.database.transaction(async (manager) => {
      await surveyInScope(manager, actor, surveyId);
      const rows: { exclusion: string | null }[] = await manager.query(
        'SELECT exclusion FROM response WHERE id = $1 AND survey_id = $2 AND province_id = $3 FOR UPDATE',
        [responseId, surveyId, actor.provinceId],
      );
      if (rows[0] === undefined) throw new Problem('notFound');
      if (rows[0].exclusion !== from) throw new Problem('wrongState');
      await manager.query('UPDATE response SET exclusion = $2 WHERE id = $1', [responseId, to]);
      await manager.query(
        `INSERT INTO tally_change (survey_id, province_id, sign, agency_ids, channels, respondent_kinds, answers, choices)
         SELECT survey_id, province_id, $2, ARRAY[agency_id], ARRAY[channel], ARRAY[respondent_kind], ARRAY[answers],
                CASE WHEN choices IS NOT NULL THEN jsonb_build_array(choices) END
           FROM response WHERE id = $1`,
        [responseId, to === null ? 1 : -1],
      );
      await write(manager);
      return { id: responseId, exclusion: to };
    });
  }

  private async record(
    manager: EntityManager,
    actor: Principal,
    action: string,
    responseId: string,
    vi: string,
    en: string,
    changes: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record(manager, actor, {
      action,
      subjectKind: 'response',
      subjectId: responseId,
      summary: { vi, en },
      changes,
    });
  }
}
