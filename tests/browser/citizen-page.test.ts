/** The citizen page in a real browser against the real server: one form, once, whatever the network does. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeViolations, openPage, sidewaysScroll, startBrowser, type WatchedPage } from '../support/browser.js';
import { addCast, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { makeSurvey, type TestSurvey } from '../support/surveys.js';

const phone = { viewport: { width: 360, height: 740 } };
const markup = '<img src=x onerror="document.title=1">';
let server: TestServer;
let browser: Browser;
let cast: Cast;
let homeAffairs: Client;
let quick: TestSurvey;
let long: TestSurvey;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), startBrowser()]);
  cast = await addCast(server.database);
  homeAffairs = await signIn(server, 'home-affairs');
  const agencies = [cast.agencies['xa-mot'], cast.agencies['xa-hai']];
  quick = await makeSurvey(homeAffairs, { agencies });
  long = await makeSurvey(homeAffairs, {
    agencies,
    questionnaireId: 'sipas-2017',
    body: { title: { vi: `Đợt ${markup}`, en: `Round ${markup}` } },
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  await watched?.close();
  watched = await openPage(browser, phone);
  page = watched.page;
  page.setDefaultTimeout(15_000);
});

const open = (code: string | undefined) => page.goto(`${server.baseUrl}/k/${code}`);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const commune = () => quick.codes[cast.agencies['xa-mot']];

/** Stored answers of a round: level of K1 and whether the device was offline. */
async function stored(survey: TestSurvey): Promise<{ id: string; offline: boolean; answers: unknown }[]> {
  const { rows } = await server.database.query(
    'SELECT id, offline, answers FROM response WHERE survey_id = $1 ORDER BY received_at',
    [survey.id],
  );
  return rows;
}

async function rateQuickly(face: string): Promise<void> {
  await open(commune());
  await press('Bắt đầu');
  await page.getByText(face, { exact: true }).click();
  await page.getByText(`Đã ghi: ${face}.`).waitFor();
}

describe('one tap', () => {
  it('goes by keyboard alone: arrows choose, Enter goes on, nothing is chosen beforehand', async () => {
    const before = (await stored(quick)).length;
    await open(commune());
    await page.getByRole('button', { name: 'Bắt đầu' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio').first().waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    // the first press moves from the best level to the next one and chooses it; the page stays
    expect(await page.getByRole('radio', { name: 'Hài lòng', exact: true }).isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi: Hài lòng.').waitFor();
    await page.getByRole('button', { name: 'Gửi phiếu' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Đã nhận phiếu.').waitFor();
    const after = await stored(quick);
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({ offline: false, answers: [4] });
    expect(watched.faults).toEqual([]);
  });

  it('can be taken back before it is sent', async () => {
    await rateQuickly('Bình thường');
    await press('Sửa');
    await page.getByText('Rất hài lòng', { exact: true }).click();
    await page.getByText('Đã ghi: Rất hài lòng.').waitFor();
    // reasons belong to the level: the other list is asked now
    await page.getByText('Điều gì làm Ông/Bà hài lòng?').waitFor();
    await press('Gửi phiếu');
    await page.getByText('Đã nhận phiếu.').waitFor();
    expect((await stored(quick)).at(-1)).toMatchObject({ answers: [5] });
  });
});

describe('without a network', () => {
  it('keeps the form on the device, says so, and sends it by itself, once', async () => {
    const before = (await stored(quick)).length;
    await rateQuickly('Rất hài lòng');
    await page.context().setOffline(true);
    await press('Gửi phiếu');
    await page.getByText('Đã lưu phiếu.').waitFor();
    await page.getByText('1 phiếu đang chờ gửi', { exact: false }).waitFor();
    expect(await stored(quick)).toHaveLength(before);
    await page.context().setOffline(false);
    await page.getByText('Đã nhận phiếu.').waitFor();
    const after = await stored(quick);
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)?.offline).toBe(true);
  });

  it('counts a form once when the answer of the server is lost on the way', async () => {
    const before = (await stored(quick)).length;
    let lost = 0;
    await page.route('**/api/v1/responses', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await rateQuickly('Hài lòng');
    await press('Gửi phiếu');
    await page.getByText('Đã lưu phiếu.').waitFor();
    expect(await stored(quick)).toHaveLength(before + 1);
    await press('Thử gửi ngay');
    await page.getByText('Đã nhận phiếu.').waitFor();
    expect(lost).toBe(1);
    expect(await stored(quick)).toHaveLength(before + 1);
  });

  it('sends a waiting form when the page is opened again later', async () => {
    const before = (await stored(quick)).length;
    await rateQuickly('Hài lòng');
    await page.context().setOffline(true);
    await press('Gửi phiếu');
    await page.getByText('Đã lưu phiếu.').waitFor();
    await page.goto('about:blank');
    await page.context().setOffline(false);
    await open(commune());
    await page.getByRole('button', { name: 'Bắt đầu' }).waitFor();
    await expect.poll(async () => (await stored(quick)).length, { timeout: 10_000 }).toBe(before + 1);
  });
});

describe('the long form', () => {
  /** Up to the third question of the first factor. */
  async function begin(): Promise<void> {
    await open(long.codes[cast.agencies['xa-mot']]);
    await press('Bắt đầu');
    await page.getByText('Người dân', { exact: true }).click();
    const next = page.getByRole('button', { name: 'Tiếp tục' });
    for (let step = 0; step < 8; step += 1) await next.click();
    await page.getByText('Phần 2/7', { exact: false }).waitFor();
    await page.getByText('Rất hài lòng', { exact: true }).click();
    await next.click();
    await page.getByText('Tôi không có ý kiến', { exact: true }).click();
    await next.click();
  }

  it('loses nothing by a reload, folds what is answered, and wipes all of it after sending', async () => {
    await begin();
    await page.reload();
    await page.getByText('Phần 2/7', { exact: false }).waitFor();
    expect(await page.locator('.folded b').allInnerTexts()).toEqual(['Rất hài lòng', 'Tôi không có ý kiến']);
    const send = page.getByRole('button', { name: 'Gửi phiếu' });
    const next = page.getByRole('button', { name: 'Tiếp tục' });
    await next.waitFor();
    for (let step = 0; step < 80 && !(await send.isVisible()); step += 1) await next.click();
    await page.getByText('Đã trả lời 3 trên 36 câu').waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(1);
    await send.click();
    await page.getByText('Đã nhận phiếu.').waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect(await stored(long)).toHaveLength(1);
  });

  it('does not go on without knowing who answers, and names the gate', async () => {
    await open(long.codes[cast.agencies['xa-mot']]);
    await press('Bắt đầu');
    await press('Tiếp tục');
    await page.getByRole('alert').getByText('Câu này cần được trả lời.').waitFor();
  });

  it('shows markup in a title as text', async () => {
    await open(long.codes[cast.agencies['xa-mot']]);
    await page.getByText(markup, { exact: false }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(watched.faults).toEqual([]);
  });

  it('asks for the agency when the code is of the whole round, and finds it without accents', async () => {
    await open(long.code);
    await press('Bắt đầu');
    await page.getByRole('searchbox').fill('dai tu');
    expect(await page.getByRole('radio').count()).toBe(1);
    await page.getByText('Xã Đại Từ', { exact: true }).click();
    await press('Tiếp tục');
    await page.getByText('Ông/Bà trả lời với tư cách nào?').waitFor();
  });

  it('speaks English all the way when asked to', async () => {
    await open(quick.codes[cast.agencies['xa-hai']]);
    await press('English');
    await press('Start');
    await page.getByText('Very satisfied', { exact: true }).click();
    await press('Send form');
    await page.getByText('Form received.').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});

describe('when there is nothing to fill in', () => {
  it('says so kindly: unknown code, not open yet, closed', async () => {
    await open('ZZZZZZZ');
    await page.getByRole('heading', { name: 'Không có phiếu lấy ý kiến với mã này.' }).waitFor();
    const draft = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']], open: false });
    await open(draft.code);
    await page.getByRole('heading', { name: 'Đợt lấy ý kiến chưa mở.' }).waitFor();
    const closed = await makeSurvey(homeAffairs, { agencies: [cast.agencies['xa-mot']] });
    expect((await homeAffairs.post(`/surveys/${closed.id}/close`)).status).toBe(200);
    await open(closed.code);
    await page.getByRole('heading', { name: 'Đợt lấy ý kiến đã kết thúc.' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe.each([360, 768, 1440])('at %i px', (width) => {
  it('axe finds nothing and nothing scrolls sideways, with large letters too', async () => {
    await page.setViewportSize({ width, height: 900 });
    const check = async () => {
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    };
    await open(long.codes[cast.agencies['xa-mot']]);
    await page.getByRole('button', { name: 'Chữ to' }).click();
    await check();
    await press('Bắt đầu');
    await page.getByText('Người dân', { exact: true }).click();
    await check();
    await open(commune());
    await press('Bắt đầu');
    await check();
    await page.getByText('Không hài lòng', { exact: true }).click();
    await page.getByText('Đã ghi: Không hài lòng.').waitFor();
    await check();
    await press('Gửi phiếu');
    await page.getByText('Đã nhận phiếu.').waitFor();
    await check();
    expect(watched.faults).toEqual([]);
  });
});

describe('size', () => {
  it('is at most 90 KB of compressed script and 40 KB of fonts', () => {
    const client = new URL('../../dist/client/', import.meta.url);
    const read = (file: string) => readFileSync(new URL(file.replace(/^\//, ''), client));
    const html = read('survey.html').toString();
    const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
    const styles = [...html.matchAll(/href="([^"]+\.css)"/g)].map((match) => match[1] ?? '');
    const fonts = styles.flatMap((style) => [
      ...read(style)
        .toString()
        .matchAll(/url\(([^)]+\.woff2)\)/g),
    ]);
    const total = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(fonts).toHaveLength(4);
    expect(total(scripts.map((script) => gzipSync(read(script)).length))).toBeLessThanOrEqual(90 * 1024);
    expect(total(fonts.map((font) => read(font[1] ?? '').length))).toBeLessThanOrEqual(40 * 1024);
  });
});
