// The stage of the measurements on a database: an embedded PostgreSQL with fsync in a throw-away folder, one open survey
// over 200 agencies, and the server process started and stopped at will.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const built = (file) => import(path.join(root, 'dist', file));

/** Opens the stage. `questionnaireId` names a shipped questionnaire. */
export async function openStage(questionnaireId = 'sipas-2017', agencyCount = 200) {
  const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-bench-'));
  chmodSync(folder, 0o755);
  const { startCluster } = await built('server/platform/database/embedded-cluster.js');
  const { openDataSource, migrate } = await built('server/platform/database/data-source.js');
  const { loadQuestionnaireCatalogue } = await built('server/questionnaires/questionnaire-catalogue.js');
  const cluster = await startCluster({ dataFolder: folder, durable: true, say: () => undefined });
  const dataSource = await openDataSource(cluster.url);
  await migrate(dataSource);
  await loadQuestionnaireCatalogue(dataSource, path.join(root, 'server/catalogue'), new Date());
  const database = new pg.Pool({ connectionString: cluster.url, max: 2 });
  database.on('error', () => undefined);
  const survey = await addSurvey(database, questionnaireId, agencyCount);
  let server = null;
  return {
    database,
    dataSource,
    url: cluster.url,
    survey,
    async startServer() {
      server = await startServer(cluster.url, folder);
      return server.port;
    },
    async stopServer() {
      await server?.stop();
      server = null;
    },
    async close() {
      await server?.stop();
      await database.end();
      await dataSource.destroy();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(path.dirname(cluster.folder), { recursive: true, force: true });
    },
  };
}

/** A sample province with one open survey over new agencies, written straight into the database. */
export async function addSurvey(database, questionnaireId, agencyCount) {
  const one = async (text, values) => (await database.query(text, values)).rows[0];
  const province = await one(
    "INSERT INTO province (code, name_vi, name_en, is_sample) VALUES ('bench', 'Tỉnh Đo Tải', 'Bench', true) RETURNING id",
  );
  const questionnaire = await one('SELECT id, definition FROM questionnaire_version WHERE questionnaire_id = $1', [
    questionnaireId,
  ]);
  const survey = await one(
    `INSERT INTO survey (province_id, title_vi, title_en, state, questionnaire_version_id, minimum, channels, index_channels,
                         code, created_at, opened_at)
     VALUES ($1, 'Đo tải', 'Bench', 'open', $2, '{"rule":"fixed","byKind":{}}', '{publicLink}', '{publicLink}', 'BENCH77',
             now(), now()) RETURNING id`,
    [province.id, questionnaire.id],
  );
  const agencies = await database.query(
    `WITH made AS (
       INSERT INTO agency (province_id, code, slug, name, kind, search_text)
       SELECT $1, 'bench-' || g, 'bench-' || g, 'Xã ' || g, 'commune', 'xa ' || g FROM generate_series(1, $3) g RETURNING id, code)
     INSERT INTO survey_agency (survey_id, agency_id, province_id, code)
     SELECT $2, id, $1, lpad(translate(substr(code, 7), '01', 'XY'), 8, 'A') FROM made RETURNING agency_id AS id`,
    [province.id, survey.id, agencyCount],
  );
  return {
    id: survey.id,
    provinceId: province.id,
    code: 'BENCH77',
    definition: questionnaire.definition,
    agencies: agencies.rows.map((row) => row.id),
  };
}

/** `count` valid answers to single-choice items, cycling through the levels of each scale. */
export function singleChoiceAnswers(definition, count) {
  const items = definition.factors.flatMap((factor) => factor.items).concat(definition.extraItems);
  const coded = items
    .filter((item) => ['ordinal', 'nominal'].includes(definition.scales[item.scale].type))
    .slice(0, count);
  if (coded.length < count) throw new Error(`the questionnaire has only ${coded.length} single-choice items`);
  return Object.fromEntries(
    coded.map((item, i) => {
      const { levels } = definition.scales[item.scale];
      return [item.code, levels[i % levels.length].value];
    }),
  );
}

function startServer(databaseUrl, folder) {
  const child = spawn(process.execPath, [path.join(root, 'dist/server/main.js')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      THUOCDO_DATA: path.join(folder, 'server'),
      THUOCDO_SECRET_FILE: path.join(folder, 'secrets.json'),
      THUOCDO_DEMO: 'off',
      THUOCDO_LOG: 'warn',
      HOST: '127.0.0.1',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  return new Promise((resolve, reject) => {
    const look = (chunk) => {
      printed += chunk;
      const port = /đang chạy: https?:\/\/[^:\s]+:(\d+)/.exec(printed)?.[1];
      if (port === undefined) return;
      resolve({
        port: Number(port),
        pid: child.pid,
        stop: () =>
          new Promise((ended) => {
            if (child.exitCode !== null || child.signalCode !== null) return ended();
            child.once('exit', ended);
            child.kill('SIGTERM');
          }),
      });
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
  });
}
