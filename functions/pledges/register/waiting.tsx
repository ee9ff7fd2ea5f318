import type { ComponentChildren } from 'preact';
import type { PageFrame } from '../../../shared/page/frame.ts';

type Props = { frame: PageFrame };

const sayer = (frame: PageFrame) => (id: string, en: string) => (frame.lang === 'id' ? id : en);

/** Says that the page works without a connection; shown by the script once that is true. */
export const WorksOffline = ({ frame }: Props) => (
  <p class="hint" data-works-offline hidden>
    {sayer(frame)(
      'Halaman ini tersimpan di ponsel Anda: ikrar dapat dibuat tanpa sinyal dan dikirim nanti.',
      'This page is kept on your phone: you can pledge without a signal and it is sent later.',
    )}
  </p>
);

/** Pledges this phone still has to send, and receipts of those it sent: filled and shown by the script. */
export const WaitingPledges = ({ frame }: Props) => {
  const say = sayer(frame);
  return (
    <section id="waiting" class="receipt" data-waiting hidden>
      <h2 tabIndex={-1}>{say('Ikrar di ponsel ini', 'Pledges on this phone')}</h2>
      <p data-kept hidden>
        {say(
          'Tidak ada sambungan. Ikrar Anda disimpan di ponsel ini dengan waktunya, dan dikirim begitu tersambung. Biarkan ponsel tetap dipakai seperti biasa, atau buka lagi halaman ini nanti.',
          'There is no connection. Your pledge is kept on this phone with its time and is sent once there is one. Use the phone as usual, or open this page again later.',
        )}
      </p>
      <p role="status">
        {say('Menunggu dikirim: ', 'Waiting to be sent: ')}
        <b data-count>0</b>
      </p>
      <ul class="plain" />
      <p class="buttons">
        <button type="button" data-send>
          {say('Kirim sekarang', 'Send now')}
        </button>
      </p>
      <p class="hint" data-numbers hidden>
        {say(
          'Sampai terkirim atau dihapus, nomor yang Anda isi ada di ponsel ini, tidak disandikan: siapa pun yang memegang ponsel ini dapat membacanya. Sesudah itu nomornya hilang dari ponsel.',
          'Until it is sent or deleted, the number you gave stays on this phone, not encrypted: whoever holds this phone can read it. After that the number is gone from the phone.',
        )}
      </p>
      <Rows frame={frame} />
    </section>
  );
};

const Rows = ({ frame }: Props) => {
  const say = sayer(frame);
  return (
    <>
      <Row frame={frame} state="unsent">
        {say('menunggu sambungan', 'waits for a connection')}
      </Row>
      <Row frame={frame} state="refused">
        {say('tidak diterima: ', 'not accepted: ')}
        <span data-why />
        {say('. Hapus, lalu isi formulir sekali lagi.', '. Delete it and fill in the form again.')}
      </Row>
      <Row frame={frame} state="sent">
        {say('terkirim. ', 'sent. ')}
        <a href="#waiting">{say('Tanda terima dan piagam', 'Receipt and certificate')}</a>
      </Row>
    </>
  );
};

type RowProps = Props & { state: 'unsent' | 'refused' | 'sent'; children: ComponentChildren };

const Row = ({ frame, state, children }: RowProps) => (
  <template data-row={state}>
    <li class="entry">
      <time />
      {': '}
      {children}{' '}
      <button type="button" class="quiet" data-forget>
        {sayer(frame)('Hapus dari ponsel', 'Delete from the phone')}
      </button>
    </li>
  </template>
);
