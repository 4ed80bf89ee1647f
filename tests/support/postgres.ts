/**
 * A PostgreSQL for the tests: the server of DATABASE_URL, or the embedded one in a throw-away folder without fsync.
 * Only databases named `thuocdo_test_…` are made and dropped.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

export interface TestPostgres {
  /** Address of a maintenance database of the server. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

export async function startTestPostgres(): Promise<TestPostgres> {
  const outside = process.env.DATABASE_URL;
  if (outside !== undefined && outside !== '') return { adminUrl: outside, stop: async () => undefined };
  const { startCluster } = await import('../../dist/server/platform/database/embedded-cluster.js');
  const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-test-'));
  chmodSync(folder, 0o755);
  const cluster = await startCluster({ dataFolder: folder, durable: false, say: () => undefined });
  return {
    adminUrl: cluster.url,
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(path.dirname(cluster.folder), { recursive: true, force: true });
    },
  };
}

export const databaseUrl = (adminUrl: string, name: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
};

function checkName(name: string): void {
  if (!/^thuocdo_test_[a-z0-9_]+$/.test(name)) throw new Error(`tests may not touch the database ${name}`);
}

/** Runs one statement on the maintenance database. */
export async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<string> {
  checkName(name);
  await administer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await administer(
    adminUrl,
    template === undefined
      ? `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'vi' LOCALE 'C.UTF-8'`
      : `CREATE DATABASE ${name} TEMPLATE ${template}`,
  );
  return databaseUrl(adminUrl, name);
}

export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  checkName(name);
  await administer(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
