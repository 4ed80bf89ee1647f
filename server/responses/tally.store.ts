/**
 * Tallies of a survey as results read them: counts that are added up plus changes that are not yet, in one snapshot, so
 * that an answer counts from its commit on (DESIGN §4). The cost does not depend on the number of responses.
 */
import type { EntityManager } from 'typeorm';
import type { Tally } from '../../scoring/satisfaction/tally.js';
import type { TallyLayout } from '../../scoring/satisfaction/tally-layout.js';
import { loadSurveyForm, type SurveyForm } from './survey-form.js';
import { CHANGE_COLUMNS, numbersOf, TallySums, type ChangeRow } from './tally-change.js';

/** Database lock of whoever writes `tally` rows: the adder and a repair. */
export const TALLY_LOCK = 7_203_010;

export interface StoredTally {
  readonly agencyId: string;
  readonly channel: string;
  readonly respondentKind: string;
  readonly tally: Tally;
}

export interface SurveyTallies {
  readonly layout: TallyLayout;
  /** Ordered by agency, channel, kind of respondent. */
  readonly tallies: readonly StoredTally[];
  /** Agency id → responses that are stored but not counted. */
  readonly excluded: ReadonlyMap<string, number>;
}

/** Stored counts belong to another version of the layout: `thuocdo recount --repair` makes them anew. */
export class TallyLayoutChanged extends Error {
  constructor(readonly surveyId: string) {
    super(`Tallies of survey ${surveyId} have an older layout: run thuocdo recount --survey ${surveyId} --repair`);
  }
}

type ReadRow =
  | (ChangeRow & { counts: null })
  | { counts: string; agencies: string; channels: string; kinds: string; layout: string };

/**
 * Reads all tallies of a survey. Throws `RangeError` when there is no such survey, `TallyLayoutChanged` when the stored
 * counts cannot be read with today's layout.
 */
export async function readTallies(manager: EntityManager, surveyId: string): Promise<SurveyTallies> {
  const form = await loadSurveyForm(manager, surveyId);
  if (form === null) throw new RangeError(`No survey ${surveyId}`);
  const sums = await sumTallies(manager, form);
  const excluded: { agencyId: string; n: number }[] = await manager.query(
    `SELECT agency_id AS "agencyId", count(*)::int AS n FROM response
      WHERE survey_id = $1 AND exclusion IS NOT NULL GROUP BY agency_id`,
    [surveyId],
  );
  return {
    layout: form.layout,
    tallies: sums
      .entries()
      .filter(({ counts }) => counts[0] !== 0)
      .map(({ key, counts }) => ({ ...key, tally: counts })),
    excluded: new Map(excluded.map((row) => [row.agencyId, row.n])),
  };
}

/** Tally rows plus open changes of a survey, read by one statement. */
export async function sumTallies(manager: EntityManager, form: SurveyForm): Promise<TallySums> {
  const rows: ReadRow[] = await manager.query(
    `SELECT NULL AS counts, NULL AS layout, ${CHANGE_COLUMNS} FROM tally_change WHERE survey_id = $1
     UNION ALL
     SELECT counts::text, layout, survey_id, province_id, 1, NULL, agency_id::text, channel, respondent_kind, NULL, NULL
       FROM tally WHERE survey_id = $1`,
    [form.surveyId],
  );
  const sums = new TallySums(form.layout);
  for (const row of rows) {
    if (row.counts === null) sums.addChange(row);
    else {
      if (row.layout !== form.layout.key) throw new TallyLayoutChanged(form.surveyId);
      sums.add({ agencyId: row.agencies, channel: row.channels, respondentKind: row.kinds }, numbersOf(row.counts));
    }
  }
  return sums;
}

/** Writes counts of a survey over whatever stood there. The caller holds `TALLY_LOCK`. */
export async function writeTallies(
  manager: EntityManager,
  form: SurveyForm,
  entries: readonly { key: StoredTallyKey; counts: readonly number[]; lastReceivedAt: Date | null }[],
): Promise<void> {
  if (entries.length === 0) return;
  await manager.query(
    `INSERT INTO tally (survey_id, province_id, layout, agency_id, channel, respondent_kind, forms, counts, last_received_at)
     SELECT $1, $2, $3, t.agency_id, t.channel, t.kind, t.forms, t.counts::bigint[], t.at
       FROM unnest($4::uuid[], $5::text[], $6::text[], $7::int[], $8::text[], $9::timestamptz[])
         AS t (agency_id, channel, kind, forms, counts, at)
     ON CONFLICT (survey_id, agency_id, channel, respondent_kind) DO UPDATE
       SET forms = EXCLUDED.forms, counts = EXCLUDED.counts, layout = EXCLUDED.layout,
           last_received_at = greatest(tally.last_received_at, EXCLUDED.last_received_at)`,
    [
      form.surveyId,
      form.provinceId,
      form.layout.key,
      entries.map((entry) => entry.key.agencyId),
      entries.map((entry) => entry.key.channel),
      entries.map((entry) => entry.key.respondentKind),
      entries.map((entry) => entry.counts[0] ?? 0),
      entries.map((entry) => `{${entry.counts.join(',')}}`),
      entries.map((entry) => entry.lastReceivedAt),
    ],
  );
}

type StoredTallyKey = Pick<StoredTally, 'agencyId' | 'channel' | 'respondentKind'>;
