import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageFrame } from './frame.ts';
import { Head, type HeadProps } from './head.tsx';
import type { PageWords } from './words/id.ts';
import { wordsIn } from './words/words.ts';

type LayoutProps = HeadProps & {
  wide?: boolean;
  /** What of the query the other language must keep, such as 'region=14.06'. */
  query?: string;
  children: ComponentChildren;
};

type Section = {
  name: keyof PageWords['sections'];
  path: string;
  below: string[];
  /** Shown to whoever is signed in with one of these roles; to everybody where left out. */
  roles?: string[];
  /** Where a program reads how much waits there: a script says so beside the link, which works without it. */
  counts?: string;
};

const satgasPages = [
  '/v1/alerts',
  '/v1/announcements',
  '/v1/cases',
  '/v1/sources',
  '/v1/circulars',
  '/v1/briefings',
  '/v1/ceremonies',
  '/u/',
  '/w/',
  '/v1/officers',
  '/v1/oversight',
  '/siaga/',
  '/a/',
  '/p/',
];

const sections: Section[] = [
  { name: 'pledge', path: '/ikrar', below: ['/v1/pledges', '/ikrar/'] },
  { name: 'report', path: '/lapor', below: ['/v1/reports', '/lapor/'] },
  { name: 'follow', path: '/lacak', below: ['/v1/tracking', '/v1/evidence'] },
  { name: 'verify', path: '/verifikasi', below: ['/v1/receipts/'] },
  { name: 'participation', path: '/v1/participation', below: [] },
  { name: 'alerts', path: '/siaga', below: satgasPages },
  { name: 'tasks', path: '/v1/cases/mine', below: [], roles: ['officer', 'chair'] },
  {
    name: 'requests',
    path: '/v1/data-requests',
    below: [],
    roles: ['admin', 'oversight'],
    counts: '?list=counts',
  },
];

/** Addresses that take a POST only: what they answer cannot be asked for again in another language. */
const answersOnce = [
  /^\/v1\/(pledges|reports|evidence|tracking(\/\w+)?)$/,
  /\/(taking|declining|handing-over|resolving|dry-run|moves|corrections|checklist|viewing|opening)$/,
  /^\/ikrar\/hadir\//,
  /^\/ikrar\/akun\/(kirim|kembali)$/,
  /^\/v1\/data-requests\/following$/,
  /^\/lapor\/(periksa|ubah)$/,
];

/** Requests about personal data are sent to the address at which those who answer them look at the queue. */
const isAnswerOnce = ({ path, person }: PageFrame): boolean =>
  answersOnce.some((one) => one.test(path)) || (path === '/v1/data-requests' && !person);

/** The frame of every page: skip link, navigation, language switch, and the truth about what this is. */
export const Layout = (props: LayoutProps) => {
  const { frame, title, wide, query, children } = props;
  const words = wordsIn(frame.lang);
  return (
    <html lang={frame.lang}>
      <Head {...props} scripts={scriptsOf(props)} />
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          <div class="bar">
            <a class="brand" href={`${frame.base}/`}>
              <img src={`${frame.base}/assets/icon.svg`} alt="" width="28" height="28" />
              Netral
            </a>
            {!isAnswerOnce(frame) && <Switch frame={frame} query={query} />}
          </div>
          <Navigation frame={frame} />
        </header>
        <main id="main" class={wide ? 'wide' : undefined}>
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          <p>
            {words.notBawaslu} <a href={`${frame.base}/boleh`}>{words.mayAndMayNot}</a> ·{' '}
            <a href={`${frame.base}/panduan`}>{words.handbooks}</a> ·{' '}
            <a href={`${frame.base}/privasi`}>{words.privacy}</a>
          </p>
          {frame.person && <SignOut frame={frame} />}
        </footer>
      </body>
    </html>
  );
};

const Navigation = ({ frame }: { frame: PageFrame }) => (
  <nav aria-label={wordsIn(frame.lang).mainNavigation}>
    {sections.filter(isShownTo(frame)).map((section) => (
      <a
        href={frame.base + section.path}
        aria-current={currentness(section, frame.path)}
        data-waiting={section.counts}
      >
        {wordsIn(frame.lang).sections[section.name]}
      </a>
    ))}
  </nav>
);

const scriptsOf = ({ frame, scripts = [] }: LayoutProps): string[] =>
  sections.filter(isShownTo(frame)).some(({ counts }) => counts !== undefined)
    ? [...scripts, 'waiting.js']
    : scripts;

const isShownTo =
  ({ person }: PageFrame) =>
  ({ roles }: Section): boolean =>
    roles === undefined || roles.includes(person?.role ?? '');

const currentness = ({ path, below }: Section, here: string): 'page' | 'true' | undefined => {
  if (here === path) return 'page';
  // A page that has a section of its own is below no other.
  if (sections.some((one) => one.path === here)) return undefined;
  return below.some((start) => here.startsWith(start)) ? 'true' : undefined;
};

const Switch = ({ frame, query }: { frame: PageFrame; query: string | undefined }) => {
  const other = frame.lang === 'id' ? 'en' : 'id';
  const kept = query === undefined ? '' : `${query}&`;
  return (
    <a
      class="switch"
      lang={other}
      hreflang={other}
      href={`${frame.base}${frame.path}?${kept}lang=${other}`}
    >
      {wordsIn(frame.lang).otherLanguage}
    </a>
  );
};

const SignOut = ({ frame }: { frame: PageFrame }) => (
  <form method="post" action={`${frame.base}/sign-out`} class="inline">
    <span>{frame.person?.name} </span>
    <button type="submit" class="quiet">
      {wordsIn(frame.lang).signOut}
    </button>
  </form>
);

/** A page as text, ready to send. */
export const renderPage = (page: Parameters<typeof renderToString>[0]): string =>
  `<!doctype html>${renderToString(page)}`;
