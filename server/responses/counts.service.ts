/** Live counts of a round, read from tallies and open changes; the workspace asks every few seconds. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import type { Principal } from '../platform/permissions/principal.js';
import { minimumFor, type SurveyMinimum } from '../surveys/survey-minimum.js';
import { surveyInScope } from '../surveys/survey-scope.js';
import type { AgencyCounts, CountsShape } from './staff.dto.js';

@Injectable()
export class Counts {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Throws notFound. */
  async read(actor: Principal, surveyId: string): Promise<CountsShape> {
    const { manager } = this.database;
    await surveyInScope(manager, actor, surveyId);
    const at = this.clock.now();
    const rows: (AgencyCounts & { kind: string; plan: SurveyMinimum; byChannel: Record<string, number> | null })[] =
      await manager.query(
        `WITH f AS (
           SELECT agency_id, channel, sum(forms) AS forms, max(last_received_at) AS last FROM counted_forms
            WHERE survey_id = $1 GROUP BY agency_id, channel),
         c AS (SELECT agency_id, sum(forms)::int AS forms, max(last) AS last, jsonb_object_agg(channel, forms) AS by_channel
                 FROM f GROUP BY agency_id),
         e AS (SELECT agency_id, count(*)::int AS n FROM response WHERE survey_id = $1 AND exclusion IS NOT NULL GROUP BY 1)
         SELECT sa.agency_id AS "agencyId", a.name, a.kind, s.minimum AS plan, sa.target,
                coalesce(c.forms, 0) AS counted, coalesce(e.n, 0) AS excluded, c.last AS "lastReceivedAt",
                c.by_channel AS "byChannel"
           FROM survey_agency sa JOIN survey s ON s.id = sa.survey_id JOIN agency a ON a.id = sa.agency_id
           LEFT JOIN c ON c.agency_id = sa.agency_id LEFT JOIN e ON e.agency_id = sa.agency_id
          WHERE sa.survey_id = $1 ORDER BY a.name COLLATE "vi-x-icu", a.id`,
        [surveyId],
      );
    const hour: { forms: number }[] = await manager.query(
      `SELECT (SELECT coalesce(sum(forms), 0) FROM arrival WHERE survey_id = $1 AND minute > $2::timestamptz - interval '1 hour')::int
            + (SELECT coalesce(sum(cardinality(agency_ids)), 0) FROM tally_change
                WHERE survey_id = $1 AND sign = 1 AND received_at > $2::timestamptz - interval '1 hour')::int AS forms`,
      [surveyId, at],
    );
    const byChannel: Record<string, number> = {};
    for (const row of rows) {
      for (const [channel, forms] of Object.entries(row.byChannel ?? {}))
        byChannel[channel] = (byChannel[channel] ?? 0) + forms;
    }
    return {
      at,
      total: rows.reduce((sum, row) => sum + row.counted, 0),
      byChannel,
      lastHour: hour[0]?.forms ?? 0,
      agencies: rows.map(({ kind, plan, byChannel: _byChannel, ...row }) => ({
        ...row,
        minimum: minimumFor(plan, kind),
      })),
    };
  }
}
