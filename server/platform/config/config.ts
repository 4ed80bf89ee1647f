/** All settings, read once from the environment. The only file that touches `process.env`; a wrong value stops the start by its name. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './config-error.js';
import { readTlsFiles, type TlsFiles } from './tls-files.js';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Config {
  /** Root folder of the checkout (where package.json lies). */
  readonly root: string;
  readonly host: string;
  readonly port: number;
  /** Outside PostgreSQL; null starts the embedded one. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly secretFile: string;
  readonly demo: boolean;
  readonly logLevel: (typeof levels)[number];
  readonly tls: TlsFiles | null;
  /** Number of proxies in front, or false. */
  readonly trustProxy: number | false;
  /** Address that citizens see in QR codes, without a slash at the end; null = the address of the request. */
  readonly publicUrl: string | null;
  /** A readable log for a terminal instead of JSON lines. */
  readonly readableLog: boolean;
  /** fsync of the embedded database; off only for throw-away test folders. */
  readonly durable: boolean;
}

export const CONFIG = Symbol('config');

type Environment = Record<string, string | undefined>;

const text = (env: Environment, name: string): string | null => {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
};

function wholeNumber(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const value = text(env, name);
  if (value === null) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max) {
    throw new ConfigError(name, `cần số nguyên từ ${min} đến ${max}, đang là "${value}" (whole number wanted)`);
  }
  return number;
}

function flag(env: Environment, name: string, fallback: boolean): boolean {
  const value = text(env, name)?.toLowerCase();
  if (value === undefined || value === null) return fallback;
  if (['on', 'true', '1', 'yes'].includes(value)) return true;
  if (['off', 'false', '0', 'no'].includes(value)) return false;
  throw new ConfigError(name, `cần on hoặc off, đang là "${value}" (on or off wanted)`);
}

function address(env: Environment, name: string, protocols: string[]): string | null {
  const value = text(env, name);
  if (value === null) return null;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new ConfigError(name, 'không phải địa chỉ hợp lệ (not a valid address)');
  }
  if (!protocols.includes(url.protocol)) throw new ConfigError(name, `cần bắt đầu bằng ${protocols.join(' / ')}`);
  return value;
}

/** @throws ConfigError naming the variable */
export function readConfig(env: Environment = process.env): Config {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
  const databaseUrl = address(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const dataFolder = path.resolve(root, text(env, 'THUOCDO_DATA') ?? '.data');
  const secretFile = text(env, 'THUOCDO_SECRET_FILE');
  if (databaseUrl !== null && secretFile === null) {
    throw new ConfigError(
      'THUOCDO_SECRET_FILE',
      'cần có khi dùng DATABASE_URL: đường dẫn tệp khóa bí mật (required with DATABASE_URL: path of the secret file)',
    );
  }
  const certFile = text(env, 'THUOCDO_TLS_CERT');
  const keyFile = text(env, 'THUOCDO_TLS_KEY');
  if ((certFile === null) !== (keyFile === null)) {
    throw new ConfigError(
      certFile === null ? 'THUOCDO_TLS_CERT' : 'THUOCDO_TLS_KEY',
      'hai biến THUOCDO_TLS_CERT và THUOCDO_TLS_KEY phải cùng có (both or none)',
    );
  }
  const logLevel = text(env, 'THUOCDO_LOG') ?? 'info';
  if (!levels.includes(logLevel as Config['logLevel'])) {
    throw new ConfigError('THUOCDO_LOG', `cần một trong ${levels.join(', ')}`);
  }
  const trustProxy = wholeNumber(env, 'THUOCDO_TRUST_PROXY', 0, 0, 10);
  return Object.freeze({
    root,
    host: text(env, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    databaseUrl,
    dataFolder,
    secretFile: secretFile === null ? path.join(dataFolder, 'secrets.json') : path.resolve(root, secretFile),
    demo: flag(env, 'THUOCDO_DEMO', databaseUrl === null),
    logLevel: logLevel as Config['logLevel'],
    tls:
      certFile !== null && keyFile !== null
        ? readTlsFiles(path.resolve(root, certFile), path.resolve(root, keyFile))
        : null,
    trustProxy: trustProxy === 0 ? false : trustProxy,
    publicUrl: address(env, 'THUOCDO_PUBLIC_URL', ['http:', 'https:'])?.replace(/\/+$/, '') ?? null,
    readableLog: flag(env, 'THUOCDO_LOG_READABLE', process.stdout.isTTY === true),
    durable: flag(env, 'THUOCDO_DURABLE', true),
  });
}
