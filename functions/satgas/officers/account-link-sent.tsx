import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { words } from './words.ts';

const says = words.accountAsked;

/** Says where the link went, and the digits that its page asks for. */
export const renderLinkSent = (frame: PageFrame, { digits }: { digits: string }): string =>
  renderPage(
    <Layout frame={frame} title={says.title[frame.lang]}>
      <div class="notice good" role="status">
        <p>{says.sent[frame.lang]}</p>
      </div>
      <p>
        {says.digits[frame.lang]}: <strong>{digits}</strong>
      </p>
      <p class="hint">{says.after[frame.lang]}</p>
      <p>
        <a class="button" href={`${frame.base}/siaga`}>
          {says.goOn[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
