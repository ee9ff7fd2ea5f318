import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { words } from '../words.ts';

/**
 * A guide for engineers, in English. Its content was made when the bundle was, of our own documents alone; `{base}` in
 * it is the prefix of every address.
 */
export const renderGuide = (frame: PageFrame, title: Words, content: string): string =>
  renderPage(
    <Layout frame={frame} wide title={title[frame.lang]}>
      {frame.lang === 'id' && <p class="hint">{words.guidesAreInEnglish.id}</p>}
      <div
        class="guide"
        lang="en"
        dangerouslySetInnerHTML={{ __html: content.replaceAll('{base}', frame.base) }}
      />
    </Layout>,
  );
