import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@netral/local-host/testing/until';
import type { Browser, Page } from 'playwright-core';
import { encode } from 'uqr';
import { launchBrowser } from '../support/browser.ts';
import { openCutLine, type CutLine } from '../support/cut-line.ts';
import { insideCounts } from '../support/inside-counts.ts';
import { insideSuite } from '../support/inside-tables.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

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
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ viewport, locale: 'id-ID' });
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

const pledgeWithoutSignal = async (page: Page, number: string): Promise<void> => {
  await page.goto(`${line.url}/ikrar?region=18.09&unit=DISDIK`);
  await page.locator('input[name=region][value="18.09"]').check({ force: true });
  await page.locator('select[name=unit]').selectOption('18.09/DISDIK');
  await page.locator('input[name=staffKind][value=pns]').check({ force: true });
  await page.locator('input[name=number]').fill(number);
  await page.locator('input[name=agreed]').check({ force: true });
  await page.getByRole('button', { name: 'Saya berikrar' }).click();
  await page.locator('[data-waiting]').getByText('menunggu sambungan').waitFor();
};

/** What the code on the screen of a phone says, once it is shown. */
const codeOn = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Titipkan dengan kode QR' }).click();
  const shown = page.locator('[data-hand-over]');
  await shown.waitFor();
  const address = (await shown.locator('a').getAttribute('href')) ?? '';
  const drawn = (await shown.locator('svg path').getAttribute('d')) ?? '';
  const bytes = [...new TextEncoder().encode(address)];
  const { data } = encode(bytes, { ecc: 'L', boostEcc: false, border: 4, maxVersion: 20 });
  expect(drawn.match(/M/g)?.length).toBe(data.flat().filter(Boolean).length);
  const box = await shown.locator('svg').boundingBox();
  expect(box?.width).toBeGreaterThan(240);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBe(0);
  return address;
};

const said = (page: Page, what: 'waiting' | 'stored' | 'refused') =>
  page.locator(`[data-taking] [data-${what}]`).innerText();

const numbers = ['198609262015051001', '198703152010012002'] as const;

describe('phones without any signal', () => {
  it('show their pledges as sealed codes, which one phone takes and hands in, and which count once with their own', async () => {
    const leader = await aPhone('/titipan');
    const phones = [await aPhone('/ikrar'), await aPhone('/ikrar')];
    await line.cut();
    for (const page of [leader, ...phones]) await page.context().setOffline(true);
    const codes: string[] = [];
    for (const [n, page] of phones.entries()) {
      await pledgeWithoutSignal(page, numbers[n] ?? '');
      codes.push(await codeOn(page));
    }
    for (const code of codes) for (const number of numbers) expect(code).not.toContain(number);

    // The camera of the leader's phone opens what the codes say; one of them twice.
    for (const code of [...codes, ...codes.slice(0, 1)]) {
      await leader.goto('about:blank');
      await leader.goto(code);
      await until(async () => (await said(leader, 'waiting')) !== '0');
      expect(leader.url()).not.toContain('#');
    }
    expect(await said(leader, 'waiting')).toBe('2');
    await leader.getByLabel('Atau tempel alamat dari kode QR').fill('https://example.org/#x');
    await leader.getByRole('button', { name: 'Simpan' }).click();
    await leader.getByText('Ini bukan kode titipan ikrar.').waitFor();

    // One phone is switched off for good; the other sends its own once there is a signal again.
    await phones[0]?.context().close();
    await line.restore();
    for (const page of [leader, phones[1]]) await page?.context().setOffline(false);
    await until(async () => (await said(leader, 'stored')) === '2');
    expect([await said(leader, 'waiting'), await said(leader, 'refused')]).toEqual(['0', '0']);
    const own = phones[1]?.locator('[data-waiting]');
    await own?.getByRole('link', { name: 'Tanda terima dan piagam' }).waitFor();
    await until(async () => insideCounts(await insideSuite(suite), '18.09').counted >= 2);
    const rows = await insideSuite(suite);
    expect(insideCounts(rows, '18.09')).toEqual({ pledges: 2, counted: 2 });
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(numbers.join('|')));
    const left = await leader.evaluate<string>(
      `new Promise((resolve) => {
        const asked = indexedDB.open('netral-handed', 1);
        asked.onsuccess = () => {
          const all = asked.result.transaction(['handed']).objectStore('handed').getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result.map(({ sealed }) => sealed)));
        };
      })`,
    );
    expect(left).toBe('["",""]');
  });
});
