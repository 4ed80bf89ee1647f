/**
 * Adds open tally changes up into the tally rows, every two seconds while answers arrive. One server does it at a
 * time; a change is removed in the transaction that adds it, so that it counts exactly once whatever dies in between.
 */
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FormDirectory } from './form-directory.js';
import { recountSurvey } from './recount.js';
import type { SurveyForm } from './survey-form.js';
import { CHANGE_COLUMNS, numbersOf, TallySums, type ChangeRow, type TallyKey } from './tally-change.js';
import { TALLY_LOCK, TallyLayoutChanged, writeTallies } from './tally.store.js';

/** Longer pauses write each tally row less often under load; readers never wait for it, since they count open changes too. */
const PAUSE_MILLISECONDS = 2_000;
/** Most changes (batches of answers) in one transaction. */
const MOST_CHANGES = 2_000;
/** Pieces of work between which waiting requests are served. */
const CHANGES_A_TURN = 8;
const TALLIES_A_TURN = 16;

@Injectable()
export class TallyAdder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('tallies');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly database: DataSource,
    private readonly forms: FormDirectory,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.renewLayouts()
      .catch((error: unknown) => this.logger.warn(error instanceof Error ? error.message : String(error)))
      .then(() => {
        if (!this.stopped) this.schedule();
      });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  /** Adds up everything that is open now; for tests, recounts and the end of a load. Returns the changes added. */
  async addUpAll(): Promise<number> {
    let added = 0;
    for (;;) {
      const now = await this.database
        .transaction((manager) => this.addUp(manager))
        .catch(async (error: unknown) => {
          if (!(error instanceof TallyLayoutChanged)) throw error;
          // a new release counts more: the survey's tallies are made anew, then the changes are added
          await recountSurvey(this.database, error.surveyId, true);
          return MOST_CHANGES;
        });
      added += now;
      if (now < MOST_CHANGES) return added;
    }
  }

  /** A new release may count more figures: tallies of an older layout are made anew from the responses. */
  private async renewLayouts(): Promise<void> {
    const stored: { surveyId: string; layout: string }[] = await this.database.query(
      'SELECT DISTINCT survey_id AS "surveyId", layout FROM tally',
    );
    for (const { surveyId, layout } of stored) {
      const form = await this.forms.form(surveyId);
      if (form === null || form.layout.key === layout || this.stopped) continue;
      await recountSurvey(this.database, surveyId, true);
    }
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.running = this.addUpAll()
        .then(() => undefined)
        .catch((error: unknown) => {
          if (!this.stopped) this.logger.warn(error instanceof Error ? error.message : String(error));
        })
        .then(() => {
          if (!this.stopped) this.schedule();
        });
    }, PAUSE_MILLISECONDS);
    this.timer.unref();
  }

  private async addUp(manager: EntityManager): Promise<number> {
    const locked: { taken: boolean }[] = await manager.query('SELECT pg_try_advisory_xact_lock($1) AS taken', [
      TALLY_LOCK,
    ]);
    if (locked[0]?.taken !== true) return 0;
    const changes: ChangeRow[] = rowsOf(
      await manager.query(
        `DELETE FROM tally_change WHERE id IN (SELECT id FROM tally_change ORDER BY id LIMIT $1) RETURNING ${CHANGE_COLUMNS}`,
        [MOST_CHANGES],
      ),
    );
    const bySurvey = groupBySurvey(changes);
    for (const surveyId of [...bySurvey.keys()].sort()) {
      const form = await this.forms.form(surveyId);
      // a removed survey takes its responses and tallies with it
      if (form !== null) await addChanges(manager, form, bySurvey.get(surveyId) ?? []);
    }
    return changes.length;
  }
}

/** TypeORM gives `[rows, count]` for statements that change rows. */
function rowsOf(result: unknown): ChangeRow[] {
  const [first] = result as [unknown];
  return (Array.isArray(first) ? first : result) as ChangeRow[];
}

function groupBySurvey(changes: readonly ChangeRow[]): Map<string, ChangeRow[]> {
  const groups = new Map<string, ChangeRow[]>();
  for (const change of changes) {
    const group = groups.get(change.surveyId);
    if (group === undefined) groups.set(change.surveyId, [change]);
    else group.push(change);
  }
  return groups;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Adds changes of one survey to its tally rows and to the arrivals by minute. The caller holds `TALLY_LOCK`. */
async function addChanges(manager: EntityManager, form: SurveyForm, changes: readonly ChangeRow[]): Promise<void> {
  const sums = new TallySums(form.layout);
  const arrivals = new Map<number, number>();
  const lastByAgency = new Map<string, Date>();
  for (const [place, change] of changes.entries()) {
    if (place % CHANGES_A_TURN === CHANGES_A_TURN - 1) await nextTurn();
    sums.addChange(change);
    if (change.receivedAt === null) continue;
    const minute = Math.floor(change.receivedAt.getTime() / 60_000);
    const agencies = change.agencies.slice(1, -1).split(',');
    arrivals.set(minute, (arrivals.get(minute) ?? 0) + agencies.length);
    for (const agencyId of agencies) lastByAgency.set(agencyId, later(lastByAgency.get(agencyId), change.receivedAt));
  }
  const entries = sums.entries();
  for (let from = 0; from < entries.length; from += TALLIES_A_TURN) {
    const some = entries.slice(from, from + TALLIES_A_TURN);
    await addStored(manager, form, some);
    await writeTallies(
      manager,
      form,
      some.map((entry) => ({ ...entry, lastReceivedAt: lastByAgency.get(entry.key.agencyId) ?? null })),
    );
  }
  if (arrivals.size > 0) {
    await manager.query(
      `INSERT INTO arrival (survey_id, minute, forms)
       SELECT $1, to_timestamp(60 * m::bigint), n FROM unnest($2::bigint[], $3::int[]) AS t (m, n)
       ON CONFLICT (survey_id, minute) DO UPDATE SET forms = arrival.forms + EXCLUDED.forms`,
      [form.surveyId, [...arrivals.keys()], [...arrivals.values()]],
    );
  }
}

const later = (a: Date | undefined, b: Date): Date => (a === undefined || a < b ? b : a);

async function addStored(
  manager: EntityManager,
  form: SurveyForm,
  entries: readonly { key: TallyKey; counts: number[] }[],
): Promise<void> {
  const stored: (TallyKey & { layout: string; counts: string })[] = await manager.query(
    `SELECT t.agency_id AS "agencyId", t.channel, t.respondent_kind AS "respondentKind", t.layout, t.counts::text AS counts
       FROM unnest($2::uuid[], $3::text[], $4::text[]) AS k (agency_id, channel, kind)
       JOIN tally t ON t.survey_id = $1 AND t.agency_id = k.agency_id AND t.channel = k.channel AND t.respondent_kind = k.kind`,
    [
      form.surveyId,
      entries.map((entry) => entry.key.agencyId),
      entries.map((entry) => entry.key.channel),
      entries.map((entry) => entry.key.respondentKind),
    ],
  );
  const byName = new Map(stored.map((row) => [`${row.agencyId} ${row.channel} ${row.respondentKind}`, row]));
  for (const { key, counts } of entries) {
    const row = byName.get(`${key.agencyId} ${key.channel} ${key.respondentKind}`);
    if (row === undefined) continue;
    if (row.layout !== form.layout.key) throw new TallyLayoutChanged(form.surveyId);
    const before = numbersOf(row.counts);
    for (let i = 0; i < counts.length; i += 1) counts[i] = (counts[i] as number) + (before[i] as number);
  }
}
