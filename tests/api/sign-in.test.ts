/** Signing in and out, sessions and passwords, as a page does it over HTTP. */
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

const newPassword = 'Mùa thu Hà Nội 1946';

describe('signing in', () => {
  test('a right password opens a session that knows who acts where and what they may do', async () => {
    const answer = await clientOf(server).post('/session', { username: 'agency-officer', password: castPassword });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      account: {
        id: cast.accounts['agency-officer'],
        username: 'agency-officer',
        role: 'agencyOfficer',
        agencyId: cast.agencies['so-mot'],
        agencyName: 'Sở Một',
        sector: null,
      },
      province: { id: cast.provinceId, code: 'dien-vien', isSample: false },
      mustChangePassword: false,
      totpEnabled: false,
    });
    expect(answer.body.provinces.map((p: { code: string }) => p.code)).toEqual(['dien-vien']);
    expect(answer.body.permissions).toContain('agencies.export');
    expect(answer.body.permissions).not.toContain('accounts.read');
  });

  test('the cookie is out of reach for scripts and other sites', async () => {
    const answer = await clientOf(server).post('/session', { username: 'leader', password: castPassword });
    const [line = ''] = answer.headers.getSetCookie();
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Strict/i);
    expect(line).toMatch(/Path=\//i);
    expect(line).not.toMatch(/Secure/i);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('user name and password hold in either Unicode form and any case of the name', async () => {
    const answer = await clientOf(server).post('/session', {
      username: 'AUDITOR',
      password: castPassword.normalize('NFD'),
    });
    expect(answer.status).toBe(200);
  });

  test('a wrong password, an unknown name and a disabled account get the same answer', async () => {
    await server.database.query('UPDATE account SET disabled_at = now() WHERE id = $1', [cast.accounts.council]);
    const anonymous = clientOf(server);
    const answers = await Promise.all([
      anonymous.post('/session', { username: 'council', password: castPassword }),
      anonymous.post('/session', { username: 'interviewer', password: 'not this one at all' }),
      anonymous.post('/session', { username: 'nobody-at-all', password: castPassword }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect({ ...answer.body, requestId: '' }).toEqual({ ...answers[0]!.body, requestId: '' });
      expect(answer.body.code).toBe('signInFailed');
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    await server.database.query('UPDATE account SET disabled_at = NULL WHERE id = $1', [cast.accounts.council]);
  });

  test('an account of all provinces begins in the default one and may switch; a bound one may not', async () => {
    const admin = await signIn(server, 'admin');
    const session = await admin.get('/session');
    expect(session.body.province.code).toBe('thai-nguyen');
    expect(session.body.provinces.map((p: { code: string }) => p.code).sort()).toEqual([
      'dien-vien',
      'lang-gieng',
      'thai-nguyen',
    ]);
    const switched = await admin.post('/session/province', { provinceId: cast.otherProvinceId });
    expect(switched.status).toBe(200);
    expect((await admin.get('/session')).body.province.code).toBe('lang-gieng');
    const unknown = await admin.post('/session/province', { provinceId: '00000000-0000-4000-8000-000000000000' });
    expect(unknown.status).toBe(404);
    const bound = await (
      await signIn(server, 'leader')
    ).post('/session/province', {
      provinceId: cast.otherProvinceId,
    });
    expect(bound.status).toBe(403);
  });

  test('signing out ends the session at once', async () => {
    const leader = await signIn(server, 'leader');
    expect((await leader.delete('/session')).status).toBe(204);
    const after = await leader.get('/session');
    expect(after.status).toBe(401);
    expect(after.body.code).toBe('notSignedIn');
  });
});

describe('passwords', () => {
  test('the first sign-in with a one-time password opens only the change of it', async () => {
    const admin = await signIn(server, 'admin2');
    const made = await admin.post('/accounts', { username: 'moi-den', fullName: 'Người Mới Đến', role: 'leader' });
    expect(made.status).toBe(201);
    const password: string = made.body.oneTimePassword;
    const newcomer = await signIn(server, 'moi-den', password);
    expect((await newcomer.get('/session')).body).toMatchObject({
      mustChangePassword: true,
      permissions: ['session.own'],
    });
    for (const path of ['/sessions', '/agencies.xlsx', '/settings']) {
      const answer = await newcomer.get(path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'passwordChangeRequired']);
    }
    const changed = await newcomer.post('/session/password', { currentPassword: password, newPassword });
    expect(changed.status).toBe(204);
    expect((await newcomer.get('/session')).body.mustChangePassword).toBe(false);
    expect((await clientOf(server).post('/session', { username: 'moi-den', password })).status).toBe(401);
    await signIn(server, 'moi-den', newPassword);
  });

  test.each([
    ['short', 'Ngắn quá 1', 'tooShort'],
    ['the user name inside', 'xin chao data-ENTRY nhe', 'containsUsername'],
    ['one sign repeated', 'aaaaaaaaaaaaaaaa', 'tooSimple'],
    ['a row of signs', 'abcdefghijklmnop', 'tooSimple'],
    ['the old one', castPassword, 'same'],
  ])('a new password is refused: %s', async (_case, wanted, code) => {
    const entry = await signIn(server, 'data-entry');
    const answer = await entry.post('/session/password', { currentPassword: castPassword, newPassword: wanted });
    expect(answer.status).toBe(422);
    expect(answer.body.fields).toMatchObject([{ path: 'newPassword', code }]);
  });

  test('changing it needs the present one and closes the other sessions', async () => {
    const here = await signIn(server, 'interviewer');
    const elsewhere = await signIn(server, 'interviewer');
    const wrong = await here.post('/session/password', { currentPassword: 'not the present one', newPassword });
    expect(wrong.status).toBe(422);
    expect(wrong.body.fields).toMatchObject([{ path: 'currentPassword', code: 'wrongPassword' }]);
    const changed = await here.post('/session/password', { currentPassword: castPassword, newPassword });
    expect(changed.status).toBe(204);
    expect((await here.get('/session')).status).toBe(200);
    expect((await elsewhere.get('/session')).status).toBe(401);
  });

  test('a hash stands with its parameters and never the password itself', async () => {
    const rows = await server.database.query<{ password_hash: string }>(
      `SELECT password_hash FROM account WHERE username = 'moi-den'`,
    );
    expect(rows.rows[0]!.password_hash).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
    expect(server.output()).not.toContain(newPassword);
  });
});

describe('own sessions', () => {
  test('they are listed, the present one is marked, and another one can be closed', async () => {
    const first = await signIn(server, 'council');
    const second = await signIn(server, 'council');
    const list = await second.get('/sessions');
    expect(list.body.items).toHaveLength(2);
    const other = list.body.items.find((item: { current: boolean }) => !item.current);
    expect((await second.delete(`/sessions/${other.id}`)).status).toBe(204);
    expect((await first.get('/session')).status).toBe(401);
    expect((await second.get('/session')).status).toBe(200);
  });

  test("nobody closes another person's session", async () => {
    const council = await signIn(server, 'council');
    const leader = await signIn(server, 'leader');
    const list = await leader.get('/sessions');
    const answer = await council.delete(`/sessions/${list.body.items[0].id}`);
    expect(answer.status).toBe(404);
    expect((await leader.get('/session')).status).toBe(200);
  });

  test('a new sign-in on the same device gives a new token and ends the old one', async () => {
    const before = await signIn(server, 'auditor');
    const answer = await before.post('/session', { username: 'auditor', password: castPassword });
    expect(sessionCookieOf(answer.headers)).not.toBe(before.cookie);
    expect((await before.get('/session')).status).toBe(401);
  });
});
