/** Two-step sign-in: set up, asked for, spent once, sealed in the database, switched off with the password. */
import { authenticator } from 'otplib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addCast, castPassword, clientOf, signIn, type Answer } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await addCast(server.database);
});
afterAll(() => server.stop());

/** A test that begins in the last seconds of a step would see it end half-way. */
beforeEach(async () => {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 4000) await new Promise((resolve) => setTimeout(resolve, left + 50));
});

/** The code that an app shows `steps` half-minutes from now. */
const codeOf = (secret: string, steps = 0): string =>
  authenticator.clone({ epoch: Date.now() + steps * 30_000 }).generate(secret);

const attempt = (username: string, totp?: string): Promise<Answer> =>
  clientOf(server).post('/session', { username, password: castPassword, ...(totp === undefined ? {} : { totp }) });

test('from set-up to switching off', async () => {
  const leader = await signIn(server, 'leader');
  const setUp = await leader.post('/session/totp');
  expect(setUp.status).toBe(200);
  const { secret, otpauthUrl, qrSvg } = setUp.body;
  expect(otpauthUrl).toMatch(/^otpauth:\/\/totp\/.*secret=/);
  expect(qrSvg).toMatch(/^<svg/);

  // not asked for before it is confirmed
  expect((await attempt('leader')).status).toBe(200);
  expect((await leader.post('/session/totp/confirm', { code: '000000' })).status).toBe(422);
  const first = codeOf(secret);
  expect((await leader.post('/session/totp/confirm', { code: first })).status).toBe(204);
  expect((await leader.get('/session')).body.totpEnabled).toBe(true);
  expect((await leader.post('/session/totp')).body.code).toBe('wrongState');

  // now it is asked for, and the code that confirmed is spent
  const without = await attempt('leader');
  expect([without.status, without.body.code]).toEqual([401, 'totpRequired']);
  expect(without.headers.getSetCookie()).toEqual([]);
  const replayed = await attempt('leader', first);
  expect([replayed.status, replayed.body.code]).toEqual([401, 'totpRequired']);
  const second = codeOf(secret, 1);
  const together = await Promise.all([attempt('leader', second), attempt('leader', second), attempt('leader', second)]);
  expect(together.map((answer) => answer.status).sort()).toEqual([200, 401, 401]);
  expect((await attempt('leader', second)).status).toBe(401);

  // sealed in the database
  const stored = await server.database.query<{ totp_secret: string }>(
    `SELECT totp_secret FROM account WHERE username = 'leader'`,
  );
  expect(stored.rows[0]!.totp_secret).not.toContain(secret);

  // switched off with the password only
  expect((await leader.delete('/session/totp', { password: 'not this password' })).status).toBe(422);
  expect((await leader.delete('/session/totp', { password: castPassword })).status).toBe(204);
  expect((await attempt('leader')).status).toBe(200);
});

test('codes of long ago and of later do not open', async () => {
  const auditor = await signIn(server, 'auditor');
  const { secret } = (await auditor.post('/session/totp')).body;
  expect((await auditor.post('/session/totp/confirm', { code: codeOf(secret, -1) })).status).toBe(204);
  for (const steps of [-3, 3]) expect((await attempt('auditor', codeOf(secret, steps))).status).toBe(401);
  expect((await attempt('auditor', codeOf(secret, 0))).status).toBe(200);
});

test('guessing the code is slowed although the password is right', async () => {
  const council = await signIn(server, 'council');
  const { secret } = (await council.post('/session/totp')).body;
  await council.post('/session/totp/confirm', { code: codeOf(secret, -1) });
  const statuses: number[] = [];
  for (let i = 0; i < 6; i++) {
    // a right password without a code in between must not begin the count anew
    await attempt('council');
    statuses.push((await attempt('council', `00000${i}`)).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test('a sealed key that was copied to another account does not open there', async () => {
  const entry = await signIn(server, 'data-entry');
  const { secret } = (await entry.post('/session/totp')).body;
  await entry.post('/session/totp/confirm', { code: codeOf(secret, -1) });
  await server.database.query(
    `UPDATE account a SET totp_secret = b.totp_secret, totp_confirmed_at = now() FROM account b
      WHERE a.username = 'interviewer' AND b.username = 'data-entry'`,
  );
  const answer = await attempt('interviewer', codeOf(secret));
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.headers.getSetCookie()).toEqual([]);
});
