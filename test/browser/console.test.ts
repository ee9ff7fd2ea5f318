import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../infra/demo/suite-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
import { aReport } from '../support/forms.ts';
import { aJpeg, secretPlace } from '../support/photos.ts';
import { signInTo } from '../support/sign-in.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

type Listed = { cases: { caseNumber: string; caseKey: string }[] };

/** A report, once it stands in the queue of its region as a case. */
const aCase = async (more: Record<string, string> = {}) => {
  const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09', ...more }));
  const { caseNumber, code } = body as { caseNumber: string; code: string };
  // Those above a region see every case of it, also one whose unit is still to be named.
  const headers = await signInTo(suite, 'chair', '18');
  const found = await eventually(`the case ${caseNumber}`, 60, async () => {
    const response = await fetch(`${suite.url}/v1/cases?q=${caseNumber}`, { headers });
    return ((await response.json()) as Listed).cases[0];
  });
  return { caseNumber, code, caseKey: found.caseKey };
};

/** A phone without script on which somebody of the satgas is signed in. */
const phoneOf = async (role: string, region: string, nth = 0): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'id-ID',
    extraHTTPHeaders: await signInTo(suite, role, region, nth),
  });
  return context.newPage();
};

/** Opens a step of the case, fills it in, and presses its button. */
const step = async (page: Page, name: string, fields: Record<string, string> = {}) => {
  const form = page
    .locator('details')
    .filter({ has: page.getByText(name, { exact: true }).and(page.locator('summary')) });
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
      await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await press(form.getByRole('button', { name }));
};

describe('an officer’s console on a phone, without script', () => {
  it('leads a case from the queue to Bawaslu, each step with what it needs', async () => {
    const { caseNumber } = await aCase();
    const page = await phoneOf('officer', '18.09');
    await page.goto(`${suite.url}/v1/cases`);
    expect(await isWiderThanScreen(page)).toBe(false);
    await page.getByRole('searchbox').fill(caseNumber);
    await press(page.getByRole('button', { name: 'Tampilkan' }));
    await press(page.getByRole('link', { name: caseNumber }));
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await mainOf(page)).toContain('Periksa kelengkapan');
    await step(page, 'Kelengkapan sudah diperiksa');
    expect(await mainOf(page)).toContain('Tersimpan.');
    await step(page, 'Terverifikasi', { Alasan: 'abc' });
    expect(await page.getByRole('alert').innerText()).toContain('Belum tersimpan');
    expect(await page.getByLabel('Alasan').first().inputValue()).toBe('abc');
    await step(page, 'Terverifikasi', { Alasan: 'Unggahannya kami lihat sendiri.' });
    await step(page, 'Teruskan', { Kepada: 'Bawaslu' });
    await step(page, 'Catat nomor register', { Kepada: 'Bawaslu', 'Nomor register': '007/LP/XI' });
    const text = await mainOf(page);
    expect(text).toContain('007/LP/XI');
    expect(text).toContain('Unggahannya kami lihat sendiri.');
    expect(text).toContain('Bawaslu memutuskan');
  });

  it('keeps what was written when a colleague was first, and says who and when', async () => {
    const { caseKey } = await aCase();
    const [mine, colleagues] = [
      await phoneOf('officer', '18.09'),
      await phoneOf('officer', '18.09', 1),
    ];
    for (const page of [mine, colleagues]) await page.goto(`${suite.url}/v1/cases/${caseKey}`);
    await step(colleagues, 'Kelengkapan sudah diperiksa');
    await step(mine, 'Di luar wewenang', { Alasan: 'Bukan pegawai negeri.' });
    const told = await mine.getByRole('alert').innerText();
    expect(told).toContain('Kelengkapan sudah diperiksa (petugas');
    await mine.locator('details[open] textarea').first().waitFor();
    expect(await mine.locator('details[open] textarea').first().inputValue()).toBe(
      'Bukan pegawai negeri.',
    );
    await step(mine, 'Di luar wewenang');
    expect(await mainOf(mine)).toContain('Tersimpan.');
  });

  it('writes with the reporter, who sees "satgas" and no name', async () => {
    const { caseKey, code } = await aCase();
    const page = await phoneOf('officer', '18.09');
    await page.goto(`${suite.url}/v1/cases/${caseKey}`);
    await page.getByLabel('Tulis kepada pelapor').fill('Pada jam berapa Anda melihatnya?');
    await press(page.getByRole('button', { name: 'Kirim pesan' }));
    expect(await page.locator('#messages').innerText()).toContain('Pada jam berapa');
    const { body } = await suite.client.post('/v1/tracking', { code });
    expect(JSON.stringify(body)).toContain('Pada jam berapa Anda melihatnya?');
    expect(JSON.stringify(body)).not.toContain('Meiliana');
  });

  it('shows nothing of a case to officers of another region, nor of the accused’s own unit', async () => {
    const { caseKey } = await aCase({ accusedUnit: 'Inspektorat' });
    const unknown = 'A'.repeat(32);
    for (const [region, key, status] of [
      ['14.06', caseKey, 403],
      ['18.09', caseKey, 404],
      ['18.09', unknown, 404],
    ] as const) {
      const page = await phoneOf('officer', region);
      const response = await page.goto(`${suite.url}/v1/cases/${key}`);
      expect(response?.status()).toBe(status);
      const pdf = await page.request.get(`${suite.url}/v1/cases/${key}/referral?to=bawaslu`);
      expect(pdf.status()).toBe(status);
    }
  });
});

describe('what leaves the console', () => {
  it('is one page for Bawaslu, however long the account, without the reporter', async () => {
    const { caseKey } = await aCase({
      lane: 'named',
      account: 'Ia mengajak memilih. '.repeat(180).trim(),
      reporterName: 'Pelapor Rahasia',
      reporterAddress: 'Jalan Rahasia 1',
      reporterPhone: '081234567890',
    });
    const headers = await signInTo(suite, 'officer', '18.09');
    const response = await fetch(`${suite.url}/v1/cases/${caseKey}/referral?to=bawaslu`, {
      headers,
    });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const document = await PDFDocument.load(await response.arrayBuffer());
    expect(document.getPageCount()).toBe(1);
    expect(document.getTitle()).toContain('Bawaslu');
  });

  it('is a sheet in which nothing runs as a formula', async () => {
    const { caseNumber } = await aCase({ accusedUnit: '=HYPERLINK("http://x")' });
    const headers = await signInTo(suite, 'chair', '18');
    const response = await fetch(`${suite.url}/v1/cases/export?q=${caseNumber}`, { headers });
    expect(response.headers.get('content-disposition')).toContain('kasus.csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(bytes.toString('utf8')).toContain(`${caseNumber},18.09,`);
    expect(bytes.toString('utf8')).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('is a name only for two who asked and agreed, each reading noted', async () => {
    const { caseKey, code } = await aCase({
      lane: 'named',
      reporterName: 'Pelapor Rahasia',
      reporterAddress: 'Jalan Rahasia 1',
      reporterPhone: '081234567890',
    });
    const own = `${suite.url}/v1/cases/${caseKey}`;
    const officer = await phoneOf('officer', '18.09');
    await officer.goto(own);
    await press(officer.getByRole('link', { name: 'Nama pelapor' }));
    await officer.getByText('Minta membaca nama').click();
    await officer.getByLabel('Alasan').fill('Diteruskan kepada Bawaslu kabupaten.');
    await press(officer.getByRole('button', { name: 'Minta', exact: true }));
    expect(await mainOf(officer)).not.toContain('Pelapor Rahasia');
    const chair = await phoneOf('chair', '18.09');
    await chair.goto(`${own}/identity-requests`);
    await press(chair.getByRole('button', { name: 'Saya setujui' }));
    await officer.reload();
    await press(officer.getByRole('button', { name: 'Baca nama pelapor' }));
    expect(await mainOf(officer)).toContain('Pelapor Rahasia');
    const { body } = await suite.client.post('/v1/tracking', { code });
    expect(JSON.stringify(body)).toContain('"read"');
  });
});

describe('evidence on an officer’s phone', () => {
  it('opens by a press, as a copy without its place, and the trail grows', async () => {
    const { caseKey, code } = await aCase();
    const form = new FormData();
    form.set('code', code);
    form.set('document', new Blob([new Uint8Array(aJpeg(1, 'konsol'))]), 'foto.jpg');
    await fetch(`${suite.url}/v1/evidence`, { method: 'POST', body: form });
    const page = await phoneOf('officer', '18.09');
    await page.goto(`${suite.url}/v1/cases/${caseKey}`);
    await press(page.getByRole('link', { name: 'Bukti', exact: true }));
    await press(page.getByRole('button', { name: 'Unduh salinan' }));
    const address = await page.getByRole('link', { name: 'Unduh salinan' }).getAttribute('href');
    const copy = Buffer.from(await (await fetch(address ?? '')).arrayBuffer());
    expect([copy.subarray(0, 2).toString('hex'), copy.includes(secretPlace)]).toEqual([
      'ffd8',
      false,
    ]);
    await press(page.getByRole('link', { name: 'Kembali ke bukti' }));
    await page.getByText('Jejak').click();
    expect(await mainOf(page)).toContain('dibuka (Meiliana Ratulangga)');
  });
});

describe('the funnel', () => {
  it('shows oversight numbers, their meaning and no case', async () => {
    const { caseNumber } = await aCase();
    const page = await phoneOf('oversight', 'ID');
    await page.goto(`${suite.url}/v1/oversight/funnel`);
    expect(await isWiderThanScreen(page)).toBe(false);
    const text = await mainOf(page);
    expect(text).toContain('Arti angka');
    expect(text).not.toContain(caseNumber);
    const queue = await page.goto(`${suite.url}/v1/cases`);
    expect(queue?.status()).toBe(403);
  });
});
