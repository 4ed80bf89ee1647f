/** The TypeORM data source of the server, the commands and the tests: entities and forward migrations, never `synchronize`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { connectionSentence } from './connection-sentence.js';

const distFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export const dataSourceOptions = (url: string): DataSourceOptions => ({
  type: 'postgres',
  url,
  driver: pg,
  entities: [path.join(distFolder, 'server/*/*.entity.js')],
  migrations: [path.join(distFolder, 'migrations/*.js')],
  migrationsTransactionMode: 'each',
  synchronize: false,
  applicationName: 'thuocdo',
  extra: { max: 20, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 },
  // TypeORM prints a failed statement with its parameters: password hashes, answers
  logging: false,
});

const migrationLock = 7_203_000;

/** Opens a data source after checking the server's version (15 to 18). @throws Error in two languages */
export async function openDataSource(url: string): Promise<DataSource> {
  const dataSource = new DataSource(dataSourceOptions(url));
  await dataSource.initialize().catch((error: unknown) => {
    throw connectionSentence(error);
  });
  const rows: { server_version_num: string }[] = await dataSource.query('SHOW server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < 15 || major > 18) {
    await dataSource.destroy();
    throw new Error(
      `Cần PostgreSQL 15 đến 18; máy chủ này là ${major}. PostgreSQL 15 to 18 is needed, found ${major}.`,
    );
  }
  return dataSource;
}

/** Runs pending migrations; two servers that start together wait for each other. Returns the names that ran. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const lockHolder = dataSource.createQueryRunner();
  await lockHolder.connect();
  try {
    await lockHolder.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const ran = await dataSource.runMigrations().catch((error: unknown) => {
      const { code } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string };
      throw code === '42501' ? connectionSentence(error) : error;
    });
    return ran.map((migration) => migration.name);
  } finally {
    await lockHolder.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await lockHolder.release();
  }
}
