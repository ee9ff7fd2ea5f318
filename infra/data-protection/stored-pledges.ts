import { partTtlSeconds } from '../../functions/pledges/ceremonies/sheet-store.ts';
import { usesLastSeconds } from '../../functions/pledges/ceremonies/ticket-store.ts';
import { reportTtlSeconds, undoForMs } from '../../functions/pledges/rosters/roster-items.ts';
import { lastDayOf, pledgesKeptDays } from '../../shared/campaign-end.ts';
import type { Words } from '../../shared/page/frame.ts';
import type { Deployment } from '../deployment.ts';
import { always, daysOf, whileNeeded, type Stored } from './stored-shape.ts';

const afterCampaign = ({ campaign }: Deployment): Words => ({
  id: `sampai ${pledgesKeptDays} hari setelah kampanye berakhir (${lastDayOf(campaign)}), atau sampai dihapus atas permintaan`,
  en: `until ${pledgesKeptDays} days after the campaign ends (${lastDayOf(campaign)}), or until erased on request`,
});

/** Tables of pledges, rosters and ceremonies. */
export const ofPledges: Readonly<Record<string, Stored>> = {
  pledges: {
    activity: 'pledging',
    personal: true,
    holds: {
      id: 'Ikrar: sidik kunci dari nomor pegawai, unit kerja, status kepegawaian, waktu',
      en: 'Pledges: a keyed hash of the staff number, unit, kind of staff, time',
    },
    kept: afterCampaign,
  },
  rosters: {
    activity: 'pledging',
    personal: true,
    holds: {
      id: 'Daftar pegawai yang diharapkan berikrar: hanya sidik kunci (nomor dan surel dinas), dengan unit dan keterangan',
      en: 'Rosters of who is expected to pledge: keyed hashes only (number and office mailbox), with unit and status',
    },
    kept: always({
      id: `sampai diganti atau dihapus admin; daftar sebelumnya ${daysOf(undoForMs / 1000).id}; catatan unggahan ${daysOf(reportTtlSeconds).id}`,
      en: `until an admin replaces or erases them; the roster before ${daysOf(undoForMs / 1000).en}; records of uploads ${daysOf(reportTtlSeconds).en}`,
    }),
  },
  ceremonies: {
    activity: 'pledging',
    personal: true,
    holds: {
      id: 'Apel ikrar: nama pemimpin dan saksi, lembar hadir yang sedang diproses, berita acara dan PDF-nya yang bertanda tangan elektronik',
      en: 'Ceremonies: names of leaders and witnesses, sheets being processed, records and their electronically signed PDFs',
    },
    kept: always({
      id: `lembar hadir ${daysOf(partTtlSeconds).id}, tiket ${daysOf(usesLastSeconds).id}; berita acara sebagai arsip`,
      en: `sheets ${daysOf(partTtlSeconds).en}, tickets ${daysOf(usesLastSeconds).en}; records as an archive`,
    }),
  },
  mailboxAsks: {
    activity: 'pledging',
    personal: true,
    holds: {
      id: 'Permintaan tautan ke surel dinas: sidik kunci nomor; alamat surel dan alamat internet hanya tersegel',
      en: 'Asks for a link to an office mailbox: a keyed hash of the number; mailbox and internet address sealed only',
    },
    kept: always({
      id: 'sampai diperiksa, biasanya beberapa detik; paling lama satu jam, lalu kedaluwarsa',
      en: 'until looked up, seconds as a rule; an hour at most, then it expires',
    }),
  },
  mailboxLimits: {
    activity: 'pledging',
    personal: true,
    holds: {
      id: 'Berapa kali tautan ke surel dinas diminta dalam sehari: tanda berkunci yang berganti setiap hari',
      en: 'How often links to office mailboxes were asked for in a day: keyed marks that change every day',
    },
    kept: always({ id: 'beberapa hari', en: 'a few days' }),
  },
  voidings: {
    activity: 'pledging',
    personal: true,
    holds: {
      id: 'Pembatalan ikrar: siapa mengusulkan dan memutuskan (id dan nama), alasan, dan nomor tanda terima yang batal (tidak menunjuk siapa pun)',
      en: 'Voidings of pledges: who proposed and decided them (id and name), the reason, and the numbers of void receipts (which lead back to nobody)',
    },
    kept: whileNeeded,
  },
  participation: {
    activity: 'pledging',
    personal: false,
    holds: { id: 'Jumlah per daerah dan unit', en: 'Counts by region and unit' },
    kept: whileNeeded,
  },
  pledgeSenders: {
    activity: 'pledging',
    personal: false,
    holds: {
      id: 'Teka-teki yang sudah terpakai, dengan tanda berkunci; tanpa alamat internet',
      en: 'Puzzles that were used, by keyed marks; no internet address',
    },
    kept: always({ id: 'sekitar satu jam', en: 'about an hour' }),
  },
  circulars: {
    activity: 'pledging',
    personal: true,
    holds: {
      id: 'Surat edaran dan sosialisasi, jawaban unit kerja, dan nama pada tanda tangan elektronik surat edaran',
      en: 'Circulars and briefings, the replies of units, and the names in electronic signatures of circulars',
    },
    kept: whileNeeded,
  },
  keyRing: {
    activity: 'pledging',
    personal: false,
    holds: { id: 'Kunci publik tanda terima', en: 'Public keys of receipts' },
    kept: whileNeeded,
  },
};
