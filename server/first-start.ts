/** What every start makes sure of (shipped catalogue) and what only the very first does (administrator, demo). */
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { makeAdministrator } from './accounts/account.service.js';
import { oneTimePassword } from './accounts/password.js';
import { loadShippedAgencies } from './agencies/shipped-agencies.js';
import { seedDemo } from './cli/demo/demo.js';
import { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { loadQuestionnaireCatalogue } from './questionnaires/questionnaire-catalogue.js';
import type { Secrets } from './platform/secrets/secrets.js';

/** @param say the terminal of a starting server; null for a command, which makes no administrator */
export async function firstStart(
  config: Config,
  _secrets: Secrets,
  dataSource: DataSource,
  say: ((line: string) => void) | null,
): Promise<void> {
  const clock = new Clock();
  await loadShippedAgencies(dataSource);
  await loadQuestionnaireCatalogue(dataSource, path.join(config.root, 'server/catalogue'), clock.now());
  if (say === null) return;
  const accounts: unknown[] = await dataSource.query('SELECT FROM account LIMIT 1');
  if (accounts.length > 0) return;
  if (config.demo && (await seedDemo(dataSource, clock))) {
    say('Đã nạp Tỉnh Mẫu, một tỉnh không có thật, với dữ liệu mẫu. Gỡ: npm run -s thuocdo -- seed --remove-demo');
  }
  if (config.databaseUrl === null) await firstAdministrator(dataSource, say);
}

/** The embedded database's first administrator: the password is printed here, once, and stored nowhere. */
async function firstAdministrator(dataSource: DataSource, say: (line: string) => void): Promise<void> {
  const password = oneTimePassword();
  await makeAdministrator(dataSource, { username: 'admin', fullName: 'Quản trị viên', password });
  const lines = [
    'LẦN ĐẦU KHỞI ĐỘNG · FIRST START',
    '',
    `Tên đăng nhập / user name:                admin`,
    `Mật khẩu dùng một lần / one-time password: ${password}`,
    '',
    'Chỉ hiện một lần. Đăng nhập tại /lam-viec và đổi ngay.',
    'Shown only once. Sign in at /lam-viec and change it.',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  say(`┌${'─'.repeat(width + 2)}┐`);
  for (const line of lines) say(`│ ${line.padEnd(width)} │`);
  say(`└${'─'.repeat(width + 2)}┘`);
}
