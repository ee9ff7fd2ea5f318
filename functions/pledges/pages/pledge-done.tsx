import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { PledgeAccepted } from '../pledge-form.ts';

const isAndIsNot: Words[] = [
  {
    id: 'Membuktikan bahwa sebuah ikrar tercatat: di daerah mana, kapan, dan dengan naskah yang mana.',
    en: 'It proves that a pledge was recorded: in which region, when, and to which words.',
  },
  {
    id: 'Tidak memuat nama, nomor, atau unit; siapa pun boleh memeriksanya.',
    en: 'It holds no name, number or unit; anybody may check it.',
  },
  {
    id: 'Bukan bukti identitas, dan bukan tanda bahwa pemegangnya pasti netral.',
    en: 'It is no proof of identity, nor that its holder is neutral.',
  },
];

/** The receipt, to keep, to show, to verify. The same page for a first and a repeated pledge. */
export const renderPledgeDone = (
  frame: PageFrame,
  { receipt, verifyAt, pledgeText }: PledgeAccepted,
): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={say('Ikrar Anda tercatat', 'Your pledge is recorded')}>
      <div class="notice good" role="status">
        <p>
          {say(
            'Terima kasih. Setiap orang dihitung satu kali, berapa kali pun ia berikrar.',
            'Thank you. Each person is counted once, however often they pledge.',
          )}
        </p>
      </div>
      <section class="receipt">
        <h2>{say('Tanda terima', 'Receipt')}</h2>
        <p class="code">{receipt}</p>
        <p class="hint">
          {say(
            'Simpan, cetak, atau tangkap layarnya: ketuk teksnya untuk memilih semuanya.',
            'Keep it, print it, or take a screenshot: tap the text to select all of it.',
          )}
        </p>
        <p class="hint">
          {say('Naskah versi', 'Text version')} {pledgeText.version}, SHA-256{' '}
          {pledgeText.sha256.slice(0, 16)}…
        </p>
        <p class="buttons">
          <a class="button" href={verifyAt}>
            {say('Verifikasi sekarang', 'Verify it now')}
          </a>
          <a class="button outline" href={shareAt(frame, receipt)} rel="noopener noreferrer">
            {say('Kirim lewat WhatsApp', 'Send by WhatsApp')}
          </a>
        </p>
      </section>
      <h2>{say('Apa arti tanda terima ini', 'What this receipt means')}</h2>
      <ul>
        {isAndIsNot.map((words) => (
          <li>{words[frame.lang]}</li>
        ))}
      </ul>
    </Layout>,
  );
};

/** WhatsApp's own address for sharing a text: it opens the app with the text ready to send. */
const shareAt = (frame: PageFrame, receipt: string): string => {
  const text =
    frame.lang === 'id'
      ? `Saya telah berikrar netral. Tanda terima: ${receipt}`
      : `I have pledged to be neutral. Receipt: ${receipt}`;
  return `https://wa.me/?text=${encodeURIComponent(text)}`;
};
