import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { words } from '../words.ts';

/** What somebody sees who sent a form of another site to us: it is kept, and how to report so that it can be followed. */
export const renderFormTaken = (frame: PageFrame): string => {
  return renderPage(
    <Layout frame={frame} title={words.yourMessageIsReceived[frame.lang]}>
      <div class="notice good">
        <p>{words.yourMessageIsKept[frame.lang]}</p>
      </div>
      <p>{words.formsOfOtherSites[frame.lang]}</p>
      <a class="button" href={`${frame.base}/lapor`}>
        {words.reportByTheNetral[frame.lang]}
      </a>
    </Layout>,
  );
};
