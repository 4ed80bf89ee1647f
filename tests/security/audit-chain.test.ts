/** The audit chain: the application cannot change it, and what a database superuser changes is found. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addCast, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let cast: Cast;
let auditor: Client;
beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  const homeAffairs = await signIn(server, 'home-affairs');
  for (let i = 0; i < 10; i++) await homeAffairs.post('/agencies', { name: `Sở Số ${i}`, kind: 'department' });
  await homeAffairs.patch(`/agencies/${cast.agencies['so-mot']}`, { version: 1, name: 'Sở Một Mới' });
  auditor = await signIn(server, 'auditor');
  await server.database.query('CREATE TABLE audit_copy AS SELECT * FROM audit_entry');
});
afterAll(() => server.stop());

/** As a superuser does who goes around the trigger. */
async function tamper(statement: string): Promise<void> {
  const client = await server.database.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await client.query(statement);
    await client.query('ALTER TABLE audit_entry ENABLE TRIGGER USER');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

beforeEach(() =>
  tamper(`TRUNCATE audit_entry; INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM audit_copy ORDER BY id`),
);

const chain = async (): Promise<{ intact: boolean; entries: number; firstBrokenId: string | null }> =>
  (await auditor.get('/audit-entries/chain')).body;

const idAt = async (position: number): Promise<string> =>
  (await server.database.query<{ id: string }>('SELECT id FROM audit_entry ORDER BY id OFFSET $1 LIMIT 1', [position]))
    .rows[0]!.id;

test('an untouched chain is intact', async () => {
  const count = await server.database.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_entry');
  expect(await chain()).toEqual({ intact: true, entries: count.rows[0]!.n, firstBrokenId: null });
  expect(count.rows[0]!.n).toBeGreaterThan(10);
});

test.each(['UPDATE audit_entry SET actor_name = $$x$$', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
  'the database refuses: %s',
  async (statement) => {
    await expect(server.database.query(statement)).rejects.toThrow(/never changed/);
  },
);

test.each([
  ['the name of the actor', `actor_name = 'Người khác'`],
  ['the moment by a millisecond', `at = at + interval '1 millisecond'`],
  ['the action', `action = 'agency.viewed'`],
  ['the changes', `changes = '{}'`],
  ['the Vietnamese summary', `summary_vi = summary_vi || '.'`],
  ['the province', `province_id = NULL`],
])('a changed entry is found: %s', async (_case, change) => {
  const id = await idAt(5);
  await tamper(`UPDATE audit_entry SET ${change} WHERE id = ${id}`);
  expect(await chain()).toMatchObject({ intact: false, firstBrokenId: id });
});

test('a removed entry is found at the next one', async () => {
  const [gone, next] = [await idAt(5), await idAt(6)];
  await tamper(`DELETE FROM audit_entry WHERE id = ${gone}`);
  expect(await chain()).toMatchObject({ intact: false, firstBrokenId: next });
});

test('two entries in exchanged order are found', async () => {
  const [one, two] = [await idAt(4), await idAt(5)];
  await tamper(`CREATE TEMP TABLE pair AS SELECT * FROM audit_entry WHERE id IN (${one}, ${two});
    DELETE FROM audit_entry WHERE id IN (${one}, ${two});
    INSERT INTO audit_entry OVERRIDING SYSTEM VALUE
      SELECT CASE WHEN id = ${one} THEN ${two} ELSE ${one} END, at, province_id, actor_id, actor_name, action, subject_kind,
             subject_id, summary_vi, summary_en, changes, previous_hash, hash FROM pair`);
  expect(await chain()).toMatchObject({ intact: false, firstBrokenId: one });
});

test('twenty changes at once make one chain', async () => {
  const homeAffairs = await signIn(server, 'home-affairs');
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      homeAffairs.post('/agencies', { name: `Sở Cùng Lúc ${i}`, kind: 'department' }),
    ),
  );
  expect((await chain()).intact).toBe(true);
});
