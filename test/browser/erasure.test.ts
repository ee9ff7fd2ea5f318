import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { isWiderThanScreen, press } from '../support/on-a-page.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

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

describe('the page of erasures on a phone without script', () => {
  it('erases, tells what became of it, and fits the screen at every step', async () => {
    const page = await phoneOf('admin', 'id-ID');
    await page.goto(`${suite.url}/v1/erasures?region=18.09`);
    expect(await isWiderThanScreen(page)).toBe(false);
    await page.getByText('Apa yang dihapus, dan apa yang tetap ada').click();
    expect(await page.getByText('cadangan 35 hari').isVisible()).toBe(true);
    await page.getByLabel('NIP atau NI PPPK').check();
    await page.getByLabel('Nomor', { exact: true }).fill(nipOf(0));
    await page.getByLabel('Dasar penghapusan').selectOption('unlawful');
    await page.getByLabel('Nomor surat permintaan').fill(nipOf(0));
    await page.getByLabel('Permintaan tertulisnya').check();
    await press(page.getByRole('button', { name: 'Hapus' }));
    expect(await page.getByRole('alert').textContent()).toContain('deretan angka');
    expect(await page.getByLabel('Nomor', { exact: true }).inputValue()).toBe('');
    expect(await isWiderThanScreen(page)).toBe(false);

    await page.getByLabel('Nomor', { exact: true }).fill(nipOf(0));
    await page.getByLabel('Nomor surat permintaan').fill('800/7/BKPSDM/2026');
    await press(page.getByRole('button', { name: 'Hapus' }));
    expect(await page.getByRole('status').textContent()).toContain('Tidak ada yang dihapus');
    expect(await page.getByText('800/7/BKPSDM/2026').isVisible()).toBe(true);
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(page.url()).not.toContain(nipOf(0));
  });

  it('is reached from where admins and oversight land, who sees traces only', async () => {
    for (const [role, forms] of [
      ['admin', 1],
      ['oversight', 0],
    ] as const) {
      const page = await phoneOf(role, 'en-GB');
      await page.goto(`${suite.url}/v1/oversight/alerts?lang=en`);
      await page.locator('.role-bar summary').click();
      await press(page.getByRole('link', { name: /^(Penghapusan data|Erasures)$/ }));
      expect(await page.locator('form[method=post][action="/v1/erasures"]').count()).toBe(forms);
      expect(await page.getByRole('heading', { level: 2 }).last().isVisible()).toBe(true);
    }
  });
});
