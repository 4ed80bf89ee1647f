/** Brings a backup back into an empty database: schema as it was, rows checked against their sums, then forward to this release. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../database/data-source.js';
import {
  BackupDamaged,
  backupFormat,
  endOfRows,
  type BackupFoot,
  type BackupHeader,
  type TableFoot,
  type TableHead,
} from './backup-format.js';
import type { BackupSummary } from './backup.js';
import { quoted, tablesInOrder } from './table-order.js';

const lineBreak = 10;

/** Whole lines with their line break, as bytes. @throws BackupDamaged when the stream is no gzip or cut short */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const unzipped = createReadStream(file).pipe(createGunzip());
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(lineBreak); end >= 0; end = bytes.indexOf(lineBreak, start)) {
        yield bytes.subarray(start, end + 1);
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } catch (error) {
    throw new BackupDamaged(
      `${file}: tệp sao lưu hỏng hoặc bị cắt (damaged or cut short): ${(error as Error).message}`,
    );
  }
  if (rest.length > 0) throw new BackupDamaged(`${file}: tệp sao lưu bị cắt (cut short)`);
}

function parse<T>(line: Buffer | undefined, has: string): T {
  try {
    const value: unknown = JSON.parse(line?.toString('utf8') ?? '');
    if (typeof value === 'object' && value !== null && has in value) return value as T;
  } catch {
    // falls through to the one message
  }
  throw new BackupDamaged('tệp sao lưu bị cắt hoặc không phải của Thước Đo (cut short, or not a Thước Đo backup)');
}

/** Opens the empty database with the migrations that the backup knows. @throws Error when it is from a newer release */
async function schemaOf(url: string, header: BackupHeader): Promise<void> {
  const options = dataSourceOptions(url);
  const all = new DataSource(options);
  await all.initialize();
  try {
    const own = all.migrations.map((migration) => migration.name ?? migration.constructor.name);
    const unknown = header.migrations.filter((name) => !own.includes(name));
    if (unknown.length > 0) {
      throw new Error(
        `Bản sao lưu của bản phát hành mới hơn (${unknown.join(', ')}). The backup comes from a newer release.`,
      );
    }
    const wanted = all.migrations.filter((migration) => header.migrations.includes(migration.name ?? ''));
    all.migrations.splice(0, all.migrations.length, ...wanted);
    await all.runMigrations({ transaction: 'each' });
  } finally {
    await all.destroy();
  }
}

/** @throws BackupDamaged; Error when the target holds tables already. Nothing is kept of a restore that failed. */
export async function restore(url: string, file: string): Promise<BackupSummary> {
  const lines = linesOf(file);
  const next = async (): Promise<Buffer | undefined> => {
    const { value, done } = await lines.next();
    return done ? undefined : value;
  };
  const header = parse<BackupHeader>(await next(), 'format');
  if (header.format !== backupFormat)
    throw new BackupDamaged(`định dạng lạ: ${String(header.format)} (unknown format)`);
  const target = new DataSource(dataSourceOptions(url));
  await target.initialize();
  try {
    const present: { n: number }[] = await target.query(
      `SELECT count(*)::int AS n FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    if ((present[0]?.n ?? 0) > 0) {
      throw new Error(
        'Cơ sở dữ liệu đích đã có bảng. Xin dùng cơ sở dữ liệu trống (hoặc THUOCDO_DATA là thư mục mới). ' +
          'The target already holds tables: restore into an empty database or a new THUOCDO_DATA.',
      );
    }
    await schemaOf(url, header);
    try {
      const summary = await copyRows(target, header, next);
      await migrate(target);
      return summary;
    } catch (error) {
      await target.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      throw error;
    }
  } finally {
    await target.destroy();
    await lines.return(undefined);
  }
}

async function copyRows(
  target: DataSource,
  header: BackupHeader,
  next: () => Promise<Buffer | undefined>,
): Promise<BackupSummary> {
  const runner = target.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.PoolClient;
    await runner.startTransaction();
    const known = new Map((await tablesInOrder(runner.manager)).map(({ table, columns }) => [table, new Set(columns)]));
    let allRows = 0;
    for (const table of header.tables) {
      const head = parse<TableHead>(await next(), 'table');
      if (head.table !== table || head.columns.some((column) => !known.get(table)?.has(column))) {
        throw new BackupDamaged(`bảng ${head.table} không khớp lược đồ (table does not fit the schema)`);
      }
      // rows that a migration itself put in come from the backup as well
      const present: unknown[] = await runner.query(`SELECT 1 FROM ${quoted(table)} LIMIT 1`);
      if (present.length > 0) await runner.query(`DELETE FROM ${quoted(table)}`);
      allRows += await copyTable(client, head, next);
    }
    const foot = parse<BackupFoot>(await next(), 'end');
    if (foot.rows !== allRows || foot.tables !== header.tables.length || (await next()) !== undefined) {
      throw new BackupDamaged('số dòng không khớp (row counts do not agree)');
    }
    await restartSequences(runner.manager);
    await runner.commitTransaction();
    return { tables: header.tables.length, rows: allRows };
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

async function copyTable(
  client: pg.PoolClient,
  head: TableHead,
  next: () => Promise<Buffer | undefined>,
): Promise<number> {
  const sink = client.query(copyFrom(`COPY ${quoted(head.table)} (${head.columns.map(quoted).join(', ')}) FROM STDIN`));
  const done = finished(sink);
  done.catch(() => undefined);
  const hash = createHash('sha256');
  let rows = 0;
  try {
    for (;;) {
      const line = await next();
      if (line === undefined) throw new BackupDamaged(`bảng ${head.table} bị cắt (cut short)`);
      if (line.length === 3 && line.toString('latin1') === `${endOfRows}\n`) break;
      hash.update(line);
      rows++;
      if (!sink.write(line)) await Promise.race([once(sink, 'drain'), done]);
    }
  } catch (error) {
    // the server is told that the rows end in failure; without that the connection would wait for more of them
    sink.destroy(error as Error);
    await done.catch(() => undefined);
    throw error;
  }
  sink.end();
  await done;
  const foot = parse<TableFoot>(await next(), 'sha256');
  if (foot.rows !== rows || foot.sha256 !== hash.digest('hex')) {
    throw new BackupDamaged(`bảng ${head.table}: nội dung đã bị thay đổi (content was changed)`);
  }
  return rows;
}

async function restartSequences(manager: DataSource['manager']): Promise<void> {
  const columns: { table: string; column: string }[] = await manager.query(`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND is_identity = 'YES'`);
  for (const { table, column } of columns) {
    await manager.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(column)}), 0) + 1, false) FROM ${quoted(table)}`,
      [quoted(table), column],
    );
  }
}
