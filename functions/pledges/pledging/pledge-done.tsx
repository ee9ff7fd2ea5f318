import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../shared/qr/qr-svg.tsx';
import type { PledgeAccepted } from '../register/pledge-form.ts';
import { whatsAppAddress } from '../receipts/receipt-addresses.ts';

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
  { receipt, verifyAt, checkAt, pledgeText }: PledgeAccepted,
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
        <QrSvg
          code={qrCode(checkAt)}
          label={say('Kode QR untuk memeriksa tanda terima', 'QR code to check the receipt')}
        />
        <p class="code">{receipt}</p>
        <p class="hint">
          {say(
            'Simpan, cetak, atau tangkap layarnya. Siapa pun dapat memindai kodenya; pemeriksaan berjalan di ponselnya sendiri, juga tanpa sambungan.',
            'Keep it, print it, or take a screenshot. Anybody can scan the code; the check runs on their own phone, also without a connection.',
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
          <a class="button outline" href={`${verifyAt}/certificate`}>
            {say('Piagam', 'Certificate')}
          </a>
          <a
            class="button outline"
            href={whatsAppAddress(checkAt, frame.lang)}
            rel="noopener noreferrer"
          >
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
