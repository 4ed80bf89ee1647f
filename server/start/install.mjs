// Installs the packages when node_modules is missing or older than the lock file. No dependencies of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const stampFile = path.join(root, 'node_modules', '.thuocdo-lock');

/** Stops with a clear sentence when Node is older than what the packages need. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Thước Đo cần Node.js 20.19 trở lên; máy này có ${process.versions.node}.\n` +
      `Thước Đo needs Node.js 20.19 or newer; this machine has ${process.versions.node}.`,
  );
  process.exit(1);
}

const lockFingerprint = () =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

/** Runs `npm ci` when the installed packages do not belong to the lock file. Quiet when there is nothing to do. */
export function ensureInstalled() {
  ensureNode();
  const wanted = lockFingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  console.error('Đang cài các gói cần thiết… / Installing packages…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (run.status !== 0) {
    console.error(
      'Chưa cài được các gói. Xin kiểm tra kết nối tới kho gói npm rồi chạy lại.\n' +
        'The packages could not be installed. Check the connection to the npm registry and run again.',
    );
    process.exit(run.status ?? 1);
  }
  writeFileSync(stampFile, wanted);
}
