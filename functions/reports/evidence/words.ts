import { numberText } from '../../../shared/page/number-text.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  notFinished: { id: 'Belum selesai diunggah', en: 'Not finished' },
  sealed: { id: 'Tersegel', en: 'Sealed' },
  notKept: { id: 'Tidak disimpan', en: 'Not stored' },
  receivedAndHashed: { id: 'diterima dan dihitung sidiknya', en: 'received and hashed' },
  sealed2: { id: 'disegel', en: 'sealed' },
  notKept2: { id: 'tidak disimpan', en: 'not stored' },
  viewed: { id: 'dibuka', en: 'viewed' },
  asked: { id: 'diminta dibuka', en: 'asked to be opened' },
  agreed: { id: 'pembukaan disetujui', en: 'opening agreed to' },
  declined: { id: 'pembukaan tidak disetujui', en: 'opening declined' },
  takenBack: { id: 'permintaan ditarik', en: 'request taken back' },
  opened: { id: 'berkas asli diunduh', en: 'original downloaded' },
  evidence: { id: 'Bukti', en: 'Evidence' },
  whatOpensIsA: {
    id: 'Yang dibuka adalah salinan tanpa lokasi dan data kamera. Aslinya tersegel. Setiap pembukaan tercatat lebih dahulu.',
    en: 'What opens is a copy without place and camera data. The original is sealed. Each opening is logged first.',
  },
  thereIsNoEvidence: { id: 'Belum ada bukti.', en: 'There is no evidence yet.' },
  backToTheCase: { id: 'Kembali ke kasus', en: 'Back to the case' },
  photoOfTheEvidence: { id: 'Foto bukti (salinan tanpa data)', en: 'Photo (copy without data)' },
  downloadTheCopy: { id: 'Unduh salinan', en: 'Download the copy' },
  addFile: { id: 'Tambah berkas bukti', en: 'Add a file of evidence' },
  addFileHint: {
    id: 'Foto, PDF, video, atau suara, paling besar 4 MB. Aslinya disegel; foto dibuka sebagai salinan tanpa lokasi, berkas lain hanya oleh dua orang.',
    en: 'Photo, PDF, video or voice, at most 4 MB. The original is sealed; a photo opens as a copy without place, any other file by two people only.',
  },
  sealFile: { id: 'Segel berkas ini', en: 'Seal this file' },
  trail: { id: 'Jejak', en: 'Trail' },
  copyOfTheEvidence: { id: 'Salinan bukti', en: 'Copy of the evidence' },
  thisLinkIsGood: {
    id: (addressSeconds: number) =>
      `Tautan ini berlaku ${numberText(addressSeconds, 'id')} detik. Pembukaannya sudah tercatat.`,
    en: (addressSeconds: number) =>
      `This link is good for ${numberText(addressSeconds, 'en')} seconds. The opening is noted.`,
  },
  backToTheEvidence: { id: 'Kembali ke bukti', en: 'Back to the evidence' },
  theReporter: { id: 'pelapor', en: 'the reporter' },
  theSystem: { id: 'sistem', en: 'the system' },
  bawaslu: { id: 'Bawaslu', en: 'Bawaslu' },
} as const;
