/** Opens the database for a command: the outside one, the running embedded one, or the embedded one started for the while. */
import type { DataSource } from 'typeorm';
import { readConfig, type Config } from '../platform/config/config.js';
import { migrate, openDataSource } from '../platform/database/data-source.js';
import { runningClusterUrl } from '../platform/database/embedded-cluster.js';
import { openDatabase } from '../platform/database/open-database.js';

/** Runs `work` with an open data source and closes everything it opened. @param options.migrate false leaves pending migrations alone */
export async function withDatabase<T>(
  work: (dataSource: DataSource, config: Config) => Promise<T>,
  options: { migrate?: boolean } = {},
): Promise<T> {
  const config = readConfig();
  const running = config.databaseUrl === null ? runningClusterUrl(config.dataFolder) : null;
  const database = running === null ? await openDatabase(config, (line) => process.stderr.write(`${line}\n`)) : null;
  try {
    const dataSource = await openDataSource(running ?? database?.url ?? '');
    try {
      if (options.migrate !== false) await migrate(dataSource);
      return await work(dataSource, config);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database?.stop();
  }
}
