import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCast, clientOf, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { makeSurvey, type TestSurvey } from '../support/surveys.js';

let server: TestServer;
let cast: Cast;
let one: Client;
let two: Client;
let reader: Client;
let survey: TestSurvey;

beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  one = await signIn(server, 'home-affairs');
  two = await signIn(server, 'home-affairs-2');
  reader = clientOf(server);
  survey = await makeSurvey(one, {
    agencies: [cast.agencies['so-mot'], cast.agencies['so-hai'], cast.agencies['xa-mot'], cast.agencies['xa-hai']],
  });
  // the 31 answers of Bà Rịa - Vũng Tàu 2022: 10 very satisfied, 16 satisfied, 5 neutral
  await give(cast.agencies['so-mot'], { 5: 10, 4: 16, 3: 5 });
  await give(cast.agencies['so-hai'], { 5: 20, 2: 20 });
  // 9 forms: hidden; 12 forms: shown, not ranked (minimum 30)
  await give(cast.agencies['xa-mot'], { 5: 9 });
  await give(cast.agencies['xa-hai'], { 5: 3, 1: 9 });
});

afterAll(() => server.stop());

async function give(agencyId: string, levels: Record<number, number>, into = survey): Promise<void> {
  const responses = Object.entries(levels).flatMap(([level, times]) =>
    Array.from({ length: times }, () => ({
      id: randomUUID(),
      agencyId,
      respondentKind: 'citizen',
      answers: { K1: Number(level) },
      profile: {},
      answeredAt: new Date().toISOString(),
    })),
  );
  const sent = await one.post(`/surveys/${into.id}/responses`, { channel: 'import', responses });
  expect(sent.status).toBe(201);
}

const run = async (id = survey.id) => {
  const created = await one.post(`/surveys/${id}/runs`, {});
  expect(created.status).toBe(201);
  return created.body;
};

const prepare = (runId: string, more: Record<string, unknown> = {}) =>
  one.post('/publications', { runId, title: { vi: 'Xếp hạng thử', en: 'Test ranking' }, ...more });

/** Id of what is published now. */
const current = async (): Promise<string> => (await reader.get(`/rankings?province=dien-vien`)).body.items[0].id;

describe('a run', () => {
  it('scores 26 of 31 as 83.87 % with its Wilson interval, exactly', async () => {
    const { rows } = await run();
    const row = rows.find((each: { agencyId: string }) => each.agencyId === cast.agencies['so-mot']);
    expect(row).toMatchObject({
      value: '83.87',
      valueExact: '2600/31',
      n: 31,
      eligible: true,
      rank: { rank: 1, of: 2 },
      interval: { name: 'wilson', level: 0.95 },
    });
    // by hand: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n) with p = 26/31, z = 1.959964
    expect(row.interval.lower).toBeCloseTo(67.3656, 3);
    expect(row.interval.upper).toBeCloseTo(92.9074, 3);
  });

  it('ranks inside each kind, hides under ten forms and does not rank under the minimum', async () => {
    const { rows, groups } = await run();
    const short = rows.map((row: Record<string, unknown>) => [
      row['name'],
      row['value'],
      row['n'],
      row['visibility'],
      row['unranked'],
    ]);
    expect(short).toEqual([
      ['Sở Một', '83.87', 31, 'ranked', null],
      ['Sở Hai', '50.00', 40, 'ranked', null],
      ['Xã Đại Từ', null, null, 'hidden', 'tooFewToShow'],
      ['Xã Hai', '25.00', 12, 'shown', 'belowMinimum'],
    ]);
    const [communes, departments] = ['commune', 'department'].map((kind) =>
      groups.find((group: { kind: string }) => group.kind === kind),
    );
    // (2600/31 + 50) / 2 = 66.935…
    expect(departments).toMatchObject({ agencies: 2, shown: 2, ranked: 2, forms: 71, mean: '66.94' });
    // the hidden commune is in neither the mean nor the forms
    expect(communes).toMatchObject({ agencies: 2, shown: 1, ranked: 0, forms: 12, mean: '25.00' });
  });

  it('is repeated to the letter, and a new answer makes it stale', async () => {
    const other = await makeSurvey(one, { agencies: [cast.agencies['so-mot']] });
    await give(cast.agencies['so-mot'], { 4: 12 }, other);
    const [first, second] = [await run(other.id), await run(other.id)];
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(second.rows).toEqual(first.rows);
    expect((await one.get(`/runs/${first.id}`)).body.stale).toBe(false);
    await give(cast.agencies['so-mot'], { 1: 1 }, other);
    expect((await one.get(`/runs/${first.id}`)).body.stale).toBe(true);
    const refused = await prepare(first.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'wrongState']);
    expect(refused.body.detail.vi).toContain('tính lại');
  });

  it('cannot be changed, not even by the database’s owner in passing', async () => {
    const { id } = await run();
    await expect(server.database.query('UPDATE run SET note = $1 WHERE id = $2', ['x', id])).rejects.toThrow(
      'never changed',
    );
    await expect(
      server.database.query(`UPDATE result SET satisfaction = '{}' WHERE run_id = $1`, [id]),
    ).rejects.toThrow('never changed');
  });

  it('needs a round with agencies, of the own province', async () => {
    const stranger = await signIn(server, 'other-home-affairs');
    expect((await stranger.post(`/surveys/${survey.id}/runs`, {})).status).toBe(404);
    const { id } = await run();
    expect((await stranger.get(`/runs/${id}`)).status).toBe(404);
    expect((await stranger.get('/runs')).body.total).toBe(0);
  });
});

describe('a publication', () => {
  it('needs two people, and only then everyone reads it', async () => {
    const { id: runId } = await run();
    const prepared = await prepare(runId, { decisionNumber: '12/QĐ-UBND', decisionOn: '2026-11-20' });
    expect([prepared.status, prepared.body.state]).toEqual([201, 'prepared']);
    const { id } = prepared.body;
    expect((await reader.get(`/rankings/${id}`)).status).toBe(404);
    expect((await reader.get(`/rankings?province=dien-vien`)).body.items).toEqual([]);

    const alone = await one.post(`/publications/${id}/approve`, {});
    expect([alone.status, alone.body.code]).toEqual([403, 'forbidden']);
    const approved = await two.post(`/publications/${id}/approve`, {});
    expect([approved.status, approved.body.state]).toEqual([200, 'published']);

    const ranking = await reader.get(`/rankings/${id}`);
    expect(ranking.status).toBe(200);
    expect(ranking.body).toMatchObject({
      decisionNumber: '12/QĐ-UBND',
      decisionOn: '2026-11-20',
      agencies: 4,
      ranked: 2,
      responses: 83,
    });
    expect(ranking.body.rows[0]).toMatchObject({ name: 'Sở Một', value: '83.87', n: 31 });
    expect(ranking.body.method.rule.id).toBe('topBoxShare/pooled');
    const listed = await reader.get(`/rankings?province=dien-vien`);
    expect(listed.body.items.map((item: { id: string }) => item.id)).toEqual([id]);

    const again = await two.post(`/publications/${id}/approve`, {});
    expect([again.status, again.body.code]).toEqual([409, 'wrongState']);
    const twice = await prepare(runId);
    expect(twice.status).toBe(409);
  });

  it('shows a profile with levels, and nothing of an agency under ten forms', async () => {
    const [published] = (await reader.get(`/rankings?province=dien-vien`)).body.items;
    const profile = await reader.get(`/rankings/${published.id}/agencies/${cast.agencies['so-mot']}`);
    expect(profile.body.items[0]).toMatchObject({ code: 'K1', n: 31, rated: true });
    expect(profile.body.items[0].levels.map((level: { count: number }) => level.count)).toEqual([0, 0, 5, 16, 10]);
    expect(profile.body.channels).toMatchObject([{ channel: 'import', n: 31, value: '83.87' }]);
    const hidden = await reader.get(`/rankings/${published.id}/agencies/${cast.agencies['xa-mot']}`);
    expect(hidden.body.row).toMatchObject({ value: null, valueExact: null, n: null, interval: null });
    expect(hidden.body.channels).toEqual([]);
    expect(
      hidden.body.items.every((item: { n: unknown; levels: unknown[] }) => item.n === null && item.levels.length === 0),
    ).toBe(true);
    expect(JSON.stringify(hidden.body)).not.toMatch(/"(n|count|forms)":9\b/);
  });

  it('is corrected by a new one that names it; the old one stays readable and says so', async () => {
    const [old] = (await reader.get(`/rankings?province=dien-vien`)).body.items;
    await give(cast.agencies['so-hai'], { 5: 1 });
    const { id: runId } = await run();
    const prepared = await prepare(runId, { replacesId: old.id });
    await two.post(`/publications/${prepared.body.id}/approve`, {});
    const before = await reader.get(`/rankings/${old.id}`);
    expect(before.body.replacedById).toBe(prepared.body.id);
    expect(before.body.rows[0].value).toBe('83.87');
    const listed = await reader.get(`/rankings?province=dien-vien`);
    expect(listed.body.items.map((item: { id: string }) => item.id)).toEqual([prepared.body.id]);
    expect(listed.body.items[0].replacesId).toBe(old.id);
  });

  it('of a round that has one names the one it corrects: no two figures of one round stand side by side (LESSONS L23)', async () => {
    const round = await makeSurvey(one, { agencies: [cast.agencies['so-mot']] });
    await give(cast.agencies['so-mot'], { 4: 12 }, round);
    // two runs of a round that has nothing published may both be prepared; one of them is approved, whoever comes first
    const prepared = [];
    for (let i = 0; i < 2; i += 1) prepared.push(await prepare((await run(round.id)).id));
    expect(prepared.map(({ status }) => status)).toEqual([201, 201]);
    const approved = await Promise.all(prepared.map(({ body }) => two.post(`/publications/${body.id}/approve`, {})));
    expect(approved.map(({ status }) => status).sort()).toEqual([200, 409]);
    const published = approved.find(({ status }) => status === 200)!.body;
    await give(cast.agencies['so-mot'], { 1: 12 }, round);
    const { id: runId } = await run(round.id);
    const silent = await prepare(runId);
    expect([silent.status, silent.body.code]).toEqual([409, 'wrongState']);
    expect(silent.body.detail.vi).toContain('thay');
    const named = await prepare(runId, { replacesId: published.id });
    expect((await two.post(`/publications/${named.body.id}/approve`, {})).body.state).toBe('published');
    const listed = (await reader.get(`/rankings?province=dien-vien`)).body.items.map(({ id }: { id: string }) => id);
    expect(listed).toContain(named.body.id);
    expect(listed).not.toContain(published.id);
    // put away again, so that the other cases see their own round alone
    await server.database.query(`UPDATE publication SET state = 'replaced' WHERE id = $1`, [named.body.id]);
  });

  it('is withdrawn with a reason while it is prepared, never afterwards', async () => {
    await give(cast.agencies['so-hai'], { 5: 1 });
    const { id: runId } = await run();
    const { body } = await prepare(runId, { replacesId: await current() });
    expect((await one.post(`/publications/${body.id}/withdraw`, { reason: 'Sai tiêu đề' })).body.state).toBe(
      'withdrawn',
    );
    expect((await two.post(`/publications/${body.id}/approve`, {})).status).toBe(409);
    const [published] = (await reader.get(`/rankings?province=dien-vien`)).body.items;
    expect((await one.post(`/publications/${published.id}/withdraw`, { reason: 'Muốn rút lại' })).status).toBe(409);
  });

  it('may be approved by one person only when the setting says so, and is marked', async () => {
    const admin = await signIn(server, 'admin2');
    expect((await admin.patch('/settings', { twoPersonPublication: false })).status).toBe(200);
    await give(cast.agencies['so-hai'], { 5: 1 });
    const { id: runId } = await run();
    const { body } = await prepare(runId, { replacesId: await current() });
    const approved = await one.post(`/publications/${body.id}/approve`, {});
    expect(approved.body).toMatchObject({ state: 'published', singlePerson: true });
    await admin.patch('/settings', { twoPersonPublication: true });
  });

  it('keeps its content against every change', async () => {
    const [published] = (await reader.get(`/rankings?province=dien-vien`)).body.items;
    await expect(
      server.database.query(
        `UPDATE publication SET ranking = jsonb_set(ranking, '{rows,0,value}', '"99.99"') WHERE id = $1`,
        [published.id],
      ),
    ).rejects.toThrow('never changed');
    await expect(
      server.database.query(`UPDATE publication_profile SET profile = '{}' WHERE publication_id = $1`, [published.id]),
    ).rejects.toThrow('never changed');
  });

  it('answers 304 to a reader who has it already', async () => {
    const [published] = (await reader.get(`/rankings?province=dien-vien`)).body.items;
    const address = `${server.baseUrl}/api/v1/rankings/${published.id}`;
    const first = await fetch(address);
    const etag = first.headers.get('etag');
    expect(etag).toMatch(/^(W\/)?"/);
    expect((await fetch(address, { headers: { 'if-none-match': etag ?? '' } })).status).toBe(304);
  });

  it('stands in the audit chain with every step', async () => {
    const entries = await server.database.query<{ action: string }>(
      `SELECT DISTINCT action FROM audit_entry WHERE action ~ '^(run|publication)[.]' ORDER BY 1`,
    );
    expect(entries.rows.map(({ action }) => action)).toEqual([
      'publication.prepared',
      'publication.published',
      'publication.withdrawn',
      'run.created',
    ]);
  });
});
