import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { mainOf } from '../support/on-a-page.ts';
import { yesterday } from '../support/forms.ts';
import { checkReport, chooseConduct, sendChecked } from '../support/report-on-a-page.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

type Visit = { page: Page; context: BrowserContext; addresses: string[]; faults: string[] };
type Asked = { script: boolean; base?: string; path?: string };

/** A small phone, every address it asked for, and everything it complained about. */
const onPhone = async ({ script, base = '', path = '/lapor' }: Asked): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: script,
    locale: 'id-ID',
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const addresses: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (/Content Security Policy|Failed to load/.test(message.text())) faults.push(message.text());
  });
  await page.goto(`${suite.url}${base}${path}`);
  return { page, context, addresses, faults };
};

/** What a thumb does, counted: 1.5 s to find and tap, 0.33 s to type a character, 3 s to set a date (a slow typist). */
const aThumb = (page: Page) => {
  let seconds = 0;
  return {
    tap: async (selector: string) => {
      seconds += 1.5;
      await page.locator(selector).tap();
    },
    choose: async (selector: string, value: string) => {
      seconds += 3;
      await page.locator(selector).selectOption(value);
    },
    type: async (selector: string, text: string) => {
      seconds += 1.5 + 0.33 * text.length;
      await page.locator(selector).fill(text);
    },
    date: async (selector: string, day: string) => {
      seconds += 3;
      await page.locator(selector).fill(day);
    },
    seconds: () => seconds,
  };
};

const account = 'Kepala seksi membagikan ajakan memilih paslon 2 di grup kantor pada jam kerja.';

const fillIn = async (page: Page, lane: 'lead' | 'named', day = yesterday()): Promise<number> => {
  const thumb = aThumb(page);
  await thumb.tap(`input[name=lane][value=${lane}]`);
  await thumb.choose('select[name=region]', '18.09');
  await thumb.tap('details.fold:has(input[value=social-engagement]) > summary');
  await thumb.tap('input[name=conduct][value=social-engagement]');
  await thumb.date('input[name=occurredOn]', day);
  await thumb.date('input[name=knownOn]', day);
  await thumb.type('input[name=place]', 'Grup WhatsApp kantor');
  await thumb.type('input[name=accusedName]', 'Terlapor Rahasia');
  await thumb.choose('select[name=accusedUnit]', '18.09/DISDIK');
  await thumb.choose('select[name=staffKind]', 'pns');
  await thumb.tap('input[name=spouse][value=unknown]');
  await thumb.type('textarea[name=account]', account);
  if (lane === 'named') {
    await thumb.type('input[name=reporterName]', 'Pelapor Rahasia');
    await thumb.type('input[name=reporterAddress]', 'Jalan Sunyi 7, Gedong Tataan');
  }
  return thumb.seconds();
};

const send = async (page: Page): Promise<void> => {
  await checkReport(page);
  await sendChecked(page);
};
const codeIn = (text: string): string | undefined => /\d{4} \d{4} \d{4} \d{4}/.exec(text)?.[0];

const fitsThePhone = async (page: Page): Promise<void> => {
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(seen);
};

describe.each([
  ['without script', false, ''],
  ['without script, under a stage path', false, '/live'],
  ['with script', true, ''],
  ['with script, under a stage path', true, '/live'],
])('reporting on a phone, %s', (_, script, base) => {
  it.each(['lead', 'named'] as const)('is done in three minutes by lane %s', async (lane) => {
    const { page, context, addresses, faults } = await onPhone({ script, base });
    const seconds = (await fillIn(page, lane)) + 3;
    await fitsThePhone(page);
    await send(page);
    await page.locator('#follow-up-code').waitFor();
    expect(seconds).toBeLessThan(120);
    const text = await mainOf(page);
    expect(codeIn(text)).toBeDefined();
    expect(text).toMatch(/Sisa waktu [56] hari \d+ jam/);
    expect(text).toContain(lane === 'named' ? 'Syarat formal: 3/3' : 'Syarat formal: 2/3');
    expect(text).not.toContain('Rahasia');
    await fitsThePhone(page);
    expect(faults).toEqual([]);
    for (const address of addresses) {
      expect(decodeURIComponent(address)).not.toMatch(/Rahasia|Sunyi|Grup|ajakan/);
    }
    await context.close();
  });

  it('gives a refused form back with what was said, where it is wrong, and the time left', async () => {
    const { page, context } = await onPhone({ script, base });
    await fillIn(page, 'named');
    await page.locator('input[name=reporterAddress]').fill('');
    await checkReport(page);
    const summary = page.locator('[role=alert]');
    await summary.waitFor();
    await page.waitForLoadState();
    expect(await summary.innerText()).toContain('wajib untuk laporan dengan nama');
    await summary.locator('a').tap();
    await page.waitForURL(/#q-reporterAddress$/);
    expect(await page.locator('textarea[name=account]').inputValue()).toBe(account);
    expect(await page.locator('[data-deadline]').innerText()).toContain('Sisa waktu');
    await page.locator('input[name=reporterAddress]').fill('Jalan Sunyi 7');
    await send(page);
    await page.locator('#follow-up-code').waitFor();
    await context.close();
  });

  it('takes a late report with a name, and says what becomes of it', async () => {
    const { page, context } = await onPhone({ script, base });
    const longAgo = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    await fillIn(page, 'named', longAgo);
    await send(page);
    await page.locator('#follow-up-code').waitFor();
    const text = await mainOf(page);
    expect(text).toContain('sudah lewat');
    expect(text).toContain('diteruskan sebagai informasi awal');
    await context.close();
  });
});

describe('the report form with script', () => {
  it('shows the time left and counts what is there, as it is filled', async () => {
    const { page, context, faults } = await onPhone({ script: true });
    const formal = page.locator('[data-count=formal]');
    const material = page.locator('[data-count=material]');
    expect([await formal.innerText(), await material.innerText()]).toEqual(['0', '0']);
    await page.locator('select[name=region]').selectOption('18.09');
    await page.locator('input[name=knownOn]').fill(yesterday());
    await page.locator('[data-deadline]', { hasText: 'Sisa waktu' }).waitFor();
    await page.locator('[data-requirement=in-time].met').waitFor();
    await page.locator('input[name=link]').fill('https://contoh.test/1');
    await page.locator('[data-requirement=evidence].met').waitFor();
    expect([await formal.innerText(), await material.innerText()]).toEqual(['2', '1']);
    expect(await page.locator('[data-meter-told]').innerText()).toBe('3/6 terpenuhi');
    await page.locator('input[name=knownOn]').fill('2025-01-01');
    await page.locator('[data-deadline]', { hasText: 'sudah lewat' }).waitFor();
    expect(await formal.innerText()).toBe('1');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('sends no name in the lane that has none, whatever was typed before', async () => {
    const { page, context } = await onPhone({ script: true });
    await fillIn(page, 'named');
    await page.locator('input[name=lane][value=lead]').tap();
    const sent: string[] = [];
    page.on('request', (asked) => asked.method() === 'POST' && sent.push(asked.postData() ?? ''));
    await send(page);
    await page.locator('#follow-up-code').waitFor();
    expect(sent).toHaveLength(2);
    for (const body of sent) expect(body).not.toContain('reporterName');
    await context.close();
  });

  it('copies the code, and offers to print it', async () => {
    const { page, context } = await onPhone({ script: true });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await fillIn(page, 'lead');
    await send(page);
    await page.getByRole('button', { name: 'Salin kode' }).tap();
    await page.locator('[data-copy-told]', { hasText: 'Kode tersalin.' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(codeIn(await mainOf(page)));
    expect(await page.getByRole('button', { name: 'Cetak' }).isVisible()).toBe(true);
    await context.close();
  });
});

describe('the report form', () => {
  it('asks about the spouse only for conducts it matters for, by the stylesheet alone', async () => {
    const { page, context } = await onPhone({ script: false });
    const spouse = page.locator('#q-spouse');
    await chooseConduct(page, 'state-facilities');
    expect(await spouse.isVisible()).toBe(false);
    await chooseConduct(page, 'spouse-campaign');
    expect(await spouse.isVisible()).toBe(true);
    await context.close();
  });

  it('is filled by keyboard alone, in the order it is read', async () => {
    const { page, context } = await onPhone({ script: true });
    await page.locator('input[name=lane][value=lead]').focus();
    await page.keyboard.press('Space');
    const order: string[] = [];
    for (let presses = 0; presses < 80; presses += 1) {
      const at = await page.evaluate(() => {
        const { name, type, parentElement } = document.activeElement as HTMLInputElement;
        if (parentElement?.matches('.fold:has([value=social-engagement])')) return 'fold';
        return type === 'submit' ? 'send' : name;
      });
      if (at === 'fold') await page.keyboard.press('Enter');
      else if (at && at !== order.at(-1)) order.push(at);
      if (at === 'send') break;
      if (at === 'conduct') await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
    }
    expect(order).toEqual([
      'lane',
      'region',
      'conduct',
      'occurredOn',
      'knownOn',
      'place',
      'accusedName',
      'accusedUnit',
      'keepFrom',
      'staffKind',
      'link',
      'spouse',
      'account',
      'send',
    ]);
    await context.close();
  });

  it('loads in less than 100 KB', async () => {
    const { page, context } = await onPhone({ script: true });
    // The browser's own count, unpacked: of the page and of everything it asked for.
    const bytes = await page.evaluate(() =>
      performance
        .getEntries()
        .reduce(
          (sum, entry) =>
            sum + (entry instanceof PerformanceResourceTiming ? entry.decodedBodySize : 0),
          0,
        ),
    );
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(100_000);
    await context.close();
  });
});
