import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { press } from './on-a-page.ts';

const folder = fileURLToPath(new URL('../../docs/tour', import.meta.url));

/** A step of a journey that the tour shows: a picture and one sentence. */
export type Shown = { picture: string; says: string };

/** What somebody did: what a journey costs. */
export type Spent = { taps: number; characters: number; pages: number };

/**
 * Seconds that a practised person takes: 1.35 s to decide and 1.1 s to point for each tap (Card, Moran & Newell 1980,
 * keystroke-level model), 36.2 words of five characters a minute on a phone (Palin et al. 2019), and one for each page.
 */
export const secondsOf = ({ taps, characters, pages }: Spent): number =>
  Math.round(taps * 2.45 + characters * (60 / (36.2 * 5)) + pages);

/** One journey of one person: counts what they do, and takes the pictures of it where `npm run tour` asks for them. */
export const journey = (name: string) => {
  const spent: Spent = { taps: 0, characters: 0, pages: 0 };
  const shown: Shown[] = [];
  return {
    name,
    spent,
    shown,
    /** Chooses something, or opens what is folded. */
    tap: async (what: Locator) => {
      spent.taps += 1;
      await what.click();
    },
    /** Taps into a field and types. */
    type: async (field: Locator, text: string) => {
      spent.taps += 1;
      spent.characters += text.length;
      await field.fill(text);
    },
    /** Opens a list and chooses from it: two taps. */
    choose: async (list: Locator, value: string) => {
      spent.taps += 2;
      await list.selectOption(value);
    },
    /** Taps on what leads to another page. */
    goOn: async (link: Locator) => {
      spent.taps += 1;
      spent.pages += 1;
      await press(link);
    },
    /** Shows the page as a step of the tour. */
    show: async (page: Page, says: string) => {
      const picture = `${name}-${shown.length + 1}.jpg`;
      shown.push({ picture, says });
      if (process.env['NETRAL_TOUR'] === undefined) return;
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, picture), type: 'jpeg', quality: 60 });
    },
  };
};

export type Journey = ReturnType<typeof journey>;

/** The part of docs/tour.md about one journey, as these steps make it. */
export const partOf = (title: string, { spent, shown }: Journey): string => {
  const { taps, characters, pages } = spent;
  const cost = `${many(taps, 'tap')}, ${many(characters, 'character')}, ${many(pages, 'page')}: about ${many(secondsOf(spent), 'second')}.`;
  const steps = shown.map(({ picture, says }) => `| ![${says}](tour/${picture}) | ${says} |`);
  const table = steps.length === 0 ? [] : ['| | |', '| --- | --- |', ...steps, ''];
  return [`## ${title}`, '', cost, '', ...table].join('\n');
};

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Puts a part into docs/tour.md in place of the one with its title, or behind the others. */
export const keepPart = (title: string, part: string): void => {
  const file = `${folder}.md`;
  const parts = tourParts().filter((one) => !one.startsWith(`## ${title}\n`));
  const [head = '', ...others] = parts;
  const all = [head, ...[...others, part].sort()].map((one) => one.trimEnd());
  writeFileSync(file, `${all.join('\n\n')}\n`);
};

const opening = `# Tour

Each journey in pictures, as a browser takes it on a phone (the last on a desk): made by \`npm run tour\`, and held to what the pages do by \`test/browser/journeys.test.ts\`. Seconds are reckoned, not measured on people: 1.35 s to decide and 1.1 s to point for each tap (Card, Moran & Newell 1980, keystroke-level model), 36.2 words of five characters a minute (Palin et al. 2019, typing on phones), one second a page.

`;

/** docs/tour.md, cut before each title of a journey. */
export const tourParts = (): string[] => {
  const file = `${folder}.md`;
  return existsSync(file) ? readFileSync(file, 'utf8').split(/(?=^## )/m) : [opening];
};

/** Whether a picture of the tour is there. */
export const isTaken = (picture: string): boolean => existsSync(join(folder, picture));
