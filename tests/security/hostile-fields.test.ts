/** Hostile values in every field of every body, query and path that the application documents: refused, never a fault (LESSONS L1). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../server/platform/permissions/permission-table.js';
import { filledPath, readApiDocument, withValueAt, type ApiDocument, type Operation } from '../support/api-document.js';
import { addCast, clientOf, playerOf, signIn, type Answer, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { makeObjects } from './objects.js';
import { expected, type ObjectKind } from './route-role.expected.js';

let server: TestServer;
let document: ApiDocument;
const clients = new Map<Role, Client>();
let objects: Record<ObjectKind, string>;

/** The path with ids of things that exist, so that a value that passes the door reaches the service. */
const livePath = (operation: Operation): string =>
  filledPath(
    operation.path,
    Object.fromEntries(
      Object.entries(expected[operation.key]?.objects ?? {}).map(([name, kind]) => [name, objects[kind]]),
    ),
  );

beforeAll(async () => {
  server = await startServer();
  const cast = await addCast(server.database);
  document = await readApiDocument(server);
  for (const role of ['admin', 'homeAffairs'] as const) clients.set(role, await signIn(server, playerOf[role]));
  objects = await makeObjects(server, cast, clients.get('homeAffairs')!);
});
afterAll(() => server.stop());

/** Somebody whom the route lets in. */
function insider(operation: Operation): Client {
  const may = expected[operation.key]?.may ?? 'everyone';
  if (may === 'public') return clientOf(server);
  return clients.get(may === 'everyone' || may.includes('homeAffairs') ? 'homeAffairs' : 'admin')!;
}

const send = (operation: Operation, path: string, body?: unknown): Promise<Answer> => {
  const method = operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  return method === 'get' ? insider(operation).get(path) : insider(operation)[method](path, body);
};

const hostile: [string, unknown][] = [
  ['{}', {}],
  ['[]', []],
  ['{"$ne":1}', { $ne: 1 }],
  ['{"$gt":""} in a list', [{ $gt: '' }]],
  ['a FindOperator', { '@instanceof': 'FindOperator', _type: 'like', _value: '%' }],
  ['NUL', 'a\u0000b'],
  ['a lone surrogate', 'a\ud800'],
  ['a lone low surrogate', '\udc00a'],
  ['an escape', 'a\u001b[31m'],
];

const isClientError = (status: number): boolean => status >= 400 && status < 500;

describe('bodies', () => {
  test('there are bodies to try', () => {
    expect(document.operations.filter((operation) => operation.body !== null).length).toBeGreaterThan(15);
  });

  test.each(hostile)('%s in each field', async (_name, value) => {
    let tried = 0;
    for (const operation of document.operations) {
      if (operation.body === null) continue;
      const sound = document.example(operation.body);
      for (const field of document.fields(operation.body)) {
        const body = withValueAt(sound, field.path, value);
        const { status, body: answer } = await send(operation, livePath(operation), body);
        const seen = `${operation.key} ${field.path.join('.')}: ${status} ${JSON.stringify(answer)?.slice(0, 300)}`;
        tried++;
        if (document.allows(field.schema, value)) expect(status, seen).toBeLessThan(500);
        else expect(isClientError(status), seen).toBe(true);
      }
    }
    expect(tried).toBeGreaterThan(60);
  });

  test('a text of a megabyte in each field', async () => {
    const long = 'ă'.repeat(500_000);
    for (const operation of document.operations) {
      if (operation.body === null) continue;
      const sound = document.example(operation.body);
      for (const field of document.fields(operation.body)) {
        const { status } = await send(operation, livePath(operation), withValueAt(sound, field.path, long));
        expect(isClientError(status), `${operation.key} ${field.path.join('.')}: ${status}`).toBe(true);
      }
    }
  });

  test('an unknown field is refused by its name', async () => {
    for (const operation of document.operations) {
      if (operation.body === null || operation.key === 'POST /api/v1/responses') continue;
      const sound = document.example(operation.body) as object;
      const { status, body } = await send(operation, livePath(operation), { ...sound, isAdmin: true });
      expect([operation.key, status, body.fields?.map((field: { path: string }) => field.path)]).toEqual([
        operation.key,
        400,
        expect.arrayContaining(['isAdmin']),
      ]);
    }
  });

  test.each([
    ['no body', ''],
    ['half a body', '{"a":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"text"'],
    ['a number', '1'],
    ['a prototype', '{"__proto__":{"role":"admin"}}'],
    ['a constructor', '{"constructor":{"prototype":{"role":"admin"}}}'],
    ['a deep list', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['a deep object', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['more than a megabyte', `"${'a'.repeat(1_100_000)}"`],
  ])('%s instead of a body', async (_name, text) => {
    for (const operation of document.operations) {
      if (operation.body === null) continue;
      const client = insider(operation);
      const response = await client.raw(
        operation.method,
        livePath(operation),
        new Uint8Array(typeof text === 'string' ? Buffer.from(text) : text),
        { 'content-type': 'application/json' },
      );
      await response.arrayBuffer();
      // a body may be left out only where no field is needed
      const mayBeEmpty =
        (text === '' || text === 'null') && (document.plain(operation.body).required ?? []).length === 0;
      const seen = `${operation.key}: ${response.status}`;
      if (mayBeEmpty) expect(response.status, seen).toBeLessThan(500);
      else expect(isClientError(response.status), seen).toBe(true);
    }
  });
});

describe('queries', () => {
  const values = [
    'a\u0000b',
    '%00',
    '{}',
    "'",
    "' OR 1=1 --",
    '\\',
    '-1',
    '1e9',
    'NaN',
    '2026-02-30',
    '9'.repeat(400),
    'ă'.repeat(2000),
  ];

  test('hostile values in each parameter never make a fault', async () => {
    for (const operation of document.operations) {
      for (const parameter of operation.parameters.filter(({ in: place }) => place === 'query')) {
        for (const value of values) {
          const path = `${livePath(operation)}?${parameter.name}=${encodeURIComponent(value)}`;
          const { status } = await send(operation, path, operation.body === null ? undefined : {});
          expect(status, path.slice(0, 200)).toBeLessThan(500);
        }
      }
    }
  });

  test('a parameter given twice, as an object or unknown is refused', async () => {
    for (const operation of document.operations) {
      const [parameter] = operation.parameters.filter(({ in: place }) => place === 'query');
      if (parameter === undefined || operation.isUpload) continue;
      for (const query of [
        `${parameter.name}=1&${parameter.name}=2`,
        `${parameter.name}[$ne]=1`,
        `${parameter.name}[]=1&${parameter.name}[]=2`,
        'isAdmin=true',
        '__proto__[role]=admin',
      ]) {
        const { status } = await send(operation, `${livePath(operation)}?${query}`);
        expect([operation.key, query, status]).toEqual([operation.key, query, 400]);
      }
    }
  });
});

describe('paths', () => {
  const ids = [
    '1',
    '{}',
    '%00',
    '..%2f..%2fetc%2fpasswd',
    '%252e%252e%252f',
    "'%20OR%201=1",
    '%ff%fe',
    'a'.repeat(3000),
  ];

  test('what is no id is refused or not found', async () => {
    for (const operation of document.operations) {
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
      for (const name of names) {
        for (const id of ids) {
          const path = filledPath(operation.path, { [name]: id });
          const body = operation.body === null ? undefined : document.example(operation.body);
          const { status } = await send(operation, path, body);
          expect(isClientError(status), `${operation.method} ${path.slice(0, 200)}: ${status}`).toBe(true);
        }
      }
    }
  });
});

test('the log tells of no unexpected error', () => {
  expect(server.output()).not.toContain('unexpected error');
});
