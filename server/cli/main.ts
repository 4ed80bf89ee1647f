/** `thuocdo <command>`: each command is a file beside this one that returns its exit code. */
import 'reflect-metadata';

type Run = (args: string[]) => Promise<number>;

const commands: Record<string, () => Promise<{ run: Run }>> = {
  backup: () => import('./backup.js'),
  'create-admin': () => import('./create-admin.js'),
  doctor: () => import('./doctor.js'),
  migrate: () => import('./migrate.js'),
  openapi: () => import('./openapi.js'),
  recount: () => import('./recount.js'),
  restore: () => import('./restore.js'),
  satisfaction: () => import('./satisfaction.js'),
  score: () => import('./score.js'),
  seed: () => import('./seed.js'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (load === undefined) {
  process.stderr.write(
    `Cách dùng: npm run -s thuocdo -- <lệnh>\nLệnh / commands: ${Object.keys(commands).sort().join(', ')}\n`,
  );
  process.exitCode = name === '' || name === '--help' || name === 'help' ? 0 : 2;
} else {
  const { run } = await load();
  process.exitCode = await run(args);
}
