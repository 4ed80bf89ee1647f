/**
 * The demo of a first start: "Tỉnh Mẫu", an invented province with a closed survey of several thousand synthetic answers, its
 * published ranking, and an open one-tap survey to try. Removable without a trace.
 */
import type { ClientBase } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { seededRandom, type RandomSource } from '../../../scoring/sampling/random.js';
import { Audit, systemActor } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { tablesInOrder, quoted } from '../../platform/operations/table-order.js';
import { Provinces } from '../../platform/provinces/provinces.js';
import { Settings } from '../../platform/settings/settings.js';
import { searchText } from '../../platform/text/search-text.js';
import { insertResponses } from '../../responses/insert-responses.js';
import type { ResponseRow } from '../../responses/response-row.js';
import { loadSurveyForm } from '../../responses/survey-form.js';
import { PublicationsService } from '../../results/publications.service.js';
import { RunsService } from '../../results/runs.service.js';
import { publicCode } from '../../surveys/survey-code.js';
import { demoAnswers, deviate } from './demo-answers.js';
import { demoUnits, type DemoUnit } from './demo-names.js';

export const demoProvince = 'mau';
const day = 86_400_000;

interface DemoAgency extends DemoUnit {
  readonly id: string;
}

/** True when the demo province is there. */
export async function hasDemo(dataSource: DataSource): Promise<boolean> {
  const rows: unknown[] = await dataSource.query('SELECT FROM province WHERE code = $1', [demoProvince]);
  return rows.length > 0;
}

/** Seeds everything in one transaction; nothing when it is there already. */
export async function seedDemo(dataSource: DataSource, clock: Clock): Promise<boolean> {
  if (await hasDemo(dataSource)) return false;
  const audit = new Audit(clock);
  const runs = new RunsService(dataSource, clock, audit);
  const publications = new PublicationsService(dataSource, clock, audit, runs, new Settings(dataSource, audit));
  await dataSource.transaction(async (manager) => {
    const provinceId = await Provinces.ensure(manager, {
      code: demoProvince,
      nameVi: 'Tỉnh Mẫu',
      nameEn: 'Sample Province',
      isSample: true,
    });
    await manager.query('UPDATE province SET is_default = false WHERE is_default');
    await manager.query('UPDATE province SET is_default = true WHERE id = $1', [provinceId]);
    const agencies = await insertAgencies(manager, provinceId);
    const random = seededRandom('Tỉnh Mẫu 2026');
    const now = clock.milliseconds();
    const closedId = await insertSurvey(manager, provinceId, agencies, {
      title: ['Sự hài lòng về phục vụ hành chính, kỳ mẫu', 'Satisfaction with administrative service, sample round'],
      questionnaire: 'sipas-2017',
      opensAt: new Date(now - 80 * day),
      closesAt: new Date(now - 14 * day),
      state: 'closed',
      channels: ['kiosk', 'publicLink', 'paper'],
      random,
    });
    await insertAnswers(manager, closedId, agencies, random, { from: now - 79 * day, days: 64, forms: formsOf });
    const openId = await insertSurvey(manager, provinceId, agencies, {
      title: ['Đánh giá nhanh tại quầy, đợt mẫu đang mở', 'One-tap rating at the counter, open sample round'],
      questionnaire: 'kiosk-quick',
      opensAt: new Date(now - 5 * day),
      closesAt: new Date(now + 60 * day),
      state: 'open',
      channels: ['kiosk', 'publicLink'],
      random,
    });
    await insertAnswers(manager, openId, agencies, random, {
      from: now - 4 * day,
      days: 3.9,
      forms: (r) => r.nextBelow(9),
    });
    const quiet = { audited: false };
    const runId = await runs.createWithin(manager, systemActor, provinceId, closedId, null, quiet);
    const publicationId = await publications.prepareWithin(
      manager,
      systemActor,
      provinceId,
      {
        runId,
        title: {
          vi: 'Người dân hài lòng thế nào với phục vụ hành chính (dữ liệu mẫu)',
          en: 'How satisfied people are with administrative service (sample data)',
        },
        decisionNumber: '00/QĐ-MẪU',
      },
      quiet,
    );
    await publications.approveWithin(manager, systemActor, provinceId, publicationId, { onePerson: true, ...quiet });
  });
  return true;
}

/** Uneven samples: most between 60 and 160 forms, some under the minimum of 30, one under 10. */
function formsOf(random: RandomSource, at: number): number {
  if (at % 24 === 11) return 6 + random.nextBelow(3);
  if (at % 17 === 5) return 12 + random.nextBelow(16);
  return 55 + random.nextBelow(110);
}

async function insertAgencies(manager: EntityManager, provinceId: string): Promise<DemoAgency[]> {
  const units = demoUnits();
  const made: { id: string; code: string }[] = await manager.query(
    `INSERT INTO agency (province_id, code, slug, name, name_en, kind, unit_type, search_text)
     SELECT $1, u.* FROM jsonb_to_recordset($2::jsonb)
       AS u (code text, slug text, name text, name_en text, kind text, unit_type text, search_text text)
     RETURNING id, code`,
    [
      provinceId,
      JSON.stringify(
        units.map((unit) => ({
          code: unit.code,
          slug: unit.code,
          name: unit.name,
          name_en: unit.nameEn,
          kind: unit.kind,
          unit_type: unit.unitType,
          search_text: searchText(unit.name),
        })),
      ),
    ],
  );
  await manager.query(
    `UPDATE agency SET parent_id = (SELECT id FROM agency WHERE province_id = $1 AND kind = 'province')
      WHERE province_id = $1 AND kind <> 'province'`,
    [provinceId],
  );
  const idOf = new Map(made.map(({ id, code }) => [code, id]));
  return units.filter((unit) => unit.kind !== 'province').map((unit) => ({ ...unit, id: idOf.get(unit.code) ?? '' }));
}

async function insertSurvey(
  manager: EntityManager,
  provinceId: string,
  agencies: readonly DemoAgency[],
  survey: {
    title: readonly [string, string];
    questionnaire: string;
    opensAt: Date;
    closesAt: Date;
    state: 'open' | 'closed';
    channels: readonly string[];
    random: RandomSource;
  },
): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO survey (province_id, title_vi, title_en, state, questionnaire_version_id, sector, opens_at, closes_at, opened_at,
                         closed_at, minimum, channels, index_channels, population_text, code, created_at)
     VALUES ($1, $2, $3, $4,
             (SELECT id FROM questionnaire_version WHERE questionnaire_id = $5 AND province_id IS NULL AND state = 'published'
               ORDER BY published_at DESC LIMIT 1),
             'administration', $6, $7, $6, $8, $9, $10, $10, $11, $12, $6)
     RETURNING id`,
    [
      provinceId,
      ...survey.title,
      survey.state,
      survey.questionnaire,
      survey.opensAt,
      survey.closesAt,
      survey.state === 'closed' ? survey.closesAt : null,
      JSON.stringify({ rule: 'fixed', byKind: { department: 30, commune: 30 } }),
      survey.channels,
      'Người dân, tổ chức đã nhận kết quả trong kỳ (dữ liệu mẫu)',
      publicCode(7),
    ],
  );
  const id = rows[0]?.id ?? '';
  await manager.query(
    `INSERT INTO survey_agency (survey_id, agency_id, province_id, code, population, target)
     SELECT $1, a.agency_id, $2, a.code, a.population, 100
       FROM unnest($3::uuid[], $4::text[], $5::int[]) AS a (agency_id, code, population)`,
    [
      id,
      provinceId,
      agencies.map((agency) => agency.id),
      agencies.map(() => publicCode(8)),
      agencies.map(() => 800 + survey.random.nextBelow(7_000)),
    ],
  );
  return id;
}

async function insertAnswers(
  manager: EntityManager,
  surveyId: string,
  agencies: readonly DemoAgency[],
  random: RandomSource,
  plan: { from: number; days: number; forms: (random: RandomSource, at: number) => number },
): Promise<void> {
  const form = await loadSurveyForm(manager, surveyId);
  if (form === null) throw new Error('the demo survey is missing');
  const kinds = [...form.respondentKinds];
  const channels = [...form.channels];
  const rows: ResponseRow[] = [];
  agencies.forEach((agency, at) => {
    const quality = 0.28 + deviate(random) * 0.26;
    for (let left = plan.forms(random, at); left > 0; left -= 1) {
      const answered = plan.from + random.nextShare() * plan.days * day;
      const channel = channels[Math.floor(random.nextShare() ** 2 * channels.length)] ?? channels[0] ?? 'kiosk';
      rows.push({
        id: uuidFrom(random),
        provinceId: form.provinceId,
        surveyId,
        agencyId: agency.id,
        channel,
        respondentKind: kinds[random.nextShare() < 0.82 ? 0 : kinds.length - 1] ?? 'citizen',
        locale: 'vi',
        offline: false,
        startedAt: new Date(answered - (90 + random.nextBelow(240)) * 1000).toISOString(),
        answeredAt: new Date(answered).toISOString(),
        receivedAt: new Date(answered + 800).toISOString(),
        exclusion: null,
        answers: demoAnswers(form.layout, random, quality),
        choices: null,
        rest: null,
      });
    }
  });
  const client = (manager.queryRunner as unknown as { databaseConnection: ClientBase }).databaseConnection;
  for (let at = 0; at < rows.length; at += 500) await insertResponses(client, rows.slice(at, at + 500));
}

function uuidFrom(random: RandomSource): string {
  const hex = Array.from({ length: 4 }, () => random.nextUint32().toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Takes out the demo province with everything in it, whoever put it there; the audit chain stays. Returns the rows removed. */
export async function removeDemo(dataSource: DataSource): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const provinces: { id: string }[] = await manager.query('SELECT id FROM province WHERE code = $1 AND is_sample', [
      demoProvince,
    ]);
    const provinceId = provinces[0]?.id;
    if (provinceId === undefined) return 0;
    let removed = 0;
    const tables = (await tablesInOrder(manager)).reverse();
    // answers bear no foreign key (the intake is faster without), yet a survey with answers refuses to go: they come first
    tables.sort((a, b) => Number(b.table === 'response') - Number(a.table === 'response'));
    for (const { table, columns } of tables) {
      if (!columns.includes('province_id') || table === 'audit_entry') continue;
      const gone: [unknown, number] = await manager.query(`DELETE FROM ${quoted(table)} WHERE province_id = $1`, [
        provinceId,
      ]);
      removed += gone[1];
    }
    await manager.query('DELETE FROM province WHERE id = $1', [provinceId]);
    await manager.query(
      `UPDATE province SET is_default = true WHERE NOT EXISTS (SELECT FROM province WHERE is_default)
          AND id = (SELECT id FROM province ORDER BY code LIMIT 1)`,
    );
    return removed;
  });
}
