/** `thuocdo backup [FILE]`: one consistent file of the whole database. */
import path from 'node:path';
import { Clock } from '../platform/clock/clock.js';
import { backup } from '../platform/operations/backup.js';
import { withDatabase } from './database.js';

export async function run(args: string[]): Promise<number> {
  const now = new Clock().now();
  const file = path.resolve(args[0] ?? `thuocdo-${now.toISOString().slice(0, 16).replaceAll(':', '')}.tdb.gz`);
  return withDatabase(
    async (dataSource, config) => {
      const { tables, rows } = await backup(dataSource, file, now);
      process.stdout.write(
        `Đã sao lưu ${rows} dòng của ${tables} bảng vào ${file}.\n` +
          `Tệp khóa ${config.secretFile} không nằm trong bản sao lưu; xin cất riêng. (The secret file is not part of it: keep it apart.)\n`,
      );
      return 0;
    },
    { migrate: false },
  );
}
