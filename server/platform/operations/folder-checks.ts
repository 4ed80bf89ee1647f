/** What `doctor` looks at without a database: folders, modes, pid files that belong to nobody. Looks only, changes nothing. */
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { clusterFolder, runningPostmaster } from '../database/embedded-cluster.js';
import { lockHolder } from '../database/instance-lock.js';
import type { Config } from '../config/config.js';
import type { Text } from '../problems/problem.js';

export interface Finding {
  /** Stable name, such as `stalePid`. */
  readonly check: string;
  readonly ok: boolean;
  readonly message: Text;
}

const good = (check: string, vi: string, en: string): Finding => ({ check, ok: true, message: { vi, en } });
const fault = (check: string, vi: string, en: string): Finding => ({ check, ok: false, message: { vi, en } });

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8).padStart(4, '0');

export function folderFindings(config: Config): Finding[] {
  const findings: Finding[] = [];
  if (!existsSync(config.dataFolder)) {
    return [
      fault(
        'dataFolder',
        `Chưa có thư mục dữ liệu ${config.dataFolder}. Chạy npm start trước.`,
        'No data folder yet: run npm start first.',
      ),
    ];
  }
  findings.push(secretFinding(config.secretFile), spaceFinding(config.dataFolder));
  const holder = lockHolder(config.dataFolder);
  if (holder.state === 'stale') {
    findings.push(
      fault(
        'stalePid',
        `${holder.file} ghi tiến trình ${holder.pid} không còn chạy (máy chủ đã dừng đột ngột). Lần npm start sau sẽ tự dọn.`,
        `${holder.file} names process ${holder.pid}, which is gone: the server ended suddenly. The next npm start cleans up.`,
      ),
    );
  } else findings.push(good('serverLock', 'Khóa máy chủ đúng.', 'The server lock is in order.'));
  if (config.databaseUrl === null) findings.push(...clusterFindings(config));
  return findings;
}

function secretFinding(file: string): Finding {
  if (!existsSync(file))
    return fault('secretMissing', `Thiếu tệp khóa ${file}.`, `The secret file ${file} is missing.`);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    return fault(
      'secretMode',
      `${file} có quyền ${modeOf(file)}, cần 0600: chmod 600.`,
      `${file} has mode ${modeOf(file)}, 0600 is needed: chmod 600.`,
    );
  }
  return good('secretFile', 'Tệp khóa có quyền 0600.', 'The secret file has mode 0600.');
}

function spaceFinding(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const gigabytes = (bavail * bsize) / 2 ** 30;
  return gigabytes < 1
    ? fault(
        'diskSpace',
        `Chỉ còn ${gigabytes.toFixed(2)} GB trống. Xin dọn đĩa.`,
        `Only ${gigabytes.toFixed(2)} GB free.`,
      )
    : good('diskSpace', `Còn ${gigabytes.toFixed(0)} GB trống.`, `${gigabytes.toFixed(0)} GB free.`);
}

function clusterFindings(config: Config): Finding[] {
  const { folder } = clusterFolder(config.dataFolder);
  if (!existsSync(path.join(folder, 'PG_VERSION'))) {
    return [fault('cluster', `Chưa có cơ sở dữ liệu ở ${folder}.`, `No database in ${folder} yet.`)];
  }
  const findings: Finding[] = [];
  const pidFile = path.join(folder, 'postmaster.pid');
  if (existsSync(pidFile) && runningPostmaster(folder) === null) {
    const pid = readFileSync(pidFile, 'utf8').split('\n')[0] ?? '';
    findings.push(
      fault(
        'stalePid',
        `${pidFile} ghi tiến trình ${pid} không còn là PostgreSQL. Lần npm start sau sẽ tự dọn.`,
        `${pidFile} names process ${pid}, which is no PostgreSQL any more. The next npm start cleans up.`,
      ),
    );
  }
  if (process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0) {
    findings.push(
      fault(
        'folderMode',
        `${folder} có quyền ${modeOf(folder)}, cần 0700: chmod 700 rồi chạy lại.`,
        `${folder} has mode ${modeOf(folder)}, 0700 is needed: chmod 700.`,
      ),
    );
  } else
    findings.push(good('folderMode', 'Thư mục cơ sở dữ liệu có quyền 0700.', 'The database folder has mode 0700.'));
  return findings;
}
