/** `thuocdo restore FILE`: a backup into an empty database or a new data folder. */
import { readConfig } from '../platform/config/config.js';
import { runningClusterUrl } from '../platform/database/embedded-cluster.js';
import { openDatabase } from '../platform/database/open-database.js';
import { restore } from '../platform/operations/restore.js';

export async function run(args: string[]): Promise<number> {
  const [file] = args;
  if (file === undefined) {
    process.stderr.write('Cách dùng: npm run -s thuocdo -- restore TỆP\n');
    return 2;
  }
  const config = readConfig();
  const running = config.databaseUrl === null ? runningClusterUrl(config.dataFolder) : null;
  const database = running === null ? await openDatabase(config, (line) => process.stderr.write(`${line}\n`)) : null;
  try {
    const { tables, rows } = await restore(running ?? database?.url ?? '', file);
    process.stdout.write(`Đã phục hồi ${rows} dòng của ${tables} bảng từ ${file}.\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  } finally {
    await database?.stop();
  }
}
