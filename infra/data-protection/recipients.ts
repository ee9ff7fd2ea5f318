import { authorities, type AuthorityName } from '../../functions/reports/cases/case-moves.ts';
import type { Words } from '../../shared/page/frame.ts';
import type { Deployment } from '../deployment.ts';

export type Recipient = { name: Words; receives: Words };
export type Processor = { name: Words; where: Words };

const ofAuthorities: Record<AuthorityName, Words> = {
  bawaslu: {
    id: 'Badan Pengawas Pemilihan Umum (Bawaslu)',
    en: 'Election supervisory agency (Bawaslu)',
  },
  bkn: { id: 'Badan Kepegawaian Negara (BKN)', en: 'National civil service agency (BKN)' },
  ppk: {
    id: 'Pejabat Pembina Kepegawaian (PPK)',
    en: 'The personnel authority of the accused (PPK)',
  },
};

const referred: Words = {
  id: 'Laporan yang diteruskan kepadanya; nama pelapor hanya bila dua petugas menyetujui dan pelapor dapat melihatnya',
  en: 'Reports referred to it; the reporter’s name only where two officers agree, which the reporter can see',
};

/** Everybody outside this system, and everybody of the task force, to whom personal data goes. */
export const recipients: readonly Recipient[] = [
  {
    name: {
      id: 'Satgas netralitas daerah, provinsi, dan nasional',
      en: 'Task forces of the region, the province and the nation',
    },
    receives: {
      id: 'Laporan di wilayahnya, tanpa nama pelapor; nama hanya bila dua petugas menyetujui. Setiap pembukaan dicatat.',
      en: 'Reports of their area without the reporter’s name; the name only where two officers agree. Each reading leaves an entry.',
    },
  },
  ...authorities.map((one) => ({ name: ofAuthorities[one], receives: referred })),
];

/** Who is kept from a report (decision 0025). */
export const neverShown: readonly Words[] = [
  {
    id: 'Terlapor, atasannya, dan petugas dari unit kerja terlapor',
    en: 'The accused, their superiors, and officers of the unit of the accused',
  },
  {
    id: 'Admin sistem dan pengawas: mereka hanya melihat angka',
    en: 'Admins and oversight: they see numbers only',
  },
  {
    id: 'Umum: yang diumumkan hanya jumlah, dibulatkan ke kelipatan lima',
    en: 'The public: only counts are published, rounded to fives',
  },
];

/** Messages by WhatsApp, for officers who asked for them. */
const meta: Processor = {
  name: {
    id: 'Meta (WhatsApp), lewat AWS End User Messaging Social: nomor petugas yang memintanya, kode daerah, nomor kasus, dan tautan pribadi; tanpa isi laporan',
    en: 'Meta (WhatsApp), by AWS End User Messaging Social: the phone of officers who asked for it, region code, case number and personal link; without the content of reports',
  },
  where: { id: 'Singapura dan pusat data Meta', en: "Singapore and Meta's data centres" },
};

/** Who processes personal data on the orders of the controller of this deployment (UU 27/2022 arts 51, 52, 56). */
export const processorsOf = ({ awsRegion, mail, whatsapp, signing }: Deployment): Processor[] => [
  {
    name: {
      id: 'Amazon Web Services: penyimpanan, komputasi, SMS (SNS), dan surel (SES)',
      en: 'Amazon Web Services: storage, computing, SMS (SNS) and e-mail (SES)',
    },
    where: placeOf(awsRegion),
  },
  {
    name: {
      id: 'Operator seluler Indonesia: SMS kepada petugas, tanpa isi laporan',
      en: 'Indonesian mobile carriers: SMS to officers, without the content of reports',
    },
    where: { id: 'Indonesia', en: 'Indonesia' },
  },
  ...(whatsapp?.officers ? [meta] : []),
  {
    name: {
      id: `Penyedia kotak surel petugas: surel dari ${mail.domain}, tanpa isi laporan`,
      en: `Mailbox providers of officers: e-mail from ${mail.domain}, without the content of reports`,
    },
    where: { id: 'menurut penyedianya', en: 'wherever the provider is' },
  },
  ...(signing ? [signs] : []),
  {
    name: {
      id: 'Penyedia formulir yang dipasang admin (misalnya Google, KoboToolbox, Meta): hanya bila Anda melapor lewat formulirnya',
      en: 'Form providers that admins set up (such as Google, KoboToolbox, Meta): only where you report by their form',
    },
    where: {
      id: 'dapat di luar Indonesia (Pasal 56); formulir di situs ini tidak melewatinya',
      en: 'may be abroad (art. 56); the form on this site does not pass through them',
    },
  },
];

const signs: Processor = {
  name: {
    id: 'Layanan tanda tangan elektronik BSrE: NIK dan passphrase penanda tangan, dan berita acara, surat edaran, atau surat kepada Bawaslu yang ditandatangani',
    en: 'Electronic signing service of BSrE: NIK and passphrase of who signs, and the record, circular or letter to Bawaslu that is signed',
  },
  where: { id: 'Indonesia', en: 'Indonesia' },
};

const placeOf = (awsRegion: string): Words =>
  awsRegion === 'ap-southeast-3'
    ? { id: 'Jakarta, Indonesia (ap-southeast-3)', en: 'Jakarta, Indonesia (ap-southeast-3)' }
    : {
        id: `wilayah AWS ${awsRegion}, di luar Indonesia (Pasal 56)`,
        en: `AWS region ${awsRegion}, outside Indonesia (art. 56)`,
      };
