import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([startSuiteProcess(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

/** A phone without script at which somebody is signed in. */
const phoneOf = async (role: string, locale: string): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale,
    extraHTTPHeaders: await signInTo(suite, role, 'ID'),
  });
  return context.newPage();
};

const widerThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe('the page of erasures on a phone without script', () => {
  it('erases, tells what became of it, and fits the screen at every step', async () => {
    const page = await phoneOf('admin', 'id-ID');
    await page.goto(`${suite.url}/v1/erasures?region=18.09`);
    expect(await widerThanScreen(page)).toBe(false);
    await page.getByText('Apa yang dihapus, dan apa yang tetap ada').click();
    expect(await page.getByText('cadangan 35 hari').isVisible()).toBe(true);
    await page.getByLabel('NIP atau NI PPPK').check();
    await page.getByLabel('Nomor', { exact: true }).fill(nipOf(0));
    await page.getByLabel('Dasar penghapusan').selectOption('unlawful');
    await page.getByLabel('Nomor surat permintaan').fill(nipOf(0));
    await page.getByLabel('Permintaan tertulisnya').check();
    await page.getByRole('button', { name: 'Hapus' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('deretan angka');
    expect(await page.getByLabel('Nomor', { exact: true }).inputValue()).toBe('');
    expect(await widerThanScreen(page)).toBe(false);

    await page.getByLabel('Nomor', { exact: true }).fill(nipOf(0));
    await page.getByLabel('Nomor surat permintaan').fill('800/7/BKPSDM/2026');
    await page.getByRole('button', { name: 'Hapus' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Tidak ada yang dihapus');
    expect(await page.getByText('800/7/BKPSDM/2026').isVisible()).toBe(true);
    expect(await widerThanScreen(page)).toBe(false);
    expect(page.url()).not.toContain(nipOf(0));
  });

  it('is reached from where admins and oversight land, who sees traces only', async () => {
    for (const [role, forms] of [
      ['admin', 1],
      ['oversight', 0],
    ] as const) {
      const page = await phoneOf(role, 'en-GB');
      await page.goto(`${suite.url}/v1/oversight/alerts?lang=en`);
      await page.getByRole('link', { name: /^(Penghapusan data|Erasures)$/ }).click();
      expect(await page.locator('form[action="/v1/erasures"]').count()).toBe(forms);
      expect(await page.getByRole('heading', { level: 2 }).last().isVisible()).toBe(true);
    }
  });
});
