import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { assetPath } from '../../../shared/page/asset-path.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { words } from '../words.ts';

export type Guide = {
  title: Words;
  about: Words;
  /** The language it is written in. */
  written: PageFrame['lang'];
  content: string;
};

/**
 * A guide or a handbook, in the one language it is written in. Its content was made when the bundle was, of our own
 * documents alone; `{base}` in it is the prefix of every address, `{asset:NAME}` where that file is loaded from.
 */
export const renderGuide = (frame: PageFrame, { title, about, written, content }: Guide): string =>
  renderPage(
    <Layout frame={frame} wide title={title[frame.lang]} about={about[frame.lang]}>
      {frame.lang !== written && <p class="hint">{words.writtenIn[written]}</p>}
      <div
        class="guide"
        lang={written}
        dangerouslySetInnerHTML={{ __html: placed(content, frame) }}
      />
    </Layout>,
  );

const placed = (content: string, { base }: PageFrame): string =>
  content
    .replace(/\{asset:([\w.-]+)\}/g, (_, name: string) => base + assetPath(name))
    .replaceAll('{base}', base);
