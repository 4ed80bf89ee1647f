/** The public pages in a real browser on a published ranking of the real server. */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeViolations, openPage, sidewaysScroll, startBrowser, type WatchedPage } from '../support/browser.js';
import { addCast, signIn, type Cast } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { makeSurvey } from '../support/surveys.js';

let server: TestServer;
let browser: Browser;
let cast: Cast;
let publicationId: string;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  cast = await addCast(server.database);
  // LESSONS L5: a name is text wherever it is shown
  await server.database.query('UPDATE agency SET name = $2 WHERE id = $1', [cast.agencies['so-hai'], 'Sở <b>Hai</b>']);
  const one = await signIn(server, 'home-affairs');
  const two = await signIn(server, 'home-affairs-2');
  const levels: Record<string, Record<number, number>> = {
    // 26 of 31 = 83.87 % (Bà Rịa - Vũng Tàu 2022); 20 of 40 = 50.00 %
    'so-mot': { 5: 10, 4: 16, 3: 5 },
    'so-hai': { 5: 20, 2: 20 },
    // 9 forms: hidden; 12 forms: shown, not ranked
    'xa-mot': { 5: 9 },
    'xa-hai': { 5: 3, 1: 9 },
  };
  const ids = Object.keys(levels).map((code) => cast.agencies[code as keyof Cast['agencies']]);
  const survey = await makeSurvey(one, { agencies: ids });
  for (const [code, counts] of Object.entries(levels)) {
    const responses = Object.entries(counts).flatMap(([level, times]) =>
      Array.from({ length: times }, () => ({
        id: randomUUID(),
        agencyId: cast.agencies[code as keyof Cast['agencies']],
        respondentKind: 'citizen',
        answers: { K1: Number(level) },
        profile: {},
        answeredAt: new Date().toISOString(),
      })),
    );
    const sent = await one.post(`/surveys/${survey.id}/responses`, { channel: 'import', responses });
    expect(sent.status).toBe(201);
  }
  const run = await one.post(`/surveys/${survey.id}/runs`, {});
  const prepared = await one.post('/publications', {
    runId: run.body.id,
    title: { vi: 'Xếp hạng thử', en: 'Test ranking' },
  });
  publicationId = prepared.body.id;
  expect((await two.post(`/publications/${publicationId}/approve`)).status).toBe(200);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  await watched?.close();
  watched = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  page = watched.page;
  page.setDefaultTimeout(15_000);
});

const ranking = (kind: string) => `${server.baseUrl}/bang-xep-hang/${publicationId}?khoi=${kind}`;
const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });
const wordsOf = async (name: string) => (await rowOf(name).innerText()).replace(/\s+/g, ' ').trim();

describe('the ranking', () => {
  it('shows 83,87 with n = 31, its interval and rank range', async () => {
    await page.goto(ranking('department'));
    await rowOf('Sở Một').waitFor();
    // Wilson by hand: 67.37 to 92.91
    expect(await wordsOf('Sở Một')).toMatch(/^1 Sở Một 83,87 67,4–92,9 31 /);
    // block mean (2600/31 + 50) / 2 = 66.94: the first interval is wholly above it, the second reaches 64.8
    await page.getByText('1 đơn vị cao hơn rõ rệt và 1 đơn vị thấp hơn rõ rệt', { exact: false }).waitFor();
    expect(watched.faults).toEqual([]);
  });

  it('hides nine forms everywhere and names why twelve are not ranked', async () => {
    await page.goto(ranking('commune'));
    await rowOf('Xã Đại Từ').waitFor();
    expect(await wordsOf('Xã Đại Từ')).toContain('Mới thu dưới 10 phiếu, tối thiểu 30');
    expect(await wordsOf('Xã Đại Từ')).toContain('Ẩn');
    expect(await wordsOf('Xã Hai')).toContain('Mới thu 12 phiếu, tối thiểu 30');
    await rowOf('Xã Đại Từ').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Xã Đại Từ' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('dưới 10');
    expect(await page.locator('main').innerText()).not.toMatch(/100,00|\b9\b/);
  });

  it('finds "Đại Từ" by "dai tu" and sorts by the headings', async () => {
    await page.goto(ranking('commune'));
    await rowOf('Xã Hai').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('dai tu');
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'Xã Hai' }).count()).toBe(0);
    await rowOf('Xã Đại Từ').waitFor();
    await page.goto(ranking('department'));
    const heading = page.getByRole('columnheader', { name: 'Chỉ số (%)' });
    await heading.getByRole('button').click();
    await heading.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    expect(await page.locator('tbody th').allInnerTexts()).toEqual(['Sở <b>Hai</b>', 'Sở Một']);
  });

  it('gives the shown table as CSV with BOM', async () => {
    await page.goto(ranking('department'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải CSV' }).click(),
    ]);
    const stream = await download.createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    expect(text.startsWith('\ufeffXếp hạng thử\r\n')).toBe(true);
    expect(text).toContain('\r\n1,Sở Một,"Sở, ban, ngành",83.87,67.3656,92.9074,31,');
  });
});

describe('a profile and the method', () => {
  it('explains an agency: index, rank, n, shares of the levels', async () => {
    await page.goto(`${server.baseUrl}/bang-xep-hang/${publicationId}/don-vi/${cast.agencies['so-mot']}`);
    await page.getByRole('heading', { level: 1, name: 'Sở Một' }).waitFor();
    const words = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    expect(words).toContain('83,87%');
    expect(words).toContain('Khoảng tin cậy 95%: 67,4–92,9%');
    // 5 of 31 = 16 %, 16 of 31 = 52 %, 10 of 31 = 32 %
    expect(await page.locator('.shares td .vh').first().innerText()).toBe(
      'Rất không hài lòng 0%, Không hài lòng 0%, Bình thường 16%, Hài lòng 52%, Rất hài lòng 32%',
    );
  });

  it('names the rule and the minimum in both languages', async () => {
    await page.goto(`${server.baseUrl}/phuong-phap?cong-bo=${publicationId}`);
    await page.getByText('topBoxShare/pooled', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'How the index is counted' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('fewer than 10 forms');
  });

  it('says plainly what is not there', async () => {
    await page.goto(`${server.baseUrl}/bang-xep-hang/${randomUUID()}`);
    await page.getByRole('heading', { name: 'Không có trang này.' }).waitFor();
  });
});

describe.each([360, 768, 1440])('at %i px', (width) => {
  it.each(['light', 'dark'] as const)('axe finds nothing and nothing scrolls sideways (%s)', async (colorScheme) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const path of [
      `/bang-xep-hang/${publicationId}?khoi=department`,
      `/bang-xep-hang/${publicationId}?khoi=commune`,
      `/bang-xep-hang/${publicationId}/don-vi/${cast.agencies['so-mot']}`,
      `/bang-xep-hang/${publicationId}/don-vi/${cast.agencies['xa-mot']}`,
      `/phuong-phap?cong-bo=${publicationId}`,
      '/?tinh=lang-gieng',
    ]) {
      await page.goto(server.baseUrl + path);
      await page.locator('h1:not(.vh)').waitFor();
      expect(await axeViolations(page), path).toEqual([]);
      expect(await sidewaysScroll(page), path).toBe(0);
    }
    expect(watched.faults).toEqual([]);
  });
});
