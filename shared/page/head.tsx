import { assetPath } from './asset-path.ts';
import type { PageFrame } from './frame.ts';
import { wordsIn } from './words/words.ts';

export type HeadProps = {
  frame: PageFrame;
  title: string;
  /** What the page is about, in a sentence: for search engines, and for whoever shares its address. */
  about?: string;
  /** Style sheets in /assets that this page needs beside the common one. */
  styles?: string[];
  /** Modules in /assets that make the page nicer to use; it works without them. */
  scripts?: string[];
  /** Seconds after which the page asks for itself again, while something on it is still going on. */
  refreshSeconds?: number;
  /** The same, where no script does it better. */
  refreshWithoutScript?: number;
};

/** What every page tells the browser about itself. */
export const Head = (props: HeadProps) => {
  const { frame, title, about, scripts, refreshSeconds, refreshWithoutScript } = props;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {refreshSeconds !== undefined && <meta http-equiv="refresh" content={`${refreshSeconds}`} />}
      {refreshWithoutScript !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={`${refreshWithoutScript}`} />
        </noscript>
      )}
      <title>{`${title} · Netral`}</title>
      {about !== undefined && <Shared frame={frame} title={title} about={about} />}
      <link rel="stylesheet" href={frame.base + frame.stylesheet} />
      {props.styles?.map((name) => (
        <link rel="stylesheet" href={frame.base + assetPath(name)} />
      ))}
      <link rel="icon" href={frame.base + assetPath('icon.svg')} type="image/svg+xml" />
      {scripts?.map((name) => (
        <script type="module" src={frame.base + assetPath(name)} />
      ))}
    </head>
  );
};

/** What apps show of an address that is shared (Open Graph). */
const Shared = ({ frame, title, about }: { frame: PageFrame; title: string; about: string }) => (
  <>
    <meta name="description" content={about} />
    <meta property="og:title" content={title} />
    <meta property="og:description" content={about} />
    <meta property="og:type" content="article" />
    <meta property="og:site_name" content="Netral" />
    <meta property="og:locale" content={wordsIn(frame.lang).locale} />
  </>
);
