import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A text in the two languages of the host's pages, Bahasa Indonesia first. */
export type Words = { id: string; en: string };

/** Both languages in one line: whoever runs the host reads one of them. */
export const Both = ({ id, en }: Words) => (
  <>
    <span lang="id">{id}</span> · <span lang="en">{en}</span>
  </>
);

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
ul { list-style: none; padding: 0; }
li { border: 1px solid #8886; border-radius: .5rem; margin: .5rem 0; padding: .75rem; }
.message { white-space: pre-wrap; overflow-wrap: anywhere; }
.hint { opacity: .75; }
button { font: inherit; padding: .5rem .75rem; margin: .25rem; }
`;

/** One of the host's own pages as text, with nothing to fetch beside it. */
export const renderLocalPage = (title: Words, content: ComponentChildren): string =>
  `<!doctype html>${renderToString(
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title.id} · ${title.en}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>
            <Both {...title} />
          </h1>
          {content}
        </main>
      </body>
    </html>,
  )}`;
