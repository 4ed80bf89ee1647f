/** Every address of the workspace for every role, on phone and desk: it opens or says kindly that it may not, axe is silent, no script fails. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openPage, sidewaysScroll, startBrowser } from '../support/browser.js';
import { addCast, castPassword, playerOf, signIn, type Cast } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { makeSurvey, questionnaireVersion } from '../support/surveys.js';
import { actionsOf, type Role } from '../../server/platform/permissions/permission-table.js';

let server: TestServer;
let browser: Browser;
let cast: Cast;
/** Address → the action that opens it; null = every signed-in account. */
let addresses: [string, string | null][];

beforeAll(async () => {
  server = await startServer({ THUOCDO_DEMO: 'off' });
  cast = await addCast(server.database);
  browser = await startBrowser();
  const client = await signIn(server, 'home-affairs');
  const survey = await makeSurvey(client, {
    agencies: [cast.agencies['xa-mot'], cast.agencies['xa-hai']],
    body: { sector: 'administration' },
  });
  const draft = await makeSurvey(client, {
    agencies: [cast.agencies['xa-mot']],
    open: false,
    body: { sector: 'administration' },
  });
  const responses = Array.from({ length: 12 }, () => ({
    id: randomUUID(),
    agencyId: cast.agencies['xa-mot'],
    respondentKind: 'citizen',
    answers: { K1: 5 },
    profile: {},
    answeredAt: new Date().toISOString(),
  }));
  expect((await client.post(`/surveys/${survey.id}/responses`, { channel: 'import', responses })).status).toBe(201);
  const run = await client.post(`/surveys/${survey.id}/runs`, {});
  expect(run.status).toBe(201);
  const prepared = await client.post('/publications', { runId: run.body.id, title: { vi: 'Bản thử', en: 'Trial' } });
  expect(prepared.status).toBe(201);
  const shipped = await questionnaireVersion(client, 'kiosk-quick');
  const copy = await client.post(`/questionnaires/${shipped}/draft`);
  expect(copy.status).toBe(201);
  addresses = [
    ['/trang-chinh', null],
    ['/ca-nhan', null],
    ['/dot-khao-sat', 'surveys.read'],
    ['/dot-khao-sat/moi', 'surveys.write'],
    [`/dot-khao-sat/${survey.id}`, 'surveys.read'],
    [`/dot-khao-sat/${draft.id}/thiet-lap?buoc=sample`, 'surveys.write'],
    [`/dot-khao-sat/${draft.id}/thiet-lap?buoc=check`, 'surveys.write'],
    ['/mau-phieu', 'questionnaires.read'],
    [`/mau-phieu/${shipped}`, 'questionnaires.read'],
    [`/mau-phieu/${copy.body.id}/sua`, 'questionnaires.write'],
    ['/ket-qua', 'runs.read'],
    [`/ket-qua/${run.body.id}`, 'runs.read'],
    ['/cong-bo', 'publications.read'],
    [`/cong-bo/chuan-bi/${run.body.id}`, 'publications.prepare'],
    [`/cong-bo/${prepared.body.id}`, 'publications.read'],
    ['/co-quan', 'agencies.read'],
    ['/co-quan/moi', 'agencies.write'],
    [`/co-quan/${cast.agencies['so-mot']}`, 'agencies.read'],
    ['/tai-khoan', 'accounts.read'],
    ['/nhat-ky', 'audit.read'],
    ['/cai-dat', 'settings.read'],
  ];
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const closedPage = 'Không mở được trang này';

async function signedIn(username: string, width: number) {
  const watched = await openPage(browser, { viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const { page } = watched;
  await page.goto(`${server.baseUrl}/lam-viec/`);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(castPassword);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL('**/trang-chinh');
  return watched;
}

/** Loaded: a title stands and no skeleton does. */
async function settled(page: Awaited<ReturnType<typeof signedIn>>['page']): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.wait-lines, .wait-space') === null);
}

describe('the sign-in page', () => {
  it('is clean for axe, names a wrong password, and keeps the user name', async () => {
    const { page, faults, close } = await openPage(browser, { viewport: { width: 360, height: 800 } });
    await page.goto(`${server.baseUrl}/lam-viec/nhat-ky`);
    await page.getByLabel('Tên đăng nhập').fill('auditor');
    await page.getByLabel('Mật khẩu').fill('sai mật khẩu rồi');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('alert').first().innerText()).toContain('signInFailed');
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('auditor');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Mật khẩu').fill(castPassword);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL('**/nhat-ky');
    expect(faults).toEqual([]);
    await close();
  });
});

describe.each(Object.entries(playerOf) as [Role, string][])('as %s', (role, username) => {
  it.each([360, 1440])('every address opens or says that it may not, %i px wide', async (width) => {
    const actions: readonly string[] = actionsOf(role);
    const { page, faults, close } = await signedIn(username, width);
    const report: unknown[] = [];
    for (const [address, action] of addresses) {
      await page.goto(`${server.baseUrl}/lam-viec${address}`);
      await settled(page);
      const title = await page.locator('h1').first().innerText();
      const may = action === null || actions.includes(action);
      if ((title === closedPage) === may) report.push({ address, title, may });
      if ((await page.getByRole('alert').count()) > 0)
        report.push({ address, alert: await page.getByRole('alert').first().innerText() });
      const sideways = await sidewaysScroll(page);
      if (sideways > 0) report.push({ address, sideways });
      // a page that is closed looks the same for everyone: axe reads it once a role
      if (may || address === '/nhat-ky') {
        const violations = await axeViolations(page);
        if (violations.length > 0) report.push({ address, violations });
      }
    }
    expect(report).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('moving about', () => {
  it('`/` reaches the search, the side bar folds on a phone, unsaved work asks', async () => {
    const { page, faults, close } = await signedIn('home-affairs', 360);
    await page.getByRole('button', { name: 'Mục lục' }).click();
    await page.getByRole('link', { name: 'Cơ quan, đơn vị' }).click();
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('dai tu');
    await page.getByRole('link', { name: 'Xã Đại Từ' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    await page.goto(`${server.baseUrl}/lam-viec/co-quan/moi`);
    await page.getByLabel('Tên', { exact: true }).fill('Bệnh viện Hai');
    await page.getByRole('button', { name: 'Mục lục' }).click();
    await page.getByRole('link', { name: 'Trang chính' }).click();
    const ask = page.getByRole('dialog', { name: 'Rời trang khi chưa lưu?' });
    await ask.getByRole('button', { name: 'Thôi' }).click();
    expect(await page.getByLabel('Tên', { exact: true }).inputValue()).toBe('Bệnh viện Hai');
    expect(faults).toEqual([]);
    await close();
  });
});
