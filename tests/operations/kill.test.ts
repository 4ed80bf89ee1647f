/**
 * Kills server and database for real, under load, again and again: after each restart every acknowledged answer is there
 * once and the tallies say exactly what the rows say (DESIGN §2.5). The embedded database, with fsync, in its own folder.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import {
  clusterFolder,
  runningClusterUrl,
  runningPostmaster,
} from '../../dist/server/platform/database/embedded-cluster.js';
import { openDataSource } from '../../dist/server/platform/database/data-source.js';
import { recountSurvey } from '../../dist/server/responses/recount.js';
import { addSurvey, singleChoiceAnswers } from '../support/bench-stage.mjs';

const KILLS = 21;
const SENDERS = 12;
/** Most time under load before a kill; the moment is varied so that kills meet every step of a flush. */
const LOAD_MILLISECONDS = 700;

const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-kill-'));
chmodSync(folder, 0o755);
const { folder: cluster } = clusterFolder(folder);
let server: ChildProcess | null = null;
let port = 0;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(free));
    });
  });

function start(): Promise<void> {
  const { DATABASE_URL: _outside, ...environment } = process.env;
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...environment,
      THUOCDO_DATA: folder,
      THUOCDO_DEMO: 'off',
      THUOCDO_LOG: 'fatal',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server = child;
  let printed = '';
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (printed.includes('đang chạy:')) resolve();
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
  });
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

const killDatabase = (): void => {
  const running = runningPostmaster(cluster);
  if (running !== null) process.kill(running.pid, 'SIGKILL');
};

const ways: [string, () => Promise<void>][] = [
  ['server', async () => void server?.kill('SIGKILL')],
  [
    'database, then server',
    async () => {
      killDatabase();
      await sleep(150);
      server?.kill('SIGKILL');
    },
  ],
  [
    'both at once',
    async () => {
      server?.kill('SIGKILL');
      killDatabase();
    },
  ],
];

afterAll(async () => {
  if (server !== null) {
    server.kill('SIGTERM');
    await Promise.race([ended(server), sleep(15_000)]);
  }
  killDatabase();
  await sleep(200);
  rmSync(folder, { recursive: true, force: true });
  rmSync(path.dirname(cluster), { recursive: true, force: true });
});

it(`loses and doubles no acknowledged answer in ${KILLS} kills under load`, { timeout: 900_000 }, async () => {
  port = await freePort();
  await start();
  const arrange = new pg.Pool({ connectionString: runningClusterUrl(folder)!, max: 1 });
  arrange.on('error', () => undefined);
  const survey = await addSurvey(arrange, 'sipas-2017', 20);
  await arrange.end();
  const answers = singleChoiceAnswers(survey.definition, 25);

  const acknowledged = new Map<string, string>();
  const refusals: string[] = [];
  let sent = 0;
  let finished = false;
  const sender = async (place: number): Promise<void> => {
    for (let n = 0; !finished; n += 1) {
      const at = new Date().toISOString();
      const body = JSON.stringify({
        id: randomUUID(),
        form: survey.code,
        agencyId: survey.agencies[(n * SENDERS + place) % survey.agencies.length],
        respondentKind: 'citizen',
        answers,
        profile: {},
        answeredAt: at,
        sentAt: at,
        locale: 'vi',
        offline: false,
      });
      sent += 1;
      // the same body goes out until it is acknowledged, as a tablet's outbox does
      while (!(await post(body)) && !finished) await sleep(50);
    }
  };
  const post = async (body: string): Promise<boolean> => {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/responses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(5_000),
      });
      const text = await response.text();
      if (response.status === 200 || response.status === 201) {
        const { id, receipt } = JSON.parse(text) as { id: string; receipt: string };
        acknowledged.set(id, receipt);
        return true;
      }
      if (response.status !== 503) refusals.push(`${response.status} ${text}`);
      return false;
    } catch {
      return false;
    }
  };
  const senders = Array.from({ length: SENDERS }, (_, place) => sender(place));

  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = acknowledged.size;
    while (acknowledged.size < before + 50) await sleep(10);
    await sleep((LOAD_MILLISECONDS * ((kill * 7) % KILLS)) / KILLS);
    const [name, how] = ways[kill % ways.length]!;
    const dying = server!;
    dying.removeAllListeners('exit');
    await how();
    await ended(dying);
    await start();
    await check(survey.id, [...acknowledged.keys()], `after kill ${kill + 1} (${name})`);
  }
  finished = true;
  await Promise.all(senders);
  await check(survey.id, [...acknowledged.keys()], 'at the end');
  expect(refusals).toEqual([]);
  expect(sent - acknowledged.size).toBeLessThanOrEqual(SENDERS);
  console.log(`${KILLS} kills, ${acknowledged.size} answers acknowledged, none lost, none doubled`);
});

/** Rows and tally sums in one snapshot, then every figure of the tallies against the rows. */
async function check(surveyId: string, ids: readonly string[], moment: string): Promise<void> {
  const url = runningClusterUrl(folder)!;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM response WHERE id = ANY($1::uuid[])) AS kept,
            (SELECT count(*)::int FROM response) AS rows,
            (SELECT count(DISTINCT id)::int FROM response) AS ids,
            (SELECT coalesce(sum(forms), 0)::int FROM counted_forms) AS tallied`,
    [ids],
  );
  await client.end();
  expect(rows[0], moment).toMatchObject({ kept: ids.length, ids: rows[0].rows, tallied: rows[0].rows });
  const dataSource = await openDataSource(url);
  try {
    const recount = await recountSurvey(dataSource, surveyId, false);
    expect(recount.differences, moment).toEqual([]);
  } finally {
    await dataSource.destroy();
  }
}
