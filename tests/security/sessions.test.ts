/** Sessions cannot be forged, fixed, replayed, kept beyond their time or used across accounts; changes need the token (LESSONS L2, L4). */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCast, castPassword, clientOf, sessionCookieOf, signIn, type Cast } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
});
afterAll(() => server.stop());

describe('tokens', () => {
  test.each([
    ['random signs of the right length', 'A'.repeat(43)],
    ['an empty token', ''],
    ['a number', '1'],
    ['SQL', "' OR 1=1 --"],
    ['a JWT without a signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.'],
    ['a very long one', 'A'.repeat(8000)],
  ])('%s opens nothing', async (_case, token) => {
    const answer = await clientOf(server, encodeURIComponent(token)).get('/session');
    expect([answer.status, answer.body.code]).toEqual([401, 'notSignedIn']);
  });

  test('the token is not in the database, and what is there opens nothing', async () => {
    const leader = await signIn(server, 'leader');
    const rows = await server.database.query<{ token_hash: Buffer; id: string }>('SELECT token_hash, id FROM session');
    const hash = createHash('sha256').update(leader.cookie!).digest();
    expect(rows.rows.some((row) => row.token_hash.equals(hash))).toBe(true);
    for (const row of rows.rows) {
      for (const stolen of [row.id, row.token_hash.toString('base64url'), row.token_hash.toString('hex')]) {
        expect((await clientOf(server, stolen).get('/session')).status).toBe(401);
      }
    }
  });

  test('a token that somebody planted before the sign-in is not the one after it', async () => {
    const planted = 'B'.repeat(43);
    const answer = await clientOf(server, planted).post('/session', { username: 'leader', password: castPassword });
    expect(answer.status).toBe(200);
    expect(sessionCookieOf(answer.headers)).not.toBe(planted);
    expect((await clientOf(server, planted).get('/session')).status).toBe(401);
  });

  test('a token that was signed out is not good again', async () => {
    const leader = await signIn(server, 'leader');
    await leader.delete('/session');
    expect((await leader.get('/session')).status).toBe(401);
    expect((await leader.post('/session/totp')).status).toBe(401);
  });

  test.each([
    ['idle for twelve hours', `last_seen_at = last_seen_at - interval '12 hours 1 second'`],
    ['two weeks old, however busy', `expires_at = now() - interval '1 second'`],
  ])('a session ends: %s', async (_case, change) => {
    const auditor = await signIn(server, 'auditor');
    expect((await auditor.get('/session')).status).toBe(200);
    await server.database.query(`UPDATE session SET ${change} WHERE account_id = $1`, [cast.accounts.auditor]);
    expect((await auditor.get('/session')).status).toBe(401);
    expect((await auditor.get('/sessions')).status).toBe(401);
  });

  test('an account that moved to another province loses the sessions of the old one', async () => {
    const appraiser = await signIn(server, 'appraiser');
    await server.database.query('UPDATE account SET province_id = $2, agency_id = NULL WHERE id = $1', [
      cast.accounts.appraiser,
      cast.otherProvinceId,
    ]);
    expect((await appraiser.get('/session')).status).toBe(401);
  });
});

describe('the token of a change', () => {
  test('a change without it, with another session’s, or with a shortened one is refused and nothing happens', async () => {
    const mine = await signIn(server, 'home-affairs');
    const other = await signIn(server, 'home-affairs-2');
    const wanted = { name: 'Sở Không Có', kind: 'department' };
    for (const token of [null, '', other.csrfToken, mine.csrfToken!.slice(0, -1), 'x'.repeat(43)]) {
      const answer = await clientOf(server, mine.cookie, token).post('/agencies', wanted);
      expect([token, answer.status, answer.body.code]).toEqual([token, 403, 'csrf']);
    }
    const left = await clientOf(server).get('/agencies?province=dien-vien&search=so khong co');
    expect(left.body.total).toBe(0);
    expect((await mine.post('/agencies', wanted)).status).toBe(201);
  });

  test('signing out needs it too', async () => {
    const mine = await signIn(server, 'home-affairs');
    expect((await clientOf(server, mine.cookie).delete('/session')).status).toBe(403);
    expect((await mine.get('/session')).status).toBe(200);
  });

  test('a form of another site cannot sign a browser in', async () => {
    const form = await fetch(`${server.baseUrl}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ username: 'leader', password: castPassword }),
    });
    expect(form.status).toBe(415);
    const text = await fetch(`${server.baseUrl}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ username: 'leader', password: castPassword }),
    });
    expect([400, 415]).toContain(text.status);
    expect(sessionCookieOf(text.headers)).toBeNull();
  });
});

test('behind https the cookie travels only over https', async () => {
  const behindProxy = await startServer({ THUOCDO_TRUST_PROXY: '1' });
  await addCast(behindProxy.database);
  const answer = await clientOf(behindProxy).post(
    '/session',
    { username: 'leader', password: castPassword },
    { 'x-forwarded-proto': 'https' },
  );
  expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure/i);
  await behindProxy.stop();
});

test('known and unknown names take equally long', async () => {
  const time = async (username: string): Promise<number> => {
    const started = performance.now();
    await clientOf(server).post('/session', { username, password: 'some wrong password' });
    return performance.now() - started;
  };
  // an account with the real cost, since the cast has a cheap one
  const admin = await signIn(server, 'admin2');
  await admin.post('/accounts', { username: 'co-that', fullName: 'Có Thật', role: 'leader' });
  const known: number[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < 5; i++) {
    known.push(await time('co-that'));
    unknown.push(await time(`khong-co-${i}`));
  }
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[2]!;
  expect(middle(unknown) / middle(known)).toBeGreaterThan(0.6);
  expect(middle(unknown) / middle(known)).toBeLessThan(1.7);
});
