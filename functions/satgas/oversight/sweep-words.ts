import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** What the sweeps of each hour found. */
export const sweepWords = {
  foundBySweep: {
    id: (count: number) =>
      `${numberText(count, 'id')} laporan baru ditemukan oleh pemeriksaan tiap jam`,
    en: (count: number) =>
      `${englishCount(count, 'report was', 'reports were')} found by the hourly sweep only`,
  },
  foundBySweepMeans: {
    id: 'Ditemukan oleh pemeriksaan tiap jam: laporan yang sampai saat itu tidak punya peringatan, sehingga belum seorang pun diberi tahu; peringatannya dibuka saat ditemukan.',
    en: 'Found by the hourly sweep: reports that had no alert until then, so that nobody had been notified; their alerts were opened when they were found.',
  },
  outOfStep: {
    id: (count: number) => `${numberText(count, 'id')} petugas sempat tidak sejalan dengan daftar`,
    en: (count: number) =>
      `${englishCount(count, 'officer was', 'officers were')} out of step with the register`,
  },
  outOfStepMeans: {
    id: 'Tidak sejalan: perubahan seorang petugas di daftar belum sampai ke bagian laporan, sehingga yang sudah pindah atau berhenti sempat masih dapat membuka perkara; diperbaiki saat ditemukan oleh pemeriksaan tiap jam.',
    en: 'Out of step: a change of an officer in the register had not reached the reports, so that somebody who had moved or left could still open cases; put right when the hourly comparison found it.',
  },
};
