import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../dist/server/surveys/qr-sheet.js';
import { addCast, clientOf, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { answer, makeSurvey, questionnaireVersion } from '../support/surveys.js';

let server: TestServer;
let cast: Cast;
let homeAffairs: Client;
let health: Client;
let neighbour: Client;

beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  homeAffairs = await signIn(server, 'home-affairs');
  health = await signIn(server, 'health-manager');
  neighbour = await signIn(server, 'other-home-affairs');
});

afterAll(() => server.stop());

const plan = async (client: Client, over: Record<string, unknown> = {}) => ({
  title: { vi: 'Khảo sát quý IV', en: 'Fourth quarter survey' },
  questionnaireVersionId: await questionnaireVersion(client, 'kiosk-quick'),
  channels: ['publicLink'],
  indexChannels: ['publicLink'],
  ...over,
});

describe('a survey round', () => {
  it('is planned, opened, watched and closed, and every step is audited', async () => {
    const made = await homeAffairs.post(
      '/surveys',
      await plan(homeAffairs, { scaleChoices: { K1: 'face3' }, graceDays: 7 }),
    );
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'draft',
      scaleChoices: { K1: 'face3' },
      graceDays: 7,
      agencies: 0,
      responses: 0,
    });
    expect(made.body.code).toMatch(/^[2-9A-Z]{7}$/);
    const { id } = made.body;
    const noAgency = await homeAffairs.post(`/surveys/${id}/open`);
    expect([noAgency.status, noAgency.body.fields[0].path]).toEqual([422, 'agencies']);
    const agencies = await homeAffairs.put(`/surveys/${id}/agencies`, {
      agencies: [
        { agencyId: cast.agencies['xa-mot'], population: 1_200, target: 300 },
        { agencyId: cast.agencies['so-mot'] },
      ],
    });
    expect(agencies.body.items).toMatchObject([
      { name: 'Sở Một', population: null, target: null, minimum: 30, counted: 0 },
      { name: 'Xã Đại Từ', population: 1_200, target: 300, minimum: 30, counted: 0 },
    ]);
    const opened = await homeAffairs.post(`/surveys/${id}/open`);
    expect(opened.body).toMatchObject({ state: 'open', openedAt: expect.any(String) });
    const form = agencies.body.items[1].code;
    expect((await clientOf(server).post('/responses', answer(form, { answers: { K1: 3 } }))).status).toBe(201);
    expect((await clientOf(server).post('/responses', answer(form, { answers: { K1: 4 } }))).status).toBe(422);
    expect((await homeAffairs.get(`/surveys/${id}`)).body.responses).toBe(1);
    const counts = (await homeAffairs.get(`/surveys/${id}/counts`)).body;
    expect(counts).toMatchObject({ total: 1, byChannel: { publicLink: 1 }, lastHour: 1 });
    expect(counts.agencies[1]).toMatchObject({ counted: 1, target: 300, lastReceivedAt: expect.any(String) });
    expect(counts.agencies[0]).toMatchObject({ counted: 0, lastReceivedAt: null });
    const closed = await homeAffairs.post(`/surveys/${id}/close`);
    expect(closed.body).toMatchObject({ state: 'closed', closedAt: expect.any(String) });
    expect((await homeAffairs.post(`/surveys/${id}/open`)).body.code).toBe('wrongState');
    const { rows } = await server.database.query(
      `SELECT action FROM audit_entry WHERE subject_kind = 'survey' AND subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(rows.map((row) => row.action)).toEqual([
      'survey.created',
      'survey.agenciesSet',
      'survey.opened',
      'survey.closed',
    ]);
  });

  it('keeps counts right while tallies are being added up', async () => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']] });
    const form = survey.codes[cast.agencies['xa-mot']]!;
    const citizen = clientOf(server);
    for (let sent = 1; sent <= 60; sent += 1) {
      await citizen.post('/responses', answer(form));
      if (sent % 5 === 0) expect((await homeAffairs.get(`/surveys/${survey.id}/counts`)).body.total).toBe(sent);
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    const { rows } = await server.database.query(
      'SELECT forms, counts[1]::int AS first FROM tally WHERE survey_id = $1',
      [survey.id],
    );
    expect(rows[0].forms).toBeGreaterThan(0);
    expect(rows[0].first).toBe(rows[0].forms);
  });

  it('is edited freely as a draft and only at its end once open', async () => {
    const made = (await homeAffairs.post('/surveys', await plan(homeAffairs))).body;
    const edited = await homeAffairs.patch(`/surveys/${made.id}`, {
      version: made.version,
      title: { vi: 'Tên khác', en: 'Other' },
    });
    expect(edited.body).toMatchObject({ title: { vi: 'Tên khác' }, scaleChoices: {}, version: made.version + 1 });
    const stale = await homeAffairs.patch(`/surveys/${made.id}`, { version: made.version, graceDays: 3 });
    expect([stale.status, stale.body.code]).toEqual([409, 'staleVersion']);
    await homeAffairs.put(`/surveys/${made.id}/agencies`, { agencies: [{ agencyId: cast.agencies['xa-mot'] }] });
    const open = (await homeAffairs.post(`/surveys/${made.id}/open`)).body;
    const closesAt = new Date(Date.now() + 86_400_000).toISOString();
    const later = await homeAffairs.patch(`/surveys/${made.id}`, { version: open.version, closesAt, graceDays: 20 });
    expect(later.body).toMatchObject({ closesAt, graceDays: 20 });
    const title = await homeAffairs.patch(`/surveys/${made.id}`, {
      version: later.body.version,
      title: { vi: 'Không được', en: 'No' },
    });
    expect([title.status, title.body.code]).toEqual([409, 'wrongState']);
  });

  it('once open gains agencies and never loses one', async () => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']] });
    const more = await homeAffairs.put(`/surveys/${survey.id}/agencies`, {
      agencies: [{ agencyId: cast.agencies['xa-mot'] }, { agencyId: cast.agencies['xa-hai'] }],
    });
    expect(more.body.items).toHaveLength(2);
    expect(more.body.items.find((item: { agencyId: string }) => item.agencyId === cast.agencies['xa-mot']).code).toBe(
      survey.codes[cast.agencies['xa-mot']],
    );
    const fewer = await homeAffairs.put(`/surveys/${survey.id}/agencies`, {
      agencies: [{ agencyId: cast.agencies['xa-hai'] }],
    });
    expect(fewer.body.code).toBe('wrongState');
  });

  it('with answers cannot be deleted, by nobody', async () => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']] });
    await clientOf(server).post('/responses', answer(survey.codes[cast.agencies['xa-mot']]!));
    expect((await homeAffairs.delete(`/surveys/${survey.id}`)).body.code).toBe('wrongState');
    await expect(server.database.query('DELETE FROM survey WHERE id = $1', [survey.id])).rejects.toThrow(
      'responses exist',
    );
  });

  it('is copied as a draft with new codes', async () => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot'], cast.agencies['so-mot']] });
    const copy = await homeAffairs.post(`/surveys/${survey.id}/duplicate`);
    expect(copy.body).toMatchObject({ state: 'draft', agencies: 2, responses: 0 });
    expect(copy.body.code).not.toBe(survey.code);
    expect((await homeAffairs.delete(`/surveys/${copy.body.id}`)).status).toBe(204);
    expect((await homeAffairs.get(`/surveys/${copy.body.id}`)).status).toBe(404);
  });

  it.each([
    ['questionnaireVersionId', { questionnaireVersionId: '00000000-0000-4000-8000-000000000000' }],
    ['scaleChoices.K1', { scaleChoices: { K1: 'reasonsBad' } }],
    ['scaleChoices.X9', { scaleChoices: { X9: 'face3' } }],
    ['closesAt', { opensAt: '2026-12-02T00:00:00Z', closesAt: '2026-12-01T00:00:00Z' }],
    ['indexChannels', { indexChannels: ['paper'] }],
    ['channels', { channels: [], indexChannels: [] }],
  ])('with a faulty %s is refused by the name of the field', async (field, over) => {
    const { status, body } = await homeAffairs.post('/surveys', await plan(homeAffairs, over));
    expect(status).toBe(422);
    expect(body.fields.map((fault: { path: string }) => fault.path)).toContain(field);
  });

  it.each([
    ['title', {}],
    ['title', { vi: { $ne: 1 }, en: 'x' }],
    ['minimum', { rule: 'fixed', byKind: { commune: -1 } }],
    ['minimum', { rule: 'fixed', byKind: { village: 3 } }],
    ['channels', ['fax']],
    ['scaleChoices', { K1: { $ne: 1 } }],
    ['graceDays', 91],
    ['opensAt', 'tomorrow'],
    ['owner', 'x'],
  ])('with %s = %j is no request at all', async (field, value) => {
    expect((await homeAffairs.post('/surveys', await plan(homeAffairs, { [field]: value }))).status).toBe(400);
  });

  it('belongs to its province and its sector (LESSONS L3)', async () => {
    const survey = await makeSurvey(homeAffairs, {
      agencies: [cast.agencies['xa-mot']],
      body: { sector: 'education' },
    });
    for (const other of [neighbour, health]) {
      expect((await other.get(`/surveys/${survey.id}`)).status).toBe(404);
      expect((await other.get(`/surveys/${survey.id}/agencies`)).status).toBe(404);
      expect((await other.post(`/surveys/${survey.id}/close`)).status).toBe(404);
      expect((await other.patch(`/surveys/${survey.id}`, { version: 1, graceDays: 1 })).status).toBe(404);
      expect((await other.post(`/surveys/${survey.id}/duplicate`)).status).toBe(404);
      expect((await other.put(`/surveys/${survey.id}/agencies`, { agencies: [] })).status).toBe(404);
      const listed = (await other.get('/surveys?pageSize=200')).body.items.map((item: { id: string }) => item.id);
      expect(listed).not.toContain(survey.id);
    }
    const education = await signIn(server, 'education-manager');
    expect((await education.get(`/surveys/${survey.id}`)).status).toBe(200);
  });

  it('of another sector cannot be made by a survey manager, and agencies of a neighbour cannot be taken in', async () => {
    const other = await health.post('/surveys', await plan(health, { sector: 'education' }));
    expect(other.body.fields[0].path).toBe('sector');
    const own = await health.post('/surveys', await plan(health, { sector: 'health' }));
    expect(own.status).toBe(201);
    const taken = await health.put(`/surveys/${own.body.id}/agencies`, {
      agencies: [{ agencyId: cast.agencies['xa-ben-kia'] }],
    });
    expect([taken.status, taken.body.fields[0]]).toMatchObject([
      422,
      { path: 'agencies.0.agencyId', code: 'unknownAgency' },
    ]);
  });
});

describe('the QR sheets of a round', () => {
  it.each(['a4', 'a6'])('are one %s page per agency with the house font inside', async (format) => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot'], cast.agencies['so-mot']] });
    const response = await homeAffairs.raw('GET', `/surveys/${survey.id}/qr.pdf?format=${format}`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(pdf.startsWith('%PDF-1.')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(pdf).toContain('BeVietnamPro-Bold');
    expect(pdf).toContain(format === 'a4' ? '[0 0 595.28 841.89]' : '[0 0 297.64 419.53]');
    const one = await homeAffairs.raw('GET', `/surveys/${survey.id}/qr.pdf?agencyId=${cast.agencies['so-mot']}`);
    expect(
      Buffer.from(await one.arrayBuffer())
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(1);
    expect((await neighbour.get(`/surveys/${survey.id}/qr.pdf`)).status).toBe(404);
    expect((await homeAffairs.get(`/surveys/${survey.id}/qr.pdf?format=a0`)).status).toBe(400);
  });

  it('set Vietnamese letters in the font that has them', () => {
    expect(runs('Xã Đại Từ'.normalize('NFD'))).toEqual([
      { text: 'Xã ', font: 'latin' },
      { text: 'Đạ', font: 'vietnamese' },
      { text: 'i T', font: 'latin' },
      { text: 'ừ', font: 'vietnamese' },
    ]);
  });
});

describe('the form behind a code', () => {
  it('shows questionnaire, agency and scales to anybody', async () => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot'], cast.agencies['so-mot']] });
    const one = await clientOf(server).get(`/forms/${survey.codes[cast.agencies['xa-mot']]}`);
    expect(one.body).toMatchObject({
      survey: { state: 'open', isSample: false },
      agency: { name: 'Xã Đại Từ' },
      agencies: [],
    });
    expect(one.body.questionnaire.id).toBe('kiosk-quick');
    const round = await clientOf(server).get(`/forms/${survey.code}`);
    expect(round.body.agency).toBeNull();
    expect(round.body.agencies.map((agency: { name: string }) => agency.name)).toEqual(['Sở Một', 'Xã Đại Từ']);
  });

  it.each(['NOSUCH77', 'x', '..%2f', "a'--"])('is unknown for the code %s', async (code) => {
    const { status, body } = await clientOf(server).get(`/forms/${code}`);
    expect([status, body.code]).toEqual([404, 'unknownForm']);
  });
});
