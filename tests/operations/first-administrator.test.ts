/** The first administrator: a one-time password printed once by the very first embedded start, or the command line. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, signIn, type Client } from '../support/cast.js';
import { dataFolder, end, removeFolder, startEmbedded, thuocdo, type EmbeddedServer } from '../support/embedded.js';
import type { TestServer } from '../support/server.js';

let folder: string;
let server: EmbeddedServer;
beforeAll(async () => {
  folder = dataFolder();
  server = await startEmbedded(folder, { THUOCDO_DEMO: 'off' });
});
afterAll(async () => {
  await end(server.process);
  removeFolder(folder);
});

/** The helpers ask a server for its address only. */
const asServer = (): TestServer => server as unknown as TestServer;
const passwordIn = (text: string): string | undefined => /one-time password: (\S+)/.exec(text)?.[1];

const newPassword = 'Chè xanh Tân Cương';

test('the first start prints user name and password in a frame, in two languages', () => {
  const printed = server.output();
  expect(printed).toMatch(/┌─+┐\n│ LẦN ĐẦU KHỞI ĐỘNG · FIRST START +│/);
  expect(printed).toMatch(/user name: +admin/);
  expect(passwordIn(printed)).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  const lines = printed.split('\n').filter((line) => /^[┌│└]/.test(line));
  expect(new Set(lines.map((line) => [...line].length)).size).toBe(1);
});

test('it opens only the change of the password, and then the workspace', async () => {
  const admin: Client = await signIn(asServer(), 'admin', passwordIn(server.output())!);
  expect((await admin.get('/accounts')).body.code).toBe('passwordChangeRequired');
  const changed = await admin.post('/session/password', {
    currentPassword: passwordIn(server.output())!,
    newPassword,
  });
  expect(changed.status).toBe(204);
  const accounts = await admin.get('/accounts');
  expect(accounts.body.items).toMatchObject([{ username: 'admin', role: 'admin', provinceId: null }]);
  expect((await admin.get('/session')).body.province.code).toBe('thai-nguyen');
});

test('a command makes another one while the server runs; a taken or unfit name is refused', async () => {
  const made = thuocdo(folder, 'create-admin', '--username', 'quan-tri', '--full-name', 'Trần Thị Bé');
  expect(made.stderr).toBe('');
  expect(made.status).toBe(0);
  await signIn(asServer(), 'quan-tri', passwordIn(made.stdout)!);
  const again = thuocdo(folder, 'create-admin', '--username', 'QUAN-TRI');
  expect([again.status, again.stdout]).toEqual([1, '']);
  expect(again.stderr).toContain('quan-tri: Tên đăng nhập này đã có người dùng.');
  for (const args of [[], ['--username', 'đào'], ['--username', 'ab'], ['--password', 'x']]) {
    const refused = thuocdo(folder, 'create-admin', ...args);
    expect([args, refused.status, refused.stdout]).toEqual([args, 2, '']);
    expect(refused.stderr).toContain('Cách dùng');
  }
});

test('the next start prints no password and knows the changed one', async () => {
  const first = passwordIn(server.output())!;
  await end(server.process);
  server = await startEmbedded(folder, { THUOCDO_DEMO: 'off' });
  expect(passwordIn(server.output())).toBeUndefined();
  expect((await clientOf(asServer()).post('/session', { username: 'admin', password: first })).status).toBe(401);
  await signIn(asServer(), 'admin', newPassword);
});
