import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { yesterday } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { mainOf } from '../support/on-a-page.ts';
import {
  checkReport,
  chooseConduct,
  sendChecked,
  sendReport,
} from '../support/report-on-a-page.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

type Visit = { page: Page; context: BrowserContext; faults: string[] };

const visit = async (script = true): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: script,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`${suite.url}/lapor`);
  return { page, context, faults };
};

const account = 'Kepala bidang membagikan ajakan memilih paslon di grup kantor pada jam kerja.';

const fillIn = async (page: Page): Promise<void> => {
  await page.locator('input[name=lane][value=named]').check();
  await page.locator('select[name=region]').selectOption('18.09');
  await chooseConduct(page, 'social-engagement');
  await page.locator('input[name=occurredOn]').fill(yesterday());
  await page.locator('input[name=knownOn]').fill(yesterday());
  await page.locator('input[name=place]').fill('Grup kantor');
  await page.locator('input[name=accusedName]').fill('Terlapor Contoh');
  await page.locator('select[name=accusedUnit]').selectOption('18.09/DISDIK');
  await page.locator('textarea[name=account]').fill(account);
  await page.locator('input[name=reporterName]').fill('Pelapor Contoh');
  await page.locator('input[name=reporterAddress]').fill('Jalan Contoh 7, Gedong Tataan');
};

const codeIn = (text: string): string | undefined => /\d{4} \d{4} \d{4} \d{4}/.exec(text)?.[0];
const codeOn = async (page: Page) => {
  await page.locator('#follow-up-code').waitFor();
  return codeIn(await mainOf(page));
};

const typedOn = (page: Page) =>
  page.locator('form[data-report-form]').evaluate((form: HTMLFormElement) => {
    const said: Record<string, unknown> = {};
    new FormData(form).forEach((value, name) => (said[name] = value));
    const { idempotencyKey, lang, ...typed } = said;
    return { key: idempotencyKey, lang, typed };
  });

const storedOn = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }));
const nothing = { local: [], session: 0, databases: [], caches: [] };

describe('a report that is typed on a phone', () => {
  it('stays on its page without a connection, and is sent from there once there is one', async () => {
    const { page, context, faults } = await visit();
    await fillIn(page);
    const before = await typedOn(page);
    await context.setOffline(true);
    await checkReport(page);
    await page.locator('[data-sending]', { hasText: 'Belum terkirim' }).waitFor();
    expect(await typedOn(page)).toEqual(before);
    await page.locator('a.switch').click();
    await page.locator('[role=alert]', { hasText: 'Tidak ada sambungan' }).waitFor();
    expect(await typedOn(page)).toEqual(before);
    await context.setOffline(false);
    await checkReport(page);
    await page.locator('form[data-review]').waitFor();
    await context.setOffline(true);
    await sendChecked(page);
    await page.locator('form[data-review] [data-sending]', { hasText: 'Belum terkirim' }).waitFor();
    await context.setOffline(false);
    await sendChecked(page);
    expect(await codeOn(page)).toBeDefined();
    expect(await storedOn(page)).toEqual(nothing);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is one report when only its answer was lost', async () => {
    const { page, context } = await visit();
    await fillIn(page);
    let first: string | undefined;
    await page.route('**/v1/reports', async (route) => {
      first = codeIn(await (await route.fetch()).text());
      await route.abort();
    });
    await sendReport(page);
    await page.locator('form[data-review] [data-sending]', { hasText: 'Belum terkirim' }).waitFor();
    await page.unroute('**/v1/reports');
    await sendChecked(page);
    expect(first).toBeDefined();
    expect(await codeOn(page)).toBe(first);
    await context.close();
  });

  it('is gone back to from its check without a connection, at the very field', async () => {
    const { page, context, faults } = await visit();
    await fillIn(page);
    const before = await typedOn(page);
    await checkReport(page);
    await page.locator('form[data-review]').waitFor();
    expect(await page.locator('form[data-report-form]').isVisible()).toBe(false);
    await context.setOffline(true);
    await page.locator('[data-back=place]').click();
    expect(await page.locator('input[name=place]').evaluate((at) => at.matches(':focus'))).toBe(
      true,
    );
    expect(await typedOn(page)).toEqual(before);
    expect(await page.locator('form[data-review]').count()).toBe(0);
    expect(await storedOn(page)).toEqual(nothing);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says that the service is busy, and keeps what was typed', async () => {
    const { page, context } = await visit();
    await fillIn(page);
    const before = await typedOn(page);
    await page.route('**/lapor/periksa', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }),
    );
    await checkReport(page);
    await page.locator('[data-sending]', { hasText: 'coba lagi sebentar lagi' }).waitFor();
    expect(await typedOn(page)).toEqual(before);
    await context.close();
  });

  it('comes along into the other language, and back', async () => {
    const { page, context } = await visit();
    await fillIn(page);
    const before = await typedOn(page);
    await page.locator('a.switch').click();
    await page.locator('h1', { hasText: 'Report a breach' }).waitFor();
    expect(await typedOn(page)).toEqual({ ...before, lang: 'en' });
    await page.locator('a.switch').click();
    await page.locator('h1', { hasText: 'Laporkan' }).waitFor();
    expect(await typedOn(page)).toEqual(before);
    await page.locator('input[name=reporterAddress]').fill('');
    await checkReport(page);
    await page.locator('main [role=alert]').waitFor();
    await page.locator('input[name=reporterAddress]').fill('Jalan Contoh 7');
    await sendReport(page);
    expect(await codeOn(page)).toBeDefined();
    await context.close();
  });

  it('is not left without a question; an empty form is', async () => {
    const { page, context } = await visit();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.goto(`${suite.url}/lacak`);
    expect(asked).toEqual([]);
    await page.goto(`${suite.url}/lapor`);
    await page.locator('textarea[name=account]').pressSequentially('Ajakan');
    await page.goto(`${suite.url}/lacak`);
    expect(asked).toEqual(['beforeunload']);
    await context.close();
  });

  it('leaves nothing on the phone unless a draft is asked for', async () => {
    const { page, context } = await visit();
    await fillIn(page);
    expect(await storedOn(page)).toEqual(nothing);
    await page.reload();
    expect((await typedOn(page)).typed).not.toHaveProperty('lane');
    expect(await storedOn(page)).toEqual(nothing);
    await context.close();
  });

  it('is a draft on this phone for whoever asks, until it is deleted', async () => {
    const { page, context } = await visit();
    await fillIn(page);
    await page.locator('[data-draft-save]').click();
    await page.locator('textarea[name=account]').fill(`${account} Juga esoknya.`);
    const before = await typedOn(page);
    await page.reload();
    await page.locator('[data-draft-offer]', { hasText: 'Ada draf laporan' }).waitFor();
    expect((await typedOn(page)).typed).not.toHaveProperty('lane');
    await page.locator('[data-draft-continue]').click();
    expect(await typedOn(page)).toEqual(before);
    await page.locator('[data-draft] [data-draft-delete]').click();
    expect(await storedOn(page)).toEqual(nothing);
    await page.locator('input[name=place]').fill('Grup lain');
    expect(await storedOn(page)).toEqual(nothing);
    await context.close();
  });

  it('leaves no draft behind once it is sent', async () => {
    const { page, context } = await visit();
    await fillIn(page);
    await page.locator('[data-draft-save]').click();
    expect((await storedOn(page)).local).toHaveLength(1);
    await sendReport(page);
    expect(await codeOn(page)).toBeDefined();
    expect(await storedOn(page)).toEqual(nothing);
    await context.close();
  });

  it.each([
    ['has expired', { until: Date.now() - 1, typed: { place: 'Lapangan' } }],
    ['says a time of its own', { until: Date.now() + 40 * 86_400_000, typed: {} }],
    ['is none', 7],
  ])('is no draft any more when it %s', async (_, draft) => {
    const { page, context } = await visit();
    await page.evaluate(
      (text) => localStorage.setItem('netral-report-draft', text),
      JSON.stringify(draft),
    );
    await page.reload();
    expect(await page.locator('[data-draft-offer]').isVisible()).toBe(false);
    expect(await storedOn(page)).toEqual(nothing);
    await context.close();
  });

  it('shows no draft where there is no script', async () => {
    const { page, context } = await visit(false);
    expect(await page.locator('[data-draft]').isVisible()).toBe(false);
    expect(await page.locator('[data-draft-offer]').isVisible()).toBe(false);
    await context.close();
  });
});
