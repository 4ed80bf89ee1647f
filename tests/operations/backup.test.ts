import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, dropDatabase } from '../support/postgres.js';

const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-test-backup-'));
const file = path.join(folder, 'snapshot.tdb.gz');
const names = { source: `thuocdo_test_backup_${process.pid}`, target: `thuocdo_test_restore_${process.pid}` };
let source = '';
let target = '';

function thuocdo(url: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const run = spawnSync(process.execPath, ['dist/server/cli/main.js', ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: url,
      THUOCDO_SECRET_FILE: path.join(folder, 'secrets.json'),
      THUOCDO_DATA: folder,
    },
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

async function query<T>(url: string, statement: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Every row of every table as text, in a fixed order: an oracle that shares nothing with the backup's own reading. */
async function wholeContent(url: string): Promise<Record<string, string[]>> {
  const tables = await query<{ name: string }>(
    url,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations' ORDER BY 1`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(url, `SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

beforeAll(async () => {
  source = await createDatabase(inject('adminUrl'), names.source, inject('template'));
  const [province] = await query<{ id: string }>(
    source,
    `INSERT INTO province (code, name_vi, name_en) VALUES ('thu', 'Tỉnh Thử\tcó "dấu", \\ và\nxuống dòng', 'Test') RETURNING id`,
  );
  await query(
    source,
    `INSERT INTO agency (province_id, code, slug, name, kind, search_text) SELECT $1, 'xa-' || n, 'xa-' || n, 'Xã ' || n, 'commune', 'xa ' || n
       FROM generate_series(1, 500) n`,
    [province?.id],
  );
  await query(
    source,
    `UPDATE agency SET parent_id = (SELECT id FROM agency WHERE code = 'xa-500') WHERE code = 'xa-1'`,
  );
  await query(
    source,
    `INSERT INTO audit_entry (at, actor_name, action, subject_kind, summary_vi, summary_en, changes, previous_hash, hash)
     VALUES (now(), 'Người thử', 'x.y', 'x', 'một', 'one', '{}', '\\x00', '\\x01')`,
  );
});

afterAll(async () => {
  await dropDatabase(inject('adminUrl'), names.source);
  await dropDatabase(inject('adminUrl'), names.target);
  rmSync(folder, { recursive: true, force: true });
});

describe('backup and restore', () => {
  it('brings every row back, compared row by row', async () => {
    const backup = thuocdo(source, 'backup', file);
    expect(backup.stderr).toBe('');
    expect(backup.stdout).toContain('Tệp khóa');
    target = await createDatabase(inject('adminUrl'), names.target);
    const restore = thuocdo(target, 'restore', file);
    expect(restore.stderr).toBe('');
    expect(restore.status).toBe(0);
    const [before, after] = [await wholeContent(source), await wholeContent(target)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after).toEqual(before);
    expect(before['agency']?.length).toBeGreaterThanOrEqual(500);
    // the identity column goes on after the last row
    const [entry] = await query<{ id: string }>(
      target,
      `INSERT INTO audit_entry (at, actor_name, action, subject_kind, summary_vi, summary_en, changes, previous_hash, hash)
       VALUES (now(), 'a', 'b', 'c', 'd', 'e', '{}', '\\x02', '\\x03') RETURNING id`,
    );
    const [last] = await query<{ id: string }>(source, 'SELECT max(id) AS id FROM audit_entry');
    expect(Number(entry?.id)).toBe(Number(last?.id) + 1);
  });

  it('refuses a target that holds tables and leaves it as it was', async () => {
    const before = await wholeContent(source);
    const run = thuocdo(source, 'restore', file);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('đã có bảng');
    expect(await wholeContent(source)).toEqual(before);
  });

  it.each([
    ['cut in the middle', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
    [
      'with one changed letter',
      (bytes: Buffer) => gzipSync(Buffer.from(gunzipSync(bytes).toString('utf8').replace('Xã 77', 'Xã 78'))),
    ],
    [
      'with one row taken out',
      (bytes: Buffer) =>
        gzipSync(
          Buffer.from(
            gunzipSync(bytes)
              .toString('utf8')
              .replace(/\n[^\n]*Xã 77\t[^\n]*/, ''),
          ),
        ),
    ],
    ['that is something else', () => Buffer.from('not a backup')],
  ])('refuses a file %s and leaves nothing behind', async (_name, damage) => {
    const damaged = path.join(folder, 'damaged.tdb.gz');
    writeFileSync(damaged, damage(readFileSync(file)));
    const empty = await createDatabase(inject('adminUrl'), names.target);
    const run = thuocdo(empty, 'restore', damaged);
    expect(run.status).toBe(1);
    expect(run.stderr.length).toBeGreaterThan(20);
    expect(await query(empty, `SELECT 1 FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
  });
});
