import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../infra/demo/suite-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { isWiderThanScreen, mainOf, press } from '../support/on-a-page.ts';
import { openCeremony, type OpenCeremony } from '../support/ceremonies.ts';
import { aPledge } from '../support/forms.ts';
import { readQr } from '../support/read-qr.ts';
import { nipOf } from '../support/rosters.ts';
import { signInTo } from '../support/sign-in.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
let browser: Browser;
let chair: Record<string, string>;

beforeAll(async () => {
  [suite, browser] = await Promise.all([startSuiteProcess(), launchBrowser()]);
  chair = await signInTo(suite, 'chair', '18.09');
});

afterAll(async () => {
  await browser.close();
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const phone = async (more: { script?: boolean; headers?: Record<string, string> } = {}) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: more.script ?? false,
    locale: 'id-ID',
    ...(more.headers && { extraHTTPHeaders: more.headers }),
  });
  return context.newPage();
};

/**
 * What a camera would read off the screen: the modules as they are drawn, read by a decoder of its own. Found and
 * read in one go, since the page puts another code in its place: one taken off the page has no dark modules.
 */
const scan = async (page: Page, which = 'svg.qr'): Promise<string> => {
  const dark = await page.evaluate((selector) => {
    const svg = document.querySelector(selector);
    const path = svg?.querySelector('path');
    const side = Number(svg?.getAttribute('viewBox')?.split(' ')[2]) - 8;
    return Array.from({ length: side }, (_, row) =>
      Array.from(
        { length: side },
        (__, column) => path?.isPointInFill(new DOMPoint(column + 4.5, row + 4.5)) ?? false,
      ),
    );
  }, which);
  return readQr(dark).text;
};

const screenOf = async ({ ceremonyId }: OpenCeremony): Promise<string> => {
  const { body } = await suite.client.get(`/v1/ceremonies/${ceremonyId}`, { headers: chair });
  return (body as { screen: string }).screen;
};

/** By how many pixels a page is wider and higher than its screen. */
const overflowOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });

/** Where the parts of a page stand, by their selectors. */
const boxesOf = async (page: Page, selectors: string[]) => {
  const found = await Promise.all(selectors.map((one) => page.locator(one).first().boundingBox()));
  return found.map((box) => {
    const { x, y, width, height } = box ?? { x: -1, y: -1, width: 0, height: 0 };
    return { x, y, right: x + width, bottom: y + height };
  });
};

/** By the page's own clock, in milliseconds: no code of a screen lasts longer, and a lost connection is tried again. */
const codeLasts = 60_000;
const againAfter = 15_000;
const codeChanges = 15_200;

const anotherCode = (page: Page, than: string) =>
  eventually('another code on the screen', 60, async () => {
    const shown = await scan(page).catch(() => than);
    return shown === than ? undefined : shown;
  });

describe('the screen of a ceremony', () => {
  it('shows a code that changes by itself, and that a phone without script pledges by', async () => {
    const ceremony = await openCeremony(suite, chair);
    const screen = await phone({ script: true });
    await screen.goto(await screenOf(ceremony));
    await screen.evaluate(() => (document.title = 'the same page'));
    const first = await scan(screen);
    const second = await anotherCode(screen, first);
    expect(second).toMatch(/\/ikrar\/hadir\/18\.09-/);
    expect(await screen.title()).toBe('the same page');

    const own = await phone();
    await own.goto(second);
    expect(await mainOf(own)).toContain('Ikrar ini masuk apel yang sedang Anda ikuti');
    await own.locator('input[name=region][value="18.09"]').check({ force: true });
    await own.locator('select[name=unit]').selectOption('18.09/DISDIK');
    await own.locator('input[name=staffKind][value=pns]').check({ force: true });
    await own.locator('input[name=number]').fill('19860926 201505 1 001');
    await own.locator('input[name=agreed]').check({ force: true });
    await press(own.getByRole('button', { name: 'Saya berikrar' }));
    expect(await mainOf(own)).toContain('Tanda terima');

    const record = await phone({ headers: chair });
    await eventually('the pledge on the record', 60, async () => {
      await record.goto(`${suite.url}/v1/ceremonies/${ceremony.ceremonyId}/berita-acara`);
      return (await mainOf(record)).includes('Yang berikrar: 1') ? true : undefined;
    });
    expect(await mainOf(record)).toContain('Kode layar apel');
    for (const page of [screen, own, record]) await page.context().close();
  });

  it('renews its code without script, too', async () => {
    const screen = await phone();
    await screen.goto(await screenOf(await openCeremony(suite, chair)));
    await anotherCode(screen, await scan(screen));
    expect(await screen.locator('noscript').last().innerText()).toContain('dibuat pukul');
    await screen.context().close();
  });

  it('hides a code that has become void because the connection is gone, and shows a new one when it is back', async () => {
    const screen = await phone({ script: true });
    await screen.clock.install();
    await screen.goto(await screenOf(await openCeremony(suite, chair)));
    await screen.context().setOffline(true);
    await screen.clock.runFor(codeLasts);
    await screen.getByText('Layar ini terputus').waitFor({ state: 'visible' });
    expect(await screen.locator('svg.qr').isVisible()).toBe(false);
    await screen.context().setOffline(false);
    await screen.clock.runFor(againAfter);
    await screen.locator('svg.qr').waitFor({ state: 'visible' });
    expect(await screen.getByText('Layar ini terputus').isVisible()).toBe(false);
    await screen.context().close();
  });

  it('says that the connection falters while a request hangs, and hides its code once that is void', async () => {
    const screen = await phone({ script: true });
    await screen.clock.install();
    await screen.goto(await screenOf(await openCeremony(suite, chair)));
    await screen.route('**/ikrar/apel/**', () => undefined);
    await screen.clock.runFor(codeChanges);
    // How long an answer may take is counted by the browser itself.
    const falters = screen.getByText('Sambungan tersendat');
    await falters.waitFor({ state: 'visible', timeout: 60_000 });
    expect(await screen.locator('svg.qr').isVisible()).toBe(true);
    await screen.clock.runFor(codeLasts);
    await screen.getByText('Layar ini terputus').waitFor({ state: 'visible' });
    expect(await screen.locator('svg.qr').isVisible()).toBe(false);
    await screen.unroute('**/ikrar/apel/**');
    await screen.clock.runFor(againAfter);
    await screen.locator('svg.qr').waitFor({ state: 'visible' });
    await screen.context().close();
  });

  it.each([
    [1280, 800],
    [1024, 768],
    [1920, 1080],
    [360, 740],
    [740, 360],
  ])(
    'fits a screen of %i by %i whole, its code as large as that has room for',
    async (width, height) => {
      const address = await screenOf(await openCeremony(suite, chair));
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport: { width, height }, colorScheme });
        const page = await context.newPage();
        await page.goto(address);
        expect(await overflowOf(page)).toEqual([0, 0]);
        const boxes = await boxesOf(page, ['svg.qr', '.do', '.count', '.left:not([hidden])']);
        for (const { x, y, right, bottom } of boxes) {
          expect([x >= 0, y >= 0, right <= width, bottom <= height]).toEqual([
            true,
            true,
            true,
            true,
          ]);
        }
        const [code, does] = boxes;
        const side = (code?.right ?? 0) - (code?.x ?? 0);
        expect(side).toBeGreaterThan(width > height ? 0.95 * height : 0.9 * width);
        const isBeside =
          (does?.x ?? 0) >= (code?.right ?? 0) || (does?.y ?? 0) >= (code?.bottom ?? 0);
        expect(isBeside).toBe(true);
        await context.close();
      }
    },
  );

  it('is one tap away from the leader’s page, and has nothing on it to tap', async () => {
    const desk = await phone({ headers: chair });
    const { ceremonyId } = await openCeremony(suite, chair);
    await desk.goto(`${suite.url}/v1/ceremonies/${ceremonyId}`);
    await press(desk.getByRole('link', { name: 'Buka layar kode QR' }));
    expect(await desk.locator('svg.qr').isVisible()).toBe(true);
    expect(await desk.locator('a, nav, header, footer').count()).toBe(0);
    await desk.context().close();
  });

  it('tells a phone with a screenshot what to do', async () => {
    const screen = await phone();
    await screen.goto(await screenOf(await openCeremony(suite, chair)));
    const screenshot = await scan(screen);
    await suite.client.forward(1);
    const late = await phone();
    await late.goto(screenshot);
    expect(await mainOf(late)).toContain('pindai lagi kode yang sekarang tampil');
    for (const page of [screen, late]) await page.context().close();
  });
});

describe('a ceremony run from a phone without script', () => {
  it('is opened, given a witness, started, confirmed on the witness’s own phone, ended and put on record', async () => {
    const desk = await phone({ headers: chair });
    await desk.goto(`${suite.url}/v1/ceremonies?region=18.09`);
    await desk.getByText('Buka apel baru').click();
    await desk.locator('select[name=mode]').selectOption('in-person');
    const wall = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16);
    await desk.locator('input[name=heldAt]').fill(wall);
    await desk.locator('input[name=place]').fill('Halaman kantor bupati');
    await desk.locator('input[name=leaderTitle]').fill('Sekretaris Daerah');
    await desk.locator('input[name=leaderName]').fill('Contoh Pemimpin');
    await desk.locator('input[name=units][value=DISDIK]').check({ force: true });
    await press(desk.getByRole('button', { name: 'Buka apel' }));
    expect(await mainOf(desk)).toContain('Dibuka, belum dimulai');
    expect(await mainOf(desk)).toContain('Dinas Pendidikan');

    await desk.getByText('Tambah saksi').first().click();
    await desk.locator('select[name=office]').selectOption('BAWASLU');
    await desk.locator('input[name=name]').fill('Contoh Saksi');
    await press(desk.getByRole('button', { name: 'Tambah saksi' }));
    expect(await desk.locator('input[type=tel], input[type=email]').count()).toBe(0);
    const linkOf = async (name: string) => {
      const card = desk.locator('#witnesses li').filter({ hasText: name });
      await card.getByText('Tautan pribadinya').click();
      const link = await card.locator('.code').innerText();
      expect(await scan(desk, '#witnesses details[open] svg.qr')).toBe(link);
      await card.getByText('Tautan pribadinya').click();
      return link;
    };
    const link = await linkOf('Contoh Saksi');
    const leaderLink = await linkOf('Contoh Pemimpin');

    const witness = await phone();
    await witness.goto(link);
    expect(await mainOf(witness)).toContain('Apel belum dimulai');
    await press(desk.getByRole('button', { name: 'Mulai apel' }));
    expect(await mainOf(desk)).toContain('Sedang berlangsung');
    await witness.reload();
    await press(witness.getByRole('button', { name: 'Saya menyaksikan apel ini' }));
    expect(await mainOf(witness)).toContain('Anda sudah mengonfirmasi');
    expect(await isWiderThanScreen(witness)).toBe(false);

    const leader = await phone();
    await leader.goto(leaderLink);
    await press(leader.getByRole('button', { name: 'Saya memimpin apel ini' }));
    expect(await mainOf(leader)).toContain('Anda sudah mengonfirmasi');

    await press(desk.getByRole('link', { name: 'Akhiri apel' }));
    expect(await mainOf(desk)).toContain('0 orang tercatat hadir');
    await press(desk.getByRole('link', { name: 'Belum, kembali ke apel' }));
    expect(await mainOf(desk)).toContain('Sedang berlangsung');
    await press(desk.getByRole('link', { name: 'Akhiri apel' }));
    expect(await isWiderThanScreen(desk)).toBe(false);
    await press(desk.getByRole('button', { name: 'Ya, akhiri apel' }));
    expect(await mainOf(desk)).toContain('Selesai');
    expect(await isWiderThanScreen(desk)).toBe(false);
    await press(desk.getByRole('link', { name: 'Berita acara' }));
    await suite.client.forward(1);
    await press(desk.getByRole('link', { name: 'Segel daftar' }));
    expect(await mainOf(desk)).toContain('tidak dapat dibatalkan');
    await press(desk.getByRole('button', { name: 'Ya, segel daftar' }));
    const text = await mainOf(desk);
    expect(text).toContain('Contoh Saksi, Badan Pengawas Pemilihan Umum: mengonfirmasi');
    expect(text).toContain('Disegel');
    expect(await isWiderThanScreen(desk)).toBe(false);
    for (const page of [desk, witness, leader]) await page.context().close();
  });

  it('that was ended by mistake goes on, one that was opened wrongly is corrected, and two leaders are told of each other', async () => {
    const { ceremonyId } = await openCeremony(suite, chair, { start: false });
    const address = `${suite.url}/v1/ceremonies/${ceremonyId}`;
    const [desk, other] = [await phone({ headers: chair }), await phone({ headers: chair })];
    await desk.goto(address);
    await desk.getByText('Betulkan jadwal, tempat, atau pemimpin').click();
    expect(await desk.locator('input[name=leaderName]').inputValue()).toBe('Contoh Pemimpin');
    await desk.locator('input[name=place]').fill('Lapangan Pemda');
    await press(desk.getByRole('button', { name: 'Simpan pembetulan' }));
    expect(await mainOf(desk)).toContain('Lapangan Pemda');
    await desk.getByText('Riwayat', { exact: true }).click();
    expect(await mainOf(desk)).toContain('sebelumnya: Halaman kantor bupati');
    await press(desk.getByRole('button', { name: 'Mulai apel' }));

    for (const page of [desk, other]) await page.goto(`${address}/ending`);
    await press(desk.getByRole('button', { name: 'Ya, akhiri apel' }));
    await press(other.getByRole('button', { name: 'Ya, akhiri apel' }));
    expect(await mainOf(other)).toContain('mungkin oleh rekan Anda');
    await press(other.getByRole('link', { name: 'Ke apelnya' }));
    expect(await mainOf(other)).toContain('Apel masih dapat dilanjutkan sampai');
    await press(other.getByRole('button', { name: 'Lanjutkan apel' }));
    expect(await mainOf(other)).toContain('Sedang berlangsung');
    for (const page of [desk, other]) await page.context().close();
  });
});

describe('a certificate on a phone', () => {
  it('prints on one page with a name of eighty letters, written on that phone alone', async () => {
    const form = aPledge({ region: '18.09', number: nipOf(77) });
    const { receipt } = (await suite.client.post('/v1/pledges', form)).body as { receipt: string };
    const own = await phone({ script: true });
    await own.goto(`${suite.url}/v1/receipts/${receipt}/certificate`);
    const name = 'Dr. H. Contoh Pemegang Piagam yang Namanya Panjang Sekali Sampai 80 Huruf, M.Si.';
    expect(name).toHaveLength(80);
    await own.locator('[data-own-name]').fill(name);
    expect(await own.locator('[data-holder]').innerText()).toBe(name);
    expect(await isWiderThanScreen(own)).toBe(false);
    const printed = await PDFDocument.load(await own.pdf({ format: 'A4' }));
    expect(printed.getPageCount()).toBe(1);
    await own.context().close();
  });
});
