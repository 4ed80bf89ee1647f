import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admit, stateAt } from '../../dist/server/responses/intake-rules.js';
import { addCast, clientOf, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { answer, makeSurvey, type TestSurvey } from '../support/surveys.js';

/** DESIGN §4: what a device acknowledged offline is never refused; `surveyClosed` meets only an online page that starts after the end. */

const DAY = 86_400_000;
const HOUR = 3_600_000;

let server: TestServer;
let cast: Cast;
let homeAffairs: Client;
let citizen: Client;

beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  homeAffairs = await signIn(server, 'home-affairs');
  citizen = clientOf(server);
});

afterAll(() => server.stop());

const ago = (milliseconds: number): string => new Date(Date.now() - milliseconds).toISOString();

/** A round that was closed `milliseconds` ago. */
async function closedRound(milliseconds: number): Promise<TestSurvey & { form: string }> {
  const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']] });
  const form = survey.codes[cast.agencies['xa-mot']]!;
  expect((await homeAffairs.post(`/surveys/${survey.id}/close`)).status).toBe(200);
  await server.database.query(
    'UPDATE survey SET opened_at = $2, opens_at = $2, closed_at = $3, version = version + 1 WHERE id = $1',
    [survey.id, ago(milliseconds + 30 * DAY), ago(milliseconds)],
  );
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  return { ...survey, form };
}

const total = async (surveyId: string): Promise<{ total: number; excluded: number }> => {
  const { body } = await homeAffairs.get(`/surveys/${surveyId}/counts`);
  return { total: body.total, excluded: body.agencies[0].excluded };
};

describe('a round that is not open', () => {
  it('takes nothing as a draft and says so', async () => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']], open: false });
    const form = survey.codes[cast.agencies['xa-mot']]!;
    const { status, body } = await citizen.post('/responses', answer(form));
    expect([status, body.code]).toEqual([422, 'surveyNotOpen']);
    expect((await citizen.get(`/forms/${form}`)).body.survey.state).toBe('draft');
  });

  it('takes nothing before the day it opens', async () => {
    const survey = await makeSurvey(homeAffairs, {
      agencies: [cast.agencies['xa-mot']],
      body: { opensAt: new Date(Date.now() + DAY).toISOString() },
    });
    const { body } = await citizen.post('/responses', answer(survey.codes[cast.agencies['xa-mot']]!));
    expect(body.code).toBe('surveyNotOpen');
  });

  it('is closed for an online page from the moment staff close it', async () => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']] });
    const form = survey.codes[cast.agencies['xa-mot']]!;
    expect((await citizen.post('/responses', answer(form))).status).toBe(201);
    await homeAffairs.post(`/surveys/${survey.id}/close`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { status, body } = await citizen.post('/responses', answer(form, { startedAt: new Date().toISOString() }));
    expect([status, body.code]).toEqual([422, 'surveyClosed']);
    expect((await citizen.get(`/forms/${form}`)).body.survey.state).toBe('closed');
  });

  it('repeats the receipt of an answer that came before the end and is sent again word by word', async () => {
    const survey = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']] });
    const sent = answer(survey.codes[cast.agencies['xa-mot']]!, { startedAt: new Date().toISOString() });
    const first = await citizen.post('/responses', sent);
    expect(first.status).toBe(201);
    await homeAffairs.post(`/surveys/${survey.id}/close`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    // sentAt is that of the first sending, as in a repetition below the page: the corrected times lie after the end
    const again = await citizen.post('/responses', sent);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const other = await citizen.post('/responses', { ...sent, answers: { K1: 1 } });
    expect([other.status, other.body.code]).toEqual([409, 'responseConflict']);
    const fresh = await citizen.post('/responses', { ...sent, id: crypto.randomUUID() });
    expect([fresh.status, fresh.body.code]).toEqual([422, 'surveyClosed']);
    expect(await total(survey.id)).toEqual({ total: 1, excluded: 0 });
  });

  it('still takes the page of somebody who began before it closed', async () => {
    const { form, id } = await closedRound(HOUR);
    const sent = answer(form, { startedAt: ago(2 * HOUR) });
    const { status, body } = await citizen.post('/responses', sent);
    expect([status, body.counted]).toEqual([201, true]);
    expect(await total(id)).toEqual({ total: 1, excluded: 0 });
  });
});

describe('a form answered offline', () => {
  it('in time and sent within the days of grace counts', async () => {
    const { form, id } = await closedRound(13 * DAY);
    const sent = answer(form, { offline: true, answeredAt: ago(13 * DAY + HOUR) });
    const { status, body } = await citizen.post('/responses', sent);
    expect([status, body.counted, body.exclusion]).toEqual([201, true, null]);
    expect(await total(id)).toEqual({ total: 1, excluded: 0 });
  });

  it('in time but sent after the days of grace is stored and does not count', async () => {
    const { form, id } = await closedRound(15 * DAY);
    const sent = answer(form, { offline: true, answeredAt: ago(16 * DAY) });
    const { status, body } = await citizen.post('/responses', sent);
    expect([status, body.counted, body.exclusion]).toEqual([201, false, 'late']);
    expect(await total(id)).toEqual({ total: 0, excluded: 1 });
    const again = await citizen.post('/responses', sent);
    expect([again.status, again.body]).toEqual([200, body]);
    expect((await homeAffairs.post(`/surveys/${id}/recount`)).body).toMatchObject({
      responses: 0,
      excluded: 1,
      differences: [],
    });
  });

  it('after the end is stored and does not count', async () => {
    const { form } = await closedRound(HOUR);
    const { status, body } = await citizen.post('/responses', answer(form, { offline: true }));
    expect([status, body.exclusion]).toEqual([201, 'late']);
  });

  it('on a device whose clock is three days fast is put at its true time', async () => {
    const { form } = await closedRound(2 * HOUR);
    const skew = 3 * DAY;
    const sent = answer(form, {
      offline: true,
      answeredAt: ago(4 * HOUR - skew),
      startedAt: ago(4 * HOUR + 60_000 - skew),
      sentAt: ago(-skew),
    });
    const { body } = await citizen.post('/responses', sent);
    expect(body.counted).toBe(true);
    const { rows } = await server.database.query('SELECT answered_at, started_at FROM response WHERE id = $1', [
      sent.id,
    ]);
    expect(Math.abs(rows[0].answered_at - (Date.now() - 4 * HOUR))).toBeLessThan(5_000);
    // `ago` reads the clock twice
    expect(Math.abs(rows[0].answered_at - rows[0].started_at - 60_000)).toBeLessThan(1_000);
  });
});

describe('the rules of time', () => {
  const round = { state: 'open' as const, opensAt: 1_000, closesAt: 2_000, closedAt: null, graceDays: 1 };

  it('end a round at the earlier of its two ends', () => {
    expect(stateAt({ ...round, state: 'closed' as const, closedAt: 1_500 }, 1_600)).toBe('closed');
    expect([stateAt(round, 999), stateAt(round, 1_000), stateAt(round, 2_000), stateAt(round, 2_001)]).toEqual([
      'draft',
      'open',
      'open',
      'closed',
    ]);
  });

  it('never put an answer into the future', () => {
    const device = { startedAt: 5_000, answeredAt: 9_000, sentAt: 1_000, offline: false };
    expect(admit(round, device, 1_500)).toEqual({
      admitted: true,
      startedAt: 1_500,
      answeredAt: 1_500,
      exclusion: null,
    });
  });

  it('count an offline answer to the last millisecond of grace', () => {
    const device = (now: number) => ({ startedAt: null, answeredAt: 2_000, sentAt: now, offline: true });
    expect(admit(round, device(2_000 + DAY), 2_000 + DAY)).toMatchObject({ exclusion: null });
    expect(admit(round, device(2_001 + DAY), 2_001 + DAY)).toMatchObject({ exclusion: 'late' });
  });
});
