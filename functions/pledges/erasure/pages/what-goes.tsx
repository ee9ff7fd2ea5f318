import type { PageFrame, Words } from '../../../../shared/page/frame.ts';

const lines: Words[] = [
  {
    id: 'Langsung hilang: ikrarnya, baris lembar apel yang belum terhapus sendiri, dan, bila diminta, namanya di daftar pegawai. Yang tersimpan selama ini hanyalah sidik kunci dari nomornya.',
    en: 'Gone at once: the pledge, rows of ceremony sheets that are still kept and, if asked for, the person’s place on the roster. Of the number only a keyed hash was ever kept.',
  },
  {
    id: 'Jumlah peserta berkurang satu; angka yang diumumkan tetap kelipatan lima.',
    en: 'The counts are one less; what is published stays in fives.',
  },
  {
    id: 'Salinan sementara: aliran perubahan 24 jam, cadangan 35 hari. Keduanya terkunci dan terhapus sendiri. Bila cadangan dipulihkan, penghapusan sesudah waktu cadangan itu harus diulang dari surat permintaannya.',
    en: 'Copies that linger: 24 hours in the stream of changes, 35 days in backups. Both are locked and go by themselves. When a backup is restored, erasures done after its moment have to be done again from their written requests.',
  },
  {
    id: 'Tetap ada: nomor acak tanda terima di daftar apel dan berita acara yang disegel. Nomor itu tidak menunjuk siapa pun; hanya pemegang tanda terima yang mengenalinya. Tanda terima di tangannya tetap sah: ia membuktikan ikrar itu pernah tercatat, bukan bahwa catatannya masih ada.',
    en: 'What stays: random receipt ids on the lists of ceremonies and in sealed records. They point to nobody; only who holds the receipt knows theirs. A receipt in hand stays valid: it proves that the pledge was recorded, not that the record is still there.',
  },
  {
    id: 'Siapa yang berikrar lagi sesudahnya dihitung sebagai ikrar baru, termasuk dari ponsel yang baru mendapat sinyal atau lembar yang dikirim kemudian. Berkas daftar pegawai yang dikirim lagi juga memuatnya kembali.',
    en: 'Whoever pledges again later has pledged anew, also by a phone that finds its signal only then, or a sheet sent later. A roster sent again brings them back on it, too.',
  },
];

/** What an erasure takes away, what lingers and for how long, and what stays: said before anybody presses. */
export const WhatGoes = ({ frame }: { frame: PageFrame }) => (
  <details>
    <summary>
      {frame.lang === 'id'
        ? 'Apa yang dihapus, dan apa yang tetap ada'
        : 'What is erased, and what stays'}
    </summary>
    <ul>
      {lines.map((line) => (
        <li>{line[frame.lang]}</li>
      ))}
    </ul>
  </details>
);
