/** What an answer carries. */
type Carried = { caseNumber: string; code: string; link: string };

/** The answer to a lead, in Bahasa Indonesia: nothing of what was sent, and nobody's name. */
export const answerText = ({ caseNumber, code, link }: Carried): string =>
  [
    `Pesan Anda sudah diterima satgas netralitas sebagai petunjuk awal (${caseNumber}).`,
    `Kode tindak lanjut: ${code}. Simpan kode ini, hanya Anda yang memilikinya; lalu hapus pesan ini bila ponsel Anda dipakai orang lain.`,
    `Agar dapat ditangani sebagai laporan, lengkapi dalam tiga hari: ${link}`,
    'Formulirnya sudah terisi dari pesan Anda. Jangan teruskan tautan ini.',
  ].join('\n\n');
