import type { Words } from '../../shared/page/frame.ts';
import type { Deployment } from '../deployment.ts';

/** What a table's point-in-time recovery reaches back to, unless it is told otherwise; the house's tables are not. */
const backupDays = 35;

export const backups: { holds: Words; kept: Words } = {
  holds: {
    id: 'Cadangan terenkripsi dari semua tabel (tanpa foto)',
    en: 'Encrypted backups of every table (without photos)',
  },
  kept: {
    id: `${backupDays} hari setelah dihapus`,
    en: `${backupDays} days after deletion`,
  },
};

export const logsOf = ({ logRetentionDays }: Deployment): { holds: Words; kept: Words } => ({
  holds: {
    id: 'Catatan kerja sistem, tanpa nama, nomor, kontak, atau isi laporan',
    en: 'Logs, without names, numbers, contacts or the content of reports',
  },
  kept: { id: `${logRetentionDays} hari`, en: `${logRetentionDays} days` },
});
