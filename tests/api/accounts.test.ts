/** Accounts: made, changed, disabled and reset by administrators; settings and the audit list. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCast, castPassword, clientOf, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let cast: Cast;
let admin: Client;
beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  admin = await signIn(server, 'admin2');
});
afterAll(() => server.stop());

const versionOf = async (id: string): Promise<number> =>
  (await server.database.query<{ version: number }>('SELECT version FROM account WHERE id = $1', [id])).rows[0]!
    .version;

describe('making', () => {
  test('an account has a one-time password, belongs to the province and must change it', async () => {
    const made = await admin.post('/accounts', {
      username: 'can-bo-1',
      fullName: '  Nguyễn Thị Đào '.normalize('NFD'),
      role: 'counterStaff',
      agencyId: cast.agencies['xa-mot'],
    });
    expect(made.status).toBe(201);
    expect(made.body.oneTimePassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(made.body.account).toMatchObject({
      username: 'can-bo-1',
      fullName: 'Nguyễn Thị Đào',
      role: 'counterStaff',
      agencyName: 'Xã Đại Từ',
      provinceId: cast.provinceId,
      disabledAt: null,
      lastSignInAt: null,
      totpEnabled: false,
      version: 1,
    });
    expect(JSON.stringify(made.body)).not.toContain('scrypt');
  });

  test.each([
    ['an agency role without an agency', { role: 'agencyOfficer' }, 422, 'agencyId'],
    ['an agency of another province', { role: 'agencyOfficer', agencyId: 'so-ben-kia' }, 422, 'agencyId'],
    ['a survey manager without a sector', { role: 'surveyManager' }, 422, 'sector'],
    ['an unknown role', { role: 'king' }, 400, 'role'],
    [
      'an account of all provinces by a bound administrator',
      { role: 'admin', allProvinces: true },
      422,
      'allProvinces',
    ],
    ['a user name with accents', { role: 'leader', username: 'đào' }, 400, 'username'],
    ['a taken user name', { role: 'leader', username: 'leader' }, 409, 'username'],
  ])('%s is refused by its field', async (_case, wanted, status, path) => {
    const agencyId = 'agencyId' in wanted ? { agencyId: cast.agencies['so-ben-kia'] } : {};
    const answer = await admin.post('/accounts', {
      username: 'ai-do',
      fullName: 'Ai Đó',
      ...wanted,
      ...agencyId,
    });
    expect([answer.status, answer.body.fields?.[0]?.path]).toEqual([status, path]);
  });

  test('only an administrator of all provinces makes another one of those', async () => {
    const overall = await signIn(server, 'admin');
    const made = await overall.post('/accounts', {
      username: 'toan-he-thong',
      fullName: 'Toàn Hệ Thống',
      role: 'auditor',
      allProvinces: true,
    });
    expect(made.body.account.provinceId).toBeNull();
  });
});

describe('listing', () => {
  test('search without accents, by role and by state, in the own province only', async () => {
    const search = async (query: string): Promise<string[]> =>
      (await admin.get(`/accounts?pageSize=200&${query}`)).body.items.map((a: { username: string }) => a.username);
    expect(await search('search=nguyen thi dao')).toEqual(['can-bo-1']);
    expect((await search('role=surveyManager')).sort()).toEqual([
      'education-manager',
      'health-manager',
      'survey-manager',
    ]);
    const all = await search('');
    expect(all).toContain('leader');
    expect(all).not.toContain('other-admin');
    expect(all).not.toContain('admin');
    expect(await search('state=disabled')).toEqual([]);
  });

  test('pages fit together', async () => {
    const first = (await admin.get('/accounts?pageSize=10&page=1')).body;
    const second = (await admin.get('/accounts?pageSize=10&page=2')).body;
    expect(first.items).toHaveLength(10);
    expect(first.nextPage).toBe(2);
    expect(second.nextPage).toBeNull();
    expect(second.items).toHaveLength(first.total - 10);
    const ids = [...first.items, ...second.items].map((a: { id: string }) => a.id);
    expect(new Set(ids).size).toBe(first.total);
  });
});

describe('changing', () => {
  test('disabling closes every session at once and keeps the account out; enabling lets it in again', async () => {
    const id = cast.accounts.council;
    const council = await signIn(server, 'council');
    const disabled = await admin.patch(`/accounts/${id}`, { version: await versionOf(id), disabled: true });
    expect(disabled.body.disabledAt).not.toBeNull();
    expect((await council.get('/session')).status).toBe(401);
    const refused = await clientOf(server).post('/session', { username: 'council', password: castPassword });
    expect(refused.body.code).toBe('signInFailed');
    await admin.patch(`/accounts/${id}`, { version: await versionOf(id), disabled: false });
    expect((await council.get('/session')).status).toBe(401);
    await signIn(server, 'council');
  });

  test('a change of role takes effect in open sessions and drops what the role cannot have', async () => {
    const id = cast.accounts['health-manager'];
    const manager = await signIn(server, 'health-manager');
    const changed = await admin.patch(`/accounts/${id}`, { version: await versionOf(id), role: 'auditor' });
    expect(changed.body).toMatchObject({ role: 'auditor', sector: null, agencyId: null });
    expect((await manager.get('/session')).body.permissions).toContain('audit.read');
    expect((await manager.get('/audit-entries')).status).toBe(200);
  });

  test('an old version is refused', async () => {
    const answer = await admin.patch(`/accounts/${cast.accounts.leader}`, { version: 99, fullName: 'Khác' });
    expect([answer.status, answer.body.code]).toEqual([409, 'staleVersion']);
  });

  test('a reset gives a one-time password, closes sessions and takes the two-step code off', async () => {
    const id = cast.accounts['data-entry'];
    const before = await signIn(server, 'data-entry');
    await before.post('/session/totp');
    const reset = await admin.post(`/accounts/${id}/reset`);
    expect(reset.status).toBe(200);
    expect((await before.get('/session')).status).toBe(401);
    expect((await clientOf(server).post('/session', { username: 'data-entry', password: castPassword })).status).toBe(
      401,
    );
    const after = await signIn(server, 'data-entry', reset.body.oneTimePassword);
    expect((await after.get('/session')).body.mustChangePassword).toBe(true);
  });

  test('an account of another province, or of all, is not there for a bound administrator', async () => {
    for (const person of ['other-admin', 'admin'] as const) {
      const id = cast.accounts[person];
      expect((await admin.patch(`/accounts/${id}`, { version: 1, disabled: true })).status).toBe(404);
      expect((await admin.post(`/accounts/${id}/reset`)).status).toBe(404);
    }
  });

  test('the last administrator can neither be disabled nor lose the role, not even by two at once', async () => {
    const overall = await signIn(server, 'admin');
    await overall.post('/session/province', { provinceId: cast.otherProvinceId });
    const id = cast.accounts.admin;
    const own = await overall.patch(`/accounts/${id}`, { version: await versionOf(id), disabled: true });
    expect([own.status, own.body.code]).toEqual([409, 'wrongState']);
    const demoted = await overall.patch(`/accounts/${id}`, { version: await versionOf(id), role: 'leader' });
    expect(demoted.status).toBe(409);
    const second = await overall.post('/accounts', {
      username: 'admin-3',
      fullName: 'Quản trị Ba',
      role: 'admin',
      allProvinces: true,
    });
    const both = await Promise.all([
      overall.patch(`/accounts/${id}`, { version: await versionOf(id), disabled: true }),
      overall.patch(`/accounts/${second.body.account.id}`, { version: 1, disabled: true }),
    ]);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    await server.database.query(`UPDATE account SET disabled_at = NULL WHERE username = 'admin'`);
  });
});

describe('settings', () => {
  test('defaults stand until somebody changes them; each change is audited, a repeated one is not', async () => {
    expect((await admin.get('/settings')).body).toEqual({ twoPersonPublication: true, graceDays: 14 });
    const changed = await admin.patch('/settings', { twoPersonPublication: false });
    expect(changed.body).toEqual({ twoPersonPublication: false, graceDays: 14 });
    await admin.patch('/settings', { twoPersonPublication: false });
    const entries = (await admin.get('/audit-entries?action=setting.')).body.items;
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      action: 'setting.changed',
      actorName: 'Người admin2',
      changes: { twoPersonPublication: { from: true, to: false } },
    });
    const other = await signIn(server, 'other-admin');
    expect((await other.get('/settings')).body.twoPersonPublication).toBe(true);
  });

  test('an unknown setting or a wrong kind of value is refused', async () => {
    expect((await admin.patch('/settings', { publicEverything: true })).status).toBe(400);
    expect((await admin.patch('/settings', { twoPersonPublication: 'no' })).status).toBe(400);
    expect((await admin.patch('/settings', { graceDays: 1000 })).status).toBe(400);
  });
});

describe('audit list', () => {
  test('filters by actor, action, subject and day; another province sees none of it', async () => {
    const auditor = await signIn(server, 'auditor');
    const id = cast.accounts.council;
    const actions = async (query: string): Promise<string[]> =>
      (await auditor.get(`/audit-entries?${query}`)).body.items.map((entry: { action: string }) => entry.action);
    expect(await actions(`subject=${id}&action=account.`)).toEqual(['account.enabled', 'account.disabled']);
    expect((await actions(`actor=${cast.accounts.admin2}`)).length).toBeGreaterThan(5);
    expect((await actions('actor=admin2')).length).toBeGreaterThan(5);
    expect(await actions('actor=100%25')).toEqual([]);
    expect(await actions('to=2020-01-01')).toEqual([]);
    expect((await actions('from=2020-01-01')).length).toBeGreaterThan(5);
    const other = await signIn(server, 'other-admin');
    const seen = (await other.get('/audit-entries?pageSize=200')).body.items;
    expect(seen.filter((entry: { actorId: string }) => entry.actorId === cast.accounts.admin2)).toEqual([]);
  });

  test('no password, hash or key stands in any entry', async () => {
    const reset = await admin.post(`/accounts/${cast.accounts.interviewer}/reset`);
    const interviewer = await signIn(server, 'interviewer', reset.body.oneTimePassword);
    const newPassword = 'Sông Cầu nước chảy lơ thơ';
    await interviewer.post('/session/password', { currentPassword: reset.body.oneTimePassword, newPassword });
    const { secret } = (await interviewer.post('/session/totp')).body;
    const rows = await server.database.query<{ text: string }>(
      'SELECT string_agg(e::text, chr(10)) AS text FROM audit_entry e',
    );
    const { text } = rows.rows[0]!;
    expect(text).toContain('account.passwordChanged');
    for (const hidden of [reset.body.oneTimePassword, newPassword, secret, 'scrypt', interviewer.cookie!]) {
      expect(text).not.toContain(hidden);
    }
  });
});
