import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { mainOf, press } from '../support/on-a-page.ts';
import { aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

const aCode = async (): Promise<string> => {
  const { body } = await suite.client.post('/v1/reports', aReport({}));
  return (body as { code: string }).code;
};

type Visit = { page: Page; addresses: string[] };

/** A small phone without script, and every address it asked for. */
const onPhone = async (base = ''): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'id-ID',
  });
  const page = await context.newPage();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto(`${suite.url}${base}/lacak`);
  return { page, addresses };
};

const open = async (page: Page, code: string): Promise<void> => {
  await page.locator('input[name=code]').fill(code);
  await press(page.getByRole('button', { name: 'Lihat' }));
};

describe.each([
  ['at the root', ''],
  ['under a stage path', '/live'],
])('following a report on a phone, without script, %s', (_, base) => {
  it('writes to the satgas, gives a name and withdraws, and leaves no code in any address', async () => {
    const code = await aCode();
    const { page, addresses } = await onPhone(base);
    await open(page, code);
    expect(await mainOf(page)).toContain('Diterima');

    await page.locator('textarea[name=text]').fill('Ada tangkapan layar lain.\nSaya simpan.');
    await press(page.getByRole('button', { name: 'Kirim pesan' }));
    expect(await mainOf(page)).toContain('Tersimpan.');
    expect(await mainOf(page)).toContain('Saya simpan.');

    await page.locator('summary', { hasText: 'Jadikan laporan dengan nama' }).click();
    await page.locator('input[name=reporterName]').fill('Pelapor Rahasia');
    await page.locator('input[name=reporterAddress]').fill('Jalan Sunyi 7');
    await page.locator('form[action$="/name"] input[name=agreed]').check();
    await press(page.getByRole('button', { name: 'Berikan nama saya' }));
    expect(await mainOf(page)).toContain('laporan dengan nama');
    expect(await mainOf(page)).toContain('Belum ada yang membukanya.');

    await page.locator('summary', { hasText: 'Tarik laporan' }).click();
    await page.locator('textarea[name=reason]').fill('Saya keliru mengenali orangnya.');
    await page.locator('form[action$="/withdrawal"] input[name=agreed]').check();
    await press(page.getByRole('button', { name: 'Tarik laporan' }));
    expect(await mainOf(page)).toContain('Ditarik oleh Anda');

    const digits = code.replaceAll(' ', '');
    expect(addresses.length).toBeGreaterThan(4);
    for (const address of addresses) {
      expect(decodeURIComponent(address).replaceAll(/[\s+]/g, '')).not.toContain(
        digits.slice(0, 8),
      );
    }
    await page.context().close();
  });
});

describe('the follow-up page', () => {
  it('shows nothing without a code, whoever opens its address', async () => {
    for (const path of ['/lacak', '/v1/tracking', '/v1/tracking/messages']) {
      const response = await fetch(`${suite.url}${path}`, { headers: { accept: 'text/html' } });
      expect(response.status).toBe(path === '/lacak' ? 200 : 405);
      expect(await response.text()).not.toMatch(/LP-[0-9A-Z]{6}/);
    }
  });

  it('says of a wrong code that it is not known, and asks again', async () => {
    const { page } = await onPhone();
    await open(page, '1234 5678 9012 3452');
    expect(await mainOf(page)).toContain('Kode itu tidak dikenal');
    expect(await page.locator('input[name=code]').count()).toBe(1);
    await page.context().close();
  });

  it('gives a refused form back as it was left, with what is wrong beside it', async () => {
    const code = await aCode();
    const { page } = await onPhone();
    await open(page, code);
    await page.locator('textarea[name=text]').fill(' ');
    await page.locator('textarea[name=text]').evaluate((area) => area.removeAttribute('required'));
    await press(page.getByRole('button', { name: 'Kirim pesan' }));
    expect(await page.locator('[role=alert]').innerText()).toContain('wajib diisi');
    await page.locator('textarea[name=text]').fill('Sekarang ada isinya.');
    await press(page.getByRole('button', { name: 'Kirim pesan' }));
    expect(await mainOf(page)).toContain('Sekarang ada isinya.');
    await page.context().close();
  });

  it('fits a small phone and can be used by keyboard alone', async () => {
    const code = await aCode();
    const { page } = await onPhone();
    await open(page, code);
    const { wide, seen } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      seen: document.documentElement.clientWidth,
    }));
    expect(wide).toBeLessThanOrEqual(seen);
    await page.locator('textarea[name=text]').focus();
    await page.keyboard.type('Dari papan ketik.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.messages', { hasText: 'Dari papan ketik.' }).waitFor();
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
    await page.context().close();
  });

  it('is kept by no cache', async () => {
    const response = await fetch(`${suite.url}/v1/tracking`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ code: await aCode() }),
    });
    expect(response.headers.get('cache-control')).toContain('no-store');
  });
});
