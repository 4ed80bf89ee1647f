import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, dropDatabase } from '../support/postgres.js';

/** DATABASE_URL that cannot be used: one sentence that names the variable and the cause, no stack, no password. */

const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-test-'));
const name = `thuocdo_test_outside_${process.pid}`;
const role = `thuocdo_test_reader_${process.pid}`;
let url = '';
let admin: pg.Client;

beforeAll(async () => {
  url = await createDatabase(inject('adminUrl'), name);
  admin = new pg.Client({ connectionString: inject('adminUrl') });
  await admin.connect();
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'Bí-mật-9'`);
});

afterAll(async () => {
  await dropDatabase(inject('adminUrl'), name);
  await admin.query(`DROP ROLE ${role}`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

function start(databaseUrl: string): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      THUOCDO_SECRET_FILE: path.join(folder, 'secrets.json'),
      THUOCDO_DATA: folder,
      THUOCDO_LOG: 'warn',
      PORT: '0',
    },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, output: (stdout + stderr).trim() };
}

const as = (change: (address: URL) => void): string => {
  const address = new URL(url);
  change(address);
  return address.toString();
};

describe('an outside database that cannot be used is named with its cause', () => {
  it.each([
    ['nobody listens', () => 'postgres://ai:Bi-mat-9@127.0.0.1:1/do', 'no PostgreSQL answers'],
    ['an unknown host', () => 'postgres://ai:Bi-mat-9@khong-co.invalid/do', 'host name not found'],
    ['an unknown database', () => as((address) => (address.pathname = '/thuocdo_test_nothing')), 'no such database'],
    [
      'a role without the right to create',
      () =>
        as((address) => {
          address.username = role;
          address.password = 'Bí-mật-9';
        }),
      'no right to create tables',
    ],
  ])('%s', (_what, address, cause) => {
    const { code, output } = start(address());
    expect(code).toBe(1);
    expect(output).toMatch(/^DATABASE_URL: /);
    expect(output).toContain(cause);
    expect(output).not.toMatch(/\n\s+at |mat-9|mật-9/);
  });
});
