/** Every route × every role, the anonymous, the province next door and another sector, against the hand-written file (LESSONS L3, L4). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles as knownRoles } from '../../dist/server/platform/permissions/permission-table.js';
import type { Role } from '../../server/platform/permissions/permission-table.js';
import { filledPath, readApiDocument, type ApiDocument, type Operation } from '../support/api-document.js';
import {
  addCast,
  castPassword,
  clientOf,
  playerOf,
  signIn,
  type Answer,
  type Cast,
  type Client,
} from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { makeObjects } from './objects.js';
import { expected, type ObjectKind } from './route-role.expected.js';

const roles = knownRoles as readonly Role[];

let server: TestServer;
let cast: Cast;
let document: ApiDocument;
/** Routes that both know; the first test tells of the others. */
let operations: readonly Operation[];
const clients = new Map<Role, Client>();

beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  document = await readApiDocument(server);
  operations = document.operations.filter((operation) => expected[operation.key] !== undefined);
  for (const role of roles) clients.set(role, await signIn(server, playerOf[role]));
});
afterAll(() => server.stop());

const expectationOf = (operation: Operation) => {
  const found = expected[operation.key];
  if (found === undefined) throw new Error(`${operation.key} is missing in route-role.expected.ts`);
  return found;
};

const mayPass = (operation: Operation, role: Role): boolean => {
  const { may } = expectationOf(operation);
  return may === 'public' || may === 'everyone' || may.includes(role);
};

/** Calls the route with an id that nothing has and an empty body, so that nothing happens behind an open door. */
function knock(client: Client, operation: Operation): Promise<Answer> {
  const path = filledPath(operation.path);
  const method = operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  return method === 'get' ? client.get(path) : client[method](path, operation.body === null ? undefined : {});
}

test('the file and the application know the same routes', () => {
  expect(document.operations.map((operation) => operation.key).sort()).toEqual(Object.keys(expected).sort());
});

test('every id in a path is named', () => {
  for (const operation of operations) {
    const { may, objects } = expectationOf(operation);
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    if (may !== 'public') expect([operation.key, Object.keys(objects ?? {})]).toEqual([operation.key, names]);
  }
});

describe('doors', () => {
  test('without a session only public routes answer', async () => {
    for (const operation of operations) {
      const { status, body } = await knock(clientOf(server), operation);
      if (expectationOf(operation).may === 'public') expect([operation.key, status]).not.toEqual([operation.key, 401]);
      else expect([operation.key, status, body.code]).toEqual([operation.key, 401, 'notSignedIn']);
    }
  });

  test.each(roles)('%s', async (role) => {
    for (const operation of operations) {
      // a sign-out must not end the session that the other knocks need
      const client =
        operation.key === 'DELETE /api/v1/session' ? await signIn(server, playerOf[role]) : clients.get(role)!;
      const { status, body } = await knock(client, operation);
      const seen = [operation.key, status, body?.code ?? null];
      if (mayPass(operation, role)) {
        expect([401, 403], JSON.stringify(seen)).not.toContain(status);
        expect(status, JSON.stringify(seen)).toBeLessThan(500);
      } else expect(seen).toEqual([operation.key, 403, 'forbidden']);
    }
  });

  test('a change without the token is refused, whoever asks', async () => {
    for (const operation of operations) {
      if (operation.method === 'GET' || expectationOf(operation).may === 'public') continue;
      const role = roles.find((candidate) => mayPass(operation, candidate))!;
      const { status, body } = await knock(clientOf(server, clients.get(role)!.cookie), operation);
      expect([operation.key, status, body.code]).toEqual([operation.key, 403, 'csrf']);
    }
  });

  test('while the password must be changed only the own session answers', async () => {
    await server.database.query(`UPDATE account SET must_change_password = true WHERE username = 'home-affairs-2'`);
    for (const operation of operations) {
      const { may, duringPasswordChange } = expectationOf(operation);
      if (may === 'public') continue;
      const { status, body } = await knock(await signIn(server, 'home-affairs-2', castPassword), operation);
      if (duringPasswordChange === true) expect([operation.key, status]).not.toEqual([operation.key, 403]);
      else expect([operation.key, status, body.code]).toEqual([operation.key, 403, 'passwordChangeRequired']);
    }
    await server.database.query(`UPDATE account SET must_change_password = false WHERE username = 'home-affairs-2'`);
  });
});

/** A fingerprint of everything that a change could touch. */
async function contents(): Promise<Record<string, string>> {
  const tables = await server.database.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('session', 'sign_in_attempt', 'audit_entry', 'account')`,
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const print = await server.database.query<{ print: string }>(
      `SELECT coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text)), '') AS print FROM "${name}" t`,
    );
    prints[name] = print.rows[0]!.print;
  }
  const accounts = await server.database.query<{ print: string }>(
    `SELECT md5(string_agg((to_jsonb(a) - 'last_sign_in_at')::text, chr(10) ORDER BY id)) AS print FROM account a
      WHERE province_id = $1`,
    [cast.provinceId],
  );
  return { ...prints, account: accounts.rows[0]!.print };
}

describe('objects', () => {
  let objects: Record<ObjectKind, string>;
  beforeAll(async () => {
    objects = await makeObjects(server, cast, clients.get('homeAffairs')!);
  });

  const valuesOf = (operation: Operation): Record<string, string> =>
    Object.fromEntries(
      Object.entries(expectationOf(operation).objects ?? {}).map(([name, kind]) => [name, objects[kind]]),
    );

  /** Calls the route for the real object with a body that its document allows. */
  function reach(client: Client, operation: Operation): Promise<Answer> {
    const path = filledPath(operation.path, valuesOf(operation));
    const method = operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    return method === 'get'
      ? client.get(path)
      : client[method](path, operation.body === null ? undefined : document.example(operation.body));
  }

  test('their own province reads them, so the ids are right', async () => {
    for (const operation of operations) {
      const { objects: named } = expectationOf(operation);
      if (operation.method !== 'GET' || named === undefined) continue;
      const role = roles.find((candidate) => mayPass(operation, candidate))!;
      expect([operation.key, (await reach(clients.get(role)!, operation)).status]).toEqual([operation.key, 200]);
    }
  });

  test('the province next door finds none of them and changes nothing', async () => {
    const before = await contents();
    let reached = 0;
    for (const role of roles) {
      const stranger = await foreigner(role);
      for (const operation of operations) {
        const { may, objects: named } = expectationOf(operation);
        if (may === 'public' || named === undefined || !mayPass(operation, role)) continue;
        const { status, body } = await reach(stranger, operation);
        expect([role, operation.key, status, body?.code, body?.fields]).toEqual([
          role,
          operation.key,
          404,
          'notFound',
          undefined,
        ]);
        reached++;
      }
    }
    expect(reached).toBeGreaterThan(30);
    const after = await contents();
    expect(after).toEqual(before);
  });

  test('a survey manager of another sector finds none of its rounds and changes nothing', async () => {
    const before = await contents();
    const health = await signIn(server, 'health-manager');
    for (const operation of operations) {
      const { bySector } = expectationOf(operation);
      if (bySector !== true || !mayPass(operation, 'surveyManager')) continue;
      const { status, body } = await reach(health, operation);
      expect([operation.key, status, body?.code]).toEqual([operation.key, 404, 'notFound']);
    }
    const after = await contents();
    expect(after).toEqual(before);
  });

  /** Somebody of the role in the province `lang-gieng`. */
  async function foreigner(role: Role): Promise<Client> {
    const username = `next-door-${role.toLowerCase()}`;
    await server.database.query(
      `INSERT INTO account (province_id, username, full_name, password_hash, role, agency_id, sector, must_change_password, created_at)
       SELECT $2, $1, $1, password_hash, role, CASE WHEN agency_id IS NULL THEN NULL ELSE $3::uuid END, sector, false, now()
         FROM account WHERE username = $4`,
      [username, cast.otherProvinceId, cast.agencies['so-ben-kia'], playerOf[role]],
    );
    return signIn(server, username);
  }
});
