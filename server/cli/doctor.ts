/** `thuocdo doctor`: looks at everything that goes wrong in practice and says the way out. Changes nothing; exit code 1 on a fault. */
import type { DataSource } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { readConfig } from '../platform/config/config.js';
import { folderFindings, type Finding } from '../platform/operations/folder-checks.js';
import { recountSurvey } from '../responses/recount.js';
import { withDatabase } from './database.js';

export async function run(): Promise<number> {
  const config = readConfig();
  const findings = folderFindings(config);
  // a database that cannot be opened safely is not opened: starting it would hide what was found
  const closed = findings.some(({ ok, check }) => !ok && ['dataFolder', 'cluster', 'folderMode'].includes(check));
  if (!closed) {
    try {
      findings.push(...(await withDatabase(databaseFindings, { migrate: false })));
    } catch (error) {
      findings.push({
        check: 'database',
        ok: false,
        message: {
          vi: `Chưa mở được cơ sở dữ liệu: ${(error as Error).message}`,
          en: 'The database cannot be opened.',
        },
      });
    }
  }
  for (const { check, ok, message } of findings) {
    process.stdout.write(`${ok ? 'TỐT ' : 'LỖI '} ${check}: ${message.vi}${ok ? '' : ` (${message.en})`}\n`);
  }
  const faults = findings.filter(({ ok }) => !ok).length;
  process.stdout.write(faults === 0 ? 'Không thấy lỗi nào. No fault found.\n' : `${faults} lỗi. ${faults} fault(s).\n`);
  return faults === 0 ? 0 : 1;
}

async function databaseFindings(dataSource: DataSource): Promise<Finding[]> {
  const pending = await pendingMigrations(dataSource);
  if (pending.length > 0) {
    return [
      {
        check: 'pendingMigration',
        ok: false,
        message: {
          vi: `Cơ sở dữ liệu thiếu ${pending.join(', ')}. Sao lưu rồi chạy npm start (hoặc thuocdo migrate).`,
          en: `Pending: ${pending.join(', ')}. Back up, then run npm start.`,
        },
      },
    ];
  }
  const findings: Finding[] = [
    { check: 'migrations', ok: true, message: { vi: 'Lược đồ đúng bản phát hành.', en: 'The schema fits.' } },
  ];
  const chain = await new Audit(new Clock()).verify(dataSource.manager);
  findings.push({
    check: 'auditChain',
    ok: chain.intact,
    message: chain.intact
      ? { vi: `Nhật ký liền mạch ${chain.entries} mục.`, en: `The audit chain is intact (${chain.entries} entries).` }
      : {
          vi: `Nhật ký bị sửa từ mục ${chain.firstBrokenId}. Giữ nguyên máy, đối chiếu với bản sao lưu gần nhất.`,
          en: `The audit chain is broken at entry ${chain.firstBrokenId}: keep the machine as it is and compare with a backup.`,
        },
  });
  findings.push(...(await tallyFindings(dataSource)));
  return findings;
}

async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const known: { name: string }[] = await dataSource
    .query('SELECT name FROM migrations')
    .catch((error: { code?: string }) => (error.code === '42P01' ? [] : Promise.reject(error as Error)));
  const ran = new Set(known.map(({ name }) => name));
  return dataSource.migrations.map((one) => one.name ?? '').filter((name) => !ran.has(name));
}

async function tallyFindings(dataSource: DataSource): Promise<Finding[]> {
  const surveys: { id: string; title: string }[] = await dataSource.query(
    'SELECT id, title_vi AS title FROM survey ORDER BY created_at, id',
  );
  const findings: Finding[] = [];
  for (const { id, title } of surveys) {
    const { differences } = await recountSurvey(dataSource, id, false);
    if (differences.length === 0) continue;
    findings.push({
      check: 'tallies',
      ok: false,
      message: {
        vi: `Bảng đếm của "${title}" lệch với phiếu ở ${differences.length} dòng. Chạy: thuocdo recount --survey ${id} --repair`,
        en: `Tallies of "${title}" differ from the forms in ${differences.length} row(s): run thuocdo recount --survey ${id} --repair.`,
      },
    });
  }
  if (findings.length === 0) {
    findings.push({
      check: 'tallies',
      ok: true,
      message: { vi: `Bảng đếm của ${surveys.length} đợt khớp với phiếu.`, en: 'Tallies agree.' },
    });
  }
  return findings;
}
