/** Keys for sessions, contacts and signing: one JSON file with mode 0600, made at the first start (DESIGN §8). */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Secrets {
  /** 32 bytes each, base64url. */
  readonly session: string;
  readonly contact: string;
}

export const SECRETS = Symbol('secrets');

/** Reads the file, or makes it. @throws Error when others may read it or it is damaged */
export function loadSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    const made = { session: randomBytes(32).toString('base64url'), contact: randomBytes(32).toString('base64url') };
    writeFileSync(file, JSON.stringify(made, null, 2) + '\n', { mode: 0o600, flag: 'wx' });
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`${file}: tệp khóa phải có quyền 0600 (chmod 600). The secret file must have mode 0600.`);
  }
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isKey = (value: unknown): value is string => typeof value === 'string' && value.length >= 43;
  if (typeof read !== 'object' || read === null || !('session' in read) || !('contact' in read)) {
    throw new Error(`${file}: thiếu khóa session hoặc contact (keys are missing).`);
  }
  const { session, contact } = read as Record<string, unknown>;
  if (!isKey(session) || !isKey(contact)) throw new Error(`${file}: khóa không hợp lệ (damaged keys).`);
  return { session, contact };
}
