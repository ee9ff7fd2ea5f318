import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { aReport, yesterday } from '../support/forms.ts';
import { postFrom, wayFrom } from '../support/from-address.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { mainOf } from '../support/on-a-page.ts';
import { checkReport, sendChecked } from '../support/report-on-a-page.ts';

const office = '127.21.1.1';
let suite: LentSuite;
let browser: Browser;
let way: Awaited<ReturnType<typeof wayFrom>>;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
  way = await wayFrom(office, suite.url);
  for (let n = 0; n < 10; n += 1)
    await postFrom(office, `${suite.url}/v1/reports`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(aReport({})),
    });
});
afterAll(async () => {
  await browser.close();
  await way.close();
});

/** The eleventh report of an office, filled in on a small phone up to its check. */
const theEleventh = async (script: boolean): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: script,
    locale: 'id-ID',
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto(`${way.url}/lapor?lane=lead&region=18.09&conduct=social-engagement`);
  for (const day of ['occurredOn', 'knownOn'])
    await page.locator(`input[name=${day}]`).fill(yesterday());
  await page.locator('[name=place]').fill('Grup warga');
  await page.locator('[name=accusedName]').fill('Zuwo Viqaxe Juyo');
  await page.locator('select[name=accusedUnit]').selectOption('18.09/DISDIK');
  await page.locator('textarea[name=account]').fill('Membagikan ajakan pada jam kerja.');
  await checkReport(page);
  await page.locator('form[data-review]').waitFor();
  return page;
};

/** Makes the phone slower: each step of the puzzle takes so long, at least. */
const slowDown = (page: Page, stepMs: number): Promise<void> =>
  page.evaluate((wait) => {
    const { subtle } = crypto;
    const derive = subtle.deriveBits.bind(subtle);
    subtle.deriveBits = async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, wait));
      return derive(...asked);
    };
  }, stepMs);

const waits = /pemberitahuan ke satgas menunggu 10 sampai 30 menit/;

describe('the eleventh report of an office, on a phone', () => {
  it('solves a puzzle by itself, says how far it is, and is told of at once', async () => {
    const page = await theEleventh(true);
    await slowDown(page, 40);
    await sendChecked(page);
    const box = page.locator('[data-puzzle-box]');
    await box.waitFor();
    expect(await box.innerText()).toContain('Belum terkirim');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
    await page.locator('#follow-up-code').waitFor({ timeout: 60_000 });
    expect(await mainOf(page)).not.toMatch(waits);
    await page.context().close();
  });

  it('goes without it when its sender does not wait, and loses nothing', async () => {
    const page = await theEleventh(true);
    // The puzzle would take long.
    await slowDown(page, 500);
    await sendChecked(page);
    await page.locator('[data-puzzle-skip]').tap();
    await page.locator('#follow-up-code').waitFor({ timeout: 60_000 });
    expect(await mainOf(page)).toMatch(waits);
    await page.context().close();
  });

  it('goes the slower way without script, and never meets the puzzle', async () => {
    const page = await theEleventh(false);
    expect(await page.locator('[data-puzzle-box]').isVisible()).toBe(false);
    await sendChecked(page);
    await page.locator('#follow-up-code').waitFor();
    expect(await mainOf(page)).toMatch(waits);
    await page.context().close();
  });
});
