import type { PageFrame } from './frame.ts';

export type HeadProps = {
  frame: PageFrame;
  title: string;
  /** Modules in /assets that make the page nicer to use; it works without them. */
  scripts?: string[];
  /** Seconds after which the page asks for itself again, while something on it is still going on. */
  refreshSeconds?: number;
  /** The same, where no script does it better. */
  refreshWithoutScript?: number;
};

/** What every page tells the browser about itself. */
export const Head = (props: HeadProps) => {
  const { frame, title, scripts, refreshSeconds, refreshWithoutScript } = props;
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
      <link rel="stylesheet" href={frame.base + frame.stylesheet} />
      <link rel="icon" href={`${frame.base}/assets/icon.svg`} type="image/svg+xml" />
      {scripts?.map((name) => (
        <script type="module" src={`${frame.base}/assets/${name}`} />
      ))}
    </head>
  );
};
