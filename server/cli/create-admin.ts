/** `thuocdo create-admin --username NAME --full-name "Full name"`: an administrator of all provinces with a one-time password. */
import { parseArgs } from 'node:util';
import { makeAdministrator } from '../accounts/account.service.js';
import { oneTimePassword } from '../accounts/password.js';
import { firstStart } from '../first-start.js';
import { toProblem } from '../platform/problems/problem.filter.js';
import { loadSecrets } from '../platform/secrets/secrets.js';
import { withDatabase } from './database.js';

const usage = 'Cách dùng: npm run -s thuocdo -- create-admin --username TEN --full-name "Họ và tên"\n';

export async function run(args: string[]): Promise<number> {
  let username: string;
  let fullName: string;
  try {
    const { values } = parseArgs({
      args,
      options: { username: { type: 'string' }, 'full-name': { type: 'string' } },
      strict: true,
    });
    username = values.username?.normalize('NFC').trim().toLowerCase() ?? '';
    fullName = (values['full-name'] ?? 'Quản trị viên').normalize('NFC').trim();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(username) || fullName === '') {
    process.stderr.write(
      `--username: 3-40 chữ thường không dấu, chữ số, ". _ -" (small letters, digits, ". _ -").\n${usage}`,
    );
    return 2;
  }
  const password = oneTimePassword();
  try {
    await withDatabase(async (dataSource, config) => {
      await firstStart(config, loadSecrets(config.secretFile), dataSource, null);
      await makeAdministrator(dataSource, { username, fullName, password });
    });
  } catch (error) {
    const problem = toProblem(error);
    if (problem.code !== 'conflict') throw error;
    process.stderr.write(`${username}: ${problem.detail.vi} ${problem.detail.en}\n`);
    return 1;
  }
  process.stdout.write(
    `Đã tạo quản trị viên / administrator made: ${username}\n` +
      `Mật khẩu dùng một lần / one-time password: ${password}\n` +
      'Chỉ hiện một lần; phải đổi khi đăng nhập lần đầu. Shown once; to be changed at the first sign-in.\n',
  );
  return 0;
}
