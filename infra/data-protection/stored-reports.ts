import { keptSeconds as deliveryRequestsKept } from '../../functions/reports/identity/delivery-trail.ts';
import { keptDays } from '../../functions/reports/intake/retention.ts';
import { copiesKeptDays, listedDays } from '../../functions/reports/readings/note-reading.ts';
import { always, days, daysOf, whileNeeded, type Stored } from './stored-shape.ts';

const withReport = always({
  id: `bersama laporannya: ${keptDays.lead} hari tanpa nama, ${keptDays.named} hari dengan nama`,
  en: `with the report: ${keptDays.lead} days without a name, ${keptDays.named} days with one`,
});
/** Tables of reports and the cases made of them. */
export const ofReports: Readonly<Record<string, Stored>> = {
  reports: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Laporan, informasi awal, dan temuan: kejadian, terlapor, unit kerja; tanpa nama pelapor, temuan dengan petugas yang menemukannya (id dan nama)',
      en: 'Reports, leads and findings: what happened, the accused, the unit; without the reporter’s name, findings with the officer who found it (id and name)',
    },
    kept: always({
      id: `${keptDays.lead} hari tanpa nama, ${keptDays.named} hari dengan nama, ${keptDays.finding} hari temuan, sejak diterima`,
      en: `${keptDays.lead} days without a name, ${keptDays.named} days with one, ${keptDays.finding} days a finding, from its receipt`,
    }),
  },
  reporters: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Nama, kontak, dan isian formulir Bawaslu tentang pelapor, saksi, dan alamat terlapor, bila ia memberikannya; tersandi dan terpisah',
      en: 'Name, contact and what Bawaslu’s form asks of the reporter, witnesses and address of the accused where given; sealed and apart',
    },
    kept: always({
      id: `${keptDays.named} hari; dihapus saat itu juga bila laporan ditarik`,
      en: `${keptDays.named} days; deleted at once when the report is withdrawn`,
    }),
  },
  cases: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Kasus: laporan yang diperiksa, riwayat dan petugasnya (id dan nama), permintaan membuka berkas',
      en: 'Cases: reports looked into, their history and officers (id and name), requests to open files',
    },
    kept: withReport,
  },
  summaries: {
    activity: 'reporting',
    personal: false,
    holds: { id: 'Jumlah kasus untuk pengawas', en: 'Numbers of cases for oversight' },
    kept: whileNeeded,
  },
  messages: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Pesan antara pelapor dan petugas',
      en: 'Messages between reporters and officers',
    },
    kept: withReport,
  },
  evidence: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Foto bukti dan catatan siapa membukanya (id dan nama)',
      en: 'Photos as evidence, and who opened them (id and name)',
    },
    kept: withReport,
  },
  identityAccess: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Siapa (id dan nama petugas) meminta, menyetujui, dan membaca nama pelapor atau kiriman utuh; penyerahan kepada Bawaslu, siapa yang menerimanya, dan siapa menandatangani suratnya secara elektronik; PDF surat itu paling lama 90 hari lebih lama',
      en: 'Who (id and name of staff) requested, approved and read a reporter’s name or a whole delivery; hand-overs to Bawaslu, who received them, and who signed the letter electronically; the PDF of that letter 90 days longer at most',
    },
    kept: always({
      id: `bersama laporannya; untuk kiriman ${daysOf(deliveryRequestsKept).id}`,
      en: `with the report; of deliveries ${daysOf(deliveryRequestsKept).en}`,
    }),
  },
  readings: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Siapa membuka laporan mana dan kapan; tanpa isi laporan',
      en: 'Who opened which report and when; nothing of the report',
    },
    kept: always({
      id: `bersama laporannya, untuk daftar ${listedDays} hari; salinan yang tidak dapat diubah ${copiesKeptDays} hari`,
      en: `with the report, of lists ${listedDays} days; copies that nobody can change ${copiesKeptDays} days`,
    }),
  },
  roll: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Tempat tugas petugas dan tanda berkunci dari namanya, untuk benturan kepentingan',
      en: 'Where officers serve and keyed marks of their names, for conflicts of interest',
    },
    kept: whileNeeded,
  },
  quarantine: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: `Kiriman mentah dari formulir luar, tersandi; tanda berkunci kiriman yang dapat disunting (${keptDays.named} hari)`,
      en: `Raw deliveries from other forms, sealed; keyed marks of submissions that may be edited (${keptDays.named} days)`,
    },
    kept: ({ webhookRetentionDays }) => days(webhookRetentionDays),
  },
  slips: {
    activity: 'reporting',
    personal: false,
    holds: {
      id: 'Tanda berkunci kode tindak lanjut dan kunci laporannya, untuk laporan lewat formulir situs lain; bukan kode maupun isi laporan',
      en: 'Keyed hashes of follow-up codes and the keys of their reports, for reports by forms of other sites; neither code nor report',
    },
    kept: always({
      id: `${keptDays.named} hari sejak laporannya diterima`,
      en: `${keptDays.named} days from the receipt of the report`,
    }),
  },
  answers: {
    activity: 'reporting',
    personal: true,
    holds: {
      id: 'Nomor ponsel pengirim petunjuk awal, kode dan tautannya, tersandi, sampai dijawab',
      en: 'The phone of whoever sent a lead, its code and link, sealed, until it is answered',
    },
    kept: always({
      id: 'dihapus begitu dijawab; paling lama sehari sejak pesannya',
      en: 'deleted once it is answered; at most a day from the message',
    }),
  },
};
