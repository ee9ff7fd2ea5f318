import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { isWiderThanScreen, press } from '../support/on-a-page.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

type Headers = Record<string, string>;

const phoneOf = async (headers: Headers, javaScriptEnabled = false): Promise<Page> => {
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, locale: 'id-ID' },
    ...{ javaScriptEnabled, extraHTTPHeaders: headers },
  });
  return context.newPage();
};

const desk = () => `${suite.url}/v1/data-requests?region=18.09`;

describe('the desk of requests about personal data, on a phone', () => {
  it('refuses a request by two, without script', async () => {
    const text = 'Apa yang tersimpan dari ikrar saya, contoh meja?';
    const sent = { region: '18.09', about: 'pledge', wish: 'access', text };
    const { body } = await suite.client.post('/v1/data-requests', sent);
    const { code } = body as { code: string };

    const first = await phoneOf(await signInTo(suite, 'admin', '18'));
    await first.goto(desk());
    const card = (page: Page) => page.locator('li', { hasText: text });
    await card(first).locator('summary').click();
    await card(first).getByLabel('Hasil').selectOption('refused');
    await card(first).getByLabel('Identitas diperiksa dengan').selectOption('none');
    await card(first).getByLabel('Jawaban').fill('Tidak dapat diperiksa siapa yang meminta.');
    await press(card(first).getByRole('button', { name: 'Simpan jawaban' }));
    expect(await first.getByRole('status').textContent()).toContain('orang kedua');
    expect(await card(first).getByRole('button', { name: 'Setuju menolak' }).count()).toBe(0);
    expect(await isWiderThanScreen(first)).toBe(false);

    const second = await phoneOf(await signInTo(suite, 'admin', 'ID'));
    await second.goto(desk());
    expect(await isWiderThanScreen(second)).toBe(false);
    await press(card(second).getByRole('button', { name: 'Setuju menolak' }));
    expect(await second.getByRole('status').textContent()).toContain('Jawaban tersimpan');
    const { body: followed } = await suite.client.post('/v1/data-requests/following', { code });
    expect(followed).toMatchObject({ answer: { outcome: 'refused' } });
  });

  it('is in the navigation of whoever looks after it, with how many wait', async () => {
    const sent = {
      region: '18.09',
      about: 'pledge',
      wish: 'access',
      text: 'Satu lagi yang menunggu.',
    };
    await suite.client.post('/v1/data-requests', sent);
    const page = await phoneOf(await signInTo(suite, 'admin', 'ID'), true);
    await page.goto(`${suite.url}/v1/oversight/alerts`);
    await page.locator('.role-bar summary').click();
    const link = page.getByRole('link', { name: /^Permintaan data pribadi \(\d+\)$/ });
    await link.waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    await press(link);
    expect(page.url()).toContain('/v1/data-requests');
    const officer = await phoneOf(await signInTo(suite, 'officer', '18.09'));
    await officer.goto(`${suite.url}/v1/alerts`);
    expect(await officer.getByRole('link', { name: 'Permintaan data pribadi' }).count()).toBe(0);
  });
});

describe('the page of ended sessions, on a phone without script', () => {
  it('ends what a token still opened, from the next request on', async () => {
    const withdrawn = await signInTo(suite, 'admin', '18');
    const { body } = await suite.client.get('/v1/me', { headers: withdrawn });
    const { personId } = body as { personId: string };
    const page = await phoneOf(await signInTo(suite, 'admin', 'ID'));
    await page.goto(`${suite.url}/v1/oversight/alerts`);
    await page.locator('.role-bar summary').click();
    await press(page.getByRole('link', { name: 'Sesi yang diakhiri' }));
    expect(await isWiderThanScreen(page)).toBe(false);
    await page.getByLabel('Daerah orang itu').first().selectOption('18');
    await page.getByLabel('Id orang itu').fill(personId);
    await page.getByLabel('Alasan').selectOption('role-withdrawn');
    await press(page.getByRole('button', { name: 'Akhiri sesinya' }));
    expect(await page.getByRole('status').textContent()).toContain('diakhiri');
    expect(await page.getByText(personId).first().isVisible()).toBe(true);
    expect(await isWiderThanScreen(page)).toBe(false);
    const { status } = await suite.client.get('/v1/me', { headers: withdrawn });
    expect(status).toBe(401);
  });
});

describe('the register of officers, on a phone without script', () => {
  it('enters the leave of an officer by two people, and leaves phone and mailbox as they are', async () => {
    const first = await phoneOf(await signInTo(suite, 'admin', 'ID'));
    await first.goto(`${suite.url}/v1/officers?region=64.07`);
    const cardIn = (page: Page) =>
      page
        .locator('ul.cards > li')
        .filter({ has: page.getByRole('link', { name: 'Ubah' }) })
        .filter({
          hasText: 'kutaibarat-officer-1',
        });
    await press(cardIn(first).getByRole('link', { name: 'Ubah' }));
    expect(await isWiderThanScreen(first)).toBe(false);
    expect(await first.locator('main').innerText()).not.toContain('081200000003');
    await first.getByLabel('Cuti sejak').fill('2027-03-01');
    await first.getByLabel('Cuti sampai').fill('2027-03-05');
    await press(first.getByRole('button', { name: 'Usulkan perubahan' }));
    expect(await first.locator('main').innerText()).toContain('Menunggu orang kedua');
    expect(await first.getByRole('button', { name: 'Setujui' }).count()).toBe(0);
    const second = await phoneOf(await signInTo(suite, 'admin', 'ID', 1));
    await second.goto(`${suite.url}/v1/officers?region=64.07`);
    await press(second.getByRole('button', { name: 'Setujui' }).first());
    expect(await cardIn(second).innerText()).toContain('1 Maret 2027 – 5 Maret 2027');
    const { body } = await suite.client.get('/v1/officers?region=64.07', {
      headers: await signInTo(suite, 'admin', 'ID'),
    });
    const { officers } = body as { officers: { officerId: string; phone: string }[] };
    expect(officers.find(({ officerId }) => officerId === 'kutaibarat-officer-1')).toMatchObject({
      phone: '+6281200000003',
      email: 'kutaibarat-officer-1@contoh.example',
      leave: [{ from: '2027-03-01', to: '2027-03-05' }],
    });
  });

  it('says what is wrong where it is wrong, and keeps what was typed', async () => {
    const page = await phoneOf(await signInTo(suite, 'admin', 'ID'));
    await page.goto(`${suite.url}/v1/officers/form?region=64.07`);
    await page.getByLabel('Kode petugas').fill('petugas-salah');
    await page.getByLabel('Nama').fill('Contoh Petugas Salah');
    await page.getByLabel('Telepon (SMS)').fill('12345');
    await press(page.getByRole('button', { name: 'Usulkan perubahan' }));
    expect(await page.locator('.error').count()).toBe(1);
    expect(await page.getByLabel('Nama').inputValue()).toBe('Contoh Petugas Salah');
  });
});

describe('the page of silences, on a phone without script', () => {
  it('takes a proposal, does nothing by one person, begins by a second, and ends by one', async () => {
    const chair = await phoneOf(await signInTo(suite, 'chair', '64.07'));
    await chair.goto(`${suite.url}/v1/alerts`);
    await chair.locator('.role-bar summary').click();
    await press(chair.getByRole('link', { name: 'Jeda peringatan' }));
    expect(await isWiderThanScreen(chair)).toBe(false);
    await chair.getByLabel('Lamanya (jam)').fill('3');
    await chair.getByLabel('Alasan').fill('Telepon piket diganti');
    await press(chair.getByRole('button', { name: 'Usulkan jeda' }));
    const text = () => chair.locator('main').innerText();
    expect(await text()).toContain('Menunggu orang kedua');
    expect(await chair.getByRole('button', { name: 'Setujui, mulai jeda' }).count()).toBe(0);
    const admin = await phoneOf(await signInTo(suite, 'admin', 'ID'));
    await admin.goto(`${suite.url}/v1/silences?region=64.07`);
    expect(await admin.locator('main').innerText()).not.toContain('Dijeda sampai');
    await press(admin.getByRole('button', { name: 'Setujui, mulai jeda' }));
    expect(await admin.locator('main').innerText()).toContain('Dijeda sampai');
    expect(await isWiderThanScreen(admin)).toBe(false);
    const overseer = await phoneOf(await signInTo(suite, 'oversight', 'ID'));
    await overseer.goto(`${suite.url}/v1/oversight/alerts`);
    expect(await overseer.locator('main').innerText()).toContain('Telepon piket diganti');
    await chair.reload();
    await press(chair.getByRole('button', { name: 'Akhiri jeda sekarang' }));
    expect(await text()).not.toContain('Dijeda sampai');
  });
});
