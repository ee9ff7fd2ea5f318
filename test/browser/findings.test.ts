import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { aPdf } from '../support/media.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
import { tokenFor } from '../support/sign-in.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});
afterAll(() => browser.close());

const finder = 'pesawaran-officer-1';
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

const aPage = async (width: number, lang: string): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: false,
    locale: lang,
    extraHTTPHeaders: await tokenFor(suite, finder),
  });
  return context.newPage();
};

describe('an officer who found something', () => {
  it('files it on a phone without script, and is told that another decides', async () => {
    const page = await aPage(360, 'id-ID');
    await page.goto(`${suite.url}/siaga/temuan`);
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Temuan sendiri');
    for (const [name, value] of Object.entries({
      ...{ occurredOn: day, foundOn: day, place: 'Halaman kantor' },
      ...{ accusedName: 'Zulkarnaen Contohan', basis: 'Surat tugas 800/12/2026' },
      account: 'Berfoto dengan tanda dukungan di depan kantor pada jam kerja.',
    }))
      await page.locator(`[name="${name}"]`).fill(value);
    await page.locator('[name="accusedUnit"]').selectOption('18.09/DISDUKCAPIL');
    await page.locator('[name="howFound"]').selectOption('supervision');
    await press(page.getByRole('button', { name: 'Catat temuan' }));
    // What happened was left out: the form comes back as it was.
    expect(await page.locator('[name="basis"]').inputValue()).toBe('Surat tugas 800/12/2026');
    await page.locator('details:has(input[value="partisan-photo"]) > summary').click();
    await page.locator('input[value="partisan-photo"]').check();
    await press(page.getByRole('button', { name: 'Catat temuan' }));
    const told = await mainOf(page);
    expect(told).toMatch(/TM-[0-9A-Z]{6}/);
    expect(told).toContain('Minta rekan lain memeriksanya');
    expect(await isWiderThanScreen(page)).toBe(false);
    // What they hold is one tap away, and sealed as a reporter's file is.
    await press(page.getByRole('link', { name: 'Tambah foto atau berkas' }));
    const document = { name: 'bukti.pdf', mimeType: 'application/pdf', buffer: aPdf() };
    await page.locator('[name="document"]').setInputFiles(document);
    await press(page.getByRole('button', { name: 'Segel berkas ini' }));
    expect(await mainOf(page)).toContain('1. Tersegel');
    expect(await isWiderThanScreen(page)).toBe(false);
  });

  it('has the form in English on a desk, and the filter in the queue', async () => {
    const page = await aPage(1280, 'en-GB');
    await page.goto(`${suite.url}/siaga/temuan?lang=en`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('A finding of your own');
    await page.goto(`${suite.url}/v1/cases?lane=finding&lang=en`);
    expect(await page.locator('#q-lane').inputValue()).toBe('finding');
    expect(await page.locator('.saved [aria-current]').innerText()).toBe('Findings');
  });
});
