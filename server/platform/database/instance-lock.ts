/** Two servers must not share one data folder: the second says so and stops. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const startTimeOf = (pid: number): string | null => {
  try {
    // field 22 of /proc/PID/stat tells a reused pid from the process that wrote the file
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

export interface LockHolder {
  readonly file: string;
  /** `stale`: the process that wrote the file is gone. */
  readonly state: 'free' | 'held' | 'stale';
  readonly pid: number;
}

/** Who holds the data folder. */
export function lockHolder(dataFolder: string): LockHolder {
  const file = path.join(dataFolder, 'server.lock');
  if (!existsSync(file)) return { file, state: 'free', pid: 0 };
  const [pidText, startedAs] = readFileSync(file, 'utf8').trim().split(' ');
  const pid = Number(pidText);
  const same = Number.isInteger(pid) && pid > 0 && isAlive(pid) && (startTimeOf(pid) ?? startedAs) === startedAs;
  return { file, state: same ? 'held' : 'stale', pid };
}

/** Takes `server.lock`; returns its release. @throws Error naming the other process */
export function takeInstanceLock(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true });
  const { file, state, pid } = lockHolder(dataFolder);
  if (state === 'held' && pid !== process.pid) {
    throw new Error(
      `Thước Đo đang chạy với thư mục dữ liệu này (tiến trình ${pid}). Xin dừng nó trước, hoặc đặt THUOCDO_DATA khác. ` +
        `Already running on this data folder (process ${pid}): stop it first or set another THUOCDO_DATA.`,
    );
  }
  rmSync(file, { force: true });
  writeFileSync(file, `${process.pid} ${startTimeOf(process.pid) ?? ''}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}
