import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageFrame, Words } from './frame.ts';

type LayoutProps = { frame: PageFrame; title: string; wide?: boolean; children: ComponentChildren };

const navigation: [string, Words][] = [
  ['/ikrar', { id: 'Ikrar', en: 'Pledge' }],
  ['/lapor', { id: 'Lapor', en: 'Report' }],
  ['/lacak', { id: 'Lacak', en: 'Follow' }],
  ['/verifikasi', { id: 'Verifikasi', en: 'Verify' }],
  ['/v1/participation', { id: 'Partisipasi', en: 'Participation' }],
  ['/siaga', { id: 'Siaga', en: 'Alerts' }],
];

/** The frame of every page: skip link, navigation, language switch, and the truth about what this is. */
export const Layout = ({ frame, title, wide, children }: LayoutProps) => {
  const say = (words: Words) => words[frame.lang];
  return (
    <html lang={frame.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Netral`}</title>
        <link rel="stylesheet" href={frame.base + frame.stylesheet} />
        <link rel="icon" href={`${frame.base}/assets/icon.svg`} type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">
          {say({ id: 'Langsung ke isi', en: 'Skip to content' })}
        </a>
        <header>
          <div class="bar">
            <a class="brand" href={`${frame.base}/`}>
              <img src={`${frame.base}/assets/icon.svg`} alt="" width="28" height="28" />
              Netral
            </a>
            <Switch frame={frame} />
          </div>
          <nav aria-label={say({ id: 'Utama', en: 'Main' })}>
            {navigation.map(([path, words]) => (
              <a href={frame.base + path} aria-current={path === frame.path ? 'page' : undefined}>
                {say(words)}
              </a>
            ))}
          </nav>
        </header>
        <main id="main" class={wide ? 'wide' : undefined}>
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          <p>
            {say({
              id: 'Netral bukan Bawaslu. Laporan diteruskan, bukan diregistrasi di sini.',
              en: 'Netral is not Bawaslu. Reports are passed on, not registered here.',
            })}
          </p>
          {frame.person && <SignOut frame={frame} />}
        </footer>
      </body>
    </html>
  );
};

const Switch = ({ frame }: { frame: PageFrame }) => {
  const other = frame.lang === 'id' ? 'en' : 'id';
  return (
    <a class="switch" hreflang={other} href={`${frame.base}${frame.path}?lang=${other}`}>
      {other === 'en' ? 'English' : 'Bahasa Indonesia'}
    </a>
  );
};

const SignOut = ({ frame }: { frame: PageFrame }) => (
  <form method="post" action={`${frame.base}/sign-out`} class="inline">
    <span>{frame.person?.name} </span>
    <button type="submit" class="quiet">
      {frame.lang === 'id' ? 'Keluar' : 'Sign out'}
    </button>
  </form>
);

/** A page as text, ready to send. */
export const renderPage = (page: Parameters<typeof renderToString>[0]): string =>
  `<!doctype html>${renderToString(page)}`;
