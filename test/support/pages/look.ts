import axe from 'axe-core';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { isWiderThanScreen } from '../on-a-page.ts';

export const languages = ['id', 'en'] as const;

/** The most that a page may weigh with all that its first load brings, compressed. */
const mostBytes = 50_000;

/** What is wrong with a page, in one line each. */
export type Found = { wrong: string[]; bytes: number };

type Theme = 'light' | 'dark';

type Look = {
  url: string;
  status: number | readonly number[];
  /** Screens it has to fit. */
  widths: readonly number[];
  /** What it is held to the rules of axe on: each theme once, on one of the screens. */
  rules: readonly { width: number; theme: Theme }[];
};

/** Opens a page in one language, unfolds it, and looks at it on every screen. */
export const lookAt = async (page: Page, { url, status, widths, rules }: Look): Promise<Found> => {
  const loaded: Response[] = [];
  const note = (response: Response) => void loaded.push(response);
  page.on('response', note);
  const response = await page.goto(url, { waitUntil: 'load' });
  const wrong: string[] = [];
  if (![status].flat().includes(response?.status() ?? 0))
    wrong.push(`answers ${String(response?.status())}`);
  page.off('response', note);
  const bytes = await weightOf(await firstOf(page, loaded));
  if (bytes > mostBytes) wrong.push(`weighs ${bytes} bytes`);
  await unfold(page);
  await page.evaluate(axe.source);
  // Areas of a map may be small: the table beside it has the same in rows.
  await page.evaluate(
    `axe.configure({ rules: [{ id: 'target-size', enabled: true, selector: '*:not(.map *, .tiles *)' }] })`,
  );
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    if (await isWiderThanScreen(page)) wrong.push(`wider than ${width} px`);
  }
  for (const { width, theme: colorScheme } of rules) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    wrong.push(...(await brokenRules(page)).map((rule) => `${width} ${colorScheme}: ${rule}`));
  }
  return { wrong, bytes };
};

const unfold = (page: Page) =>
  page.locator('details').evaluateAll((all) => {
    all.forEach((one) => one.setAttribute('open', ''));
  });

/** What a page needs before it is whole: not the pictures that it loads when they come into sight. */
const firstOf = async (page: Page, loaded: Response[]): Promise<Response[]> => {
  const later = await page
    .locator('img[loading=lazy]')
    .evaluateAll((all) => all.map((one) => (one as unknown as { src: string }).src));
  return loaded.filter((one) => !later.includes(one.url()));
};

/** Bytes as API Gateway sends them, compressed by gzip: the page and all that it loads at first. */
const weightOf = async (loaded: Response[]): Promise<number> => {
  const bodies = await Promise.all(loaded.map((one) => one.body().catch(() => Buffer.alloc(0))));
  return bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
};

type Broken = {
  id: string;
  nodes: { html: string; target: unknown; any: { message: string }[] }[];
};

/** WCAG 2.2 A and AA, and what axe holds to be good besides. */
const brokenRules = async (page: Page): Promise<string[]> => {
  const violations = await page.evaluate<Broken[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160) ?? ''} ${nodes[0]?.any[0]?.message ?? ''}`,
  );
};
