/**
 * The migrations and what stands written about them agree: a released migration is never edited, and the schema they make
 * is the one in `schema.expected.txt`, so that a change of the one without the other fails.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, dropDatabase } from '../support/postgres.js';

const root = path.resolve(import.meta.dirname, '../..');
const name = `thuocdo_test_schema_${process.pid}`;
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: await createDatabase(inject('adminUrl'), name, inject('template')) });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await dropDatabase(inject('adminUrl'), name);
});

/** One line a column: table, column, type, nullability. */
async function columns(): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
           || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS line
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations'
     ORDER BY c.relname COLLATE "C", a.attname COLLATE "C"`);
  return rows.map(({ line }) => line);
}

/** Differences between two lists, + for what the database has and - for what is written. */
function differences(found: readonly string[], written: readonly string[]): string[] {
  const [inDatabase, inFile] = [new Set(found), new Set(written)];
  return [
    ...found.filter((line) => !inFile.has(line)).map((line) => `+ ${line}`),
    ...written.filter((line) => !inDatabase.has(line)).map((line) => `- ${line}`),
  ];
}

const linesOf = (file: string): string[] =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('the schema', () => {
  it('is the one that is written down', async () => {
    expect(differences(await columns(), linesOf('schema.expected.txt'))).toEqual([]);
  });

  it('is seen to drift when a column is added behind the migrations’ back', async () => {
    await client.query('ALTER TABLE agency ADD COLUMN planted integer');
    expect(differences(await columns(), linesOf('schema.expected.txt'))).toEqual(['+ agency.planted integer']);
    await client.query('ALTER TABLE agency DROP COLUMN planted');
  });

  it('carries the province in every table of a province', async () => {
    const withoutProvince = await client.query<{ name: string }>(`
      SELECT c.relname AS name FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
         AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'province_id' AND NOT a.attisdropped)
       ORDER BY 1`);
    // province itself, the list of migrations, the shipped catalogue, sign-in attempts (before anyone is known), counts of minutes
    expect(withoutProvince.rows.map(({ name: table }) => table)).toEqual(
      linesOf('tables-without-province.expected.txt'),
    );
  });
});

describe('a released migration', () => {
  const hashOf = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(path.join(root, 'migrations', file)))
      .digest('hex')
      .slice(0, 16);

  it('is never edited: its hash stands in migrations.released.txt', () => {
    const released = new Map(linesOf('migrations.released.txt').map((line) => line.split(' ') as [string, string]));
    for (const [file, hash] of released) expect([file, hashOf(file)]).toEqual([file, hash]);
  });

  it('has a name that starts with its day and time, and no two share one', () => {
    const files = readdirSync(path.join(root, 'migrations'));
    const stamps = files.map((file) => /^(\d{14})-[a-z-]+\.ts$/.exec(file)?.[1]);
    expect(stamps).not.toContain(undefined);
    expect(new Set(stamps).size).toBe(files.length);
  });
});
