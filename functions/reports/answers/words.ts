/** What an answer carries. */
type Carried = { caseNumber: string; code: string; link: string; isUnseen?: boolean | undefined };

const cannotBeSeen =
  'Isinya tidak dapat kami lihat: foto, video, atau pesan suara yang hanya dapat dilihat sekali tidak diteruskan kepada kami. Kirim lagi sebagai pesan biasa, atau lampirkan di formulir di bawah ini.';

/** The answer to a lead, in Bahasa Indonesia: nothing of what was sent, and nobody's name. */
export const answerText = ({ caseNumber, code, link, isUnseen }: Carried): string =>
  [
    `Pesan Anda sudah diterima satgas netralitas sebagai petunjuk awal (${caseNumber}).`,
    ...(isUnseen ? [cannotBeSeen] : []),
    `Kode tindak lanjut: ${code}. Simpan kode ini, hanya Anda yang memilikinya; lalu hapus pesan ini bila ponsel Anda dipakai orang lain.`,
    `Agar dapat ditangani sebagai laporan, lengkapi dalam tiga hari: ${link}`,
    `${isUnseen ? '' : 'Formulirnya sudah terisi dari pesan Anda. '}Jangan teruskan tautan ini.`,
  ].join('\n\n');
