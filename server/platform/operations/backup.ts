/** A consistent logical snapshot of the whole database in one file, whatever its PostgreSQL version (STACK "Embedded PostgreSQL"). */
import { createHash } from 'node:crypto';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import {
  backupFormat,
  endOfRows,
  type BackupFoot,
  type BackupHeader,
  type TableFoot,
  type TableHead,
} from './backup-format.js';
import { quoted, tablesInOrder } from './table-order.js';

export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
}

async function write(stream: Writable, chunk: Buffer | string): Promise<void> {
  if (!stream.write(chunk)) await new Promise((resolve) => stream.once('drain', resolve));
}

/** Writes the snapshot to `file` (mode 0600; a half-written file never bears the name). Secrets are not part of it. */
export async function backup(dataSource: DataSource, file: string, createdAt: Date): Promise<BackupSummary> {
  const unfinished = `${file}.part`;
  const gzip = createGzip({ level: 6 });
  const target = createWriteStream(unfinished, { mode: 0o600 });
  const written = finished(gzip.pipe(target));
  written.catch(() => undefined);
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.PoolClient;
    await runner.startTransaction('REPEATABLE READ');
    await runner.query('SET TRANSACTION READ ONLY');
    const tables = await tablesInOrder(runner.manager);
    const migrations: { name: string }[] = await runner.query('SELECT name FROM migrations ORDER BY id');
    const header: BackupHeader = {
      format: backupFormat,
      createdAt: createdAt.toISOString(),
      migrations: migrations.map(({ name }) => name),
      tables: tables.map(({ table }) => table),
    };
    await write(gzip, `${JSON.stringify(header)}\n`);
    let allRows = 0;
    for (const { table, columns } of tables) {
      const head: TableHead = { table, columns };
      await write(gzip, `${JSON.stringify(head)}\n`);
      const hash = createHash('sha256');
      let rows = 0;
      const rowsOf = client.query(copyTo(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) TO STDOUT`));
      for await (const chunk of rowsOf as AsyncIterable<Buffer>) {
        hash.update(chunk);
        for (const byte of chunk) if (byte === 10) rows++;
        await write(gzip, chunk);
      }
      const foot: TableFoot = { rows, sha256: hash.digest('hex') };
      await write(gzip, `${endOfRows}\n${JSON.stringify(foot)}\n`);
      allRows += rows;
    }
    const foot: BackupFoot = { end: true, tables: tables.length, rows: allRows };
    gzip.end(`${JSON.stringify(foot)}\n`);
    await written;
    await runner.commitTransaction();
    renameSync(unfinished, file);
    return { tables: tables.length, rows: allRows };
  } catch (error) {
    gzip.destroy();
    rmSync(unfinished, { force: true });
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
