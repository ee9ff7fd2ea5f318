import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { cleanPng } from '../../functions/reports/evidence/clean-png.ts';
import { cleanWebp } from '../../functions/reports/evidence/clean-webp.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { aBoxed, aPdf, sealedSamples } from '../support/media.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
import { aReport } from '../support/forms.ts';
import { aJpeg, aPng, aWebp, secretPlace } from '../support/photos.ts';
import { signInTo } from '../support/sign-in.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

type Listed = { cases: { caseKey: string }[] };

const aCase = async () => {
  const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09' }));
  const { caseNumber, code } = body as { caseNumber: string; code: string };
  const headers = await signInTo(suite, 'officer', '18.09', 1);
  const { caseKey } = await eventually(`the case ${caseNumber}`, 60, async () => {
    const response = await fetch(`${suite.url}/v1/cases?q=${caseNumber}`, { headers });
    return ((await response.json()) as Listed).cases[0];
  });
  return { code, caseKey };
};

const aPhone = (javaScriptEnabled: boolean, extraHTTPHeaders = {}): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled,
    locale: 'id-ID',
    extraHTTPHeaders,
  });

const follow = async (phone: BrowserContext, code: string) => {
  const page = await phone.newPage();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto(`${suite.url}/lacak`);
  await page.locator('input[name=code]').fill(code);
  await press(page.getByRole('button', { name: 'Lihat' }));
  await page.locator('#evidence').waitFor();
  return { page, addresses };
};

const aFile = (buffer: Buffer) => ({ name: 'IMG_Rumah.jpg', mimeType: 'image/jpeg', buffer });
/** More than a phone would send as it is: noise, which no JPEG makes small. */
const chooseLargePhoto = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2600, 1800];
    const paint = canvas.getContext('2d');
    const picture = paint?.createImageData(canvas.width, canvas.height);
    if (!paint || !picture) return 0;
    for (let n = 0; n < picture.data.length; n += 4)
      picture.data.set([(n * 7) % 251, ((n >> 3) * 31) % 241, (n * n) % 239, 255], n);
    paint.putImageData(picture, 0, 0);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 1));
    const chosen = new DataTransfer();
    if (blob) chosen.items.add(new File([blob], 'IMG_1.jpg', { type: 'image/jpeg' }));
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) return 0;
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    return blob?.size ?? 0;
  });

/** Holds the nth photo that a page sends, as a weak line would, until it may go on. */
const heldAt = async (page: Page, nth: number) => {
  let goesOn: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (goesOn = resolve));
  let sent = 0;
  await page.route('**/v1/evidence', async (route) => {
    sent += 1;
    if (sent === nth) await released;
    await route.continue();
  });
  return { goesOn };
};

describe('a photo on the way from a phone to an officer', () => {
  it('is added without script, and the officer downloads the copy without its place', async () => {
    const { code, caseKey } = await aCase();
    const { page, addresses } = await follow(await aPhone(false), code);
    await page.getByLabel('Foto').setInputFiles(aFile(aJpeg(6, 'jalan')));
    await press(page.getByRole('button', { name: 'Kirim berkas' }));
    expect(await mainOf(page)).toContain('Tersimpan.');
    for (const address of addresses)
      expect(decodeURIComponent(address)).not.toContain(code.slice(0, 9));

    const officer = await aPhone(false, await signInTo(suite, 'officer', '18.09', 1));
    const desk = await officer.newPage();
    await desk.goto(`${suite.url}/v1/cases/${caseKey}/evidence`);
    await press(desk.getByRole('button', { name: 'Unduh salinan' }));
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: 'Unduh salinan' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^bukti-.*\.jpg$/);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(bytes.includes(secretPlace)).toBe(false);
    await desk.goto(`${suite.url}/v1/cases/${caseKey}/evidence`);
    await desk.getByText('Jejak').click();
    expect(await mainOf(desk)).toContain('dibuka');
  });

  it('is made smaller on the phone, and sent again when the signal breaks, without a code in any address', async () => {
    const { code, caseKey } = await aCase();
    const phone = await aPhone(true);
    const { page, addresses } = await follow(phone, code);
    const before = await chooseLargePhoto(page);
    expect(before).toBeGreaterThan(1_500_000);
    await page.getByText('Foto diperkecil;').waitFor();
    await phone.setOffline(true);
    await page.getByRole('button', { name: 'Kirim berkas' }).click();
    await page.getByText('Sinyal lemah').waitFor();
    await phone.setOffline(false);
    await page.getByText('Tersimpan.').waitFor();
    expect(await mainOf(page)).toContain('disegel');
    for (const address of addresses)
      expect(decodeURIComponent(address)).not.toContain(code.slice(0, 9));
    const headers = await signInTo(suite, 'officer', '18.09', 1);
    const listed = await fetch(`${suite.url}/v1/cases/${caseKey}/evidence`, { headers });
    const { pieces } = (await listed.json()) as { pieces: { bytes: number; type: string }[] };
    expect(pieces).toMatchObject([{ type: 'image/jpeg' }]);
    expect(pieces[0]?.bytes).toBeLessThan(before / 2);
    await phone.close();
  });

  it('stays on the page with its reason when it is none, so that another can be chosen', async () => {
    const { code } = await aCase();
    const phone = await aPhone(true);
    const { page } = await follow(phone, code);
    await page.getByLabel('Foto').setInputFiles(aFile(Buffer.from('bukan foto')));
    await page.getByRole('button', { name: 'Kirim berkas' }).click();
    await page.getByText('Berkas: bukan foto (JPEG').waitFor();
    await page.getByLabel('Foto').setInputFiles(aFile(aJpeg(1, 'kedua')));
    await page.getByRole('button', { name: 'Kirim berkas' }).click();
    await page.getByText('Tersimpan.').waitFor();
    await phone.close();
  });

  it('comes with others one after the other, each with its own word, on a phone with a weak line', async () => {
    const { code, caseKey } = await aCase();
    const phone = await aPhone(true);
    const { page } = await follow(phone, code);
    const photos = ['a', 'b'].map((salt) => aFile(aJpeg(1, salt)));
    const second = await heldAt(page, 2);
    await page.getByLabel('Foto').setInputFiles([...photos, aFile(Buffer.from('bukan'))]);
    await page.getByText('3 berkas dipilih.').waitFor();
    await page.getByRole('button', { name: 'Kirim berkas' }).click();
    await page.getByText('Mengirim berkas 2/3').waitFor();
    second.goesOn();
    await page.getByText('Berkas 3/3:').waitFor();
    expect(await mainOf(page)).toContain('Tersimpan.');
    const headers = await signInTo(suite, 'officer', '18.09', 1);
    const listed = await fetch(`${suite.url}/v1/cases/${caseKey}/evidence`, { headers });
    expect(((await listed.json()) as { pieces: unknown[] }).pieces).toHaveLength(2);
    await phone.close();
  });

  it('beside the code that is shown once leaves the code where it is', async () => {
    const phone = await aPhone(true);
    const page = await phone.newPage();
    const html = await fetch(`${suite.url}/v1/reports`, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/json' },
      body: JSON.stringify(aReport({ region: '18.09' })),
    });
    const done = await html.text();
    await page.route('**/contoh', (route) =>
      route.fulfill({ body: done, contentType: 'text/html' }),
    );
    await page.goto(`${suite.url}/contoh`);
    const before = /\d{4} \d{4} \d{4} \d{4}/.exec(await mainOf(page))?.[0];
    expect(before).toBeDefined();
    await page.getByLabel('Foto').setInputFiles(aFile(aJpeg(1, 'di samping kode')));
    await page.getByRole('button', { name: 'Kirim berkas' }).click();
    await page.getByText('Tersimpan.').waitFor();
    expect(await mainOf(page)).toContain(before);
    await phone.close();
  });

  const lying = [2, 1];
  const standing = [1, 2];
  // Chromium turns no WebP, neither the original nor the copy; other programs do.
  it.each([
    ['PNG', 'image/png', cleanPng(aPng({ orientation: 6 })), lying],
    ['PNG', 'image/png', cleanPng(aPng({ orientation: 8, isBehind: true })), lying],
    ['PNG', 'image/png', cleanPng(aPng({ orientation: 1 })), standing],
    ['WebP', 'image/webp', aWebp({ orientation: 6, isBehind: true }), standing],
    ['WebP', 'image/webp', cleanWebp(aWebp({ orientation: 6, isBehind: true })), standing],
    ['WebP', 'image/webp', cleanWebp(aWebp({ orientation: 8, order: 'big' })), standing],
  ] as const)(
    'is a %s whose copy stands as far as browsers turn it',
    async (_, type, copy, sides) => {
      const phone = await aPhone(true);
      const page = await phone.newPage();
      const shown = (bytes: Buffer) =>
        page.evaluate(
          async ([address]) => {
            const image = new Image();
            image.src = address;
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
          },
          [`data:${type};base64,${bytes.toString('base64')}`] as const,
        );
      expect(await shown(copy)).toEqual(sides);
      await phone.close();
    },
  );
});

describe('a document, a video and a voice on the way from a phone to two of the satgas', () => {
  const voice = sealedSamples.find(([name]) => name === 'suara.opus')?.[2] ?? Buffer.alloc(0);
  const files = [
    { name: 'Surat.pdf', mimeType: 'application/pdf', buffer: aPdf('peramban') },
    { name: 'VID_1.mp4', mimeType: 'video/mp4', buffer: aBoxed('isom', 'peramban') },
    { name: 'PTT-1.opus', mimeType: 'audio/ogg', buffer: voice },
  ];

  /** The desk of one of the satgas at this case's evidence, narrow and without script. */
  const deskOf = async (role: 'officer' | 'chair', address: string): Promise<Page> => {
    const headers = await signInTo(suite, role, '18.09', role === 'officer' ? 1 : 0);
    const desk = await (await aPhone(false, headers)).newPage();
    await desk.goto(address);
    return desk;
  };

  it('are sealed, asked for with a reason, agreed to, saved, and their reporter sees it', async () => {
    const { code, caseKey } = await aCase();
    const { page } = await follow(await aPhone(true), code);
    await page.getByLabel('Foto').setInputFiles(files);
    await page.getByText('3 berkas dipilih.').waitFor();
    await page.getByRole('button', { name: 'Kirim berkas' }).click();
    await eventually('three sealed files', 60, async () => {
      const headers = await signInTo(suite, 'officer', '18.09', 1);
      const listed = await fetch(`${suite.url}/v1/cases/${caseKey}/evidence`, { headers });
      const { pieces } = (await listed.json()) as { pieces: { state: string }[] };
      return pieces.filter(({ state }) => state === 'sealed').length === 3 || undefined;
    });

    const address = `${suite.url}/v1/cases/${caseKey}/evidence`;
    const officer = await deskOf('officer', address);
    expect(await officer.getByRole('button', { name: 'Unduh salinan' }).count()).toBe(0);
    const ask = officer.locator('details', { hasText: 'Minta membuka berkas' });
    expect(await ask.count()).toBe(3);
    await ask.first().locator('summary').click();
    await ask.first().getByLabel('Alasan').fill('Isi berkas diperlukan untuk menilai laporan ini.');
    await press(ask.first().getByRole('button', { name: 'Minta', exact: true }));
    expect(await mainOf(officer)).toContain('Menunggu orang kedua');
    expect(await officer.getByRole('button', { name: 'Saya setujui' }).count()).toBe(0);

    const chair = await deskOf('chair', address);
    expect(await mainOf(chair)).toContain('Isi berkas diperlukan');
    await press(chair.getByRole('button', { name: 'Saya setujui' }));
    expect(await mainOf(chair)).toContain('Terbuka untuk dua orang');
    expect([await isWiderThanScreen(chair), await isWiderThanScreen(officer)]).toEqual([
      false,
      false,
    ]);

    await officer.reload();
    expect(await mainOf(officer)).toContain('dapat merusak komputer');
    const [download] = await Promise.all([
      officer.waitForEvent('download'),
      officer.getByRole('button', { name: 'Unduh berkas asli' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^bukti-[\w-]{8}\.(pdf|mp4|opus)$/);
    const saved = await readFile(await download.path());
    expect(files.some(({ buffer }) => buffer.equals(saved))).toBe(true);

    const { page: again } = await follow(await aPhone(false), code);
    expect(await mainOf(again)).toMatch(/dibuka utuh/);
  });
});
