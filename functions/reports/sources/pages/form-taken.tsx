import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { slipWords } from '../slip-words.ts';
import { words } from '../words.ts';
import { FollowCode } from './follow-code.tsx';

/** What somebody sees who sent a form of another site to us: it is kept, and how to report so that it can be followed. */
export const renderFormTaken = (frame: PageFrame, code?: string): string => {
  return renderPage(
    <Layout
      frame={frame}
      title={words.yourMessageIsReceived[frame.lang]}
      scripts={['report-form.js']}
    >
      <div class="notice good">
        <p>{words.yourMessageIsKept[frame.lang]}</p>
      </div>
      {code === undefined ? (
        <>
          <p>{words.formsOfOtherSites[frame.lang]}</p>
          <a class="button" href={`${frame.base}/lapor`}>
            {words.reportByTheNetral[frame.lang]}
          </a>
        </>
      ) : (
        <>
          <p>{slipWords.formTakenCode[frame.lang]}</p>
          <FollowCode frame={frame} code={code} />
          <a class="button" href={`${frame.base}/lacak`}>
            {slipWords.track[frame.lang]}
          </a>
        </>
      )}
    </Layout>,
  );
};
