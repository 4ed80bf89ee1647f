/** The embedded PostgreSQL: made at the first start, adopted after a crash, stopped with the server. STACK "Embedded PostgreSQL". */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  findBinaries,
  isRoot,
  reachableByOthers,
  sharedPlace,
  unprivileged,
  type Binaries,
} from './embedded-binaries.js';

export interface Cluster {
  /** postgres://… of the database `thuocdo`. */
  readonly url: string;
  readonly folder: string;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** False when a running database of this folder was taken over. */
  readonly started: boolean;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly dataFolder: string;
  readonly durable: boolean;
  readonly say: (line: string) => void;
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Where the cluster of a data folder lies: inside it, or in a place its user can reach. */
export function clusterFolder(dataFolder: string): { folder: string; moved: boolean } {
  const inside = path.join(dataFolder, 'postgres');
  if (!isRoot() || reachableByOthers(inside)) return { folder: inside, moved: false };
  return { folder: path.join(sharedPlace('data', dataFolder), 'postgres'), moved: true };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The postmaster of a data folder: its pid and port, or null. A pid file left by a crash is told from a living server. */
export function runningPostmaster(folder: string): { pid: number; port: number } | null {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !alive(pid)) return null;
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && !readFileSync(commandLine, 'utf8').includes('postgres')) return null;
  return { pid, port };
}

/**
 * A stale pid file is PostgreSQL's own business: it looks for backends that outlived their postmaster. Only when the pid now
 * belongs to a program that is no PostgreSQL would it refuse to start for no reason.
 */
function forgetReusedPid(folder: string): void {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (runningPostmaster(folder) === null && Number.isInteger(pid) && pid > 0 && alive(pid))
    rmSync(file, { force: true });
}

function passwordOf(folder: string): string {
  return readFileSync(path.join(path.dirname(folder), 'database-password'), 'utf8').trim();
}

function initialise(binaries: Binaries, folder: string, durable: boolean): void {
  const parent = path.dirname(folder);
  mkdirSync(parent, { recursive: true });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(path.join(parent, 'database-password'), password + '\n', { mode: 0o600 });
  // initdb fills a folder of another name first, so that a start that was cut off is never taken for a finished one
  const fresh = `${folder}-new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = path.join(fresh + '-password');
  writeFileSync(passwordFile, password + '\n', { mode: 0o600 });
  if (isRoot()) {
    chownSync(fresh, unprivileged.uid, unprivileged.gid);
    chownSync(passwordFile, unprivileged.uid, unprivileged.gid);
  }
  const made = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${fresh}`,
      '--username=thuocdo',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=vi',
      ...(durable ? [] : ['--no-sync']),
    ],
    { cwd: '/', encoding: 'utf8', env: childEnvironment(), ...(isRoot() ? unprivileged : {}) },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    throw new Error(`Chưa tạo được cơ sở dữ liệu (initdb): ${made.stderr || made.error?.message || made.stdout}`);
  }
  renameSync(fresh, folder);
}

const childEnvironment = (): Record<string, string> => ({
  LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8',
  PATH: '/usr/bin:/bin',
  TZ: 'UTC',
});

async function connectable(url: string, milliseconds: number, stillRunning: () => boolean): Promise<boolean> {
  const tries = Math.ceil(milliseconds / 25);
  for (let attempt = 0; attempt < tries; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      await client.end().catch(() => undefined);
      if ((error as { code?: string }).code === '28P01') throw error;
      if (!stillRunning()) return false;
      await sleep(25);
    }
  }
  return false;
}

const urlOf = (password: string, port: number, database: string): string =>
  `postgres://thuocdo:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

async function ensureDatabase(password: string, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(password, port, 'postgres') });
  await client.connect();
  try {
    const found = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'thuocdo'`);
    if (found.rowCount === 0) await client.query('CREATE DATABASE thuocdo');
  } finally {
    await client.end();
  }
}

/** Connects to the running database of a data folder without starting anything; null when none runs. For commands beside a running server. */
export function runningClusterUrl(dataFolder: string): string | null {
  const { folder } = clusterFolder(dataFolder);
  const running = runningPostmaster(folder);
  return running === null ? null : urlOf(passwordOf(folder), running.port, 'thuocdo');
}

/** Starts or adopts the cluster of a data folder. @throws Error in two languages when the folder is of another version or damaged */
export async function startCluster({ dataFolder, durable, say }: ClusterOptions): Promise<Cluster> {
  const binaries = findBinaries(say);
  const { folder, moved } = clusterFolder(dataFolder);
  if (moved) say(`Dữ liệu nằm ở ${folder}, vì ${dataFolder} chỉ root vào được. (The data are kept there.)`);
  const versionFile = path.join(folder, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    if (existsSync(folder)) {
      throw new Error(
        `${folder} có sẵn nhưng không phải dữ liệu PostgreSQL. Xin dời thư mục ấy đi. (Not a database folder: move it away.)`,
      );
    }
    initialise(binaries, folder, durable);
  }
  const major = Number(readFileSync(versionFile, 'utf8').trim());
  if (major !== binaries.major) {
    throw new Error(
      `${folder} thuộc PostgreSQL ${major}, bản đang cài là ${binaries.major}. Xin sao lưu bằng bản cũ (npm run thuocdo -- backup) rồi restore. ` +
        `The data folder belongs to PostgreSQL ${major}, installed is ${binaries.major}: back up with the old release, then restore.`,
    );
  }
  const password = passwordOf(folder);
  const running = runningPostmaster(folder);
  if (
    running !== null &&
    (await connectable(urlOf(password, running.port, 'postgres'), 10_000, () => alive(running.pid)))
  ) {
    await ensureDatabase(password, running.port);
    return clusterHandle(urlOf(password, running.port, 'thuocdo'), folder, running.pid, false);
  }
  forgetReusedPid(folder);
  if (isRoot()) chmodSync(folder, 0o700);
  const port = await freePort();
  const logFile = path.join(folder, 'server.log');
  const log = openSync(logFile, 'a', 0o600);
  if (isRoot()) chownSync(logFile, unprivileged.uid, unprivileged.gid);
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    jit: 'off',
    log_min_messages: 'warning',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  const child = spawn(
    binaries.postgres,
    ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: childEnvironment(),
      ...(isRoot() ? unprivileged : {}),
    },
  );
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const pid = child.pid ?? -1;
  if (!(await connectable(urlOf(password, port, 'postgres'), 60_000, () => !ended))) {
    const tail = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n').slice(-6).join('\n') : '';
    throw new Error(`PostgreSQL không khởi động được; nhật ký: ${logFile}\n${tail}`);
  }
  await ensureDatabase(password, port);
  return clusterHandle(urlOf(password, port, 'thuocdo'), folder, pid, true);
}

function clusterHandle(url: string, folder: string, pid: number, started: boolean): Cluster {
  return {
    url,
    folder,
    pid,
    started,
    async stop() {
      if (!alive(pid)) return;
      process.kill(pid, 'SIGINT');
      for (let waited = 0; waited < 20_000 && alive(pid); waited += 20) await sleep(20);
      if (alive(pid)) process.kill(pid, 'SIGQUIT');
    },
  };
}
