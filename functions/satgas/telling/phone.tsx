import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';

/** Asks whoever reads a phone whether it is theirs; confirming is a button, never the opening of the page. */
export const renderPhone = (
  frame: PageFrame,
  state: 'confirmed' | 'unconfirmed',
  confirmAt: string,
): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={say('Nomor siaga satgas', 'Task force alert number')}>
      {state === 'confirmed' ? (
        <div class="notice good" role="status">
          <p>{say('Nomor ini sudah dikonfirmasi.', 'This number is confirmed.')}</p>
        </div>
      ) : (
        <form method="post" action={confirmAt}>
          <p>
            {say(
              'Nomor ini didaftarkan untuk menerima peringatan satgas netralitas. Bila itu Anda, konfirmasikan.',
              'This number was registered to receive alerts of the neutrality task force. If that is you, confirm it.',
            )}
          </p>
          <button type="submit">{say('Ya, ini nomor saya', 'Yes, this is my number')}</button>
        </form>
      )}
    </Layout>,
  );
};
