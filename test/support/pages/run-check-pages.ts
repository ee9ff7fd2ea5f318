import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommand } from '../../../infra/command-line.ts';
import type { Browser, BrowserContext } from 'playwright-core';
import { eachOf } from '../../../shared/each-of.ts';
import { buildSuite } from '../../../infra/start/build-suite.ts';
import { launchBrowser } from '../browser.ts';
import { tokenFor } from '../sign-in.ts';
import { asJustStarted, startSuiteProcess } from '../suite-process.ts';
import {
  forgotten,
  listedPages,
  lookers,
  shownRegion,
  statusOf,
  type ListedPage,
  type Looker,
} from './listed.ts';
import { languages, lookAt } from './look.ts';
import { makeAll, type Addresses } from './made.ts';
import { layManyUnits, longAmounts, usualAmounts } from './long.ts';
import { pictureOf, sheetsOf } from './pictures.ts';

// Walks every page of every role in both languages: axe in both themes, whether it fits the screen, what it weighs.
// Ends with 1 when anything is wrong. `--role admin` walks those of one role; `--pictures` takes them, too, into
// dist/pages (`--again` looks at the suite that the run before has left, as it was built then, `--rest` only at pages that no run before has looked at there, `--built` builds nothing; `--views 360-light-id,1280-dark-en`: those only); `--no-axe` leaves the rules out; `--long` makes as much as there ever is.
const { values } = readCommand({
  usage: 'npm run check:pages',
  about:
    'Walks every page of every role: axe in both themes, whether it fits the screen, what it weighs.',
  options: {
    role: { type: 'string', about: 'pages of this role only' },
    only: { type: 'string', about: 'pages whose address holds this' },
    pictures: { type: 'boolean', default: false, about: 'takes pictures, too, into dist/pages' },
    'no-axe': { type: 'boolean', default: false, about: 'leaves the rules of axe out' },
    lang: { type: 'string', about: 'in this language only: id or en' },
    views: { type: 'string', about: 'pictures of these only, as 360-light-id,1280-dark-en' },
    built: {
      type: 'boolean',
      default: false,
      about: 'takes what was built before instead of building it again',
    },
    again: {
      type: 'boolean',
      default: false,
      about: 'looks at the suite that the run before has left',
    },
    rest: {
      type: 'boolean',
      default: false,
      about: 'looks only at what the run before had no time for, in the suite that it left',
    },
    long: {
      type: 'boolean',
      default: false,
      about: 'makes forty units, a case of 200 messages, a roster of ten thousand',
    },
    seconds: { type: 'string', default: '3600', about: 'how long it may take' },
  },
});
const begunAt = performance.now();
const folder = 'dist/pages';
const widths = [360, 768, 1280] as const;
/** Both themes in each language, and each of them on both screens in one of the languages. */
const rulesIn = {
  id: [
    { width: 360, theme: 'light' },
    { width: 1280, theme: 'dark' },
  ],
  en: [
    { width: 1280, theme: 'light' },
    { width: 360, theme: 'dark' },
  ],
} as const;
const seenLanguages = languages.filter((lang) => values.lang === undefined || lang === values.lang);

type Line = { page: ListedPage; lang: string; bytes: number };
const lines: Line[] = [];
const wrong: string[] = [];

const progress = (line: string): void =>
  console.error(`${((performance.now() - begunAt) / 1000).toFixed(0).padStart(4)} s  ${line}`);

const note = (line: string): void => {
  wrong.push(line);
  console.error(line);
};

const contextOf = async (browser: Browser, url: string, { id }: Looker): Promise<BrowserContext> =>
  browser.newContext({
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    serviceWorkers: 'block',
    ...(id !== undefined && { extraHTTPHeaders: await tokenFor({ url }, id) }),
  });

const addressIn = (url: string, path: string, lang: string): string =>
  `${url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;

const walkOne = async (context: BrowserContext, url: string, listed: ListedPage): Promise<void> => {
  await eachOf(seenLanguages, { atOnce: 2 }, async (lang) => {
    const page = await context.newPage();
    const address = addressIn(url, listed.path, lang);
    const look = {
      ...{ url: address, status: statusOf(listed), widths },
      rules: values['no-axe'] ? [] : rulesIn[lang],
    };
    const found = await lookAt(page, look).catch((error: unknown) => ({
      ...{ wrong: [String(error)], bytes: 0 },
    }));
    lines.push({ page: listed, lang, bytes: found.bytes });
    for (const one of found.wrong)
      note(`${listed.looker.role} ${listed.operation} ${lang} ${listed.path}\n    ${one}`);
    if (values.pictures)
      await pictureOf(page, { folder, listed, lang, wanted: values.views?.split(',') });
    await page.close();
  });
};

mkdirSync(folder, { recursive: true });
const suiteFolder = join(folder, 'suite');
const madeFile = join(folder, 'made.json');
const walkedFile = join(folder, 'walked.json');
const isAgain = values.again || values.rest;
if (!isAgain) {
  rmSync(suiteFolder, { recursive: true, force: true });
  if (!values.built) await buildSuite();
  asJustStarted(suiteFolder);
  if (values.long) layManyUnits(shownRegion);
}
const suite = await startSuiteProcess(suiteFolder);
progress('the suite runs');
const browser = await launchBrowser();
const nameOf = ({ looker, path }: ListedPage): string => `${looker.role} ${path}`;
const walked = new Set(
  values.rest ? (JSON.parse(readFileSync(walkedFile, 'utf8')) as string[]) : [],
);
try {
  const made = isAgain
    ? (JSON.parse(readFileSync(madeFile, 'utf8')) as Addresses)
    : await makeAll(suite, values.long ? longAmounts : usualAmounts);
  writeFileSync(madeFile, JSON.stringify(made));
  progress('everything is made');
  for (const name of forgotten(made)) note(`${name}: no address is known`);
  for (const looker of lookers) {
    const own = listedPages(made).filter(
      ({ operation, looker: { role } }) =>
        role === looker.role &&
        (values.role === undefined || values.role.split(',').includes(role)) &&
        (values.only === undefined || values.only.split(',').includes(operation)),
    );
    const context = await contextOf(browser, suite.url, looker);
    for (const listed of own.filter((one) => !walked.has(nameOf(one))))
      if (performance.now() - begunAt < Number(values.seconds) * 1000) {
        await walkOne(context, suite.url, listed);
        walked.add(nameOf(listed));
      } else
        note(`${listed.looker.role} ${listed.operation} ${listed.path}\n    left for want of time`);
    await context.close();
  }
  if (values.pictures) await sheetsOf(browser, folder);
} finally {
  writeFileSync(walkedFile, JSON.stringify([...walked]));
  await browser.close();
  await suite.stop();
}
const heaviest = lines.sort((one, other) => other.bytes - one.bytes).slice(0, 10);
for (const { page, lang, bytes } of heaviest)
  console.log(`${String(bytes).padStart(6)} bytes  ${page.looker.role} ${page.path} ${lang}`);
console.log(`${lines.length} pages, ${Math.round((performance.now() - begunAt) / 1000)} s`);
process.exitCode = wrong.length > 0 ? 1 : 0;
