import type { Lane } from '../../../events/lane.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { laneRules } from '../lanes.ts';

const dayMs = 86_400_000;

/** Days that each lane is stored. */
export const keptDays = {
  lead: laneRules.lead.keptDays,
  named: laneRules.named.keptDays,
  finding: laneRules.finding.keptDays,
} satisfies Record<Lane, number>;

/** When a report received at this time (ms) ends: seconds since the epoch, as its items' `expiresAt`. */
export const keptUntil = (lane: Lane, receivedAt: number): number =>
  Math.floor((receivedAt + keptDays[lane] * dayMs) / 1000);

/** What is stored how long, as it is shown to reporters. */
export const retention: { kind: Words; kept: Words }[] = [
  {
    kind: {
      id: 'Informasi awal tanpa nama, pesannya, buktinya, dan riwayatnya',
      en: 'A lead without a name, its messages, evidence and history',
    },
    kept: { id: '1 tahun sejak diterima', en: '1 year from its receipt' },
  },
  {
    kind: {
      id: 'Laporan dengan nama, nama Anda, pesannya, buktinya, dan riwayatnya',
      en: 'A report with a name, your name, its messages, evidence and history',
    },
    kept: { id: '5 tahun sejak diterima', en: '5 years from its receipt' },
  },
  {
    kind: {
      id: 'Temuan petugas satgas, buktinya, dan riwayatnya',
      en: 'A finding of the task force itself, its evidence and history',
    },
    kept: { id: '5 tahun sejak dicatat', en: '5 years from its filing' },
  },
  {
    kind: { id: 'Nama Anda bila laporan ditarik', en: 'Your name when a report is withdrawn' },
    kept: { id: 'dihapus saat itu juga', en: 'deleted at once' },
  },
  {
    kind: {
      id: 'Peringatan kepada petugas (tanpa nama siapa pun)',
      en: 'Alerts to officers (nobody’s name)',
    },
    kept: { id: '400 hari', en: '400 days' },
  },
  {
    kind: {
      id: 'Catatan siapa membuka laporan (tanpa isi laporan)',
      en: 'Records of who opened a report (nothing of the report)',
    },
    kept: {
      id: 'bersama laporannya; salinan yang tidak dapat diubah 5 tahun 3 bulan',
      en: 'with the report; copies that nobody can change for 5 years and 3 months',
    },
  },
  {
    kind: {
      id: 'Kiriman mentah dari formulir lain',
      en: 'Raw deliveries from other forms',
    },
    kept: { id: '14 hari', en: '14 days' },
  },
  {
    kind: {
      id: 'Foto dan berkas bukti, aslinya dan salinannya',
      en: 'Photos and files, the originals and the copies',
    },
    kept: {
      id: 'dihapus bersama laporannya dalam semua versi; tidak ada cadangannya',
      en: 'deleted with their report in every version; there is no backup of them',
    },
  },
  {
    kind: {
      id: 'Berkas yang dikirim langsung ke penyimpanan dan tidak diselesaikan',
      en: 'Files sent straight to storage and not finished',
    },
    kept: { id: 'paling lama 5 hari', en: '5 days at most' },
  },
  {
    kind: {
      id: 'Cadangan terenkripsi sistem (tanpa foto)',
      en: 'Encrypted backups of the system (without photos)',
    },
    kept: { id: '35 hari setelah dihapus', en: '35 days after deletion' },
  },
];
