/** Real objects of the province `dien-vien` for tests that try every door and every field. */
import { expect } from 'vitest';
import { clientOf, type Cast, type Client } from '../support/cast.js';
import type { TestServer } from '../support/server.js';
import { answer, makeSurvey, questionnaireVersion } from '../support/surveys.js';
import type { ObjectKind } from './route-role.expected.js';

/** One of each object in the province `dien-vien`, of the sector administration where it has one. */
export async function makeObjects(
  server: TestServer,
  cast: Cast,
  homeAffairs: Client,
): Promise<Record<ObjectKind, string>> {
  const agency = cast.agencies['so-mot'];
  const survey = await makeSurvey(homeAffairs, { agencies: [agency], body: { sector: 'administration' } });
  const response = answer(survey.codes[agency]!);
  const sent = await clientOf(server).post('/responses', response);
  expect(sent.status).toBe(201);
  const shipped = await questionnaireVersion(homeAffairs, 'kiosk-quick');
  const draft = await homeAffairs.post(`/questionnaires/${shipped}/draft`);
  expect(draft.status).toBe(201);
  const run = await homeAffairs.post(`/surveys/${survey.id}/runs`, {});
  expect(run.status).toBe(201);
  const publication = await homeAffairs.post('/publications', { runId: run.body.id, title: { vi: 'Thử', en: 'Test' } });
  expect(publication.status).toBe(201);
  for (let left = 1; left > 0;) {
    // tallies are added up in the background
    await new Promise((resolve) => setTimeout(resolve, 50));
    left = (await server.database.query('SELECT FROM tally_change')).rowCount ?? 0;
  }
  const sessions = await homeAffairs.get('/sessions');
  return {
    account: cast.accounts['data-entry'],
    agency,
    session: sessions.body.items.find((item: { current: boolean }) => item.current).id,
    questionnaire: draft.body.id,
    survey: survey.id,
    response: response.id,
    run: run.body.id,
    publication: publication.body.id,
    form: survey.code,
  };
}
