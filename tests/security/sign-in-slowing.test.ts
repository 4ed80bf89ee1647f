/** Guessing is slowed, an office is not locked out (LESSONS L10): rules of `server/accounts/sign-in-gate.ts` over HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addressPart, waitAfter } from '../../dist/server/accounts/sign-in-gate.js';
import { addCast, castPassword, clientOf, type Answer } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ THUOCDO_TRUST_PROXY: '1' });
  await addCast(server.database);
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.database.query('DELETE FROM sign_in_attempt');
});

const attempt = (username: string, password: string, address = '203.0.113.7'): Promise<Answer> =>
  clientOf(server).post('/session', { username, password }, { 'x-forwarded-for': address });

const wrong = async (times: number, username: string, address?: string): Promise<number[]> => {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++) statuses.push((await attempt(username, `guess number ${i}`, address)).status);
  return statuses;
};

/** As if all attempts had been made so much earlier. */
const later = (seconds: number): Promise<unknown> =>
  server.database.query(`UPDATE sign_in_attempt SET at = at - make_interval(secs => $1)`, [seconds]);

describe('one account', () => {
  test('after five wrong attempts the next waits, longer each time, and says how long', async () => {
    expect(await wrong(5, 'leader')).toEqual([401, 401, 401, 401, 401]);
    const waits: number[] = [];
    for (let round = 0; round < 4; round++) {
      const slowed = await attempt('leader', castPassword);
      expect([slowed.status, slowed.body.code]).toEqual([429, 'tooManyAttempts']);
      const seconds = Number(slowed.headers.get('retry-after'));
      waits.push(seconds);
      await later(seconds);
      expect((await attempt('leader', 'still wrong')).status).toBe(401);
    }
    expect(waits).toEqual([2, 4, 8, 16]);
  });

  test('the wait ends, and a right password begins the count anew', async () => {
    await wrong(5, 'leader');
    await later(2);
    expect((await attempt('leader', castPassword)).status).toBe(200);
    expect(await wrong(4, 'leader')).toEqual([401, 401, 401, 401]);
    expect((await attempt('leader', castPassword)).status).toBe(200);
  });

  test('an unknown name is slowed in the same way, so that the slowing tells nothing', async () => {
    expect(await wrong(6, 'nobody-at-all')).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('writing the name another way is the same account', async () => {
    await wrong(3, 'leader');
    await wrong(2, 'LEADER');
    expect((await attempt('Leader', castPassword)).status).toBe(429);
  });

  test('twenty guesses at once count as twenty', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => attempt('leader', `guess number ${i}`)));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15);
  });

  test('a guesser elsewhere slows guessing from everywhere, but not the owner where the owner was', async () => {
    expect((await attempt('leader', castPassword, '198.51.100.1')).status).toBe(200);
    for (let i = 0; i < 5; i++) await wrong(4, 'leader', `203.0.113.${i}`);
    expect((await attempt('leader', 'guess', '203.0.113.77')).status).toBe(429);
    expect((await attempt('leader', castPassword, '198.51.100.1')).status).toBe(200);
  });
});

describe('one address', () => {
  test('sixty people behind one address sign in, each after a mistake, while somebody guesses beside them', async () => {
    const people = Array.from({ length: 60 }, (_, i) => `nguoi-${i}`);
    await server.database.query(
      `INSERT INTO account (province_id, username, full_name, password_hash, role, must_change_password, created_at)
       SELECT province_id, u, u, password_hash, 'dataEntry', false, now()
         FROM account, unnest($1::text[]) AS u WHERE username = 'leader'`,
      [people],
    );
    await wrong(6, 'auditor');
    const mistakes = await Promise.all(people.map((username) => attempt(username, 'a slip of the finger')));
    expect(new Set(mistakes.map((answer) => answer.status))).toEqual(new Set([401]));
    const right = await Promise.all(people.map((username) => attempt(username, castPassword)));
    expect(new Set(right.map((answer) => answer.status))).toEqual(new Set([200]));
  });

  test('one guess each at hundreds of names is slowed, those who signed in from there go on', async () => {
    expect((await attempt('leader', castPassword)).status).toBe(200);
    await server.database.query(
      `INSERT INTO sign_in_attempt (account_key, address_key, at, succeeded)
       SELECT sha256(convert_to('name ' || i, 'UTF8')), (SELECT address_key FROM sign_in_attempt LIMIT 1), now(), false
         FROM generate_series(1, 200) AS i`,
    );
    expect((await attempt('another-name', 'guess')).status).toBe(429);
    expect((await attempt('leader', castPassword)).status).toBe(200);
    expect((await attempt('another-name', 'guess', '203.0.113.99')).status).toBe(401);
  });
});

describe('privacy', () => {
  test('no address and no name is stored, and what is stored goes after a day', async () => {
    await attempt('leader', 'guess', '203.0.113.7');
    const rows = await server.database.query<{ text: string }>('SELECT a::text AS text FROM sign_in_attempt a');
    expect(rows.rows).toHaveLength(1);
    expect(rows.rows[0]!.text).not.toMatch(/203|leader/);
  });
});

describe('rules', () => {
  test('waits double from two seconds and stop at the longest', () => {
    const rule = { free: 5, longestSeconds: 900 };
    expect([0, 4, 5, 6, 7, 13, 14, 1000].map((failures) => waitAfter(failures, rule))).toEqual([
      0, 0, 2, 4, 8, 512, 900, 900,
    ]);
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('the shared part of %s is %s', (address, part) => {
    expect(addressPart(address)).toBe(part);
  });
});
