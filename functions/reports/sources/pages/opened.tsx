import type * as z from 'zod/mini';
import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { openedAnswer } from '../quarantine-forms.ts';
import { words } from '../words.ts';

/** A delivery as it came, for the two who may read it. */
export const renderOpened = (frame: PageFrame, opened: z.infer<typeof openedAnswer>): string => {
  const until = formatMoment(Date.parse(opened.openUntil), 'Asia/Jakarta', frame.lang);
  return renderPage(
    <Layout frame={frame} wide title={words.aDeliveryAsItCame[frame.lang]}>
      <p class="lead">{opened.source}</p>
      <div class="notice">
        <p>
          {words.openedIsNoted[frame.lang]} {words.canBeReadUntil[frame.lang]} {until}.
        </p>
      </div>
      {opened.writtenAs === 'base64' && <p>{words.itIsNoText[frame.lang]}</p>}
      <p class="said">{opened.body}</p>
      <p>
        <a
          class="button outline"
          href={`${frame.base}/v1/sources/${opened.source}/quarantine/${opened.id}`}
        >
          {words.backToTheDelivery[frame.lang]}
        </a>
      </p>
    </Layout>,
  );
};
