/**
 * The one statement of the intake (STACK "Intake"): waiting answers become rows, and the rows that are new become one
 * `tally_change` per survey, in one transaction. Tallies are never touched here, so that two servers and one busy agency
 * never wait for each other; `TallyAdder` adds the changes up and readers count both (`tally.store.ts`).
 */
import type { ClientBase } from 'pg';
import type { ResponseRow, StoreOutcome } from './response-row.js';

const COLUMNS = `$1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bool[],
  $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::text[], $14::text[], $15::text[]`;
const NAMES = `t (id, province_id, survey_id, agency_id, channel, respondent_kind, locale, offline,
  started_at, answered_at, received_at, exclusion, answers, choices, rest)`;

const INSERT = {
  name: 'insert-responses',
  text: `
WITH fresh AS (
  INSERT INTO response (id, province_id, survey_id, agency_id, channel, respondent_kind, locale, offline,
                        started_at, answered_at, received_at, exclusion, answers, choices, rest)
  SELECT id, province_id, survey_id, agency_id, channel, respondent_kind, locale, offline,
         started_at, answered_at, received_at, exclusion, answers::smallint[], choices::jsonb, rest::jsonb
    FROM unnest(${COLUMNS}) AS ${NAMES}
  ON CONFLICT (id) DO NOTHING
  RETURNING id, province_id, survey_id, agency_id, channel, respondent_kind, received_at, exclusion, answers, choices),
changed AS (
  INSERT INTO tally_change (survey_id, province_id, sign, received_at, agency_ids, channels, respondent_kinds, answers, choices)
  SELECT survey_id, province_id, 1, max(received_at), array_agg(agency_id), array_agg(channel), array_agg(respondent_kind),
         array_agg(answers), CASE WHEN count(choices) > 0 THEN jsonb_agg(choices) END
    FROM fresh WHERE exclusion IS NULL GROUP BY survey_id, province_id)
SELECT count(*)::int AS fresh, CASE WHEN count(*) < $16 THEN array_agg(id) END AS ids FROM fresh`,
};

const COMPARE = `
SELECT t.place::int AS place, r.received_at AS "receivedAt", r.exclusion,
       r.survey_id = t.survey_id AND r.agency_id = t.agency_id AND r.channel = t.channel
       AND r.respondent_kind = t.respondent_kind AND r.answers = t.answers::smallint[]
       AND r.choices IS NOT DISTINCT FROM t.choices::jsonb AND r.rest IS NOT DISTINCT FROM t.rest::jsonb AS same
  FROM unnest(${COLUMNS}) WITH ORDINALITY AS t (id, province_id, survey_id, agency_id, channel, respondent_kind, locale,
       offline, started_at, answered_at, received_at, exclusion, answers, choices, rest, place)
  JOIN response r ON r.id = t.id`;

/**
 * Inserts rows, sorted by id so that two servers with the same answers cannot deadlock. Gives one outcome per row, in
 * the order of `rows`. Everything is committed when the promise resolves. Throws the database's error.
 */
export async function insertResponses(client: ClientBase, rows: readonly ResponseRow[]): Promise<StoreOutcome[]> {
  const outcomes = new Array<StoreOutcome>(rows.length).fill(STORED);
  const result = await client.query<{ fresh: number; ids: string[] | null }>({
    ...INSERT,
    values: [...columnsOf(rows), rows.length],
  });
  const { fresh, ids } = result.rows[0] as { fresh: number; ids: string[] | null };
  if (fresh === rows.length) return outcomes;

  // array_agg of no rows is null
  const made = new Set(ids ?? []);
  const repeated: number[] = [];
  rows.forEach((row, place) => {
    // the first row of an id made the row, a second one in the same batch repeats it
    if (!made.delete(row.id)) repeated.push(place);
  });
  const again = repeated.map((place) => rows[place] as ResponseRow);
  const compared = await client.query<{ place: number; receivedAt: Date; exclusion: string | null; same: boolean }>(
    COMPARE,
    columnsOf(again),
  );
  for (const { place, receivedAt, exclusion, same } of compared.rows) {
    outcomes[repeated[place - 1] as number] = same
      ? { kind: 'repeated', receivedAt: receivedAt.toISOString(), exclusion }
      : { kind: 'differs' };
  }
  return outcomes;
}

/** What became of a row sent earlier, without storing it; null when no row has its id. Gives the database's error. */
export async function storedBefore(database: Queryable, row: ResponseRow): Promise<StoreOutcome | null> {
  const [found] = await database.query<{ receivedAt: Date; exclusion: string | null; same: boolean }[]>(
    COMPARE,
    columnsOf([row]),
  );
  if (found === undefined) return null;
  const { receivedAt, exclusion, same } = found;
  return same ? { kind: 'repeated', receivedAt: receivedAt.toISOString(), exclusion } : { kind: 'differs' };
}

interface Queryable {
  query<T>(statement: string, values: unknown[]): Promise<T>;
}

const STORED: StoreOutcome = { kind: 'stored' };

/** Array literals, one per column. Values are checked before (uuid, ISO time, code), so only JSON and words are quoted. */
function columnsOf(rows: readonly ResponseRow[]): string[] {
  let id = '{';
  let province = '{';
  let survey = '{';
  let agency = '{';
  let channel = '{';
  let kind = '{';
  let locale = '{';
  let offline = '{';
  let started = '{';
  let answered = '{';
  let received = '{';
  let exclusion = '{';
  let answers = '{';
  let choices = '{';
  let rest = '{';
  let comma = '';
  for (const row of rows) {
    id += comma + row.id;
    province += comma + row.provinceId;
    survey += comma + row.surveyId;
    agency += comma + row.agencyId;
    channel += comma + quoted(row.channel);
    kind += comma + quoted(row.respondentKind);
    locale += comma + quoted(row.locale);
    offline += comma + (row.offline ? 't' : 'f');
    started += comma + (row.startedAt ?? 'NULL');
    answered += comma + row.answeredAt;
    received += comma + row.receivedAt;
    exclusion += comma + (row.exclusion === null ? 'NULL' : quoted(row.exclusion));
    answers += comma + codes(row.answers);
    choices += comma + (row.choices === null ? 'NULL' : quoted(row.choices));
    rest += comma + (row.rest === null ? 'NULL' : quoted(row.rest));
    comma = ',';
  }
  return [
    id, province, survey, agency, channel, kind, locale, offline, started, answered, received, exclusion, answers, choices, rest,
  ].map((column) => column + '}'); // prettier-ignore
}

/** `"{5,4,NULL}"`: an array inside an array of texts. */
function codes(answers: readonly (number | null)[]): string {
  let text = '"{';
  for (let i = 0; i < answers.length; i += 1) text += (i === 0 ? '' : ',') + (answers[i] ?? 'NULL');
  return text + '}"';
}

function quoted(text: string): string {
  return /["\\]/.test(text) ? '"' + text.replace(/["\\]/g, '\\$&') + '"' : '"' + text + '"';
}
