import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { lookAt } from '../support/pages/look.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let browser: Browser;

beforeAll(async () => {
  [suite, browser] = await Promise.all([lentSuite(), launchBrowser()]);
});

afterAll(() => browser.close());

// A slice of what `npm run check:pages` walks whole: one page of each kind that is built in a way of its own.
const slice = [
  ['nobody', '', ['/', '/ikrar', '/lapor', '/boleh', '/v1/participation']],
  ['officer', '18.09', ['/v1/cases/mine', '/v1/alerts']],
  ['admin', 'ID', ['/v1/sources', '/v1/calendar', '/v1/officers/form?region=18.09']],
  ['oversight', 'ID', ['/v1/oversight/alerts', '/v1/oversight/alerts?province=18']],
] as const;

const looks = [
  { lang: 'id', width: 360, theme: 'light' },
  { lang: 'en', width: 1280, theme: 'dark' },
] as const;

describe('pages of each kind, by the rules of axe, their weight and their width', () => {
  it.each(slice)('have nothing wrong for %s %s', async (role, region, paths) => {
    const context = await browser.newContext({
      serviceWorkers: 'block',
      extraHTTPHeaders: role === 'nobody' ? {} : await signInTo(suite, role, region),
    });
    const page = await context.newPage();
    const wrong: string[] = [];
    for (const path of paths)
      for (const { lang, width, theme } of looks) {
        const url = `${suite.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
        const rules = [{ width, theme }];
        const found = await lookAt(page, { url, status: 200, widths: [width], rules });
        wrong.push(...found.wrong.map((one) => `${path} ${lang}: ${one}`));
      }
    await context.close();
    expect(wrong).toEqual([]);
  });

  it('are found wanting where something is wrong', async () => {
    const page = await browser.newPage();
    const html = `<html><title>x</title><main><img src="data:,"><p style="color:#ccc;width:900px">${'pucat '.repeat(9)}</p></main></html>`;
    const url = `data:text/html,${encodeURIComponent(html)}`;
    const rules = [{ width: 360, theme: 'light' }] as const;
    const { wrong } = await lookAt(page, { url, status: 0, widths: [360], rules });
    const all = wrong.join('\n');
    for (const one of ['wider than 360 px', 'color-contrast', 'image-alt', 'html-has-lang'])
      expect(all).toContain(one);
    await page.close();
  });
});
