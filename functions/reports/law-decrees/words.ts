import type { Words } from '../../../shared/page/frame.ts';
import type { LawRule } from '../law/deadline-rules.ts';
import type { RuleChange } from '../law/rule-change.ts';

/** Texts about changing how long a deadline is. */
export const ruleWords = {
  title: { id: 'Lama tenggat', en: 'How long deadlines are' },
  help: {
    id: 'Bila aturannya berubah, ubah di sini lama tenggat, cara menghitungnya, dan dasar hukumnya. Tenggat yang tersimpan pada kasus terbuka dihitung ulang dalam beberapa menit setelah berlaku; riwayat kasus menyebut tenggat sebelumnya. Aturan lama tetap tercatat.',
    en: 'When the law changes, change here how long a deadline is, how it is counted, and where that is written. Deadlines stored with open cases are counted anew a few minutes after it holds; the history of each says when it was due before. Former rules stay on record.',
  },
  rule: { id: 'Tenggat yang diubah', en: 'The deadline to change' },
  amount: { id: 'Lamanya', en: 'How long' },
  amountHint: {
    id: 'Angka dari 1 sampai 60 hari (jam: sampai 240).',
    en: 'A number from 1 to 60 days (hours: up to 240).',
  },
  clock: { id: 'Dihitung dalam', en: 'Counted in' },
  clockHint: {
    id: 'Hari dihitung mulai hari berikutnya. Jam hanya untuk tenggat yang sejak awal dihitung dalam jam.',
    en: 'Days are counted from the day after. Hours only for a deadline that the release counts in hours.',
  },
  source: { id: 'Dasar hukum', en: 'Where it is written' },
  sourceHint: {
    id: 'Seperti “UU 7/2017 Pasal 454 ayat (6)”. Pelapor dan petugas melihatnya di samping tenggat.',
    en: 'Such as “UU 7/2017 Pasal 454 ayat (6)”. Reporters and officers see it beside the deadline.',
  },
  applies: { id: 'Berlaku untuk', en: 'It is for' },
} as const satisfies Record<string, Words>;

export const clockWords: Record<LawRule['clock'], Words> = {
  'working-days': { id: 'hari kerja', en: 'working days' },
  'calendar-days': { id: 'hari kalender', en: 'calendar days' },
  'calendar-hours': { id: 'jam', en: 'hours' },
};

export const appliesWords: Record<RuleChange['applies'], Words> = {
  new: {
    id: 'tenggat yang mulai sejak hari itu',
    en: 'deadlines that begin from that day on',
  },
  running: {
    id: 'juga tenggat yang sedang berjalan hari itu',
    en: 'also deadlines that run on that day',
  },
};
