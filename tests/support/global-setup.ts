/** Once a run: a database server and one template database made by the real migrations and the real first start. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createDatabase, dropDatabase, startTestPostgres } from './postgres.js';

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string;
    template: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  const template = `thuocdo_test_template_${process.pid}`;
  const url = await createDatabase(postgres.adminUrl, template);
  const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-test-'));
  // a start that only migrates and loads the catalogue, then ends
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/server/cli/main.js', 'migrate'], {
      env: {
        ...process.env,
        DATABASE_URL: url,
        THUOCDO_SECRET_FILE: path.join(folder, 'secrets.json'),
        THUOCDO_DATA: folder,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`migrate ended with ${code}`))));
    child.once('error', reject);
  });
  project.provide('adminUrl', postgres.adminUrl);
  project.provide('template', template);
  return async () => {
    await dropDatabase(postgres.adminUrl, template);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
