/** Faults are logged without what people typed: no password, no hash, no answer, no cookie (issue: structured logs). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCast, castPassword, clientOf, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { answer, makeSurvey } from '../support/surveys.js';

let server: TestServer;
let cast: Cast;
let admin: Client;
beforeAll(async () => {
  server = await startServer({ THUOCDO_LOG: 'trace' });
  cast = await addCast(server.database);
  admin = await signIn(server, 'admin2');
});
afterAll(() => server.stop());

/** Breaks a table for the while of `work`. */
async function without(table: string, work: () => Promise<void>): Promise<void> {
  await server.database.query(`ALTER TABLE ${table} RENAME TO ${table}_away`);
  try {
    await work();
  } finally {
    await server.database.query(`ALTER TABLE ${table}_away RENAME TO ${table}`);
  }
}

test('a refused duplicate leaves neither the statement nor the hash in the log', async () => {
  const taken = await admin.post('/accounts', { username: 'leader', fullName: 'Họ Tên Bí Mật', role: 'leader' });
  expect(taken.status).toBe(409);
  expect(server.output()).not.toMatch(/scrypt|Họ Tên Bí Mật/);
});

test('a fault at sign-in is logged by its cause, without name, password or cookie', async () => {
  await without('sign_in_attempt', async () => {
    const { status, body } = await clientOf(server).post('/session', {
      username: 'leader-xyz',
      password: castPassword,
    });
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toMatch(/sign_in_attempt|relation/);
  });
  // the line travels through a pipe and may come after the answer
  await expect.poll(() => server.output()).toContain('relation \\"sign_in_attempt\\" does not exist');
  expect(server.output()).not.toContain('leader-xyz');
  expect(server.output()).not.toContain(castPassword);
  expect(server.output()).not.toContain(admin.cookie!);
  expect(server.output()).not.toContain(admin.csrfToken!);
});

test('a fault while an answer is stored is logged without the answer', async () => {
  const agency = cast.agencies['so-mot'];
  const survey = await makeSurvey(await signIn(server, 'home-affairs'), { agencies: [agency] });
  const sent = answer(survey.codes[agency]!, { answers: { K1: 5 } });
  await without('response', async () => {
    expect((await clientOf(server).post('/responses', sent)).status).toBeGreaterThanOrEqual(500);
  });
  expect(server.output()).not.toContain(sent.id);
  expect(server.output()).not.toContain(survey.codes[agency]!);
  // the same form is taken once the table is back
  expect((await clientOf(server).post('/responses', sent)).status).toBe(201);
});
