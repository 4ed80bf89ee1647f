// Builds server and client when a source is newer than the last build. Stages: `server` (scoring, server, migrations) and `client`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, root } from './install.mjs';

const stages = {
  server: {
    sources: ['scoring', 'server', 'migrations', 'tsconfig.json', 'package-lock.json'],
    build() {
      for (const room of ['scoring', 'server', 'migrations']) {
        removeOrphans(path.join(root, 'dist', room), path.join(root, room));
      }
      run('typescript/bin/tsc', ['-p', 'tsconfig.json']);
      cpSync(path.join(root, 'server/catalogue'), path.join(root, 'dist/server/catalogue'), { recursive: true });
    },
  },
  client: {
    sources: ['client', 'scoring', 'package-lock.json'],
    build() {
      run('vite/bin/vite.js', ['build', '--config', 'client/vite.config.ts', '--logLevel', 'warn']);
      if (existsSync(path.join(root, 'client/vite.survey.config.ts'))) {
        run('vite/bin/vite.js', ['build', '--config', 'client/vite.survey.config.ts', '--logLevel', 'warn']);
      }
    },
  },
};

/** A compiled file whose source is gone must not be loaded by a glob (an old migration, say). */
function removeOrphans(built, source) {
  if (!existsSync(built)) return;
  for (const entry of readdirSync(built, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const origin = path.join(source, path.relative(built, file)).replace(/\.js$/, '.ts');
    if (!existsSync(origin)) {
      for (const suffix of ['', '.map']) rmSync(file + suffix, { force: true });
      rmSync(path.join(root, 'dist/.tsbuildinfo'), { force: true });
    }
  }
}

function run(script, args) {
  const done = spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) {
    console.error('Bản dựng chưa xong; lỗi ở trên. / The build failed; see above.');
    process.exit(done.status ?? 1);
  }
}

/** One hash over the paths, sizes and times of the sources: cheap enough for every start. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const full = path.join(root, source);
    if (!existsSync(full)) continue;
    const files = statSync(full).isDirectory()
      ? readdirSync(full, { recursive: true }).map((f) => path.join(source, String(f)))
      : [source];
    for (const file of files.sort()) {
      const stat = statSync(path.join(root, file));
      if (stat.isFile()) hash.update(`${file} ${stat.size} ${Math.trunc(stat.mtimeMs)}\n`);
    }
  }
  return hash.digest('hex');
}

/** Builds the named stages (all by default) when they are older than their sources. */
export function ensureBuilt(names = Object.keys(stages)) {
  ensureInstalled();
  for (const name of names) {
    const stampFile = path.join(root, 'dist', `.stamp-${name}`);
    const wanted = fingerprint(stages[name].sources);
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) continue;
    console.error(
      name === 'server' ? 'Đang dựng máy chủ… / Building the server…' : 'Đang dựng trang… / Building pages…',
    );
    mkdirSync(path.join(root, 'dist'), { recursive: true });
    rmSync(stampFile, { force: true });
    stages[name].build();
    writeFileSync(stampFile, wanted);
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) ensureBuilt();
