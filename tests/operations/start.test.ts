import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  dataFolder,
  embeddedEnvironment,
  end,
  removeFolder,
  startEmbedded,
  thuocdo,
  type EmbeddedServer,
} from '../support/embedded.js';
import { spawnSync } from 'node:child_process';

const folders: string[] = [];
const servers: EmbeddedServer[] = [];

function folder(): string {
  const made = dataFolder();
  folders.push(made);
  return made;
}

async function start(...args: Parameters<typeof startEmbedded>): Promise<EmbeddedServer> {
  const server = await startEmbedded(...args);
  servers.push(server);
  return server;
}

afterEach(async () => {
  for (const server of servers.splice(0)) await end(server.process);
  for (const made of folders.splice(0)) removeFolder(made);
});

const ready = async (server: EmbeddedServer): Promise<number> =>
  (await fetch(`${server.baseUrl}/api/health/ready`)).status;

const postmaster = (data: string): number =>
  Number(readFileSync(path.join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('starting with the embedded database', () => {
  it('shows a published ranking at the first start, a password once, and both never again', async () => {
    const data = path.join(folder(), 'có dấu cách');
    const first = await start(data);
    expect(first.output()).toMatch(/one-time password: \S{12,}/);
    const rankings = (await (await fetch(`${first.baseUrl}/api/v1/rankings`)).json()) as {
      items: { id: string; isSample: boolean; agencies: number }[];
    };
    expect(rankings.items).toHaveLength(1);
    expect(rankings.items[0]).toMatchObject({ isSample: true, agencies: 72 });
    const provinces = (await (await fetch(`${first.baseUrl}/api/v1/provinces`)).json()) as {
      items: { code: string }[];
    };
    expect(provinces.items.map(({ code }) => code)).toEqual(['mau', 'thai-nguyen']);
    const thaiNguyen = (await (await fetch(`${first.baseUrl}/api/v1/rankings?province=thai-nguyen`)).json()) as {
      items: unknown[];
    };
    expect(thaiNguyen.items).toEqual([]);
    await end(first.process);
    expect(existsSync(path.join(data, 'server.lock'))).toBe(false);

    const second = await start(data);
    expect(second.output()).not.toContain('one-time password');
    expect(await ready(second)).toBe(200);
  });

  it('stops the database with the server on SIGTERM and takes it over after a kill -9', async () => {
    const data = folder();
    const first = await start(data, { THUOCDO_DEMO: 'off' });
    const pid = postmaster(data);
    await end(first.process, 'SIGKILL');
    expect(isAlive(pid)).toBe(true);
    const second = await start(data, { THUOCDO_DEMO: 'off' });
    expect(postmaster(data)).toBe(pid);
    expect(await ready(second)).toBe(200);
    await end(second.process);
    expect(isAlive(pid)).toBe(false);
  });

  it('recovers after server and database were killed, with a stale pid file left behind', async () => {
    const data = folder();
    const first = await start(data, { THUOCDO_DEMO: 'off' });
    const pid = postmaster(data);
    await end(first.process, 'SIGKILL');
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(existsSync(path.join(data, 'postgres/postmaster.pid'))).toBe(true);
    expect(await ready(await start(data, { THUOCDO_DEMO: 'off' }))).toBe(200);
  });

  it('refuses a second server on the same folder and names the first', async () => {
    const data = folder();
    const first = await start(data, { THUOCDO_DEMO: 'off' });
    await expect(startEmbedded(data)).rejects.toThrow(new RegExp(`tiến trình ${first.process.pid}`));
    expect(await ready(first)).toBe(200);
  });

  it('says which port is in use and how to take another', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as net.AddressInfo;
    const data = folder();
    await expect(startEmbedded(data, { PORT: String(port), THUOCDO_DEMO: 'off' })).rejects.toThrow(
      new RegExp(`cổng ${port} đang có chương trình khác dùng.*PORT=${port + 1}`),
    );
    await new Promise((resolve) => other.close(resolve));
    expect(existsSync(path.join(data, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('refuses a data folder of another PostgreSQL version and leaves it alone', async () => {
    const data = folder();
    await end((await start(data, { THUOCDO_DEMO: 'off' })).process);
    const versionFile = path.join(data, 'postgres/PG_VERSION');
    writeFileSync(versionFile, '13\n');
    await expect(startEmbedded(data)).rejects.toThrow(/PostgreSQL 13.*bản đang cài là 18/s);
    expect(readFileSync(versionFile, 'utf8')).toBe('13\n');
  });

  it.each([
    ['PORT', '70000'],
    ['THUOCDO_LOG', 'loud'],
    ['THUOCDO_DEMO', 'perhaps'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['THUOCDO_PUBLIC_URL', 'nowhere'],
    ['THUOCDO_TLS_KEY', '/nowhere/key.pem'],
  ])('names the variable when %s is %s', (name, value) => {
    const run = spawnSync(process.execPath, ['dist/server/main.js'], {
      encoding: 'utf8',
      env: embeddedEnvironment(folder(), { [name]: value }),
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(name === 'THUOCDO_TLS_KEY' ? 'THUOCDO_TLS_CERT' : name);
  });

  it('asks for a secret file beside an outside database', () => {
    const run = spawnSync(process.execPath, ['dist/server/main.js'], {
      encoding: 'utf8',
      env: embeddedEnvironment(folder(), { DATABASE_URL: 'postgres://127.0.0.1:1/nothing' }),
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('THUOCDO_SECRET_FILE');
  });

  it('lets commands work beside the running server', async () => {
    const data = folder();
    const server = await start(data, { THUOCDO_DEMO: 'off' });
    const doctor = thuocdo(data, 'doctor');
    expect(doctor.stdout).toContain('Không thấy lỗi nào');
    expect(await ready(server)).toBe(200);
  });
});
