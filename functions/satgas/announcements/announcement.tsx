import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';

type Shown = { title: string; text: string; at: string; state: 'read' | 'unread' };

/** An announcement as an officer reads it; having read it is a button, never the opening of the page. */
export const renderAnnouncement = (frame: PageFrame, shown: Shown, confirmAt: string): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={shown.title}>
      <p class="hint">{formatMoment(Date.parse(shown.at), 'Asia/Jakarta', frame.lang)}</p>
      {shown.text.split('\n').map((line) => (
        <p>{line}</p>
      ))}
      {shown.state === 'read' ? (
        <div class="notice good" role="status">
          <p>{say('Tercatat: Anda sudah membacanya.', 'Noted: you have read it.')}</p>
        </div>
      ) : (
        <form method="post" action={confirmAt}>
          <button type="submit">{say('Sudah saya baca', 'I have read it')}</button>
        </form>
      )}
    </Layout>,
  );
};
