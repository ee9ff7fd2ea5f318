import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { linkIn } from '../../infra/demo/scenes.ts';
import { clockOf, eventually } from '../../infra/demo/suite-client.ts';
import { standingMeanings } from '../../functions/pledges/register/standing-words.ts';
import { launchBrowser } from '../support/browser.ts';
import { codeShown, openCeremony } from '../support/ceremonies.ts';
import { aReport, yesterday } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { isWiderThanScreen, mainOf } from '../support/on-a-page.ts';
import { signInTo } from '../support/sign-in.ts';
import { isTaken, journey, keepPart, partOf, secondsOf, tourParts } from '../support/tour.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

type Look = { headers?: Record<string, string>; width?: number; height?: number };

const aPage = async ({ headers, width = 360, height = 740 }: Look = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'id-ID',
    ...(headers && { extraHTTPHeaders: headers }),
  });
  return context.newPage();
};

/** Holds docs/tour.md to what a journey does now; `npm run tour` writes it anew. */
const held = (title: string, walked: ReturnType<typeof journey>): void => {
  const part = partOf(title, walked);
  if (process.env['NETRAL_TOUR'] !== undefined) keepPart(title, part);
  expect(tourParts().map((one) => one.trimEnd())).toContain(part.trimEnd());
  expect(walked.shown.filter(({ picture }) => !isTaken(picture))).toEqual([]);
};

const field = (page: Page, name: string): Locator => page.locator(`[name=${name}]`).first();
const choice = (page: Page, name: string, value: string): Locator =>
  page.locator(`label:has(input[name=${name}][value="${value}"])`);

describe('journeys, by what they cost', () => {
  it('pledging by the code of an apel takes six taps at most', async () => {
    const chair = await signInTo(suite, 'chair', '18.09');
    const apel = await openCeremony(suite, chair);
    const page = await aPage();
    const one = journey('ikrar');
    await page.goto(suite.url + (await codeShown(suite, chair, apel)));
    await one.show(page, 'The code on the screen of the apel opens the pledge');
    await one.choose(field(page, 'unit'), '18.09/DISDIK');
    await one.tap(choice(page, 'staffKind', 'pns'));
    await one.type(field(page, 'number'), '198609262015051001');
    await one.show(page, 'The number is read as it stands on the card');
    await one.tap(page.getByLabel('Saya telah membaca'));
    await one.goOn(page.getByRole('button', { name: 'Saya berikrar' }));
    expect(await mainOf(page)).toContain('Tanda terima');
    expect(await mainOf(page)).toContain(standingMeanings.attended.id);
    await one.show(page, 'The receipt proves itself, also without a signal');
    expect(one.spent.taps).toBeLessThanOrEqual(6);
    held('A civil servant pledges', one);
    await page.context().close();
  });

  it('reporting takes three minutes at most, with the review', async () => {
    const page = await aPage();
    const one = journey('lapor');
    await page.goto(`${suite.url}/lapor`);
    await one.show(page, 'The form says first what happens with a report');
    await one.tap(choice(page, 'lane', 'lead'));
    await one.choose(field(page, 'region'), '18.09');
    const conduct = page.locator('label:has(input[name=conduct][value=social-engagement])');
    if (!(await conduct.isVisible()))
      await one.tap(page.locator('details.fold:has(input[value=social-engagement]) > summary'));
    await one.tap(conduct);
    for (const day of ['Tanggal kejadian', 'Tanggal Anda mengetahuinya'])
      await one.tap(page.getByRole('button', { name: `Kemarin: ${day}` }));
    for (const day of ['occurredOn', 'knownOn'])
      expect(await field(page, day).inputValue()).toBe(yesterday());
    await one.type(field(page, 'place'), 'Grup WhatsApp kantor');
    await one.type(field(page, 'accusedName'), 'Terlapor Perjalanan');
    await one.choose(field(page, 'accusedUnit'), '18.09/DISDIK');
    await one.show(page, 'The bar above says what is still missing');
    await one.type(
      field(page, 'account'),
      'Ia mengirim gambar salah satu calon dan meminta semua pegawai ikut menyebarkannya, pada jam kerja.',
    );
    await one.goOn(page.locator('form[data-report-form] button[type=submit]'));
    await one.show(page, 'Everything is shown once more before it is sent');
    await one.goOn(page.getByRole('button', { name: 'Kirim laporan' }));
    await page.locator('#follow-up-code').waitFor();
    expect(await mainOf(page)).toMatch(/\d{4} \d{4} \d{4} \d{4}/);
    await one.show(page, 'The code is the only key to it');
    expect(secondsOf(one.spent)).toBeLessThanOrEqual(180);
    held('Somebody reports', one);
    await page.context().close();
  });

  it('from the message to the open case takes three taps', async () => {
    const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09' }));
    const { caseNumber } = body as { caseNumber: string };
    const link = await eventually(`the link of ${caseNumber}`, 60, async () => {
      const mail = (await suite.client.outbox()).find(
        ({ channel, to, body: text }) =>
          channel === 'email' && to.startsWith('pesawaran-officer-1') && text.includes(caseNumber),
      );
      return mail && linkIn(mail);
    });
    const page = await aPage();
    const one = journey('siaga');
    await page.goto(link);
    await one.show(page, 'The link of the message shows what, where, how urgent, and which unit');
    await one.goOn(page.getByRole('button', { name: 'Saya ambil' }));
    await one.show(page, 'Taken; the case is one tap away');
    await one.goOn(page.getByRole('link', { name: 'Buka kasus' }));
    await one.goOn(page.getByRole('button', { name: 'Masuk sebagai Meiliana Ratulangga' }));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`Kasus ${caseNumber}`);
    await one.show(page, 'Through the sign-in, in that case');
    expect(one.spent.taps).toBe(3);
    held('An officer takes an alert', one);
    await page.context().close();
  });

  it('leading an apel from its opening to its record leaves no two pages', async () => {
    const page = await aPage({ headers: await signInTo(suite, 'chair', '18.09') });
    const one = journey('apel');
    await page.goto(`${suite.url}/v1/ceremonies?region=18.09`);
    await one.tap(page.getByText('Buka apel baru'));
    await one.choose(field(page, 'mode'), 'in-person');
    const now = new Date((await clockOf(suite.client)) + 7 * 3_600_000);
    await one.type(field(page, 'heldAt'), now.toISOString().slice(0, 16));
    await one.type(field(page, 'place'), 'Halaman kantor bupati');
    await one.type(field(page, 'leaderTitle'), 'Sekretaris Daerah');
    await one.type(field(page, 'leaderName'), 'Contoh Pemimpin');
    await one.show(page, 'Opened in one form');
    await one.goOn(page.getByRole('button', { name: 'Buka apel' }));
    const own = new URL(page.url()).pathname;
    await one.goOn(page.getByRole('button', { name: 'Mulai apel' }));
    await one.show(page, 'Under way: the screen with the code is one tap away');
    await one.goOn(page.getByRole('link', { name: 'Akhiri apel' }));
    await one.show(page, 'Ending asks first, with the number so far');
    await one.goOn(page.getByRole('button', { name: 'Ya, akhiri apel' }));
    await one.goOn(page.getByRole('link', { name: 'Berita acara' }));
    await one.show(page, 'The record, to print and to sign');
    expect(new URL(page.url()).pathname).toBe(`${own}/berita-acara`);
    held('A leader holds an apel', one);
    await page.context().close();
  });

  it('entering an officer’s leave takes five taps, by two people', async () => {
    const one = journey('cuti');
    const list = `${suite.url}/v1/officers?region=64.07`;
    const first = await aPage({ headers: await signInTo(suite, 'admin', 'ID') });
    await first.goto(list);
    await first.locator('ul.cards').scrollIntoViewIfNeeded();
    await one.show(first, 'The register, one card for each officer');
    const card = first.locator('ul.cards > li', { hasText: 'kutaibarat-officer-2' });
    await one.goOn(card.getByRole('link', { name: 'Ubah' }));
    await one.type(first.getByLabel('Cuti sejak'), '2027-04-05');
    await one.type(first.getByLabel('Cuti sampai'), '2027-04-09');
    await first.getByLabel('Cuti sejak').scrollIntoViewIfNeeded();
    await one.show(first, 'Days of leave are proposed');
    await one.goOn(first.getByRole('button', { name: 'Usulkan perubahan' }));
    const second = await aPage({ headers: await signInTo(suite, 'admin', 'ID', 1) });
    await second.goto(list);
    const agree = second.getByRole('button', { name: 'Setujui' }).first();
    await agree.scrollIntoViewIfNeeded();
    await one.show(second, 'Somebody else agrees');
    await one.goOn(agree);
    expect(await mainOf(second)).toContain('5 April 2027 – 9 April 2027');
    held('An admin enters an officer’s leave', one);
    for (const page of [first, second]) await page.context().close();
  });

  it('finding the region that did not answer takes one look', async () => {
    const page = await aPage({
      headers: await signInTo(suite, 'oversight', 'ID'),
      width: 1280,
      height: 900,
    });
    const one = journey('pengawas');
    await page.goto(`${suite.url}/v1/oversight/alerts`);
    expect(await page.locator('.map').isVisible()).toBe(true);
    await one.show(page, 'Whom to call stands first, by name; then the map and the table');
    await one.goOn(page.getByRole('link', { name: 'Kabupaten Pesawaran' }).first());
    await one.show(page, 'One region: its province, its numbers, their definitions');
    expect(await isWiderThanScreen(page)).toBe(false);
    held('A ministry finds who did not answer', one);
    await page.context().close();
  });
});
