import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { isWiderThanScreen, press } from '../support/on-a-page.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});
afterAll(() => browser.close());

const overseerAt = async (width: number): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: false,
    locale: 'id-ID',
    extraHTTPHeaders: await signInTo(suite, 'oversight', 'ID'),
  });
  const page = await context.newPage();
  await page.goto(`${suite.url}/v1/oversight/alerts`);
  return page;
};

describe('a ministry that looks for the region that did not answer', () => {
  it('sees outlines on a desk, and comes from a province’s row to its regions', async () => {
    const page = await overseerAt(1280);
    expect(await page.locator('.map').isVisible()).toBe(true);
    expect(await page.locator('.tiles').isVisible()).toBe(false);
    await press(page.getByRole('link', { name: 'Daerah', exact: true }));
    expect(await page.locator('[aria-sort]').innerText()).toBe('Daerah');
    await press(page.getByRole('link', { name: 'Kabupaten Pesawaran' }));
    expect(page.url()).toContain('province=18');
    expect(await page.locator('tbody tr').count()).toBe(1);
    await press(page.getByRole('link', { name: 'English' }));
    expect(page.url()).toContain('province=18');
  });

  it('touches squares on a phone, each said in words, and pushes nothing sideways', async () => {
    const page = await overseerAt(360);
    expect(await page.locator('.map').isVisible()).toBe(false);
    expect(await isWiderThanScreen(page)).toBe(false);
    const lampung = page.getByRole('link', { name: /^(18 )?Lampung: / });
    const { width = 0, height = 0 } = (await lampung.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThan(17);
    await press(lampung);
    expect(page.url()).toContain('province=18');
    expect(await page.locator('.map').isVisible()).toBe(true);
    expect(await isWiderThanScreen(page)).toBe(false);
  });
});
