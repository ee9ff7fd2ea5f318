import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { linkIn } from '../../infra/demo/scenes.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { aReport } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

const first = { id: 'pesawaran-officer-1', name: 'Meiliana Ratulangga' };

/** A report of Pesawaran about a unit in which neither officer serves, and the links both were sent. */
const anAlert = async (more: Record<string, string> = {}) => {
  const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09', ...more }));
  const { caseNumber, code } = body as { caseNumber: string; code: string };
  const link = (officerId: string) =>
    eventually(`the link of ${caseNumber}`, 60, async () => {
      const sent = await suite.client.outbox();
      const mail = sent.find(
        ({ channel, to, body: text }) =>
          channel === 'email' && to.startsWith(officerId) && text.includes(caseNumber),
      );
      return mail && linkIn(mail);
    });
  return { caseNumber, code, link };
};

/** A phone without script on which nobody is signed in. */
const aPhone = async (headers: Record<string, string> = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'id-ID',
    extraHTTPHeaders: headers,
  });
  return context.newPage();
};

/** Asks for a page until it says something. */
const until = async (page: Page, path: string, said: string): Promise<string> =>
  eventually(`${said} on ${path}`, 60, async () => {
    await page.goto(`${suite.url}${path}`);
    const text = await mainOf(page);
    return text.includes(said) ? text : undefined;
  });

describe('an officer whose phone buzzes', () => {
  it('is shown the facts, takes it, and is in its case three taps later, through the sign-in', async () => {
    const { caseNumber, link } = await anAlert();
    const page = await aPhone();
    await page.goto(await link(first.id));
    expect(await isWiderThanScreen(page)).toBe(false);
    const facts = await mainOf(page);
    for (const fact of [
      'Interaksi media sosial',
      'Kabupaten Pesawaran',
      'TINGGI',
      'Dinas Pendidikan',
    ])
      expect(facts).toContain(fact);
    let taps = 0;
    const tap = (role: 'button' | 'link', name: string) => {
      taps += 1;
      return press(page.getByRole(role, { name }));
    };
    await tap('button', 'Saya ambil');
    expect(await page.getByRole('button', { name: 'Saya ambil' }).count()).toBe(0);
    await tap('link', 'Buka kasus');
    await tap('button', `Masuk sebagai ${first.name}`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`Kasus ${caseNumber}`);
    expect(new URL(page.url()).pathname).toMatch(/^\/v1\/cases\/[\w-]{32}$/);
    expect(taps).toBe(3);
  });

  it('finds what they took under “Tugas saya” until they end it', async () => {
    const { caseNumber, link } = await anAlert();
    const byLink = await aPhone();
    await byLink.goto(await link(first.id));
    await press(byLink.getByRole('button', { name: 'Saya ambil' }));
    const page = await aPhone(await signInTo(suite, 'officer', '18.09'));
    await page.goto(`${suite.url}/siaga`);
    await page.goto(`${suite.url}/v1/alerts`);
    await press(page.locator('header').getByRole('link', { name: 'Tugas saya' }));
    await until(page, '/v1/cases/mine', caseNumber);
    expect(await isWiderThanScreen(page)).toBe(false);
    await press(page.getByRole('link', { name: `Selesai atau serahkan: ${caseNumber}` }));
    await press(page.getByRole('button', { name: 'Sudah selesai' }));
    expect(await mainOf(page)).toContain('Sudah selesai ditangani.');
    await eventually('the task to end', 60, async () => {
      await page.goto(`${suite.url}/v1/cases/mine`);
      return (await mainOf(page)).includes(caseNumber) ? undefined : true;
    });
  });

  it('is told that one more must take an emergency, and is not asked again', async () => {
    const { caseNumber, link } = await anAlert({ conduct: 'state-facilities' });
    const page = await aPhone();
    await page.goto(await link(first.id));
    await press(page.getByRole('button', { name: 'Saya ambil' }));
    const waits = '1 dari 2 petugas sudah mengambil; menunggu satu lagi sampai';
    expect(await mainOf(page)).toContain(waits);
    const signedIn = await aPhone(await signInTo(suite, 'officer', '18.09'));
    await signedIn.goto(`${suite.url}/v1/alerts`);
    const card = signedIn.locator('.cards > li').filter({ hasText: caseNumber });
    expect(await card.innerText()).toContain(waits);
    expect(await card.getByRole('button').count()).toBe(0);
    expect(await card.getByRole('link', { name: 'Buka kasus' }).count()).toBe(1);
  });
});

describe('the file of a case', () => {
  it('says who has it, and keeps a note that colleagues see and the reporter does not', async () => {
    const { caseNumber, code, link } = await anAlert();
    const byLink = await aPhone();
    await byLink.goto(await link(first.id));
    await press(byLink.getByRole('button', { name: 'Saya ambil' }));
    const page = await aPhone(await signInTo(suite, 'officer', '18.09'));
    await until(page, '/v1/cases/mine', caseNumber);
    await press(page.getByRole('link', { name: caseNumber, exact: true }));
    expect(await mainOf(page)).toMatch(/Dipegang\s+Anda/);
    await page.getByText('Tambah catatan untuk rekan').click();
    await page.getByLabel('Catatan', { exact: true }).fill('Saksi kedua dihubungi Senin.');
    await press(page.getByRole('button', { name: 'Simpan catatan' }));
    expect(await mainOf(page)).toContain('Saksi kedua dihubungi Senin.');
    expect(await isWiderThanScreen(page)).toBe(false);
    const { body } = await suite.client.post('/v1/tracking', { code });
    expect(JSON.stringify(body)).not.toContain('Saksi kedua');
  });
});

describe('the queue of cases', () => {
  const aDesk = async () => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'id-ID',
      extraHTTPHeaders: await signInTo(suite, 'officer', '18.09'),
    });
    return context.newPage();
  };

  it('is a table that says in words what is urgent, when it is due, and what is new', async () => {
    const { caseNumber, code } = await anAlert();
    await suite.client.post('/v1/tracking/messages', { code, text: 'Ada foto lain.' });
    const page = await aDesk();
    await until(page, `/v1/cases?q=${caseNumber}`, 'pesan pelapor');
    const heads = await page.locator('table.queue thead th').allInnerTexts();
    expect(heads).toEqual([
      ...['Kasus', 'Prioritas', 'Keadaan', 'Tenggat', 'Unit terlapor', 'Dipegang', 'Baru'],
    ]);
    const row = await page.locator('table.queue tbody tr').innerText();
    for (const said of ['TINGGI', 'Diterima', 'Dinas Pendidikan']) expect(row).toContain(said);
    expect(row).toMatch(/hari ini|besok|hari lagi/);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await page.locator('table.queue thead').boundingBox()).toMatchObject({
      x: expect.any(Number),
    });
  });

  it('is walked by j and k, opened by Enter, and says so by ?', async () => {
    await anAlert();
    await anAlert();
    const page = await aDesk();
    await page.goto(`${suite.url}/v1/cases`);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    const numbers = await page.locator('[data-row]').allInnerTexts();
    await page.keyboard.press('j');
    expect(await focused()).toBe(numbers[0]);
    await page.keyboard.press('j');
    expect(await focused()).toBe(numbers[1]);
    await page.keyboard.press('k');
    expect(await focused()).toBe(numbers[0]);
    await page.keyboard.press('?');
    expect(await page.locator('#queue-keys').getAttribute('open')).not.toBeNull();
    await page.keyboard.press('j');
    await Promise.all([page.waitForURL(/\/v1\/cases\/[\w-]{32}$/), page.keyboard.press('Enter')]);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      `Kasus ${numbers[0] ?? ''}`,
    );
  });

  it('leaves letters to the search field', async () => {
    await anAlert();
    const page = await aDesk();
    await page.goto(`${suite.url}/v1/cases`);
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('jk?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('jk?');
  });

  it('has quick choices whose address shows the same again', async () => {
    const page = await aPhone(await signInTo(suite, 'officer', '18.09'));
    await page.goto(`${suite.url}/v1/cases`);
    await press(page.getByRole('link', { name: 'Sudah lewat' }));
    expect(new URL(page.url()).search).toBe('?due=overdue');
    expect(await page.locator('nav.saved [aria-current]').innerText()).toBe('Sudah lewat');
  });
});
