import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { mainOf, press } from '../support/on-a-page.ts';
import { chooseConduct } from '../support/report-on-a-page.ts';
import { yesterday } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

const onPhone = async (path: string, base = ''): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    locale: 'id-ID',
  });
  const page = await context.newPage();
  await page.goto(`${suite.url}${base}${path}`);
  return page;
};

describe.each([
  ['at the root', ''],
  ['under a stage path', '/live'],
])('on a phone, without script, %s', (_, base) => {
  it('pledges and verifies the receipt', async () => {
    const page = await onPhone('/ikrar', base);
    await page.locator('input[name=region][value="18.09"]').check({ force: true });
    await page.locator('select[name=unit]').selectOption('18.09/DISDIK');
    await page.locator('input[name=staffKind][value=pns]').check({ force: true });
    await page.locator('input[name=number]').fill('19860926 201505 1 001');
    await page.locator('input[name=agreed]').check({ force: true });
    await press(page.getByRole('button', { name: 'Saya berikrar' }));
    await press(page.locator(`a[href*="${base}/v1/receipts/"]`).first());
    expect(await mainOf(page)).toContain('Pesawaran');
    await page.context().close();
  });

  it('loads the form’s scripts and styles under one version, each to be kept for a year', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const kept = new Map<string, string | undefined>();
    page.on('response', (answer) => {
      const { pathname } = new URL(answer.url());
      if (pathname.includes('/assets/')) kept.set(pathname, answer.headers()['cache-control']);
    });
    await page.goto(`${suite.url}${base}/lapor`, { waitUntil: 'networkidle' });
    const versions = [...kept.keys()].map((path) => path.split('/').slice(0, -1).join('/'));
    expect(new Set(versions).size).toBe(1);
    expect(versions[0]).toMatch(new RegExp(`^${base}/assets/v/[0-9a-f]{12}$`));
    expect(kept.size).toBeGreaterThan(5);
    expect([...new Set(kept.values())]).toEqual(['public, max-age=31536000, immutable']);
    await context.close();
  });

  it('reports a breach and follows it by its code', async () => {
    const page = await onPhone('/lapor', base);
    await page.locator('input[name=lane][value=lead]').check({ force: true });
    await page.locator('select[name=region]').selectOption('18.09');
    await chooseConduct(page, 'social-engagement');
    await page.locator('input[name=occurredOn]').fill(yesterday());
    await page.locator('input[name=knownOn]').fill(yesterday());
    await page.locator('input[name=place]').fill('Facebook');
    await page.locator('input[name=accusedName]').fill('Contoh Nama');
    await page.locator('select[name=accusedUnit]').selectOption('18.09/DISDIK');
    await page
      .locator('textarea[name=account]')
      .fill('Membagikan ajakan memilih salah satu calon.');
    await press(page.locator('main button[type=submit]').first());
    await press(page.getByRole('button', { name: 'Kirim laporan' }));
    const text = await mainOf(page);
    const code = /\d{4} \d{4} \d{4} \d{4}/.exec(text)?.[0] ?? '';
    expect(code).not.toBe('');
    await page.goto(`${suite.url}${base}/lacak`);
    await page.locator('input[name=code]').fill(code);
    await press(page.locator('main button[type=submit]').first());
    expect(await mainOf(page)).toMatch(/LP-[0-9A-Z]{6}/);
    expect(page.url()).not.toContain(code.slice(0, 4));
    await page.context().close();
  });
});

describe('a browser with the officer in front of it', () => {
  it('signs in by the issuer and sees the open alerts', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(`${suite.url}/siaga`);
    await press(page.locator('button', { hasText: 'Meiliana' }).first());
    await page.waitForURL('**/v1/alerts');
    expect(await mainOf(page)).toContain('18.09');
    await context.close();
  });
});
