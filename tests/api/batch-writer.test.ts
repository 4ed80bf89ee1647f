import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BatchWriter, WriterBusy } from '../../dist/server/responses/batch-writer.js';
import { addCast, clientOf, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { answer, makeSurvey, type TestSurvey } from '../support/surveys.js';

let server: TestServer;
let cast: Cast;
let homeAffairs: Client;
let survey: TestSurvey;

beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  homeAffairs = await signIn(server, 'home-affairs');
  survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']] });
});

afterAll(() => server.stop());

const row = (over: Record<string, unknown> = {}) => {
  const at = new Date().toISOString();
  return {
    id: randomUUID(),
    provinceId: cast.provinceId,
    surveyId: survey.id,
    agencyId: cast.agencies['xa-mot'],
    channel: 'publicLink',
    respondentKind: 'citizen',
    locale: 'vi',
    offline: false,
    startedAt: null,
    answeredAt: at,
    receivedAt: at,
    exclusion: null,
    answers: [5],
    choices: null,
    rest: null,
    ...over,
  };
};

const stored = async (ids: readonly string[]): Promise<number> =>
  (await server.database.query('SELECT count(*)::int AS n FROM response WHERE id = ANY($1::uuid[])', [ids])).rows[0].n;

describe('the batch writer', () => {
  it('writes what waited together and tells each answer its own outcome', async () => {
    const writer = new BatchWriter({ connectionString: server.databaseUrl });
    const first = row();
    const other = { ...first, answers: [1] };
    const rows = [first, row(), first, other, row({ exclusion: 'late' })];
    const outcomes = await Promise.all(rows.map((one) => writer.write(one)));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['stored', 'stored', 'repeated', 'differs', 'stored']);
    await writer.close();
    expect((await homeAffairs.post(`/surveys/${survey.id}/recount`)).body.differences).toEqual([]);
  });

  it('keeps the good ones when one row cannot be stored', async () => {
    const writer = new BatchWriter({ connectionString: server.databaseUrl });
    const good = [row(), row(), row()];
    const faulty = row({ answers: [99_999] });
    const settled = await Promise.allSettled([good[0]!, faulty, good[1]!, good[2]!].map((one) => writer.write(one)));
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await stored(good.map((one) => one.id))).toBe(3);
    await writer.close();
  });

  it('refuses what its queue cannot hold and keeps its word to the rest', async () => {
    const writer = new BatchWriter({ connectionString: server.databaseUrl, longestQueue: 5 });
    const rows = Array.from({ length: 12 }, () => row());
    const settled = await Promise.allSettled(rows.map((one) => writer.write(one)));
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(refused.every((one) => one.reason instanceof WriterBusy)).toBe(true);
    expect(await stored(rows.map((one) => one.id))).toBe(5);
    await writer.close();
  });

  it('cuts a long queue into batches', async () => {
    const writer = new BatchWriter({ connectionString: server.databaseUrl, largestBatch: 7 });
    const rows = Array.from({ length: 50 }, () => row());
    await Promise.all(rows.map((one) => writer.write(one)));
    expect(await stored(rows.map((one) => one.id))).toBe(50);
    await writer.close();
  });

  it('writes everything that waits before it closes, and nothing after', async () => {
    const writer = new BatchWriter({ connectionString: server.databaseUrl, largestBatch: 3 });
    const rows = Array.from({ length: 20 }, () => row());
    const writes = rows.map((one) => writer.write(one));
    await writer.close();
    await Promise.all(writes);
    expect(await stored(rows.map((one) => one.id))).toBe(20);
    await expect(writer.write(row())).rejects.toBeInstanceOf(WriterBusy);
  });

  it('says busy when the database ends its connection, and goes on with a new one', async () => {
    const writer = new BatchWriter({ connectionString: server.databaseUrl });
    await writer.write(row());
    await server.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'thuocdo intake' AND datname = current_database()`,
    );
    const again = row();
    const outcome = await writer.write(again).catch(() => writer.write(again));
    expect(outcome.kind).toBe('stored');
    await writer.close();
  });

  it('of two servers never waits for itself: the same answers in opposite order (no deadlock)', async () => {
    const one = new BatchWriter({ connectionString: server.databaseUrl });
    const two = new BatchWriter({ connectionString: server.databaseUrl });
    const rows = Array.from({ length: 300 }, () => row());
    const outcomes = await Promise.all([
      ...rows.map((entry) => one.write(entry)),
      ...[...rows].reverse().map((entry) => two.write(entry)),
    ]);
    expect(outcomes.filter((outcome) => outcome.kind === 'stored')).toHaveLength(300);
    expect(outcomes.filter((outcome) => outcome.kind === 'repeated')).toHaveLength(300);
    await Promise.all([one.close(), two.close()]);
    expect((await homeAffairs.post(`/surveys/${survey.id}/recount`)).body.differences).toEqual([]);
  });
});

describe('a server that is asked to stop under load', () => {
  it('answers what it has taken and loses nothing it acknowledged', async () => {
    const citizen = clientOf(server);
    const acknowledged: string[] = [];
    let stopping = false;
    const sender = async (): Promise<void> => {
      while (!stopping) {
        const sent = answer(survey.codes[cast.agencies['xa-mot']]!);
        const answered = await citizen.post('/responses', sent).catch(() => null);
        if (answered === null || answered.status === 503) return;
        if (answered.status === 201) acknowledged.push(sent.id);
      }
    };
    const senders = Array.from({ length: 16 }, sender);
    while (acknowledged.length < 100) await new Promise((resolve) => setTimeout(resolve, 10));
    const ended = new Promise((resolve) => server.process.once('exit', resolve));
    server.process.kill('SIGTERM');
    expect(await ended).toBe(0);
    stopping = true;
    await Promise.all(senders);
    expect(await stored(acknowledged)).toBe(acknowledged.length);
    const { rows } = await server.database.query(
      `SELECT (SELECT count(*)::int FROM response WHERE survey_id = $1 AND exclusion IS NULL) AS rows,
              (SELECT sum(forms)::int FROM counted_forms WHERE survey_id = $1) AS forms`,
      [survey.id],
    );
    expect(rows[0].forms).toBe(rows[0].rows);
  });
});
