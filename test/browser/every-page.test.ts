import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { operations } from '../../functions/operations.ts';
import { launchBrowser } from '../support/browser.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { isWiderThanScreen, press } from '../support/on-a-page.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
  // A sender at an address nobody made: its name stands on a page, and is as long as one can be.
  const sent = await fetch(`${suite.url}/v1/webhooks/${longestName}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
  });
  expect(sent.status).toBe(202);
});

afterAll(() => browser.close());

const longestName = 'w'.repeat(64);

/** Every page that has an address of its own: what needs no key, code or number in its path. */
const paths = operations
  .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  .filter(({ gives }) => Object.values(gives).some(({ also }) => also?.includes('text/html')))
  .map(({ path }) => path);

type Caller = readonly [role: string, region: string];
const callers: Caller[] = [
  ['admin', 'ID'],
  ['admin', '18.09'],
  ['chair', '18.09'],
  ['officer', '18.09'],
  ['oversight', 'ID'],
  ['nobody', ''],
];

/** A phone without script, 360 px wide, at which somebody is signed in, or nobody. */
const phoneOf = async ([role, region]: Caller): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'id-ID',
    extraHTTPHeaders: role === 'nobody' ? {} : await signInTo(suite, role, region),
  });
  return context.newPage();
};

const unfoldAll = (page: Page) =>
  page.locator('details').evaluateAll((all) => {
    all.forEach((one) => one.setAttribute('open', ''));
  });

/** What is wrong with a page on this phone; undefined where nothing is. */
const wrongWith = async (page: Page, path: string): Promise<string | undefined> => {
  const response = await page.goto(suite.url + path);
  const status = response?.status() ?? 0;
  if (status === 0 || status >= 500) return `${path}: ${String(status)}`;
  if (await isWiderThanScreen(page)) return `${path}: wider than the screen`;
  await unfoldAll(page);
  if (await isWiderThanScreen(page)) return `${path}: wider than the screen, unfolded`;
  return undefined;
};

describe('every page on a phone of 360 px, without script', () => {
  it.each(callers)(
    'is there and fits the screen for %s %s',
    async (...caller) => {
      const page = await phoneOf(caller);
      const wrong: string[] = [];
      for (const path of paths) {
        const found = await wrongWith(page, path);
        if (found !== undefined) wrong.push(found);
      }
      await page.context().close();
      expect(paths.length).toBeGreaterThan(25);
      expect(wrong).toEqual([]);
    },
    180_000,
  );
});

describe('the bar of a role', () => {
  it('folds on a phone, opens by keyboard without script, and leads on', async () => {
    const page = await phoneOf(['admin', 'ID']);
    await page.goto(`${suite.url}/v1/oversight/alerts`);
    const bar = page.getByRole('navigation', { name: 'Menu kerja' });
    const sources = bar.getByRole('link', { name: 'Sumber laporan' });
    expect(await sources.isVisible()).toBe(false);
    await bar.locator('summary').focus();
    await page.keyboard.press('Enter');
    await press(sources);
    expect(new URL(page.url()).pathname).toBe('/v1/sources');
    expect(await bar.locator('summary').innerText()).toBe('Menu kerja: Sumber laporan');
    expect(await bar.locator('[aria-current=page]').textContent()).toBe('Sumber laporan');
  });

  it('stands open on a wide screen', async () => {
    const page = await phoneOf(['admin', 'ID']);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${suite.url}/v1/sources`);
    const bar = page.getByRole('navigation', { name: 'Menu kerja' });
    expect(await bar.locator('summary').isVisible()).toBe(false);
    await press(bar.getByRole('link', { name: 'Permintaan data pribadi' }));
    expect(new URL(page.url()).pathname).toBe('/v1/data-requests');
  });
});

describe('the chooser of a region', () => {
  it('shows the page of another region, and the language switch stays with it', async () => {
    const page = await phoneOf(['admin', 'ID']);
    for (const path of ['/v1/ceremonies', '/v1/circulars', '/siaga/daftar', '/v1/voidings']) {
      await page.goto(suite.url + path);
      await page.locator('#choose-region').selectOption('18.09');
      await press(page.locator('.region-chooser button'));
      expect(new URL(page.url()).search).toBe('?region=18.09');
      expect(await page.locator('#choose-region').inputValue()).toBe('18.09');
      await press(page.locator('a.switch'));
      expect(await page.locator('#choose-region').inputValue()).toBe('18.09');
    }
  });
});
