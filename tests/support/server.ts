/** A real server process on a database of its own, cloned from the template: tests talk to it over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { createDatabase, dropDatabase } from './postgres.js';

export interface TestServer {
  readonly baseUrl: string;
  readonly databaseUrl: string;
  readonly process: ChildProcess;
  /** A pool on the server's database, for arranging and for looking. */
  readonly database: pg.Pool;
  /** All lines that the server printed. */
  readonly output: () => string;
  stop(): Promise<void>;
}

let sequence = 0;

export async function startServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const adminUrl = inject('adminUrl');
  const name = `thuocdo_test_${process.pid}_${++sequence}`;
  const databaseUrl = await createDatabase(adminUrl, name, inject('template'));
  const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-test-'));
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      THUOCDO_SECRET_FILE: path.join(folder, 'secrets.json'),
      THUOCDO_DATA: folder,
      THUOCDO_LOG: 'warn',
      HOST: '127.0.0.1',
      PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const baseUrl = await new Promise<string>((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /đang chạy: (https?:\/\/\S+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
    child.once('error', reject);
  });
  const database = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  database.on('error', () => undefined);
  return {
    baseUrl,
    databaseUrl,
    process: child,
    database,
    output: () => printed,
    async stop() {
      await database.end();
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
      await dropDatabase(adminUrl, name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
