import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCast, clientOf, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { answer, makeSurvey, type TestSurvey } from '../support/surveys.js';

let server: TestServer;
let cast: Cast;
let homeAffairs: Client;
let citizen: Client;
let survey: TestSurvey;
let form: string;

beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  homeAffairs = await signIn(server, 'home-affairs');
  citizen = clientOf(server);
  survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['so-mot'], cast.agencies['xa-mot']] });
  form = survey.codes[cast.agencies['xa-mot']]!;
});

afterAll(() => server.stop());

const rowsOf = async (id: string): Promise<Record<string, unknown>[]> =>
  (await server.database.query('SELECT * FROM response WHERE id = $1', [id])).rows;

const counted = async (agencyId: string, surveyId = survey.id): Promise<number> => {
  const { body } = await homeAffairs.get(`/surveys/${surveyId}/counts`);
  return body.agencies.find((agency: { agencyId: string }) => agency.agencyId === agencyId).counted;
};

describe('an answer', () => {
  it('is stored, tallied and acknowledged with a receipt', async () => {
    const before = await counted(cast.agencies['xa-mot']);
    const sent = answer(form, { answers: { K1: 2, K2: [3, 1], K4: 'Chờ lâu quá' } });
    const { status, body } = await citizen.post('/responses', sent);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: sent.id, counted: true, exclusion: null });
    expect(body.receipt).toMatch(/^DV-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}$/);
    const [row] = await rowsOf(sent.id);
    expect(row).toMatchObject({
      agency_id: cast.agencies['xa-mot'],
      channel: 'publicLink',
      answers: [2],
      choices: { K2: [1, 3] },
      rest: { texts: { K4: 'Chờ lâu quá' } },
      exclusion: null,
    });
    expect(await counted(cast.agencies['xa-mot'])).toBe(before + 1);
  });

  it("reaches the agency it names when it carries the round's own code", async () => {
    const sent = answer(survey.code, { agencyId: cast.agencies['so-mot'] });
    expect((await citizen.post('/responses', sent)).status).toBe(201);
    expect((await rowsOf(sent.id))[0]).toMatchObject({ agency_id: cast.agencies['so-mot'] });
  });

  it('keeps no address and no browser of the sender', async () => {
    const { rows } = await server.database.query(
      `SELECT table_name, column_name FROM information_schema.columns
        WHERE table_name IN ('response', 'tally', 'tally_change', 'arrival') AND (column_name ~ 'ip|address|agent$|device')`,
    );
    expect(rows).toEqual([]);
  });

  it('is written in one Unicode form', async () => {
    const sent = answer(form, { answers: { K1: 4, K4: 'Đại Từ'.normalize('NFD') } });
    await citizen.post('/responses', sent);
    expect((await rowsOf(sent.id))[0]).toMatchObject({ rest: { texts: { K4: 'Đại Từ'.normalize('NFC') } } });
  });
});

describe('the same UUID', () => {
  it('sent twenty times at once leaves one row, one receipt and one count (LESSONS L9)', async () => {
    const before = await counted(cast.agencies['xa-mot']);
    const sent = answer(form);
    const answers = await Promise.all(Array.from({ length: 20 }, () => citizen.post('/responses', sent)));
    expect(answers.map((one) => one.status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(answers.map((one) => one.body.receipt)).size).toBe(1);
    expect(new Set(answers.map((one) => one.body.receivedAt)).size).toBe(1);
    expect(await rowsOf(sent.id)).toHaveLength(1);
    expect(await counted(cast.agencies['xa-mot'])).toBe(before + 1);
  });

  it('sent again later, by a device with another clock, gets the same receipt', async () => {
    const sent = answer(form);
    const first = await citizen.post('/responses', sent);
    const again = await citizen.post('/responses', { ...sent, sentAt: '2026-01-01T00:00:00Z', offline: true });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
  });

  it.each([
    ['another level', { answers: { K1: 4 } }],
    ['another choice', { answers: { K1: 5, K3: [1] } }],
    ['another text', { answers: { K1: 5, K4: 'khác' } }],
    ['another kind of respondent', { respondentKind: 'organisation' }],
  ])('with %s is refused and changes nothing', async (_name, over) => {
    const sent = answer(form);
    await citizen.post('/responses', sent);
    const before = await rowsOf(sent.id);
    const { status, body } = await citizen.post('/responses', { ...sent, ...over });
    expect([status, body.code]).toEqual([409, 'responseConflict']);
    expect(await rowsOf(sent.id)).toEqual(before);
  });

  it('with other content among twenty parallel posts stores exactly one of the two', async () => {
    const one = answer(form);
    const other = { ...one, answers: { K1: 1 } };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => citizen.post('/responses', i % 2 ? one : other)),
    );
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(9);
    expect(answers.filter((a) => a.status === 409)).toHaveLength(10);
    expect(await rowsOf(one.id)).toHaveLength(1);
  });

  it('is the same one in capital letters', async () => {
    const sent = answer(form);
    await citizen.post('/responses', sent);
    const again = await citizen.post('/responses', { ...sent, id: sent.id.toUpperCase() });
    expect([again.status, again.body.id]).toEqual([200, sent.id]);
  });
});

describe('an answer that cannot be taken', () => {
  const refusals: [string, () => Record<string, unknown>, number, string][] = [
    ['an unknown form', () => answer('ZZZZZZZZ'), 404, 'unknownForm'],
    [
      'an agency outside the round',
      () => answer(survey.code, { agencyId: cast.agencies['so-hai'] }),
      422,
      'unknownAgency',
    ],
    [
      'an agency of another province',
      () => answer(survey.code, { agencyId: cast.agencies['xa-ben-kia'] }),
      422,
      'unknownAgency',
    ],
    ['no agency with the code of the round', () => answer(survey.code), 422, 'unknownAgency'],
    ["another agency than the code's", () => answer(form, { agencyId: cast.agencies['so-mot'] }), 422, 'unknownAgency'],
    ['a level that is not on the scale', () => answer(form, { answers: { K1: 6 } }), 422, 'responseInvalid'],
    [
      'a level of the scale that the round did not choose',
      () => answer(form, { answers: { K1: 0 } }),
      422,
      'responseInvalid',
    ],
    ['an unknown item', () => answer(form, { answers: { K1: 5, K9: 1 } }), 422, 'responseInvalid'],
    ['no rated answer', () => answer(form, { answers: {} }), 422, 'noRatedAnswer'],
    ['only a text', () => answer(form, { answers: { K4: 'Tốt' } }), 422, 'noRatedAnswer'],
    ['an unknown kind of respondent', () => answer(form, { respondentKind: 'robot' }), 422, 'responseInvalid'],
    ['an unknown profile question', () => answer(form, { profile: { salary: 3 } }), 422, 'responseInvalid'],
    ['an unknown field', () => answer(form, { phone: '0912345678' }), 400, 'badRequest'],
    ['a UUID of version 1', () => answer(form, { id: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' }), 400, 'badRequest'],
  ];
  it.each(refusals)('because of %s is told so', async (_name, make, status, code) => {
    const sent = make();
    const answered = await citizen.post('/responses', sent);
    expect([answered.status, answered.body.code]).toEqual([status, code]);
    expect(answered.headers.get('content-type')).toContain('application/problem+json');
    expect(answered.body.detail.vi).not.toBe('');
    if (typeof sent['id'] === 'string') expect(await rowsOf(sent['id'])).toEqual([]);
  });

  it('names the field', async () => {
    const { body } = await citizen.post('/responses', answer(form, { answers: { K1: 9 } }));
    expect(body.fields).toMatchObject([{ path: 'answers.K1', code: 'wrongLevel' }]);
  });

  it('because it is too large is told so', async () => {
    const { status, body } = await citizen.post(
      '/responses',
      answer(form, { profile: { note: 'x'.repeat(1_200_000) } }),
    );
    expect([status, body.code]).toEqual([413, 'tooLarge']);
  });

  it.each(['{', '"', 'null', '[]', '42', '{"id":', '\u0000'])('because its body is %j gets 400', async (text) => {
    const response = await fetch(`${server.baseUrl}/api/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'badRequest' });
  });

  it('because it is no JSON gets 415', async () => {
    const response = await fetch(`${server.baseUrl}/api/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: '<a/>',
    });
    expect(response.status).toBe(415);
  });
});

describe('the ordinary way through the layers', () => {
  it('answers as the fast lane does when the body comes in pieces', async () => {
    const sent = answer(form);
    const pieces = JSON.stringify(sent).match(/.{1,40}/gs) ?? [];
    const stream = new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    });
    const chunked = await fetch(`${server.baseUrl}/api/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    const first = await chunked.json();
    expect(chunked.status).toBe(201);
    const again = await citizen.post('/responses', sent);
    expect([again.status, again.body]).toEqual([200, first]);
  });

  it('refuses with the same problems', async () => {
    const { status, body } = await citizen.post('/responses?x=1', answer(form, { answers: { K1: 6 } }));
    expect([status, body.code]).toEqual([422, 'responseInvalid']);
  });
});

describe('strange values in any field (LESSONS L1)', () => {
  const strange: [string, unknown][] = [
    ['an empty object', {}],
    ['an empty list', []],
    ['an operator object', { $ne: 1 }],
    ['a nested operator', { $gt: { $where: '1' } }],
    ['a long text', 'x'.repeat(50_000)],
    ['a NUL', 'a\u0000b'],
    ['a lone surrogate', '\ud800'],
    ['a boolean', true],
    ['a huge number', 1e308],
    ['a negative number', -1],
    ['null', null],
    ['a quote', `'; DROP TABLE response; --`],
    ['a list of lists', [[1], { a: 1 }]],
    ['a prototype', JSON.parse('{"__proto__":{"admin":true}}')],
  ];
  const optional = new Set(['profile', 'agencyId', 'startedAt']);
  const fields = [
    'id',
    'form',
    'agencyId',
    'respondentKind',
    'answers',
    'profile',
    'startedAt',
    'answeredAt',
    'sentAt',
    'locale',
    'offline',
  ];

  it.each(fields)('never reach the database through %s', async (field) => {
    for (const [name, value] of strange) {
      if (field === 'offline' && value === true) continue;
      if (field === 'profile' && name === 'an empty object') continue;
      if (value === null && optional.has(field) && field !== 'profile') continue;
      const sent = { ...answer(form), [field]: value };
      const { status } = await citizen.post('/responses', sent);
      const expected = field === 'answers' || field === 'profile' ? [400, 422] : [400];
      expect(expected, `${field}: ${name}`).toContain(status);
    }
  });

  it.each(['K1', 'K2', 'K4'])('never reach the database through the answer to %s', async (item) => {
    for (const [name, value] of strange) {
      const isText = item === 'K4' && typeof value === 'string' && name === 'a quote';
      const isBlank = value === null || (item === 'K2' && name === 'an empty list');
      const { status } = await citizen.post('/responses', answer(form, { answers: { K1: 5, [item]: value } }));
      expect(isText || (isBlank && item !== 'K1') ? 201 : 422, `${item}: ${name}`).toBe(status);
    }
  });

  it('refuses a time of the year 1970 and one without zone', async () => {
    for (const at of [
      '1970-01-01T00:00:00Z',
      '2026-11-23T10:00:00',
      '2026-11-23',
      '9999-12-31T00:00:00Z',
      '2026-13-45T00:00:00Z',
    ]) {
      expect((await citizen.post('/responses', answer(form, { answeredAt: at }))).status).toBe(400);
    }
  });
});

describe('forms that staff bring in', () => {
  const imported = (over: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    agencyId: cast.agencies['so-mot'],
    respondentKind: 'citizen',
    answers: { K1: 4 },
    profile: {},
    answeredAt: new Date().toISOString(),
    ...over,
  });

  it('are stored together and counted under their channel', async () => {
    const before = (await homeAffairs.get(`/surveys/${survey.id}/counts`)).body;
    const responses = Array.from({ length: 31 }, () => imported());
    const { status, body } = await homeAffairs.post(`/surveys/${survey.id}/responses`, {
      channel: 'import',
      responses,
    });
    expect(status).toBe(201);
    expect(body.items).toHaveLength(31);
    expect(body.items.every((item: { counted: boolean }) => item.counted)).toBe(true);
    const after = (await homeAffairs.get(`/surveys/${survey.id}/counts`)).body;
    expect(after.byChannel.import - (before.byChannel.import ?? 0)).toBe(31);
    expect(after.lastHour - before.lastHour).toBe(31);
  });

  it('sent twice are counted once', async () => {
    const body = { channel: 'import', responses: [imported(), imported()] };
    await homeAffairs.post(`/surveys/${survey.id}/responses`, body);
    const before = await counted(cast.agencies['so-mot']);
    const again = await homeAffairs.post(`/surveys/${survey.id}/responses`, body);
    expect([again.status, again.body.items.length]).toEqual([201, 2]);
    expect(await counted(cast.agencies['so-mot'])).toBe(before);
  });

  it('are all refused when one is faulty, and the fault names its place', async () => {
    const good = imported();
    const { status, body } = await homeAffairs.post(`/surveys/${survey.id}/responses`, {
      channel: 'paper',
      responses: [good, imported({ answers: { K1: 7 } }), imported({ agencyId: cast.agencies['so-hai'] })],
    });
    expect([status, body.code]).toEqual([422, 'responseInvalid']);
    expect(body.fields.map((field: { path: string }) => field.path)).toEqual([
      'responses.1.answers.K1',
      'responses.2.agencyId',
    ]);
    expect(await rowsOf(good.id)).toEqual([]);
  });

  it('are all refused when one id belongs to other content', async () => {
    const taken = imported();
    await homeAffairs.post(`/surveys/${survey.id}/responses`, { channel: 'import', responses: [taken] });
    const fresh = imported();
    const { status, body } = await homeAffairs.post(`/surveys/${survey.id}/responses`, {
      channel: 'import',
      responses: [fresh, { ...taken, answers: { K1: 1 } }],
    });
    expect([status, body.code]).toEqual([409, 'responseConflict']);
    expect(await rowsOf(fresh.id)).toEqual([]);
  });

  it('through a channel outside the plan are refused', async () => {
    const { status } = await homeAffairs.post(`/surveys/${survey.id}/responses`, {
      channel: 'phone',
      responses: [imported()],
    });
    expect(status).toBe(422);
  });

  it('are no business of a neighbour, of another sector or of nobody (LESSONS L3)', async () => {
    const body = { channel: 'import', responses: [imported()] };
    const neighbour = await signIn(server, 'other-home-affairs');
    const health = await signIn(server, 'health-manager');
    const officer = await signIn(server, 'agency-officer');
    expect((await neighbour.post(`/surveys/${survey.id}/responses`, body)).status).toBe(404);
    expect((await health.post(`/surveys/${survey.id}/responses`, body)).status).toBe(404);
    expect((await officer.post(`/surveys/${survey.id}/responses`, body)).status).toBe(403);
    expect((await citizen.post(`/surveys/${survey.id}/responses`, body)).status).toBe(401);
    expect((await neighbour.get(`/surveys/${survey.id}/counts`)).status).toBe(404);
    expect((await neighbour.post(`/surveys/${survey.id}/recount`)).status).toBe(404);
  });
});

describe('an exclusion', () => {
  it('takes the answer out of the tallies, keeps the row, and can be undone', async () => {
    const sent = answer(form, { answers: { K1: 1, K2: [5] } });
    await citizen.post('/responses', sent);
    const before = await counted(cast.agencies['xa-mot']);
    const path = `/surveys/${survey.id}/responses/${sent.id}/exclusion`;
    const excluded = await homeAffairs.put(path, { reason: 'Cán bộ tự điền' });
    expect([excluded.status, excluded.body]).toEqual([200, { id: sent.id, exclusion: 'reviewed' }]);
    expect(await counted(cast.agencies['xa-mot'])).toBe(before - 1);
    expect((await homeAffairs.put(path, { reason: 'Lần thứ hai' })).body.code).toBe('wrongState');
    expect((await homeAffairs.post(`/surveys/${survey.id}/recount`)).body.differences).toEqual([]);
    const restored = await homeAffairs.delete(path);
    expect([restored.status, restored.body.exclusion]).toEqual([200, null]);
    expect(await counted(cast.agencies['xa-mot'])).toBe(before);
    expect((await homeAffairs.post(`/surveys/${survey.id}/recount`)).body.differences).toEqual([]);
    const { rows } = await server.database.query(
      'SELECT reason, undone_at FROM response_exclusion WHERE response_id = $1',
      [sent.id],
    );
    expect(rows).toMatchObject([{ reason: 'Cán bộ tự điền', undone_at: expect.any(Date) }]);
  });

  it('needs a reason and the right to do it', async () => {
    const sent = answer(form);
    await citizen.post('/responses', sent);
    const path = `/surveys/${survey.id}/responses/${sent.id}/exclusion`;
    expect((await homeAffairs.put(path, {})).status).toBe(400);
    const neighbour = await signIn(server, 'other-home-affairs');
    expect((await neighbour.put(path, { reason: 'Không phải việc của tôi' })).status).toBe(404);
    const leader = await signIn(server, 'leader');
    expect((await leader.put(path, { reason: 'Không được phép' })).status).toBe(403);
  });
});

/** Waits until every change stands in the tally rows, about two seconds after the last answer. */
const addedUp = async (): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rowCount } = await server.database.query('SELECT FROM tally_change LIMIT 1');
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('changes are not added up');
};

describe('a recount', () => {
  it('finds a planted difference, names it and repairs it', async () => {
    await addedUp();
    const planted = await server.database.query(
      `UPDATE tally SET counts[2] = counts[2] + 1 WHERE (survey_id, agency_id, channel) = ($1, $2, 'import')`,
      [survey.id, cast.agencies['so-mot']],
    );
    expect(planted.rowCount).toBe(1);
    const found = (await homeAffairs.post(`/surveys/${survey.id}/recount`)).body;
    expect(found.repaired).toBe(false);
    expect(found.differences).toMatchObject([
      { agencyId: cast.agencies['so-mot'], channel: 'import', respondentKind: 'citizen', figures: 1 },
    ]);
    const repaired = (await homeAffairs.post(`/surveys/${survey.id}/recount?repair=true`)).body;
    expect(repaired).toMatchObject({ repaired: true, differences: [{ figures: 1 }] });
    expect((await homeAffairs.post(`/surveys/${survey.id}/recount`)).body.differences).toEqual([]);
  });

  it('finds a response that was slipped past the intake and one that was taken away', async () => {
    const sent = answer(form);
    await citizen.post('/responses', sent);
    await server.database.query('DELETE FROM response WHERE id = $1', [sent.id]);
    const found = (await homeAffairs.post(`/surveys/${survey.id}/recount`)).body;
    expect(found.differences).toHaveLength(1);
    expect(found.differences[0].tallied - found.differences[0].counted).toBe(1);
    await homeAffairs.post(`/surveys/${survey.id}/recount?repair=true`);
    expect(await counted(cast.agencies['xa-mot'])).toBe(found.differences[0].counted + (await organisations()));
  });

  const organisations = async (): Promise<number> => {
    const { rows } = await server.database.query(
      `SELECT count(*)::int AS n FROM response WHERE survey_id = $1 AND agency_id = $2 AND exclusion IS NULL
        AND (respondent_kind, channel) <> ('citizen', 'publicLink')`,
      [survey.id, cast.agencies['xa-mot']],
    );
    return rows[0].n;
  };
});

describe('thuocdo recount', () => {
  const recount = (...args: string[]) =>
    spawnSync(process.execPath, ['dist/server/cli/main.js', 'recount', ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: server.databaseUrl,
        THUOCDO_DATA: mkdtempSync(path.join(tmpdir(), 'thuocdo-test-')),
        THUOCDO_SECRET_FILE: path.join(tmpdir(), 'thuocdo-test-unused.json'),
      },
    });

  it('ends with 1 while a tally differs and with 0 once it is repaired', async () => {
    await addedUp();
    await server.database.query(
      `UPDATE tally SET forms = forms + 1, counts[1] = counts[1] + 1 WHERE survey_id = $1 AND agency_id = $2 AND channel = 'import'`,
      [survey.id, cast.agencies['so-mot']],
    );
    const found = recount('--survey', survey.id);
    expect([found.status, found.stdout]).toEqual([1, expect.stringContaining('1 ô lệch')]);
    expect(recount('--survey', survey.id, '--repair').status).toBe(0);
    const clean = recount();
    expect([clean.status, clean.stdout]).toEqual([0, expect.stringContaining('khớp')]);
    expect(recount('--survey', 'no-such-survey').status).toBe(2);
    expect(recount('--nonsense').status).toBe(2);
    const { rows } = await server.database.query(
      `SELECT actor_name FROM audit_entry WHERE action = 'tallies.repaired' ORDER BY id DESC LIMIT 1`,
    );
    expect(rows[0].actor_name).toContain('dòng lệnh');
  });
});
