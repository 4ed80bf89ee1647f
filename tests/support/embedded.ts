/** A server with its own embedded database in a throw-away folder, as `npm start` would run it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface EmbeddedServer {
  readonly baseUrl: string;
  readonly process: ChildProcess;
  readonly output: () => string;
}

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A new empty folder that other users may enter. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export const embeddedEnvironment = (folder: string, more: Record<string, string> = {}): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _outside, THUOCDO_SECRET_FILE: _secret, ...rest } = process.env;
  return {
    ...rest,
    THUOCDO_DATA: folder,
    THUOCDO_DURABLE: 'off',
    THUOCDO_LOG: 'warn',
    HOST: '127.0.0.1',
    PORT: '0',
    ...more,
  };
};

/** Starts and waits for the address. Rejects with everything printed when the process ends first. */
export function startEmbedded(folder: string, more: Record<string, string> = {}): Promise<EmbeddedServer> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: embeddedEnvironment(folder, more),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      printed += chunk.toString();
      const baseUrl = /đang chạy: (https?:\/\/\S+)/.exec(printed)?.[1];
      if (baseUrl !== undefined) resolve({ baseUrl, process: child, output: () => printed });
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', (code) => reject(new Error(`ended with ${code}\n${printed}`)));
    child.once('error', reject);
  });
}

/** Ends a process that this test started and waits for it. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

/** Runs `thuocdo …` on the data folder. */
export function thuocdo(folder: string, ...args: string[]): Finished {
  const run = spawnSync(process.execPath, ['dist/server/cli/main.js', ...args], {
    encoding: 'utf8',
    env: embeddedEnvironment(folder),
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}
