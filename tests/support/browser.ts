/**
 * A real browser for the tests: the one of CHROMIUM_PATH, else one of the system, else the one that comes with
 * @sparticuz/chromium. When none starts the tests fail: a browser test is never skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

interface Candidate {
  readonly from: string;
  readonly executablePath: string;
  readonly args: readonly string[];
}

async function candidates(): Promise<Candidate[]> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    return [{ from: 'CHROMIUM_PATH', executablePath: named, args: FLAGS }];
  }
  const found = SYSTEM.filter((file) => existsSync(file)).map((executablePath) => ({
    from: 'system',
    executablePath,
    args: FLAGS,
  }));
  const { default: packed } = await import('@sparticuz/chromium');
  try {
    // the package unpacks its browser on first use
    const executablePath = await packed.executablePath();
    return [...found, { from: '@sparticuz/chromium', executablePath, args: [...packed.args, ...FLAGS] }];
  } catch (problem) {
    if (found.length > 0) return found;
    throw new Error('No browser is installed and the one from npm cannot be unpacked', { cause: problem });
  }
}

/** Starts a browser; the caller closes it. Throws with every reason when none starts. */
export async function startBrowser(): Promise<Browser> {
  const reasons: string[] = [];
  for (const { from, executablePath, args } of await candidates()) {
    try {
      return await chromium.launch({ executablePath, args: [...args], headless: true });
    } catch (problem) {
      reasons.push(`${from} ${executablePath}: ${problem instanceof Error ? problem.message.split('\n')[0] : problem}`);
    }
  }
  throw new Error(
    `No browser starts. Set CHROMIUM_PATH or install one (apt-get install chromium). Tried:\n${reasons.join('\n')}`,
  );
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts and broken rules of the content security policy, so far. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** A page in a fresh profile that remembers every script error and every refusal of the CSP. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // a refused call is the page's business and shown by it; the browser's own line about it is no fault
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(message.text());
    }
  });
  return { page, faults, close: () => context.close() };
}

export interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

/** What axe-core finds on the page (WCAG 2.2 A and AA, and good practice). Goes in by the debugger, past the CSP. */
export async function axeViolations(page: Page): Promise<AxeViolation[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: source });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((found) => JSON.stringify(found.violations.map(({ id, impact, nodes }) => (
        { id, impact, nodes: nodes.slice(0, 5).map((node) => node.target.join(' ') + ': ' + node.failureSummary) }))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return JSON.parse(String(result.value)) as AxeViolation[];
}

/** How many pixels a page scrolls sideways; 0 is wanted. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
