import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import type { CheckedReceipt } from './check-receipt.ts';

type No = Exclude<CheckedReceipt, { ok: true }>['reason'] | 'no-keys';

/** What the phone can say of a receipt besides that it is genuine. */
const noes: Record<No, { title: Words; meaning: Words }> = {
  malformed: {
    title: { id: 'Bukan tanda terima yang utuh', en: 'Not a whole receipt' },
    meaning: {
      id: 'Ada huruf yang kurang, berlebih, atau bukan bagian dari tanda terima. Salin seluruhnya dan periksa sekali lagi.',
      en: 'A character is missing, too many, or cannot be part of a receipt. Copy all of it and check again.',
    },
  },
  forged: {
    title: { id: 'Tanda terima tidak sah', en: 'The receipt is not genuine' },
    meaning: {
      id: 'Isinya berubah setelah diterbitkan, atau tidak pernah diterbitkan di sini: tanda tangannya tidak cocok.',
      en: 'It was changed after it was issued, or never issued here: its signature does not match.',
    },
  },
  'unknown-version': {
    title: { id: 'Jenis tanda terima belum dikenal', en: 'A receipt of an unknown kind' },
    meaning: {
      id: 'Halaman di ponsel ini tidak mengenal jenisnya. Buka sekali dengan sambungan, lalu periksa lagi.',
      en: 'The page on this phone does not know its kind. Open it once with a connection and check again.',
    },
  },
  'unknown-key': {
    title: { id: 'Belum dapat dipastikan', en: 'Cannot be told yet' },
    meaning: {
      id: 'Kunci tanda terima ini tidak ada di antara kunci yang diterbitkan di sini sampai tanggal di bawah. Jika ponsel sedang tanpa sambungan, sambungkan dan periksa lagi; jika tersambung, tanda terima ini tidak diterbitkan di sini.',
      en: 'Its key is not among those published here up to the date below. If the phone has no connection, connect it and check again; if it has one, this receipt was not issued here.',
    },
  },
  'cannot-check': {
    title: { id: 'Peramban ini tidak dapat memeriksa', en: 'This browser cannot check' },
    meaning: {
      id: 'Peramban ini belum mengenal tanda tangan Ed25519. Itu tidak berarti tanda terimanya salah. Perbarui peramban, atau buka /v1/receipts/ diikuti tanda terimanya saat tersambung: di sana server yang memeriksa.',
      en: 'This browser does not know Ed25519 signatures. That says nothing against the receipt. Update the browser, or open /v1/receipts/ followed by the receipt when connected: there the server does the check.',
    },
  },
  'no-keys': {
    title: { id: 'Kunci belum ada di ponsel ini', en: 'The keys are not on this phone yet' },
    meaning: {
      id: 'Sambungkan ponsel ke internet sekali: setelah itu halaman ini juga memeriksa tanpa sambungan.',
      en: 'Connect the phone once: from then on this page checks without a connection too.',
    },
  },
};

/** Every verdict the script can show, in the page's language; without script none is. */
export const Verdicts = ({ frame }: { frame: PageFrame }) => (
  <div data-verdicts hidden>
    <Genuine frame={frame} />
    {Object.entries(noes).map(([reason, { title, meaning }]) => (
      <div class="notice bad" role="alert" tabIndex={-1} data-verdict={reason} hidden>
        <h2>{title[frame.lang]}</h2>
        <p>{meaning[frame.lang]}</p>
        {reason === 'unknown-key' && <KeysAt frame={frame} />}
      </div>
    ))}
  </div>
);

const Genuine = ({ frame }: { frame: PageFrame }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <div class="notice good" role="status" tabIndex={-1} data-verdict="genuine" hidden>
      <h2>{say('Tanda terima sah', 'The receipt is genuine')}</h2>
      <dl>
        <dt>{say('Daerah', 'Region')}</dt>
        <dd data-say="region" />
        <dt>{say('Waktu', 'Time')}</dt>
        <dd data-say="time" />
        <dt>{say('Naskah', 'Words')}</dt>
        <dd>
          {say('versi ', 'version ')}
          <span data-say="textVersion" />, SHA-256 <span data-say="textHash" class="code small" />
        </dd>
      </dl>
      <KeysAt frame={frame} />
      <p>
        <a data-certificate href={`${frame.base}/verifikasi`}>
          {say('Piagam (perlu sambungan)', 'Certificate (needs a connection)')}
        </a>
      </p>
    </div>
  );
};

const KeysAt = ({ frame }: { frame: PageFrame }) => (
  <p class="hint">
    {frame.lang === 'id'
      ? 'Diperiksa di ponsel ini dengan kunci publik per '
      : 'Checked on this phone with the public keys of '}
    <span data-say="keysAt" />
  </p>
);
