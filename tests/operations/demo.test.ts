import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { createDatabase, dropDatabase } from '../support/postgres.js';
import { dataFolder, removeFolder } from '../support/embedded.js';

const name = `thuocdo_test_demo_${process.pid}`;
const folder = dataFolder();
let url = '';
let client: pg.Client;

function thuocdo(...args: string[]): string {
  const run = spawnSync(process.execPath, ['dist/server/cli/main.js', ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: url,
      THUOCDO_SECRET_FILE: path.join(folder, 'secrets.json'),
      THUOCDO_DATA: folder,
    },
  });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout;
}

/** Every row of every table as text. */
async function wholeContent(): Promise<Record<string, string[]>> {
  const tables = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const content: Record<string, string[]> = {};
  for (const { name: table } of tables.rows) {
    const rows = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`);
    content[table] = rows.rows.map(({ row }) => row);
  }
  return content;
}

beforeAll(async () => {
  url = await createDatabase(inject('adminUrl'), name, inject('template'));
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await dropDatabase(inject('adminUrl'), name);
  removeFolder(folder);
});

describe('the demo', () => {
  it('belongs to an invented province and says so on every ranking', async () => {
    const before = await wholeContent();
    expect(thuocdo('seed', '--demo')).toContain('Tỉnh Mẫu');
    const province = await client.query(`SELECT id, is_sample, is_default FROM province WHERE code = 'mau'`);
    expect(province.rows).toMatchObject([{ is_sample: true, is_default: true }]);
    const agencies = await client.query<{ kind: string; n: number }>(
      `SELECT kind, count(*)::int AS n FROM agency WHERE province_id = $1 GROUP BY kind ORDER BY kind`,
      [(province.rows[0] as { id: string }).id],
    );
    expect(agencies.rows).toEqual([
      { kind: 'commune', n: 60 },
      { kind: 'department', n: 12 },
      { kind: 'province', n: 1 },
    ]);
    const shared = await client.query(
      `SELECT m.name FROM agency m JOIN province p ON p.id = m.province_id AND p.code = 'mau'
         JOIN agency r ON r.name = m.name AND r.province_id <> m.province_id`,
    );
    expect(shared.rows).toEqual([]);
    const responses = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM response');
    expect(responses.rows[0]?.n).toBeGreaterThan(5_000);

    thuocdo('seed', '--remove-demo');
    expect(await wholeContent()).toEqual(before);
  });

  it('is removed with what people added to it, and the real registry is the default again', async () => {
    thuocdo('seed', '--demo');
    await client.query(
      `INSERT INTO account (province_id, username, full_name, password_hash, role, created_at)
       SELECT id, 'nguoi-thu', 'Người thử', 'x', 'homeAffairs', now() FROM province WHERE code = 'mau'`,
    );
    await client.query(
      `INSERT INTO session (token_hash, account_id, province_id, user_agent, created_at, last_seen_at, expires_at)
       SELECT '\\x01', a.id, a.province_id, '', now(), now(), now() + interval '1 day' FROM account a`,
    );
    expect(thuocdo('seed', '--remove-demo')).toMatch(/Đã gỡ Tỉnh Mẫu: \d{4,} dòng/);
    expect((await client.query('SELECT 1 FROM account')).rows).toEqual([]);
    expect((await client.query('SELECT code, is_default FROM province')).rows).toEqual([
      { code: 'thai-nguyen', is_default: true },
    ]);
    expect(thuocdo('seed', '--remove-demo')).toContain('Không có dữ liệu mẫu');
  });
});
