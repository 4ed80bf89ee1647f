/**
 * The whole loop as people live it, on real figures: first password, accounts, three rounds, answers through the pages, the 31
 * real answers of Bà Rịa - Vũng Tàu 2022 and the 1,670 of Đức Hòa 2018 through the API, run, two people, public page.
 */
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../support/browser.js';
import { dataFolder, end, removeFolder, startEmbedded, type EmbeddedServer } from '../support/embedded.js';

const folder = dataFolder();
const password = 'Cây đa bến nước 2026';
let server: EmbeddedServer;
let browser: Browser;
const people: Record<string, { context: BrowserContext; page: Page }> = {};
const faults: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startEmbedded(folder), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  if (server !== undefined) await end(server.process);
  removeFolder(folder);
});

async function newPage(viewport = { width: 1440, height: 900 }): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // a refused request is told to the reader on the page; the browser logs it as well
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  return { context, page };
}

/** Signs in with a one-time password and sets an own one. */
async function firstSignIn(username: string, oneTime: string): Promise<Page> {
  const { context, page } = await newPage();
  people[username] = { context, page };
  await page.goto(`${server.baseUrl}/lam-viec`);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(oneTime);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu hiện tại').fill(oneTime);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(password);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await page.getByRole('link', { name: 'Trang chính' }).waitFor();
  return page;
}

/** Makes an account on the accounts page and reads its one-time password there. */
async function makeAccount(page: Page, username: string, fullName: string): Promise<string> {
  await page.goto(`${server.baseUrl}/lam-viec/tai-khoan`);
  await page.getByRole('button', { name: 'Tạo tài khoản' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Họ và tên').fill(fullName);
  await dialog.getByLabel('Tên đăng nhập').fill(username);
  await dialog.getByLabel('Vai trò').selectOption('homeAffairs');
  await dialog.getByRole('button', { name: 'Tạo tài khoản' }).click();
  const shown = page.getByRole('dialog', { name: /Mật khẩu dùng một lần/ });
  await shown.waitFor();
  const oneTime = /[a-z0-9]{4}(-[a-z0-9]{4}){3}/.exec(await shown.innerText())?.[0];
  expect(oneTime).toBeDefined();
  await shown.getByRole('button', { name: 'Tôi đã ghi lại' }).click();
  return oneTime ?? '';
}

interface Round {
  readonly id: string;
  readonly codes: Readonly<Record<string, { id: string; code: string }>>;
}

/** Sets a round up step by step and opens it. */
async function makeRound(
  page: Page,
  title: string,
  questionnaire: RegExp,
  units: string[],
  scale?: RegExp,
): Promise<Round> {
  await page.goto(`${server.baseUrl}/lam-viec/dot-khao-sat`);
  await page.getByRole('link', { name: 'Tạo đợt khảo sát' }).first().click();
  await page.getByLabel('Tên đợt khảo sát').fill(title);
  const select = page.getByLabel('Mẫu phiếu', { exact: true });
  const option = select.locator('option').filter({ hasText: questionnaire }).first();
  await select.selectOption((await option.getAttribute('value')) ?? '');
  if (scale !== undefined) {
    const scales = page.getByLabel(/^Thang đo của câu/);
    const wanted = scales.locator('option').filter({ hasText: scale }).first();
    await scales.selectOption((await wanted.getAttribute('value')) ?? '');
  }
  const next = page.getByRole('button', { name: 'Lưu, sang bước sau' });
  await next.click();
  await page.getByLabel('Hỏi ý kiến ai').fill('Người dân đã nhận kết quả');
  await next.click();
  for (const unit of units) {
    await page.getByRole('searchbox', { name: 'Tìm đơn vị' }).or(page.getByLabel('Tìm đơn vị')).first().fill(unit);
    await page.getByRole('checkbox', { name: unit, exact: true }).check();
  }
  await next.click();
  for (const channel of ['Đường dẫn, mã QR công khai', 'Nhập từ tệp']) {
    const tick = page.getByRole('checkbox', { name: channel, exact: true });
    if (!(await tick.isChecked())) await tick.check();
  }
  await next.click();
  await page.getByRole('button', { name: 'Mở đợt' }).click();
  const dialog = page.getByRole('dialog');
  const agree = dialog.getByRole('checkbox');
  if ((await agree.count()) > 0) await agree.first().check();
  await dialog.getByRole('button', { name: 'Mở đợt' }).click();
  await page.getByText('Đang mở').first().waitFor();
  const id = /dot-khao-sat\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const answer = await page.request.get(`${server.baseUrl}/api/v1/surveys/${id}/agencies`);
  const { items } = (await answer.json()) as { items: { agencyId: string; name: string; code: string }[] };
  return { id, codes: Object.fromEntries(items.map(({ agencyId, name, code }) => [name, { id: agencyId, code }])) };
}

/** Sends real counts through the API in batches of 500. */
async function give(page: Page, round: Round, unit: string, levels: Record<number, number>): Promise<void> {
  const session = (await (await page.request.get(`${server.baseUrl}/api/v1/session`)).json()) as { csrfToken: string };
  const answeredAt = new Date().toISOString();
  const responses = Object.entries(levels).flatMap(([level, times]) =>
    Array.from({ length: times }, () => ({
      id: randomUUID(),
      agencyId: round.codes[unit]?.id,
      respondentKind: 'citizen',
      answers: { K1: Number(level) },
      profile: {},
      answeredAt,
    })),
  );
  for (let at = 0; at < responses.length; at += 500) {
    const sent = await page.request.post(`${server.baseUrl}/api/v1/surveys/${round.id}/responses`, {
      headers: { 'x-csrf-token': session.csrfToken },
      data: { channel: 'import', responses: responses.slice(at, at + 500) },
    });
    expect(sent.status()).toBe(201);
  }
}

/** One tap on a face, then send, on a phone. Returns the receipt. */
async function tapFace(round: Round, unit: string, face: string): Promise<string> {
  const { context, page } = await newPage({ width: 360, height: 740 });
  await page.goto(`${server.baseUrl}/k/${round.codes[unit]?.code}`);
  const start = page.getByRole('button', { name: 'Bắt đầu' });
  await start.or(page.getByRole('radio').first()).first().waitFor();
  if (await start.isVisible()) await start.click();
  await page
    .locator('label')
    .filter({ hasText: new RegExp(`^${face}$`) })
    .click();
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  const receipt = await readReceipt(page);
  await context.close();
  return receipt;
}

async function readReceipt(page: Page): Promise<string> {
  await page.getByText('Đã nhận phiếu.').waitFor();
  const receipt = /[A-Z]{1,4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec(await page.locator('main').innerText())?.[0];
  expect(receipt).toBeDefined();
  return receipt ?? '';
}

/** The long form, part by part: the best level of every question that is offered, the keyboard where it helps. */
async function fillLongForm(round: Round, unit: string): Promise<string> {
  const { context, page } = await newPage({ width: 360, height: 740 });
  await page.goto(`${server.baseUrl}/k/${round.codes[unit]?.code}`);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const send = page.getByRole('button', { name: 'Gửi phiếu' });
  const next = page.getByRole('button', { name: 'Tiếp tục' });
  for (let step = 0; step < 60 && !(await send.isVisible()); step += 1) {
    for (const wanted of ['Người dân', 'Rất hài lòng']) {
      const radio = page.getByRole('radio', { name: wanted, exact: true }).last();
      if ((await radio.count()) > 0 && !(await radio.isChecked())) await radio.check({ force: true });
    }
    await next.click();
    await send.or(next).first().waitFor();
  }
  await send.click();
  const receipt = await readReceipt(page);
  await context.close();
  return receipt;
}

describe('the whole loop', () => {
  it('goes from the printed password to 83,87% with n = 31 on the public page', async () => {
    const oneTime = /one-time password: (\S+)/.exec(server.output())?.[1] ?? '';
    const admin = await firstSignIn('admin', oneTime);
    const passwords = {
      'noi-vu-1': await makeAccount(admin, 'noi-vu-1', 'Nguyễn Văn Chuẩn Bị'),
      'noi-vu-2': await makeAccount(admin, 'noi-vu-2', 'Trần Thị Phê Duyệt'),
    };
    const first = await firstSignIn('noi-vu-1', passwords['noi-vu-1']);

    const units = ['Xã Lúa Vàng', 'Xã Tre Ngà'];
    const sipas = await makeRound(first, 'SIPAS thử trên Tỉnh Mẫu', /sipas-2017/, units);
    const five = await makeRound(first, 'Đánh giá nhanh năm mức', /kiosk-quick/, units, /^5 mức/);
    const three = await makeRound(first, 'Đánh giá nhanh ba mức', /kiosk-quick/, units, /^3 mức/);

    const receipts = [
      await fillLongForm(sipas, 'Xã Lúa Vàng'),
      await tapFace(five, 'Xã Tre Ngà', 'Hài lòng'),
      await tapFace(three, 'Xã Tre Ngà', 'Bình thường'),
    ];
    expect(new Set(receipts).size).toBe(3);

    await give(first, five, 'Xã Lúa Vàng', { 5: 10, 4: 16, 3: 5 });
    await give(first, three, 'Xã Lúa Vàng', { 3: 1608, 2: 60, 1: 2 });

    await first.goto(`${server.baseUrl}/lam-viec/dot-khao-sat/${five.id}`);
    await first
      .getByRole('button', { name: 'Tính kết quả' })
      .or(first.getByRole('link', { name: 'Tính kết quả' }))
      .first()
      .click();
    const score = first.getByRole('dialog').getByRole('button', { name: 'Tính kết quả' });
    await first.getByText('83,87').or(score).first().waitFor();
    if (await score.isVisible()) await score.click();
    await first.getByText('83,87').first().waitFor();
    await first.getByRole('link', { name: 'Đưa vào công bố' }).first().click();
    await first.getByLabel('Tên bản công bố').fill('Một chạm tại quầy, 31 phiếu thật');
    await first.getByRole('button', { name: 'Chuẩn bị công bố' }).click();
    await first.waitForURL(/\/lam-viec\/cong-bo\/[0-9a-f-]{36}$/);
    const publicationUrl = first.url();

    // the one who prepared cannot publish, and reads why
    await first.getByText('cần một tài khoản khác').first().waitFor();

    const second = await firstSignIn('noi-vu-2', passwords['noi-vu-2']);
    await second.goto(publicationUrl);
    await second.getByRole('checkbox').first().check();
    await second.getByRole('button', { name: /^Công bố \d+ đơn vị$/ }).click();
    const confirm = second.getByRole('dialog').getByRole('button', { name: /^Công bố/ });
    await second.getByText('Đã công bố').or(confirm).first().waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await second.getByText('Đã công bố').first().waitFor();

    const publicationId = publicationUrl.split('/').at(-1);
    const { page: reader } = await newPage({ width: 1440, height: 1000 });
    await reader.goto(`${server.baseUrl}/bang-xep-hang/${publicationId}`);
    const row = reader.getByRole('row').filter({ hasText: 'Xã Lúa Vàng' });
    await row.waitFor();
    const cells = (await row.innerText()).replace(/\s+/g, ' ');
    expect(cells).toContain('83,87');
    expect(cells).toContain('31');
    // Wilson, by hand: 67,37 to 92,91
    expect(cells).toMatch(/67,4\s*[–-]\s*92,9/);
    // one answer only: not ranked, hidden
    const other = (await reader.getByRole('row').filter({ hasText: 'Xã Tre Ngà' }).innerText()).replace(/\s+/g, ' ');
    expect(other).toContain('dưới 10');
    await reader.getByText('Dữ liệu mẫu', { exact: false }).first().waitFor();

    // Đức Hòa: 1,608 of 1,670 satisfied is 96.29 % (half up), scored through the same page
    await first.goto(`${server.baseUrl}/lam-viec/dot-khao-sat/${three.id}`);
    await first
      .getByRole('button', { name: 'Tính kết quả' })
      .or(first.getByRole('link', { name: 'Tính kết quả' }))
      .first()
      .click();
    await first.getByText('96,29').or(score).first().waitFor();
    if (await score.isVisible()) await score.click();
    await first.getByText('96,29').first().waitFor();
    expect(faults).toEqual([]);
  }, 300_000);
});
