import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, end, removeFolder, startEmbedded, thuocdo } from '../support/embedded.js';

const data = dataFolder();

/** Runs statements on the embedded database of the folder while a server holds it up. */
async function tamper(...statements: string[]): Promise<void> {
  const server = await startEmbedded(data, { THUOCDO_DEMO: 'off' });
  const [, , , port] = readFileSync(path.join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(path.join(data, 'database-password'), 'utf8').trim();
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'thuocdo',
    password,
    database: 'thuocdo',
  });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
  await end(server.process);
}

beforeAll(async () => {
  const server = await startEmbedded(data);
  // the adder writes the demo's tallies within a second or two; wait until no change is open
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await end(server.process);
});
afterAll(() => removeFolder(data));

describe('doctor', () => {
  it('finds nothing on a sound installation', () => {
    const run = thuocdo(data, 'doctor');
    expect(run.stdout).toContain('Không thấy lỗi nào');
    expect(run.status).toBe(0);
  });

  it('finds a stale pid', () => {
    const lock = path.join(data, 'server.lock');
    writeFileSync(lock, '999999 1\n');
    const run = thuocdo(data, 'doctor');
    expect(run.stdout).toMatch(/LỖI\s+stalePid: .*server\.lock.*999999/);
    expect(run.status).toBe(1);
    expect(readFileSync(lock, 'utf8')).toBe('999999 1\n');
    writeFileSync(lock, '');
  });

  it('finds a database folder that others may read', () => {
    chmodSync(path.join(data, 'postgres'), 0o755);
    const run = thuocdo(data, 'doctor');
    expect(run.stdout).toMatch(/LỖI\s+folderMode: .*0755.*0700/);
    expect(run.status).toBe(1);
    chmodSync(path.join(data, 'postgres'), 0o700);
  });

  it('finds a secret file that others may read', () => {
    chmodSync(path.join(data, 'secrets.json'), 0o644);
    const run = thuocdo(data, 'doctor');
    expect(run.stdout).toMatch(/LỖI\s+secretMode: .*0644.*0600/);
    chmodSync(path.join(data, 'secrets.json'), 0o600);
  });

  it('finds a tally that is off by one, names the survey, and recount mends it', async () => {
    await tamper(`UPDATE tally SET counts[2] = counts[2] + 1 WHERE ctid = (SELECT ctid FROM tally LIMIT 1)`);
    const found = thuocdo(data, 'doctor');
    expect(found.stdout).toMatch(/LỖI\s+tallies: .*lệch với phiếu ở 1 dòng/);
    expect(found.status).toBe(1);
    expect(thuocdo(data, 'recount', '--repair').status).toBe(0);
    expect(thuocdo(data, 'doctor').status).toBe(0);
  });

  it('finds a change in the audit chain', async () => {
    const before = thuocdo(data, 'doctor');
    expect(before.stdout).toMatch(/TỐT\s+auditChain: Nhật ký liền mạch [1-9]/);
    await tamper(
      'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
      `UPDATE audit_entry SET actor_name = 'Người khác' WHERE id = (SELECT min(id) FROM audit_entry)`,
      'ALTER TABLE audit_entry ENABLE TRIGGER ALL',
    );
    expect(thuocdo(data, 'doctor').stdout).toMatch(/LỖI\s+auditChain/);
  });

  it('finds a pending migration and runs none', async () => {
    // the newest migration is forgotten, not undone: doctor only reads the list
    await tamper(`DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations)`);
    const run = thuocdo(data, 'doctor');
    expect(run.stdout).toMatch(/LỖI\s+pendingMigration: .*2026\d+/);
    expect(run.status).toBe(1);
    expect(thuocdo(data, 'doctor').stdout).toMatch(/pendingMigration/);
  });
});
