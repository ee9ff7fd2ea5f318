import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { eventually } from '../../infra/demo/suite-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { drawnJpeg } from '../support/drawn-jpegs.ts';
import { yesterday } from '../support/forms.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { aPdf, sealedSamples } from '../support/media.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
import { checkReport, chooseConduct, sendChecked } from '../support/report-on-a-page.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

type Visit = { page: Page; context: BrowserContext; faults: string[] };

const aPhone = async (javaScriptEnabled = true): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled,
    locale: 'id-ID',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  await page.goto(`${suite.url}/lapor`);
  return { page, context, faults };
};

const fillIn = async (page: Page): Promise<void> => {
  await page.locator('input[name=lane][value=lead]').check();
  await page.locator('select[name=region]').selectOption('18.09');
  await chooseConduct(page, 'social-engagement');
  await page.locator('input[name=occurredOn]').fill(yesterday());
  await page.locator('input[name=knownOn]').fill(yesterday());
  await page.locator('input[name=place]').fill('Grup kantor');
  await page.locator('input[name=accusedName]').fill('Terlapor Berkas');
  await page.locator('select[name=accusedUnit]').selectOption('18.09/DISDIK');
  await page.locator('textarea[name=account]').fill('Ajakan memilih paslon di grup kantor.');
};

const voice = sealedSamples.find(([name]) => name === 'suara.opus')?.[2] ?? Buffer.alloc(0);
const aPhoto = (width: number) =>
  Buffer.concat(drawnJpeg({ width, height: 90, parts: [0x22, 0x11, 0x11] }));
const aFile = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({
  name,
  mimeType,
  buffer,
});
const three = () => [
  aFile('IMG_1.jpg', aPhoto(120)),
  aFile('IMG_2.jpg', aPhoto(136)),
  aFile('PTT-2026.opus', voice, 'audio/ogg'),
];

type Listed = { cases: { caseKey: string }[] };
type Pieces = { pieces: { state: string; type: string }[] };

/** The media types of what is at the desk, once as many pieces are there. */
const atTheDesk = async (page: Page, count: number): Promise<string[]> => {
  const number = await page.locator('.receipt strong').innerText();
  const headers = {
    accept: 'application/json',
    ...(await signInTo(suite, 'officer', '18.09', 1)),
  };
  return eventually(`${String(count)} pieces of ${number}`, 60, async () => {
    const found = await fetch(`${suite.url}/v1/cases?q=${encodeURIComponent(number)}`, { headers });
    const [one] = ((await found.json()) as Listed).cases;
    if (!one) return undefined;
    const listed = await fetch(`${suite.url}/v1/cases/${one.caseKey}/evidence`, { headers });
    const { pieces } = (await listed.json()) as Pieces;
    if (pieces.length < count || pieces.some(({ state }) => state !== 'sealed')) return undefined;
    return pieces.map(({ type }) => type).toSorted();
  });
};

describe('photos and files that are chosen in the report form', () => {
  it('follow the report, are sent again when one fails, and end at the desk', async () => {
    const { page, context, faults } = await aPhone();
    await fillIn(page);
    await page.locator('#q-files').setInputFiles(three());
    await page.locator('[data-files] li canvas').nth(1).waitFor();
    expect(await page.locator('[data-files] li').allInnerTexts()).toEqual([
      expect.stringContaining('IMG_1.jpg'),
      expect.stringContaining('IMG_2.jpg'),
      expect.stringMatching(/PTT-2026\.opus[\s\S]*Suara · 1 KB/),
    ]);
    await page.locator('[data-requirement=evidence].met').waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    await checkReport(page);
    const checked = page.locator('[data-files-checked]');
    await checked.waitFor();
    expect(await checked.locator('li').allInnerTexts()).toHaveLength(3);
    expect(await checked.innerText()).toMatch(/IMG_1\.jpg[\s\S]*Foto · 1 KB[\s\S]*PTT-2026/);

    let sent = 0;
    await page.route('**/v1/evidence', async (route) => {
      sent += 1;
      // The line breaks at the first photo; what stands before us refuses the voice.
      if (sent === 1) await route.abort();
      else if (sent === 4) await route.fulfill({ status: 413, body: '{}' });
      else await route.continue();
    });
    await sendChecked(page);
    await page.locator('#follow-up-code').waitFor();
    const told = page.locator('[data-files-sent]');
    await told.getByText('belum terkirim', { exact: true }).waitFor();
    await told.getByText('1 berkas tidak terkirim; laporannya sudah.').waitFor();
    expect(await told.getByText('terkirim', { exact: true }).count()).toBe(2);
    await told.getByRole('button', { name: 'Coba lagi' }).click();
    await told.getByText('Semua berkas terkirim.').waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    expect(await atTheDesk(page, 3)).toEqual([
      'audio/ogg; codecs=opus',
      'image/jpeg',
      'image/jpeg',
    ]);
    expect(await mainOf(page)).toMatch(/\d{4} \d{4} \d{4} \d{4}/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('are named where they cannot go: empty, too large, HEIC, or more than ten', async () => {
    const { page, context } = await aPhone();
    const heic = readFileSync(
      new URL('../support/people-send/photo-heic-named.jpg', import.meta.url),
    );
    await page
      .locator('#q-files')
      .setInputFiles([
        aFile('kosong.jpg', Buffer.alloc(0)),
        aFile('besar.pdf', Buffer.concat([aPdf(), Buffer.alloc(4_300_000)]), 'application/pdf'),
        aFile('iphone.jpg', heic),
        ...Array.from({ length: 8 }, (_, n) => aFile(`IMG_${String(n)}.jpg`, aPhoto(100 + n))),
      ]);
    const list = page.locator('[data-files] li');
    await list.getByText('kosong atau tidak terbaca').waitFor();
    await list.getByText('lebih dari 4 MB').waitFor();
    await list.getByText('tidak dapat mengubah foto HEIC').waitFor();
    await page.getByText('Paling banyak 10 berkas. Tidak ikut: IMG_7.jpg.').waitFor();
    expect(await list.count()).toBe(10);
    await context.close();
  });

  it('are removed by keyboard, and stay when the language is changed or the line is lost', async () => {
    const { page, context } = await aPhone();
    await fillIn(page);
    await page.locator('#q-files').setInputFiles(three());
    const remove = page.getByRole('button', { name: 'Hapus IMG_1.jpg' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Dihapus dari daftar: IMG_1.jpg.').waitFor();
    await page.locator('[data-files] button:focus', { hasText: 'Hapus IMG_2.jpg' }).waitFor();
    await page.locator('a.switch').click();
    await page.locator('h1', { hasText: 'Report a breach' }).waitFor();
    expect(await page.locator('[data-files] li').count()).toBe(2);
    await page.getByRole('button', { name: 'Remove PTT-2026.opus' }).waitFor();
    await context.setOffline(true);
    await checkReport(page);
    await page.locator('[data-sending]', { hasText: 'Not sent yet' }).waitFor();
    expect(await page.locator('[data-files] li').count()).toBe(2);
    await context.close();
  });

  it('are not left behind without a question', async () => {
    const { page, context } = await aPhone();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.locator('#q-files').setInputFiles(three());
    await page.locator('#q-camera').focus();
    await page.keyboard.press('Tab');
    await page.evaluate(() => {
      location.assign('/lacak');
    });
    await eventually('a question', 10, () => Promise.resolve(asked[0]));
    expect(await page.locator('[data-files] li').count()).toBe(3);
    await context.close();
  });

  it('are added on the next page where there is no script, in one step', async () => {
    const { page, context } = await aPhone(false);
    await fillIn(page);
    await page.locator('[data-files-fold] > summary').click();
    expect(await mainOf(page)).toContain('Foto dan berkas ditambahkan di halaman berikutnya');
    expect(await page.locator('#q-files').isVisible()).toBe(false);
    await press(page.locator('form[data-report-form] button[type=submit]'));
    await press(page.locator('form[data-review] button[type=submit]:not([formaction])'));
    await page.locator('#follow-up-code').waitFor();
    expect(await page.locator('[data-files-sent]').isVisible()).toBe(false);
    await page.locator('#q-document').setInputFiles(aFile('suara.opus', voice, 'audio/ogg'));
    await press(page.getByRole('button', { name: 'Kirim berkas' }));
    expect(await mainOf(page)).toContain('Tersimpan.');
    await context.close();
  });
});

it.each([
  ['grey', [0x11], {}],
  ['in colours', [0x22, 0x11, 0x11], {}],
  ['of four colours', [0x11, 0x11, 0x11, 0x11], {}],
  ['with restarts', [0x21, 0x11, 0x11], { interval: 5 }],
  ['of a scan for each part', [0x22, 0x11, 0x11], { isApart: true }],
  ['in passes', [0x22, 0x11, 0x11], { isProgressive: true }],
])('a JPEG %s that is taken is one that a browser opens', async (_, parts, how) => {
  const { page, context } = await aPhone();
  const whole = Buffer.concat(drawnJpeg({ width: 203, height: 99, parts, ...how }));
  const shapes = [whole, whole.subarray(0, -2), Buffer.concat([whole, Buffer.from('di belakang')])];
  for (const bytes of shapes) {
    const wide = await page.evaluate(
      async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return image.naturalWidth;
      },
      `data:image/jpeg;base64,${bytes.toString('base64')}`,
    );
    expect(wide).toBe(203);
  }
  await context.close();
});
