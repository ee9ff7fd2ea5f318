import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { words as pledgingWords } from '../../functions/pledges/pledging/words.ts';
import { standingMeanings } from '../../functions/pledges/register/standing-words.ts';
import { launchBrowser } from '../support/browser.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
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
    expect(await page.getByRole('status').textContent()).toContain(standingMeanings.confirmed.id);
    await fits('receipt');
    await page.goto(`${suite.url}/ikrar/akun`);
    expect(await page.getByRole('alert').textContent()).toContain('Masuk tidak selesai');
    await fits('nobody signed in');
    await press(page.getByRole('link', { name: 'Ikrar tanpa akun' }));
    expect(page.url()).toBe(`${suite.url}/ikrar`);
    await page.goto(`${suite.url}/ikrar?region=64.07&unit=SEKDA`);
    await page.getByRole('radio', { name: /^PNS/ }).check();
    await page.locator('#q-number').fill('198609262015051009');
    await page.getByLabel('Saya telah membaca').check();
    await press(page.getByRole('button', { name: 'Saya berikrar' }));
    const told = await page.getByRole('status').textContent();
    expect(told).toContain(standingMeanings.claimed.id);
    expect(told).toContain(pledgingWords.toBeCountedAttend.id);
    await fits('receipt of a claim');
    await page.goto(`${suite.url}/v1/participation?region=64.07`);
    const counts = await mainOf(page);
    expect(counts).toContain('(hadir di apel atau dikonfirmasi)');
    expect(counts).toContain('Pengakuan: hanya ponsel pengirim');
    await fits('counts');
  });
});
