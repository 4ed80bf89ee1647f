import path from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionnaireCheck } from '../../dist/server/questionnaires/questionnaire-check.js';
import { addCast, signIn, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { questionnaireVersion } from '../support/surveys.js';

let server: TestServer;
let homeAffairs: Client;

beforeAll(async () => {
  server = await startServer();
  await addCast(server.database);
  homeAffairs = await signIn(server, 'home-affairs');
});

afterAll(() => server.stop());

const catalogue = new URL('../../server/catalogue/questionnaires/', import.meta.url);
const shipped = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, catalogue), 'utf8'));

describe('the shipped questionnaires', () => {
  it('are all there, published, word for word', async () => {
    const names = readdirSync(catalogue).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)); // prettier-ignore
    expect(names).toHaveLength(14);
    const { body } = await homeAffairs.get('/questionnaires?pageSize=200');
    for (const name of names) {
      const listed = body.items.find((item: { questionnaireId: string }) => item.questionnaireId === name);
      expect(listed).toMatchObject({ state: 'published', isShipped: true, version: shipped(name).version });
      expect((await homeAffairs.get(`/questionnaires/${listed.id}`)).body.definition).toEqual(shipped(name));
    }
  });

  it('tell how many items and factors they have (catalogue README)', async () => {
    const { body } = await homeAffairs.get('/questionnaires?pageSize=200');
    const sipas = body.items.find((item: { questionnaireId: string }) => item.questionnaireId === 'sipas-2017');
    expect(sipas).toMatchObject({ items: 22, factors: 5 });
  });

  it('cannot be changed, not even in the database', async () => {
    const id = await questionnaireVersion(homeAffairs, 'kiosk-quick');
    const written = await homeAffairs.put(`/questionnaires/${id}`, {
      lockVersion: 1,
      definition: shipped('kiosk-quick'),
    });
    expect([written.status, written.body.code]).toEqual([409, 'wrongState']);
    await expect(
      server.database.query(`UPDATE questionnaire_version SET version = '9' WHERE id = $1`, [id]),
    ).rejects.toThrow('never changed');
  });
});

describe('a draft', () => {
  it('becomes the next version, is edited under a lock, published and then frozen', async () => {
    const id = await questionnaireVersion(homeAffairs, 'kiosk-quick');
    const draft = (await homeAffairs.post(`/questionnaires/${id}/draft`)).body;
    expect(draft).toMatchObject({ questionnaireId: 'kiosk-quick', version: '1.1', state: 'draft', isShipped: false });
    const definition = { ...draft.definition, title: { vi: 'Phiếu một chạm của tỉnh', en: 'One tap' } };
    const written = await homeAffairs.put(`/questionnaires/${draft.id}`, {
      lockVersion: draft.lockVersion,
      definition,
    });
    expect(written.body).toMatchObject({
      title: { vi: 'Phiếu một chạm của tỉnh' },
      lockVersion: draft.lockVersion + 1,
    });
    const stale = await homeAffairs.put(`/questionnaires/${draft.id}`, { lockVersion: draft.lockVersion, definition });
    expect(stale.body.code).toBe('staleVersion');
    const published = await homeAffairs.post(`/questionnaires/${draft.id}/publish`, {
      lockVersion: draft.lockVersion + 1,
    });
    expect(published.body.state).toBe('published');
    expect((await homeAffairs.delete(`/questionnaires/${draft.id}`)).body.code).toBe('wrongState');
    expect((await homeAffairs.post(`/questionnaires/${id}/draft`)).body.version).toBe('1.2');
  });

  it('stays in its province', async () => {
    const id = await questionnaireVersion(homeAffairs, 'sipas-2023');
    const draft = (await homeAffairs.post(`/questionnaires/${id}/draft`)).body;
    const neighbour = await signIn(server, 'other-home-affairs');
    expect((await neighbour.get(`/questionnaires/${draft.id}`)).status).toBe(404);
    expect((await neighbour.delete(`/questionnaires/${draft.id}`)).status).toBe(404);
    expect((await homeAffairs.delete(`/questionnaires/${draft.id}`)).status).toBe(204);
  });

  it('may not serve a survey', async () => {
    const id = await questionnaireVersion(homeAffairs, 'health-staff-2019');
    const draft = (await homeAffairs.post(`/questionnaires/${id}/draft`)).body;
    const { status, body } = await homeAffairs.post('/surveys', {
      title: { vi: 'Thử', en: 'Try' },
      questionnaireVersionId: draft.id,
      channels: ['publicLink'],
      indexChannels: ['publicLink'],
    });
    expect([status, body.fields[0].code]).toEqual([422, 'notPublished']);
  });
});

describe('the checker names what is wrong', () => {
  const check = questionnaireCheck(path.resolve(import.meta.dirname, '../../server/catalogue'));
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- definitions are bent out of shape on purpose
  const bent = (bend: (definition: any) => void): string[] => {
    const definition = shipped('sipas-2017');
    bend(definition);
    return check(definition).map((fault: { path: string; code: string }) => `${fault.path} ${fault.code}`);
  };

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const faults: [string, (definition: any) => void, string][] = [
    ['an unknown scale', (d) => (d.factors[0].items[1].scale = 'face9'), 'factors.0.items.1.scale unknownScale'],
    ['an unknown alternative scale', (d) => (d.factors[0].items[0].alternativeScales = ['nope']), 'factors.0.items.0.alternativeScales.0 unknownScale'],
    ['a code that stands twice', (d) => (d.extraItems[0].code = d.factors[0].items[0].code), 'extraItems.0.code duplicate'],
    ['a code with a comma', (d) => (d.factors[0].items[0].code = 'A,1'), 'factors.0.items.0.code code'],
    ['a count that is wrong', (d) => (d.counts.items = 99), 'counts.items count'],
    ['a level that stands twice', (d) => (d.scales[d.factors[0].items[0].scale].levels[1].value = 1), `scales.SCALE.levels.1.value duplicate`],
    ['a not-applicable code among the levels', (d) => (d.scales[d.factors[0].items[0].scale].notApplicable = 5), 'scales.SCALE.notApplicable notApplicable'],
    ['no factor', (d) => (d.factors = []), 'factors minItems'],
    ['a missing title', (d) => delete d.title, 'title required'],
    ['a surplus field', (d) => (d.script = '<script>'), 'script additionalProperties'],
    ['an item shown by an unknown item', (d) => (d.extraItems[0].showWhen = { item: 'ZZ', notSatisfied: true }), 'extraItems.0.showWhen.item unknownItem'],
  ]; // prettier-ignore
  it.each(faults)('%s', (_name, bend, expected) => {
    const scale = shipped('sipas-2017').factors[0].items[0].scale;
    expect(bent(bend)).toContain(expected.replace('SCALE', scale));
  });

  it('with both languages', () => {
    const [fault] = check({});
    expect(fault?.message.vi).not.toBe('');
    expect(fault?.message.en).not.toBe('');
  });
});
