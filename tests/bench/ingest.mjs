// Durable answers per second through HTTP beside PostgreSQL's own rate of single-row durable inserts (DESIGN §7).
// Baseline: pgbench, 16 connections, prepared, the response table with its indexes, application stopped. Subject: 64
// connections, 25 answers, validated, de-duplicated and tallied, once over 200 agencies and once to one. Three
// alternating rounds, medians. Arguments: --seconds N (20), --rounds N (3).
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { openStage, singleChoiceAnswers } from '../support/bench-stage.mjs';

const execute = promisify(execFile);
const generator = fileURLToPath(new URL('../support/load-generator.mjs', import.meta.url));
const ANSWERS = 25;
const CONNECTIONS = 64;
const BASELINE_CONNECTIONS = 16;

export async function run(print, args = []) {
  const { values } = parseArgs({ args, options: { seconds: { type: 'string' }, rounds: { type: 'string' } } });
  const seconds = Number(values.seconds ?? 20);
  const rounds = Number(values.rounds ?? 3);
  const stage = await openStage();
  try {
    const { database, survey } = stage;
    await database.query('CREATE TABLE baseline_response (LIKE response INCLUDING ALL)');
    const pgbench = findPgbench();
    print(`ingest.baseline ${pgbench === null ? 'plain-client' : 'pgbench'} tool`);
    const answers = singleChoiceAnswers(survey.definition, ANSWERS);
    const load = async (agencies) => {
      await database.query('CHECKPOINT');
      const port = await stage.startServer();
      const options = { port, connections: CONNECTIONS, form: survey.code, agencies, answers };
      await generate({ ...options, seconds: Math.min(2, seconds) });
      const figures = await generate({ ...options, seconds });
      await stage.stopServer();
      return figures;
    };
    let acknowledged = 0;
    const results = { baseline: [], spread: [], single: [] };
    for (let round = 0; round < rounds; round += 1) {
      await database.query('TRUNCATE baseline_response');
      await database.query('CHECKPOINT');
      results.baseline.push(await baseline(stage, pgbench, seconds));
      results.spread.push(await load(survey.agencies));
      results.single.push(await load(survey.agencies.slice(0, 1)));
    }
    const base = median(results.baseline);
    print(`ingest.baseline ${base.toFixed(0)} rows/s`);
    for (const [name, text] of [
      ['spread', '200-agencies'],
      ['single', 'one-agency'],
    ]) {
      const rate = median(results[name].map((one) => one.rate));
      print(`ingest.${text} ${rate.toFixed(0)} answers/s`);
      print(
        `ingest.${text}.ratio ${median(results[name].map((one, i) => one.rate / results.baseline[i])).toFixed(2)} x`,
      );
      print(`ingest.${text}.p50 ${median(results[name].map((one) => one.p50)).toFixed(1)} ms`);
      print(`ingest.${text}.p99 ${median(results[name].map((one) => one.p99)).toFixed(1)} ms`);
      acknowledged += sum(results[name].map((one) => one.acknowledged));
      const refused = results[name].flatMap((one) => Object.entries(one.refused));
      if (refused.length > 0) throw new Error(`answers were refused: ${JSON.stringify(refused)}`);
    }
    acknowledged += warmUps;
    await check(stage, acknowledged, print);
  } finally {
    await stage.close();
  }
}

let warmUps = 0;

async function generate(options) {
  const { stdout } = await execute(process.execPath, [generator, JSON.stringify(options)], { maxBuffer: 1e7 });
  const figures = JSON.parse(stdout);
  if (options.seconds <= 2) warmUps += figures.acknowledged;
  return figures;
}

/** Every acknowledged answer is one row, every row is in the tallies, and a recount finds nothing. */
async function check(stage, acknowledged, print) {
  const { rows } = await stage.database.query(
    `SELECT (SELECT count(*) FROM response)::int AS rows, (SELECT sum(forms) FROM counted_forms)::int AS forms`,
  );
  const { recountSurvey } = await import('../../dist/server/responses/recount.js');
  const recount = await recountSurvey(stage.dataSource, stage.survey.id, false);
  print(`ingest.acknowledged ${acknowledged} answers`);
  print(`ingest.rows ${rows[0].rows} rows`);
  print(`ingest.tallied ${rows[0].forms} forms`);
  print(`ingest.differences ${recount.differences.length} tallies`);
  if (rows[0].rows !== acknowledged || rows[0].forms !== acknowledged || recount.differences.length > 0) {
    throw new Error('acknowledged answers, rows and tallies do not agree');
  }
}

const INSERT = `INSERT INTO baseline_response (id, province_id, survey_id, agency_id, started_at, answered_at, received_at,
  offline, channel, respondent_kind, locale, exclusion, answers, choices, rest)
VALUES (gen_random_uuid(), 'PROVINCE', 'SURVEY', AGENCY, NULL, now(), now(), false, 'publicLink', 'citizen', 'vi', NULL,
  'ANSWERS', NULL, NULL)`;

async function baseline(stage, pgbench, seconds) {
  const { survey } = stage;
  const codes = `{${Object.values(singleChoiceAnswers(survey.definition, ANSWERS)).join(',')}}`;
  const insert = INSERT.replace('PROVINCE', survey.provinceId).replace('SURVEY', survey.id).replace('ANSWERS', codes);
  const agencyIds = `(ARRAY['${survey.agencies.join("','")}']::uuid[])`;
  return pgbench === null
    ? plainClient(stage.url, insert.replace('AGENCY', `${agencyIds}[$1::int]`), survey.agencies.length, seconds)
    : runPgbench(pgbench, stage, insert, seconds);
}

/** pgbench finds the agency by a number in a small table of its own, as a literal list of 200 ids would be parsed by it each time. */
async function runPgbench(pgbench, stage, insert, seconds) {
  const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-pgbench-'));
  const file = path.join(folder, 'insert.sql');
  const agency = "('00000000-0000-4000-8000-' || lpad(:agency::text, 12, '0'))::uuid";
  const text = insert.replace('AGENCY', agency).replace(/\s+/g, ' ');
  writeFileSync(file, `\\set agency random(1, ${stage.survey.agencies.length})\n${text};\n`);
  try {
    const { stdout } = await execute(pgbench, [
      '-n', '-M', 'prepared', '-c', String(BASELINE_CONNECTIONS), '-j', '2', '-T', String(seconds), '-f', file, stage.url,
    ]); // prettier-ignore
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function plainClient(url, insert, agencies, seconds) {
  const clients = await Promise.all(
    Array.from({ length: BASELINE_CONNECTIONS }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let rows = 0;
  await Promise.all(
    clients.map(async (client, place) => {
      for (let n = place; performance.now() < until; n += 1) {
        await client.query({ name: 'baseline', text: insert, values: [1 + (n % agencies)] });
        rows += 1;
      }
    }),
  );
  const rate = rows / ((performance.now() - startedAt) / 1000);
  await Promise.all(clients.map((client) => client.end()));
  return rate;
}

function findPgbench() {
  const places = ['/usr/bin/pgbench', '/usr/local/bin/pgbench', '/opt/homebrew/bin/pgbench'];
  const debian = '/usr/lib/postgresql';
  if (existsSync(debian)) places.push(...readdirSync(debian).map((major) => path.join(debian, major, 'bin/pgbench')));
  return places.find((file) => existsSync(file) && spawnSync(file, ['--version']).status === 0) ?? null;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
