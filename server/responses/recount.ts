/**
 * Counts a survey's tallies again from its responses, reports every difference and repairs on request. Reads responses as
 * a stream in one snapshot; nothing waits for it, answers keep coming in.
 */
import type { DataSource, QueryRunner } from 'typeorm';
import { Audit, systemActor, type AuditActor } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { loadSurveyForm, type SurveyForm } from './survey-form.js';
import { numbersOf, TallySums, type Choices, type TallyKey } from './tally-change.js';
import { sumTallies, TALLY_LOCK, TallyLayoutChanged, writeTallies } from './tally.store.js';

/** One agency, channel and kind whose tally does not fit its responses. */
export interface TallyDifference extends TallyKey {
  /** Forms in the tally and by the responses. */
  readonly tallied: number;
  readonly counted: number;
  /** Figures of the tally that differ. */
  readonly figures: number;
}

export interface Recount {
  readonly surveyId: string;
  /** Responses that are counted, and those stored with an exclusion. */
  readonly responses: number;
  readonly excluded: number;
  readonly differences: readonly TallyDifference[];
  readonly repaired: boolean;
}

const FETCH = 5_000;

interface StreamedRow {
  agencyId: string;
  channel: string;
  respondentKind: string;
  exclusion: string | null;
  answers: string;
  choices: Choices | null;
}

/** Recounts one survey. Throws `RangeError` when there is none of this id. */
export async function recountSurvey(
  database: DataSource,
  surveyId: string,
  repair: boolean,
  actor: AuditActor = systemActor,
): Promise<Recount> {
  const runner = database.createQueryRunner();
  await runner.connect();
  try {
    // the lock comes before the snapshot, so that no adder commits in between
    if (repair) await runner.query('SELECT pg_advisory_lock($1)', [TALLY_LOCK]);
    await runner.startTransaction('REPEATABLE READ');
    const form = await loadSurveyForm(runner.manager, surveyId);
    if (form === null) throw new RangeError(`No survey ${surveyId}`);
    const recount = await compare(runner, form, repair);
    if (recount.repaired) await record(runner, form, recount, actor);
    await runner.commitTransaction();
    return recount;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    if (repair) await runner.query('SELECT pg_advisory_unlock($1)', [TALLY_LOCK]).catch(() => undefined);
    await runner.release();
  }
}

async function compare(runner: QueryRunner, form: SurveyForm, repair: boolean): Promise<Recount> {
  const { sums, responses, excluded } = await sumResponses(runner, form);
  const stored = await sumTallies(runner.manager, form).catch((error: unknown) => {
    if (error instanceof TallyLayoutChanged) return new TallySums(form.layout);
    throw error;
  });
  const differences = differencesOf(sums, stored);
  if (repair && differences.length > 0) await rewrite(runner, form, sums);
  return { surveyId: form.surveyId, responses, excluded, differences, repaired: repair && differences.length > 0 };
}

async function sumResponses(
  runner: QueryRunner,
  form: SurveyForm,
): Promise<{ sums: TallySums; responses: number; excluded: number }> {
  const sums = new TallySums(form.layout);
  let responses = 0;
  let excluded = 0;
  await runner.query(
    `DECLARE recounted NO SCROLL CURSOR FOR
     SELECT agency_id AS "agencyId", channel, respondent_kind AS "respondentKind", exclusion, answers::text AS answers, choices
       FROM response WHERE survey_id = $1`,
    [form.surveyId],
  );
  for (;;) {
    const rows: StreamedRow[] = await runner.query(`FETCH ${FETCH} FROM recounted`);
    for (const row of rows) {
      if (row.exclusion !== null) {
        excluded += 1;
        continue;
      }
      responses += 1;
      sums.addForm(row, levelsOfOne(row.answers), row.choices, 1);
    }
    if (rows.length < FETCH) break;
  }
  await runner.query('CLOSE recounted');
  return { sums, responses, excluded };
}

function levelsOfOne(text: string): (number | null)[] {
  return text.includes('NULL')
    ? text.slice(1, -1).split(',').map((code) => (code === 'NULL' ? null : Number(code))) // prettier-ignore
    : numbersOf(text);
}

const nameOf = (key: TallyKey): string => `${key.agencyId} ${key.channel} ${key.respondentKind}`;

function differencesOf(counted: TallySums, stored: TallySums): TallyDifference[] {
  const storedByName = new Map(stored.entries().map((entry) => [nameOf(entry.key), entry]));
  const differences: TallyDifference[] = [];
  const report = (key: TallyKey, tallied: readonly number[], truth: readonly number[]): void => {
    const figures = truth.reduce((n, figure, i) => (figure === tallied[i] ? n : n + 1), 0);
    if (figures > 0) differences.push({ ...keyOf(key), tallied: tallied[0] ?? 0, counted: truth[0] ?? 0, figures });
  };
  const zeros = new Array<number>(counted.layout.size).fill(0);
  for (const { key, counts } of counted.entries()) {
    report(key, storedByName.get(nameOf(key))?.counts ?? zeros, counts);
    storedByName.delete(nameOf(key));
  }
  for (const { key, counts } of storedByName.values()) report(key, counts, zeros);
  return differences;
}

const keyOf = ({ agencyId, channel, respondentKind }: TallyKey): TallyKey => ({ agencyId, channel, respondentKind });

async function record(runner: QueryRunner, form: SurveyForm, recount: Recount, actor: AuditActor): Promise<void> {
  await new Audit(new Clock()).record(
    runner.manager,
    { ...actor, provinceId: form.provinceId },
    {
      action: 'tallies.repaired',
      subjectKind: 'survey',
      subjectId: form.surveyId,
      summary: { vi: `Sửa bảng đếm của đợt khảo sát: ${form.title.vi}`, en: `Tallies repaired: ${form.title.en}` },
      changes: { differences: recount.differences },
    },
  );
}

/** Tallies become what the responses say, less the changes of this snapshot that are still to be added. */
async function rewrite(runner: QueryRunner, form: SurveyForm, truth: TallySums): Promise<void> {
  const { manager } = runner;
  await manager.query('DELETE FROM tally WHERE survey_id = $1', [form.surveyId]);
  // with no tally rows left, the sum is the open changes alone
  const open = await sumTallies(manager, form);
  for (const { key, counts } of open.entries()) {
    truth.add(
      key,
      counts.map((count) => -count),
    );
  }
  const last: { agencyId: string; at: Date }[] = await manager.query(
    `SELECT agency_id AS "agencyId", max(received_at) AS at FROM response
      WHERE survey_id = $1 AND exclusion IS NULL GROUP BY agency_id`,
    [form.surveyId],
  );
  const lastByAgency = new Map(last.map((row) => [row.agencyId, row.at]));
  await writeTallies(
    manager,
    form,
    truth.entries().map((entry) => ({ ...entry, lastReceivedAt: lastByAgency.get(entry.key.agencyId) ?? null })),
  );
}
