import type { Question } from '../../../shared/page/question.ts';

/** What the form of a year asks. */
export const yearQuestions: readonly Question[] = [
  {
    ...{ name: 'decree', kind: 'text', group: 'year', required: 'always', maxLength: 200 },
    label: { id: 'Dasar (nomor SKB 3 Menteri)', en: 'Decree (numbers of the SKB)' },
    hint: {
      id: 'Misalnya: SKB 1497/2025, 2/2025, 5/2025',
      en: 'Such as: SKB 1497/2025, 2/2025, 5/2025',
    },
  },
  {
    ...{ name: 'holidays', kind: 'textarea', group: 'year', required: 'always', maxLength: 8000 },
    label: { id: 'Libur nasional, satu hari sebaris', en: 'National holidays, one day a line' },
    hint: {
      id: 'Tanggal: nama, seperti “1 Januari: Tahun Baru Masehi”. Setelah “|” boleh nama Inggrisnya, lalu dasar lain.',
      en: 'Day: name, as “1 January: Tahun Baru Masehi”. After “|” its English name, then a decree of its own.',
    },
  },
  {
    ...{ name: 'jointLeave', kind: 'textarea', group: 'year', required: 'never', maxLength: 8000 },
    label: { id: 'Cuti bersama, satu hari sebaris', en: 'Joint leave, one day a line' },
  },
];
