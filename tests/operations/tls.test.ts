import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCast, castPassword, clientOf, signIn, type Cast } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { answer, makeSurvey } from '../support/surveys.js';

/** DESIGN §8: own TLS with a private authority, or a proxy that is trusted by number; Secure cookies wherever https is spoken. */

const folder = mkdtempSync(path.join(tmpdir(), 'thuocdo-test-'));
const file = (name: string): string => path.join(folder, name);
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'pipe' });

beforeAll(() => {
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', file('ca.key'), '-out', file('ca.pem'), '-days', '2', '-subj', '/CN=Tinh Mau CA'); // prettier-ignore
  openssl('req', ...newKey, '-keyout', file('server.key'), '-out', file('server.csr'), '-subj', '/CN=127.0.0.1');
  writeFileSync(file('san.txt'), 'subjectAltName=IP:127.0.0.1,DNS:localhost');
  openssl('x509', '-req', '-in', file('server.csr'), '-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '2', '-extfile', file('san.txt'), '-out', file('server.pem')); // prettier-ignore
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answered {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies of every route
  readonly body: any;
}

/** A call that trusts the private authority and nobody else. */
function call(
  method: string,
  address: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const request = https.request(
      address,
      {
        method,
        ca: readFileSync(file('ca.pem')),
        headers: {
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
          ...headers,
        },
      },
      (response) => {
        let received = '';
        response.on('data', (chunk: Buffer) => (received += chunk.toString()));
        response.on('end', () => {
          const isJson = response.headers['content-type']?.includes('json') === true;
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: isJson ? JSON.parse(received) : received,
          });
        });
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

describe('a server with a certificate of its own', () => {
  let server: TestServer;
  let cast: Cast;

  beforeAll(async () => {
    server = await startServer({ THUOCDO_TLS_CERT: file('server.pem'), THUOCDO_TLS_KEY: file('server.key') });
    cast = await addCast(server.database);
  });
  afterAll(() => server.stop());

  it('speaks https with the certificate, strict transport and no plain http on the same port', async () => {
    expect(server.baseUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const live = await call('GET', `${server.baseUrl}/api/health/live`);
    expect(live.status).toBe(200);
    expect(live.headers['strict-transport-security']).toMatch(/max-age=31536000/);
    await expect(fetch(server.baseUrl.replace('https:', 'http:'))).rejects.toThrow();
    // an unknown authority is refused by the client: nobody has to switch checks off for the tests to pass
    await expect(fetch(`${server.baseUrl}/api/health/live`)).rejects.toThrow();
  });

  it('signs in with a Secure cookie, and the session works', async () => {
    const signedIn = await call('POST', `${server.baseUrl}/api/v1/session`, {
      username: 'home-affairs',
      password: castPassword,
    });
    expect(signedIn.status).toBe(200);
    const [cookie = ''] = signedIn.headers['set-cookie'] as string[];
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    const headers = { cookie: cookie.split(';')[0]!, 'x-csrf-token': signedIn.body.csrfToken as string };
    const own = await call('GET', `${server.baseUrl}/api/v1/session`, undefined, headers);
    expect([own.status, own.body.username ?? own.body.account?.username]).toEqual([200, 'home-affairs']);
    const listed = await call('GET', `${server.baseUrl}/api/v1/surveys`, undefined, headers);
    expect(listed.status).toBe(200);
  });

  it('takes answers, malformed ones with a problem', async () => {
    const signedIn = await call('POST', `${server.baseUrl}/api/v1/session`, {
      username: 'home-affairs',
      password: castPassword,
    });
    const headers = {
      cookie: (signedIn.headers['set-cookie'] as string[])[0]!.split(';')[0]!,
      'x-csrf-token': signedIn.body.csrfToken as string,
    };
    const versions = await call('GET', `${server.baseUrl}/api/v1/questionnaires?pageSize=200`, undefined, headers);
    const made = await call(
      'POST',
      `${server.baseUrl}/api/v1/surveys`,
      {
        title: { vi: 'Đợt thử', en: 'Test round' },
        questionnaireVersionId: versions.body.items.find(
          (each: { questionnaireId: string }) => each.questionnaireId === 'kiosk-quick',
        ).id,
        channels: ['publicLink'],
        indexChannels: ['publicLink'],
      },
      headers,
    );
    const address = `${server.baseUrl}/api/v1/surveys/${made.body.id}`;
    await call('PUT', `${address}/agencies`, { agencies: [{ agencyId: cast.agencies['xa-mot'] }] }, headers);
    expect((await call('POST', `${address}/open`, undefined, headers)).status).toBe(200);
    const sent = answer(made.body.code, { agencyId: cast.agencies['xa-mot'] });
    const stored = await call('POST', `${server.baseUrl}/api/v1/responses`, sent);
    expect([stored.status, stored.body.counted]).toEqual([201, true]);
    const refused = await call('POST', `${server.baseUrl}/api/v1/responses`, { ...sent, agencyId: 7 });
    expect([refused.status, refused.body.code]).toEqual([400, 'badRequest']);
  });
});

describe('behind a proxy that speaks https', () => {
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
  const cookieOf = async (server: TestServer): Promise<string> => {
    const answered = await clientOf(server).post(
      '/session',
      { username: 'home-affairs', password: castPassword },
      forwarded,
    );
    expect(answered.status).toBe(200);
    return answered.headers.getSetCookie()[0] ?? '';
  };

  it('the cookie is Secure when the proxy is trusted, and the header means nothing when none is', async () => {
    const trusting = await startServer({ THUOCDO_TRUST_PROXY: '1' });
    try {
      await addCast(trusting.database);
      expect(await cookieOf(trusting)).toMatch(/; Secure/);
    } finally {
      await trusting.stop();
    }
    const plain = await startServer();
    try {
      await addCast(plain.database);
      expect(await cookieOf(plain)).not.toMatch(/; Secure/);
      const homeAffairs = await signIn(plain, 'home-affairs');
      expect((await makeSurvey(homeAffairs, { agencies: [], open: false })).code).toMatch(/^[2-9A-Z]{7}$/);
    } finally {
      await plain.stop();
    }
  });
});

describe('a wrong certificate stops the start by the name of its variable', () => {
  const start = (environment: Record<string, string>): { code: number | null; output: string } => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['dist/server/main.js'], {
      env: {
        ...process.env,
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
        THUOCDO_SECRET_FILE: file('secrets.json'),
        THUOCDO_DATA: file('data'),
        PORT: '0',
        ...environment,
      },
      encoding: 'utf8',
      timeout: 30_000,
    });
    return { code: status, output: stdout + stderr };
  };

  it.each([
    ['THUOCDO_TLS_CERT', 'no such file', { THUOCDO_TLS_CERT: 'none.pem', THUOCDO_TLS_KEY: 'server.key' }],
    ['THUOCDO_TLS_KEY', 'no such file', { THUOCDO_TLS_CERT: 'server.pem', THUOCDO_TLS_KEY: 'none.key' }],
    ['THUOCDO_TLS_KEY', 'a key of another certificate', { THUOCDO_TLS_CERT: 'server.pem', THUOCDO_TLS_KEY: 'ca.key' }],
    ['THUOCDO_TLS_CERT', 'no certificate', { THUOCDO_TLS_CERT: 'san.txt', THUOCDO_TLS_KEY: 'server.key' }],
  ])('%s: %s', (variable, _what, files) => {
    const { code, output } = start(
      Object.fromEntries(Object.entries(files).map(([name, value]) => [name, file(value)])),
    );
    expect(code).toBe(1);
    expect(output.trim()).toMatch(new RegExp(`^${variable}: `));
    expect(output).not.toMatch(/\n\s+at /);
  });
});
