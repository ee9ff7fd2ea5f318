import type { Words } from '../../../../shared/page/frame.ts';

type Fact = { about: Words; says: Words };

/** What each lane does, needs and cannot do, told before anybody chooses (domain report, sections 3 and 6.1; S42, S43, S48 to S50). */
export const laneWords: Record<string, Fact[]> = {
  lead: [
    {
      about: { id: 'Yang terjadi', en: 'What happens' },
      says: {
        id: 'Satgas menelusuri, dan dapat meneruskannya kepada Bawaslu sebagai informasi awal. Anda mengikutinya dengan kode.',
        en: 'The task force looks into it and can pass it on to Bawaslu as information. You follow it by a code.',
      },
    },
    {
      about: { id: 'Yang tidak bisa', en: 'What cannot' },
      says: {
        id: 'Bawaslu tidak dapat memprosesnya sebagai laporan tanpa nama dan alamat pelapor; Bawaslu sendiri yang memutuskan apakah menelusurinya.',
        en: 'Without a reporter’s name and address Bawaslu cannot take it up as a report; whether to look into it is Bawaslu’s own choice.',
      },
    },
    {
      about: { id: 'Nama Anda', en: 'Your name' },
      says: {
        id: 'Tidak diminta dan tidak disimpan. Kelak Anda dapat memberikannya dengan kode, selama batas waktunya belum lewat.',
        en: 'Not requested and not stored. You can add it later with your code, while there is still time.',
      },
    },
  ],
  named: [
    {
      about: { id: 'Yang Bawaslu perlukan', en: 'What Bawaslu needs' },
      says: {
        id: 'Nama dan alamat Anda, siapa terlapor, dalam batas waktu; waktu dan tempat, uraian, dan bukti. Bawaslu dapat meminta KTP dan tanda tangan Anda.',
        en: 'Your name and address, who is accused, in time; time and place, an account, evidence. Bawaslu may ask for your ID card and signature.',
      },
    },
    {
      about: { id: 'Siapa membaca nama Anda', en: 'Who reads your name' },
      says: {
        id: 'Disimpan terpisah. Hanya dua petugas bersama yang dapat membukanya, dengan alasan, dan setiap pembukaan tercatat dan terlihat oleh Anda. Setelah diteruskan, Bawaslu juga membacanya.',
        en: 'It is stored separately. Only two officers together can open it, for a stated reason, and each opening is logged where you can see it. Once it is passed on, Bawaslu reads it too.',
      },
    },
    {
      about: { id: 'Perkara administrasi', en: 'Administrative cases' },
      says: {
        id: 'Pelapor dan terlapor dipertemukan: terlapor dapat mengetahui nama Anda.',
        en: 'Reporter and accused are confronted: the accused may learn your name.',
      },
    },
    {
      about: { id: 'Perkara pidana', en: 'Criminal cases' },
      says: {
        id: 'Pengawas pemilu dapat tampil menggantikan Anda.',
        en: 'An election supervisor can appear in your place.',
      },
    },
  ],
};
