import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ListedPage } from './listed.ts';

/** Screens a page is looked at on; the tallest that is shown of it. */
const views = [
  { width: 360, theme: 'light' },
  { width: 360, theme: 'dark' },
  { width: 768, theme: 'light' },
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
] as const;
const tallest = 6000;

type Taken = {
  folder: string;
  listed: ListedPage;
  lang: string;
  /** Those that are wanted, as `360-light-id`; all of them without. */
  wanted: readonly string[] | undefined;
};

/** A page is the same for every role but for its bar: one picture does. */
const taken = new Set<string>();

/** Takes the pictures of a page as it lies open, on every screen. */
export const pictureOf = async (
  page: Page,
  { folder, listed, lang, wanted }: Taken,
): Promise<void> => {
  if (taken.has(`${listed.path} ${lang}`)) return;
  taken.add(`${listed.path} ${lang}`);
  for (const { width, theme } of views) {
    if (wanted && !wanted.includes(`${width}-${theme}-${lang}`)) continue;
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 800 });
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    const into = join(folder, `${width}-${theme}-${lang}`);
    mkdirSync(into, { recursive: true });
    const name = `${listed.operation}${listed.path.replace(/[^\w]+/g, '_').slice(0, 60)}-${listed.looker.role}`;
    await page.screenshot({
      path: join(into, `${name}.png`),
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
    });
  }
};

/** Lays the pictures of each screen beside one another, so many on a sheet, to be looked at together. */
export const sheetsOf = async (browser: Browser, folder: string): Promise<void> => {
  for (const { width, theme } of views)
    for (const lang of ['id', 'en'])
      await sheetOf(browser, join(folder, `${width}-${theme}-${lang}`), width);
};

const sheetOf = async (browser: Browser, folder: string, width: number): Promise<void> => {
  const names = orNone(folder);
  // In small and no taller than this: a browser draws nothing so large as all of them whole.
  const beside = Math.max(2, Math.floor(2200 / width));
  const small = Math.round(1600 / beside) - 8;
  for (let first = 0; first < names.length; first += beside) {
    const images = names.slice(first, first + beside).map((name) => {
      const data = readFileSync(join(folder, name)).toString('base64');
      return `<figure><figcaption>${name}</figcaption><img src="data:image/${name.endsWith('png') ? 'png' : 'jpeg'};base64,${data}"></figure>`;
    });
    const file = join(folder, `sheet-${String(first).padStart(3, '0')}.png`);
    const page = await browser.newPage({ viewport: { width: 1600, height: 800 } });
    await page.setContent(
      `<style>body{display:flex;align-items:start;margin:0;font:14px sans-serif;background:#888}figure{margin:4px}img{width:${small}px;max-height:2400px;object-fit:cover;object-position:top}</style>${images.join('')}`,
    );
    // A sheet too tall to be drawn whole is left out; its pictures are there.
    await page.screenshot({ fullPage: true, path: file }).catch(console.error);
    await page.close();
  }
};

const orNone = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('sheet-'));
  } catch {
    return [];
  }
};
