import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { words } from './words.ts';

type AnnouncementView = { title: string; text: string; at: string; state: 'read' | 'unread' };

/** An announcement as an officer reads it; having read it is a button, never the opening of the page. */
export const renderAnnouncement = (
  frame: PageFrame,
  shown: AnnouncementView,
  confirmAt: string,
): string => {
  return renderPage(
    <Layout frame={frame} title={shown.title}>
      <p class="hint">{formatMoment(Date.parse(shown.at), 'Asia/Jakarta', frame.lang)}</p>
      {shown.text.split('\n').map((line) => (
        <p>{line}</p>
      ))}
      {shown.state === 'read' ? (
        <div class="notice good" role="status">
          <p>{words.notedYouHaveRead[frame.lang]}</p>
        </div>
      ) : (
        <form method="post" action={confirmAt}>
          <button type="submit">{words.iHaveReadIt[frame.lang]}</button>
        </form>
      )}
    </Layout>,
  );
};
