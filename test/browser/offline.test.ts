import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { mainOf, press } from '../support/on-a-page.ts';
import { bestOf, insideCounts } from '../support/inside-counts.ts';
import { insideSuite } from '../support/inside-tables.ts';
import { openCutLine, type CutLine } from '../support/cut-line.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';
import { until } from '@netral/local-host/testing/until';

let suite: SuiteProcess;
let browser: Browser;
let line: CutLine;

beforeAll(async () => {
  [suite, browser] = await Promise.all([startSuiteProcess(), launchBrowser()]);
  line = await openCutLine(suite.url);
});

afterAll(async () => {
  await browser.close();
  await line.cut();
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

/** A phone that has opened a page once, so that it is kept there. */
const aPhone = async (path: string): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'id-ID',
  });
  const page = await context.newPage();
  await page.goto(line.url + path);
  await page.evaluate(
    `new Promise((resolve) => {
      const { serviceWorker } = navigator;
      if (serviceWorker.controller) resolve();
      else serviceWorker.addEventListener('controllerchange', () => resolve());
    })`,
  );
  return page;
};

/** The line is cut for all, the service worker too; the emulation tells the page so, as a phone does. */
const goOffline = async (page: Page): Promise<void> => {
  await line.cut();
  await page.context().setOffline(true);
};
const goOnline = async (page: Page): Promise<void> => {
  await line.restore();
  await page.context().setOffline(false);
};

const fillIn = async (page: Page, number: string): Promise<void> => {
  await page.locator('input[name=region][value="18.09"]').check({ force: true });
  await page.locator('select[name=unit]').selectOption('18.09/DISDIK');
  await page.locator('input[name=staffKind][value=pns]').check({ force: true });
  await page.locator('input[name=number]').fill(number);
  await page.locator('input[name=agreed]').check({ force: true });
  await page.getByRole('button', { name: 'Saya berikrar' }).click();
};

const onPhone = (page: Page) => page.locator('[data-waiting]');
/** What a store of the phone holds, as text. */
const kept = async (page: Page, store: 'waiting' | 'receipts'): Promise<string> =>
  page.evaluate<string>(
    `new Promise((resolve) => {
      const asked = indexedDB.open('netral-pledges', 1);
      asked.onsuccess = () => {
        const all = asked.result.transaction(['${store}']).objectStore('${store}').getAll();
        all.onsuccess = () => resolve(JSON.stringify(all.result));
      };
    })`,
  );

const numbers = ['198609262015051001', '198703152010012002'] as const;

describe.each([
  ['at the root', '', numbers[0]],
  ['under a stage path', '/live', numbers[1]],
])('a pledge on a phone whose network is cut, %s', (_, base, number) => {
  it('is kept, sent when the network is back, and gone from the phone', async () => {
    const page = await aPhone(`${base}/ikrar`);
    await goOffline(page);
    await page.goto(`${line.url}${base}/ikrar?region=18.09&unit=DISDIK`);
    expect(await page.locator('select[name=unit]').inputValue()).toBe('18.09/DISDIK');
    await fillIn(page, number);
    await page.waitForURL(`**${base}/ikrar?kept=1#waiting`);
    await onPhone(page).getByText('menunggu sambungan').waitFor();
    expect(await onPhone(page).innerText()).toContain('tidak disandikan');
    expect(await kept(page, 'waiting')).toContain(number);

    await suite.client.forward(180);
    await goOnline(page);
    await onPhone(page).getByRole('link', { name: 'Tanda terima dan piagam' }).waitFor();
    expect(await kept(page, 'waiting')).toBe('[]');
    expect(await kept(page, 'receipts')).toMatch(/"receipt":"[\w-]{139}"/);
    expect(await kept(page, 'receipts')).not.toContain(number);
    await page.context().close();
  });
});

describe('a pledge that waits on a phone', () => {
  it('can be deleted by the person, and is then never sent', async () => {
    const page = await aPhone('/ikrar');
    await goOffline(page);
    await fillIn(page, '198211032006042003');
    await onPhone(page).getByText('menunggu sambungan').waitFor();
    await page.getByRole('button', { name: 'Hapus dari ponsel' }).click();
    await onPhone(page).waitFor({ state: 'hidden' });
    expect(await kept(page, 'waiting')).toBe('[]');
    await goOnline(page);
    await page.context().close();
  });

  it('says why it was refused, and is not sent again', async () => {
    const page = await aPhone('/ikrar');
    await goOffline(page);
    await fillIn(page, '12345');
    await onPhone(page).getByText('menunggu sambungan').waitFor();
    await goOnline(page);
    await onPhone(page).getByText('tidak diterima').waitFor();
    expect(await page.getByRole('button', { name: 'Kirim sekarang' }).isVisible()).toBe(false);
    expect(await kept(page, 'waiting')).not.toContain('12345');
    await page.context().close();
  });
});

describe('the form with a connection, script and service worker', () => {
  it('shows the receipt as it does without them', async () => {
    const page = await aPhone('/ikrar');
    await fillIn(page, numbers[0]);
    await page.getByRole('heading', { name: 'Ikrar Anda tercatat' }).waitFor();
    expect(await mainOf(page)).toMatch(/[\w-]{139}/);
    await page.context().close();
  });
});

describe('the verification page without a network', () => {
  const aReceipt = async (): Promise<string> => {
    const { body } = await suite.client.post('/v1/pledges', {
      ...{ region: '18.09', unit: 'DISDIK', staffKind: 'pns', agreed: true },
      number: numbers[0],
    });
    return (body as { receipt: string }).receipt;
  };
  const verdict = (page: Page, name: string) => page.locator(`[data-verdict=${name}]`);
  const paste = async (page: Page, text: string) => {
    await page.locator('textarea[name=receipt]').fill(text);
    await page.getByRole('button', { name: 'Periksa' }).click();
  };

  it.each([
    ['at the root', ''],
    ['under a stage path', '/live'],
  ])('accepts a receipt and refuses it with one character changed, %s', async (_, base) => {
    const receipt = await aReceipt();
    const page = await aPhone(`${base}/verifikasi`);
    await goOffline(page);
    await page.goto(`${line.url}${base}/verifikasi?lang=id#${receipt}`);
    await verdict(page, 'genuine').waitFor();
    expect(await verdict(page, 'genuine').innerText()).toContain('Pesawaran');

    const place = 50;
    const other = receipt[place] === 'A' ? 'B' : 'A';
    await paste(page, receipt.slice(0, place) + other + receipt.slice(place + 1));
    await verdict(page, 'forged').waitFor();
    expect(await verdict(page, 'genuine').isVisible()).toBe(false);
    await paste(page, receipt.slice(0, -1));
    await verdict(page, 'malformed').waitFor();
    await paste(page, `${receipt.slice(0, 60)}\n ${receipt.slice(60)}`);
    await verdict(page, 'genuine').waitFor();
    await goOnline(page);
    await page.context().close();
  });
});

describe('the certificate', () => {
  it('opens from the receipt, takes a name that is sent nowhere, and opens as a PDF', async () => {
    const page = await aPhone('/ikrar');
    await fillIn(page, numbers[0]);
    await press(page.getByRole('link', { name: 'Piagam' }));
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.getByLabel('Nama Anda di piagam').fill('Siti Contoh');
    expect(await page.locator('[data-holder]').innerText()).toBe('Siti Contoh');
    const href = await page.getByRole('link', { name: 'Unduh PDF' }).getAttribute('href');
    const pdf = await page.request.get(`${line.url}${href ?? ''}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await PDFDocument.load(await pdf.body())).getPageCount()).toBe(1);
    expect(sent.join()).not.toContain('Siti');
    await page.context().close();
  });
});

describe('the register after all this', () => {
  it('holds each person once, with the time they pressed', async () => {
    await until(async () => insideCounts(await insideSuite(suite), '18.09').counted >= 2);
    const rows = await insideSuite(suite);
    const people = rows.map(({ row }) => row).filter((row) => 'personKey' in row);
    expect(people).toHaveLength(2);
    for (const pledge of people.map(bestOf))
      expect(Number(pledge?.pledgedAt) - Number(pledge?.swornAt)).toBeGreaterThan(2 * 60 * 60_000);
    expect(insideCounts(rows, '18.09')).toEqual({ pledges: 2, counted: 2 });
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(numbers.join('|')));
  });
});
