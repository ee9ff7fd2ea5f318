import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { isWiderThanScreen, press } from '../support/on-a-page.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

describe('a civil servant with an account, on a phone without script', () => {
  it('goes from the form to the sign-in and back, pledges, and every page fits the screen', async () => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
      locale: 'id-ID',
    });
    const page = await context.newPage();
    const fits = async (step: string) =>
      expect({ step, isWider: await isWiderThanScreen(page) }).toEqual({ step, isWider: false });
    await page.goto(`${suite.url}/ikrar?region=64.07&unit=SEKDA`);
    await fits('form');
    await press(page.getByRole('link', { name: 'Masuk dengan akun ASN' }));
    await press(page.getByRole('button', { name: /Masuk sebagai Ni Luh Contohari/ }));
    expect(await page.getByRole('status').textContent()).toContain('berakhir 905');
    expect(page.url()).toBe(`${suite.url}/ikrar/akun?region=64.07&unit=SEKDA`);
    await fits('form of who signed in');
    await page.getByRole('radio', { name: /^PPPK Punya/ }).check();
    await page.getByLabel('Saya telah membaca').check();
    await press(page.getByRole('button', { name: 'Saya berikrar' }));
    expect(await page.getByRole('status').textContent()).toContain('Dikonfirmasi');
    await fits('receipt');
    await page.goto(`${suite.url}/ikrar/akun`);
    expect(await page.getByRole('alert').textContent()).toContain('Masuk tidak selesai');
    await fits('nobody signed in');
    await press(page.getByRole('link', { name: 'Ikrar tanpa akun' }));
    expect(page.url()).toBe(`${suite.url}/ikrar`);
  });
});
