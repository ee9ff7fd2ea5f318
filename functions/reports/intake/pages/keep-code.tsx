import type { PageFrame, Words } from '../../../../shared/page/frame.ts';

type Props = { frame: PageFrame; code: string; caseNumber: string };

const say = (frame: PageFrame, id: string, en: string) => (frame.lang === 'id' ? id : en);

/** The follow-up code, shown this once: large, to be copied, printed or written down. Nothing of the report stands beside it. */
export const KeepCode = ({ frame, code, caseNumber }: Props) => (
  <section class="receipt">
    <h2>{say(frame, 'Kode tindak lanjut', 'Follow-up code')}</h2>
    <p class="code big" id="follow-up-code">
      {code}
    </p>
    <p class="hint">
      {say(
        frame,
        'Catat sekarang: kode ini hanya ditampilkan sekali, tidak dapat dikirim ulang, dan tidak tersimpan di mana pun. Siapa pun yang memegangnya dapat melihat perkembangan laporan.',
        'Note it now: it is shown only once, cannot be sent again, and is stored nowhere. Whoever holds it can follow the report.',
      )}
    </p>
    <div class="buttons">
      <button
        type="button"
        hidden
        data-copy="follow-up-code"
        data-copied={say(frame, 'Kode tersalin.', 'The code is copied.')}
      >
        {say(frame, 'Salin kode', 'Copy the code')}
      </button>
      <button type="button" class="button outline" hidden data-print>
        {say(frame, 'Cetak', 'Print')}
      </button>
    </div>
    <p role="status" data-copy-told />
    <p>
      {say(frame, 'Nomor kasus', 'Case number')}: <strong>{caseNumber}</strong>
    </p>
    <p class="hint">
      {say(
        frame,
        'Nomor kasus boleh disebut kepada petugas; kodenya jangan. Petugas tidak pernah meminta kode Anda.',
        'You may tell officers the case number, never the code. They never ask for it.',
      )}
    </p>
  </section>
);

const ways: Words[] = [
  {
    id: 'Tulis sebagai nomor telepon di antara kontak Anda, atau di kertas yang hanya Anda pegang; tanpa kata “laporan”.',
    en: 'Write it as a phone number among your contacts, or on paper only you hold; without the word “report”.',
  },
  {
    id: 'Jangan simpan di ponsel, komputer, atau surel kantor, dan jangan dipotret dengan ponsel yang dipakai bersama.',
    en: 'Do not keep it on an office phone, computer or e-mail, nor photograph it with a shared phone.',
  },
  {
    id: 'Setelah tercatat, tutup halaman ini dan hapus dari riwayat peramban.',
    en: 'Once noted, close this page and remove it from the browser’s history.',
  },
];

/** How a reporter keeps others from finding the code. */
export const HideCode = ({ frame }: { frame: PageFrame }) => (
  <section>
    <h2>{say(frame, 'Cara menyembunyikan kode', 'How to hide the code')}</h2>
    <ul>
      {ways.map((way) => (
        <li>{way[frame.lang]}</li>
      ))}
    </ul>
  </section>
);
