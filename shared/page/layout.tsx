import { assetPath } from './asset-path.ts';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageFrame } from './frame.ts';
import { Head, type HeadProps } from './head.tsx';
import { PracticeMark } from './practice-mark.tsx';
import { hasCounts, RoleBar } from './role-bar.tsx';
import { entryOf } from './role-entries.ts';
import type { PageWords } from './words/id.ts';
import { wordsIn } from './words/words.ts';

type LayoutProps = HeadProps & {
  wide?: boolean;
  /** What of the query the other language must keep, such as 'region=14.06'. */
  query?: string;
  children: ComponentChildren;
};

type Section = { name: keyof PageWords['sections']; path: string; below: readonly string[] };

/** Of the satgas: what a signed link opens. What a sign-in opens stands in the bar of its roles. */
const linkedPages = ['/siaga/', '/a/', '/p/', '/u/', '/w/'];

const sections: Section[] = [
  { name: 'pledge', path: '/ikrar', below: ['/v1/pledges', '/ikrar/'] },
  { name: 'report', path: '/lapor', below: ['/v1/reports', '/lapor/'] },
  { name: 'follow', path: '/lacak', below: ['/v1/tracking', '/v1/evidence'] },
  { name: 'verify', path: '/verifikasi', below: ['/v1/receipts/'] },
  { name: 'participation', path: '/v1/participation', below: [] },
  { name: 'alerts', path: '/siaga', below: linkedPages },
];

/** Addresses that take a POST only: what they answer cannot be asked for again in another language. */
const answersOnce = [
  /^\/v1\/(pledges|reports|evidence|tracking(\/\w+)?)$/,
  /\/(taking|declining|handing-over|resolving|dry-run|moves|corrections|checklist|viewing|opening|import)$/,
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
      <Head {...props} styles={stylesOf(props)} scripts={scriptsOf(props)} />
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          <div class="bar">
            <a class="brand" href={`${frame.base}/`}>
              <img src={frame.base + assetPath('icon.svg')} alt="" width="28" height="28" />
              Netral
            </a>
            {!isAnswerOnce(frame) && <Switch frame={frame} query={query} />}
          </div>
          <Navigation frame={frame} />
          <RoleBar frame={frame} query={query} />
        </header>
        <main id="main" class={wide ? 'wide' : undefined}>
          <PracticeMark frame={frame} />
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

/** Whoever is signed in has a bar and choosers, with rules of their own. */
const stylesOf = ({ frame, styles = [] }: LayoutProps): string[] =>
  frame.person ? ['console.css', ...styles] : styles;

const scriptsOf = ({ frame, scripts = [] }: LayoutProps): string[] =>
  hasCounts(frame.person) ? [...scripts, 'waiting.js'] : scripts;

const Navigation = ({ frame }: { frame: PageFrame }) => (
  <nav aria-label={wordsIn(frame.lang).mainNavigation}>
    {sections.map((section) => (
      <a href={frame.base + section.path} aria-current={currentness(section, frame.path)}>
        {wordsIn(frame.lang).sections[section.name]}
      </a>
    ))}
  </nav>
);

const currentness = ({ name, path, below }: Section, here: string): 'page' | 'true' | undefined => {
  if (here === path) return 'page';
  const isBelow =
    below.some((start) => here.startsWith(start)) || (name === 'alerts' && entryOf(here));
  return isBelow ? 'true' : undefined;
};

const Switch = ({ frame, query }: { frame: PageFrame; query: string | undefined }) => {
  const other = frame.lang === 'id' ? 'en' : 'id';
  const kept = query ? `${query}&` : '';
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

/** Ends the session: of a person, or of an account that is nobody here. */
export const SignOut = ({ frame }: { frame: PageFrame }) => (
  <form method="post" action={`${frame.base}/sign-out`} class="inline">
    {frame.person && <span>{frame.person.name} </span>}
    <button type="submit" class="quiet">
      {wordsIn(frame.lang).signOut}
    </button>
  </form>
);

/** A page as text, ready to send. */
export const renderPage = (page: Parameters<typeof renderToString>[0]): string =>
  `<!doctype html>${renderToString(page)}`;
