/**
 * The fixed people of the tests: one of each role in the province `dien-vien` with a handful of agencies, and two in the
 * province `lang-gieng` next door. Everybody knows what each of them may do.
 */
import type pg from 'pg';
import { hashPassword } from '../../dist/server/accounts/password.js';
import { searchText } from '../../dist/server/platform/text/search-text.js';
import type { TestServer } from './server.js';

export const castPassword = 'Con đường xanh 2026!';

/** username → role; the agency, sector and province where it has one. */
const people = {
  admin: { role: 'admin', province: null },
  admin2: { role: 'admin' },
  'home-affairs': { role: 'homeAffairs' },
  'home-affairs-2': { role: 'homeAffairs' },
  'survey-manager': { role: 'surveyManager', sector: 'administration' },
  'health-manager': { role: 'surveyManager', sector: 'health' },
  'education-manager': { role: 'surveyManager', sector: 'education' },
  appraiser: { role: 'appraiser', agency: 'so-mot' },
  council: { role: 'council' },
  'agency-officer': { role: 'agencyOfficer', agency: 'so-mot' },
  'agency-leader': { role: 'agencyLeader', agency: 'so-mot' },
  'counter-staff': { role: 'counterStaff', agency: 'xa-mot' },
  interviewer: { role: 'interviewer' },
  'data-entry': { role: 'dataEntry' },
  leader: { role: 'leader' },
  auditor: { role: 'auditor' },
  'other-admin': { role: 'admin', province: 'lang-gieng' },
  'other-home-affairs': { role: 'homeAffairs', province: 'lang-gieng' },
} as const satisfies Record<string, { role: string; province?: string | null; agency?: string; sector?: string }>;

export type Person = keyof typeof people;

/** Who plays each role in the province `dien-vien`. */
export const playerOf = {
  admin: 'admin2',
  homeAffairs: 'home-affairs',
  surveyManager: 'survey-manager',
  appraiser: 'appraiser',
  council: 'council',
  agencyOfficer: 'agency-officer',
  agencyLeader: 'agency-leader',
  counterStaff: 'counter-staff',
  interviewer: 'interviewer',
  dataEntry: 'data-entry',
  leader: 'leader',
  auditor: 'auditor',
} as const satisfies Record<string, Person>;

const agencies = [
  ['dien-vien', 'so-mot', 'Sở Một', 'department', null],
  ['dien-vien', 'so-hai', 'Sở Hai', 'department', null],
  ['dien-vien', 'xa-mot', 'Xã Đại Từ', 'commune', null],
  ['dien-vien', 'xa-hai', 'Xã Hai', 'commune', null],
  ['dien-vien', 'phuong-ba', 'Phường Ba', 'commune', null],
  ['dien-vien', 'benh-vien', 'Bệnh viện Một', 'serviceUnit', 'so-mot'],
  ['lang-gieng', 'so-ben-kia', 'Sở Bên Kia', 'department', null],
  ['lang-gieng', 'xa-ben-kia', 'Xã Bên Kia', 'commune', null],
] as const;

export interface Cast {
  /** Ids of the two provinces. */
  readonly provinceId: string;
  readonly otherProvinceId: string;
  readonly agencies: Readonly<Record<(typeof agencies)[number][1], string>>;
  readonly accounts: Readonly<Record<Person, string>>;
}

let cheapHash: Promise<string> | undefined;

/** Writes provinces, agencies and people; once a database. `admin` is bound to no province, the others to one. */
export async function addCast(database: pg.Pool): Promise<Cast> {
  cheapHash ??= hashPassword(castPassword, { n: 1024, r: 8, p: 1 });
  const hash = await cheapHash;
  const provinces = new Map<string, string>();
  for (const [code, name] of [
    ['dien-vien', 'Tỉnh Diễn Viên'],
    ['lang-gieng', 'Tỉnh Láng Giềng'],
  ] as const) {
    const made = await database.query<{ id: string }>(
      'INSERT INTO province (code, name_vi, name_en) VALUES ($1, $2, $2) RETURNING id',
      [code, name],
    );
    provinces.set(code, made.rows[0]!.id);
  }
  const agencyIds: Record<string, string> = {};
  for (const [province, code, name, kind, parent] of agencies) {
    const made = await database.query<{ id: string }>(
      `INSERT INTO agency (province_id, code, slug, name, kind, unit_type, parent_id, search_text)
       VALUES ($1, $2, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [
        provinces.get(province),
        code,
        name,
        kind,
        kind === 'commune' ? name.split(' ')[0]!.toLowerCase() : null,
        parent === null ? null : agencyIds[parent],
        searchText(name),
      ],
    );
    agencyIds[code] = made.rows[0]!.id;
  }
  const accounts: Record<string, string> = {};
  for (const [username, person] of Object.entries<{
    role: string;
    province?: string | null;
    agency?: string;
    sector?: string;
  }>(people)) {
    const provinceId = person.province === null ? null : provinces.get(person.province ?? 'dien-vien');
    const made = await database.query<{ id: string }>(
      `INSERT INTO account (province_id, username, full_name, password_hash, role, agency_id, sector, must_change_password,
                            search_text, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, false, $8, now()) RETURNING id`,
      [
        provinceId,
        username,
        `Người ${username}`,
        hash,
        person.role,
        person.agency === undefined ? null : agencyIds[person.agency],
        person.sector ?? null,
        searchText(username, `Người ${username}`),
      ],
    );
    accounts[username] = made.rows[0]!.id;
  }
  return {
    provinceId: provinces.get('dien-vien')!,
    otherProvinceId: provinces.get('lang-gieng')!,
    agencies: agencyIds as Cast['agencies'],
    accounts: accounts as Cast['accounts'],
  };
}

export interface Answer {
  readonly status: number;
  /** Parsed JSON, or the text when it is none, or null when empty. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies of every route
  readonly body: any;
  readonly headers: Headers;
}

export interface Client {
  readonly cookie: string | null;
  readonly csrfToken: string | null;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The raw response, for files. */
  raw(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** A caller with the given cookie and token; with neither, an anonymous one. Paths are below /api/v1 unless they begin with /api. */
export function clientOf(server: TestServer, cookie: string | null = null, csrfToken: string | null = null): Client {
  const raw = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const isJson = body !== undefined && !(body instanceof FormData) && !(body instanceof Uint8Array);
    return fetch(server.baseUrl + (path.startsWith('/api/') ? path : `/api/v1${path}`), {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie === null ? {} : { cookie: `thuocdo_session=${cookie}` }),
        ...(csrfToken === null || method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as BodyInit) }),
    });
  };
  const call =
    (method: string) =>
    async (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
      const response = await raw(method, path, body, headers);
      const text = await response.text();
      let parsed: unknown = text === '' ? null : text;
      if (response.headers.get('content-type')?.includes('json') && text !== '') parsed = JSON.parse(text);
      return { status: response.status, body: parsed, headers: response.headers };
    };
  return {
    cookie,
    csrfToken,
    raw,
    get: (path, headers = {}) => call('GET')(path, undefined, headers),
    post: call('POST'),
    patch: call('PATCH'),
    put: call('PUT'),
    delete: call('DELETE'),
  };
}

/** The value of the session cookie that an answer sets, or null. */
export const sessionCookieOf = (headers: Headers): string | null =>
  headers
    .getSetCookie()
    .map((line) => /^thuocdo_session=([^;]*)/.exec(line)?.[1])
    .find((value) => value !== undefined) ?? null;

/** Signs a person of the cast in (or any account, with its password) and returns a client that acts as them. */
export async function signIn(server: TestServer, username: Person | string, password = castPassword): Promise<Client> {
  const answer = await clientOf(server).post('/session', { username, password });
  const cookie = sessionCookieOf(answer.headers);
  if (answer.status !== 200 || cookie === null) {
    throw new Error(`${username} could not sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return clientOf(server, cookie, answer.body.csrfToken);
}
