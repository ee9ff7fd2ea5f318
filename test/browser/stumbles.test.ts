import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { renderToString } from 'preact-render-to-string';
import { Bars, scaleOf } from '../../functions/pledges/counting/bars.tsx';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
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

type Opened = { headers?: Record<string, string>; script?: boolean; width?: number };

const aPage = async ({ headers = {}, script = false, width = 360 }: Opened = {}): Promise<Page> => {
  const context = await browser.newContext({
    ...{ viewport: { width, height: 800 }, javaScriptEnabled: script, locale: 'id-ID' },
    extraHTTPHeaders: headers,
  });
  return context.newPage();
};

describe('bars', () => {
  it.each([360, 1280])(
    'are as long as their numbers, all by one scale, at %i px',
    async (width) => {
      const values = [300, 150, 75, 15, null];
      const frame = { base: '', lang: 'id', path: '/v1/participation', stylesheet: '' } as const;
      const html = renderToString(
        Bars({
          ...{ frame, head: { id: 'Unit', en: 'Unit' }, scale: scaleOf(values) },
          bars: values.map((value, n) => ({
            label: n % 2 === 0 ? 'Badan Kepegawaian dan Pengembangan SDM' : 'Dinas',
            value,
          })),
        }),
      );
      const page = await aPage({ script: true, width });
      await page.goto(`${suite.url}/v1/participation`);
      await page.locator('main').evaluate((main, bars) => {
        main.innerHTML = bars;
      }, html);
      const widths = (selector: string) =>
        page
          .locator(selector)
          .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
      const tracks = await widths('.bars .track');
      const fills = await widths('.bars .fill');
      const [whole = 0] = tracks;
      expect(whole).toBeGreaterThan(200);
      for (const track of tracks) expect(Math.abs(track - whole)).toBeLessThan(1);
      values.forEach((value, n) => {
        const right = ((value ?? 0) / 300) * whole;
        expect(Math.abs((fills[n] ?? -9) - right)).toBeLessThan(1);
      });
      expect(await isWiderThanScreen(page)).toBe(false);
    },
  );
});

describe('a message of a reporter', () => {
  it('reaches who has the case among their tasks, until they have looked', async () => {
    const { body } = await suite.client.post('/v1/reports', aReport({ region: '18.09' }));
    const { caseNumber, code } = body as { caseNumber: string; code: string };
    const link = await eventually(`the link of ${caseNumber}`, 60, async () => {
      const sent = await suite.client.outbox();
      const mail = sent.find(
        ({ channel, to, body: text }) =>
          channel === 'email' && to.startsWith('pesawaran-officer-1') && text.includes(caseNumber),
      );
      return mail && linkIn(mail);
    });
    const phone = await aPage();
    await phone.goto(link);
    await press(phone.getByRole('button', { name: /Saya ambil/ }));
    const owner = await aPage({ headers: await signInTo(suite, 'officer', '18.09', 0) });
    const until = (said: string, isThere: boolean) =>
      eventually(`${said}: ${String(isThere)}`, 60, async () => {
        await owner.goto(`${suite.url}/v1/cases/mine`);
        const row = owner.locator('tr', { hasText: caseNumber });
        if ((await row.count()) === 0) return undefined;
        return (await row.innerText()).includes(said) === isThere ? true : undefined;
      });
    await until('pesan pelapor', false);
    await suite.client.post('/v1/tracking/messages', { code, text: 'Ada foto lain.' });
    await until('pesan pelapor', true);
    await press(owner.getByRole('link', { name: caseNumber }).first());
    const look = owner.getByRole('button', { name: 'Sudah saya baca' });
    await press(look.first());
    await until('pesan pelapor', false);
  });
});

describe('the calendar', () => {
  it('is entered by a form and put in force by a second person, on a phone without script', async () => {
    const [first, second] = await Promise.all(
      [0, 1].map(async (n) => aPage({ headers: await signInTo(suite, 'admin', 'ID', n) })),
    );
    if (!first || !second) throw new Error('no pages');
    const address = `${suite.url}/v1/calendar?year=2029`;
    await first.goto(address);
    await first.getByLabel('Dasar (nomor SKB 3 Menteri)').fill('SKB 1/2028, 2/2028, 3/2028');
    await first
      .getByLabel('Libur nasional, satu hari sebaris')
      .fill('1 Januari: Tahun Baru Masehi\n1 Mei: Hari Buruh\n17 Agustus: Kemerdekaan RI');
    await press(first.getByRole('button', { name: 'Ajukan perubahan' }));
    expect(await mainOf(first)).toContain('Menunggu orang kedua');
    expect(await first.getByRole('button', { name: 'Setujui, berlakukan' }).count()).toBe(0);
    expect(await isWiderThanScreen(first)).toBe(false);
    await second.goto(address);
    const inForce = () => second.locator('section', { hasText: 'Kemerdekaan RI' }).last();
    await press(second.getByRole('button', { name: 'Setujui, berlakukan' }));
    await second.goto(address);
    expect(await inForce().locator('table').innerText()).toContain('17 Agustus 2029');
    expect(await mainOf(second)).not.toContain('Menunggu orang kedua');
  });
});

describe('a source of webhooks', () => {
  it('is set up by its provider, told by a pasted delivery, and says what came of the first one', async () => {
    const page = await aPage({
      ...{ headers: await signInTo(suite, 'admin', 'ID'), script: true, width: 1280 },
    });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${suite.url}/v1/sources`);
    await page.locator('#add > summary').click();
    await press(page.getByRole('link', { name: 'Google Formulir, Svix, Standard Webhooks' }));
    for (const other of ['header', 'verifyToken', 'apiBaseUrl', 'apiToken'])
      expect(await page.locator(`#add [name=${other}]`).count()).toBe(0);
    await page.getByLabel('Nama (huruf kecil, angka, tanda hubung)').fill('formulir-coba');
    await page.getByLabel('Daerah semua kirimannya').selectOption('18.09');
    await press(page.locator('#add').getByRole('button', { name: 'Simpan' }));

    const secret = (await page.locator('#secret').innerText()).trim();
    await page.locator('[data-copy=secret]').click();
    await page.getByText('Tersalin.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe(secret);
    const address = (await page.locator('#address').innerText()).trim();

    const said = {
      ...{ jenis: 'social-engagement', tanggal: '2026-11-20', tahu: '2026-11-21' },
      ...{ tempat: 'Facebook', siapa: 'Suryadi Contoh', dinas: 'Dinas Pendidikan' },
      cerita: 'Membagikan ajakan memilih salah satu pasangan calon pada jam kerja.',
    };
    const body = JSON.stringify({ type: 'form.sent', data: said });
    await page.getByLabel(/Tempel/).fill(body);
    const tryIt = page.locator('#dry-run').getByRole('button', { name: 'Coba', exact: true });
    await press(tryIt);
    const pointed = {
      ...{ conduct: 'jenis', occurredOn: 'tanggal', knownOn: 'tahu', place: 'tempat' },
      ...{ accusedName: 'siapa', accusedUnit: 'dinas', account: 'cerita' },
    };
    for (const [field, key] of Object.entries(pointed)) {
      const option = page.locator(`#at-${field} option`, { hasText: key });
      await page
        .locator(`#at-${field}`)
        .selectOption((await option.first().getAttribute('value')) ?? '');
    }
    await press(tryIt);
    await page.locator('#dry-run .notice.good').waitFor();
    expect(await page.locator('#dry-run .notice.good').innerText()).toContain('Suryadi Contoh');
    await press(page.getByRole('button', { name: 'Simpan pemetaan ini' }));
    expect(await page.locator('#latest').innerText()).not.toContain('Menjadi laporan');

    const signed = signStandardWebhook({
      ...{ id: 'msg_formulircoba1', timestampMs: Date.now(), body: Buffer.from(body), secret },
    });
    const sent = await fetch(suite.url + new URL(address).pathname, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json', ...signed } },
    });
    expect(sent.status).toBe(202);
    await eventually('the first delivery', 60, async () => {
      await page.goto(`${suite.url}/v1/sources/formulir-coba`);
      const latest = await page.locator('#latest').innerText();
      return latest.includes('Menjadi laporan') ? true : undefined;
    });
    expect(await isWiderThanScreen(page)).toBe(false);
  });
});
