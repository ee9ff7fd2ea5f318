import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

const screens = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

/** A screen without script at which the chair of a region is signed in. */
const chairAt = async (screen: keyof typeof screens, locale: string): Promise<Page> => {
  const context = await browser.newContext({
    viewport: screens[screen],
    javaScriptEnabled: false,
    locale,
    extraHTTPHeaders: await signInTo(suite, 'chair', '18.09'),
  });
  return context.newPage();
};

const sheet = (rows: string[]) => ({
  name: 'daftar.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['\uFEFFNIP;Nama;OPD;Keterangan', ...rows].join('\r\n')),
});

describe('the page of a roster, without script', () => {
  it.each(['phone', 'desktop'] as const)(
    'sends a list from a %s and shows each row to mend',
    async (screen) => {
      const page = await chairAt(screen, 'id-ID');
      await page.goto(`${suite.url}/siaga/daftar`);
      expect(await isWiderThanScreen(page)).toBe(false);
      await page
        .getByLabel('Berkas Excel (.xlsx) atau CSV')
        .setInputFiles(
          sheet([
            `${nipOf(1)};Contoh Satu;DISDIK;`,
            `${nipOf(2)};Contoh Dua;DISDIK;sakit`,
            '1,98609E+17;Contoh Tiga;DISDIK;',
            `${nipOf(4)};Contoh Empat;Dinas Yang Lain Sekali;`,
          ]),
        );
      await page.getByText('Tambah atau perbarui').click();
      await press(page.getByRole('button', { name: 'Kirim daftar' }));
      const said = await mainOf(page);
      expect(page.url()).toContain('/siaga/daftar?region=18.09&roster=');
      expect(said).toContain('diterima: 2');
      expect(said).toContain('ini notasi ilmiah dari lembar sebar');
      expect(said).toContain('unit ini tidak dikenal di daerah itu');
      expect(said).not.toMatch(/Contoh|1,98609/);
      expect(await isWiderThanScreen(page)).toBe(false);
      await press(page.getByRole('link', { name: 'English' }));
      expect(await mainOf(page)).toContain('is in scientific notation');
    },
  );

  it('is found from the page of the satgas, and can be worked by keyboard', async () => {
    const page = await chairAt('desktop', 'id-ID');
    await page.goto(`${suite.url}/v1/alerts`);
    await press(page.getByRole('link', { name: 'Daftar pegawai' }));
    await page
      .getByLabel('Berkas Excel (.xlsx) atau CSV')
      .setInputFiles(sheet([`${nipOf(9)};Contoh;DISDIK;`]));
    await page.getByLabel('Tambah atau perbarui').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/roster=/);
    expect(await mainOf(page)).toContain('Semua baris diterima.');
  });
});
