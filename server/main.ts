/** The server process: settings, database, migrations, first content, HTTP; and a calm end on SIGTERM. */
import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdirSync } from 'node:fs';
import { createApplication } from './application.js';
import { firstStart } from './first-start.js';
import { readConfig } from './platform/config/config.js';
import { migrate, openDataSource } from './platform/database/data-source.js';
import { takeInstanceLock } from './platform/database/instance-lock.js';
import { openDatabase } from './platform/database/open-database.js';
import { startDraining } from './platform/http/draining.js';
import { openLog } from './platform/http/logging.js';
import { loadSecrets } from './platform/secrets/secrets.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  const config = readConfig();
  mkdirSync(config.dataFolder, { recursive: true });
  const releaseLock = takeInstanceLock(config.dataFolder);
  process.once('exit', releaseLock);
  const log = openLog(config);
  const secrets = loadSecrets(config.secretFile);
  const database = await openDatabase(config, say);
  const stops: (() => Promise<unknown>)[] = [() => database.stop()];
  let ending: Promise<void> | null = null;
  const end = (code: number): Promise<void> => {
    ending ??= (async () => {
      startDraining();
      for (const stop of stops.reverse()) await stop().catch((error: unknown) => log.error({ err: error }, 'stop'));
      process.exit(code);
    })();
    return ending;
  };
  process.once('SIGTERM', () => void end(0));
  process.once('SIGINT', () => void end(0));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception');
    void end(1);
  });
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'unhandled rejection');
  });
  try {
    const dataSource = await openDataSource(database.url);
    stops.push(() => dataSource.destroy());
    await migrate(dataSource);
    await firstStart(config, secrets, dataSource, say);
    const app = await createApplication(config, secrets, dataSource, log);
    stops.push(() => app.close());
    await listen(app, config.host, config.port);
    const address = app.getHttpServer().address() as { port: number };
    const shownHost = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
    const url = config.publicUrl ?? `${config.tls === null ? 'http' : 'https'}://${shownHost}:${address.port}`;
    say(`Thước Đo đang chạy: ${url}  (bảng xếp hạng / ranking)`);
    say(`Khu làm việc / workspace: ${url}/lam-viec   Dừng / stop: Ctrl+C`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    log.debug({ err: error }, 'start failed');
    await end(1);
  }
}

async function listen(app: NestFastifyApplication, host: string, port: number): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `PORT: cổng ${port} đang có chương trình khác dùng. Xin chạy lại với cổng khác, ví dụ PORT=${port + 1} npm start. ` +
          `Port ${port} is in use: start again with another one.`,
      );
    }
    if (code === 'EACCES') {
      throw new Error(
        `PORT: không được phép mở cổng ${port}; xin chọn cổng từ 1024. Not allowed to open port ${port}.`,
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Error(`HOST: máy này không có địa chỉ ${host}. This machine has no address ${host}.`);
    }
    throw error;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
