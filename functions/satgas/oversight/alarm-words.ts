import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** What the page says of alarms and of messages that wait for a person, in both languages. */
export const alarmWords = {
  alarms: { id: 'Alarm terakhir', en: 'Last alarms' },
  alarmsOn: { id: 'Alarm yang menyala', en: 'Alarms that are on' },
  noAlarmOn: { id: 'Tidak ada alarm yang menyala.', en: 'No alarm is on.' },
  noAlarm: {
    id: 'Tidak ada alarm dalam sembilan puluh hari ini.',
    en: 'No alarm in the last ninety days.',
  },
  deadLetters: {
    id: 'Pesan yang menunggu seseorang',
    en: 'Messages that wait for a person',
  },
  notLookedYet: { id: 'Belum diperiksa.', en: 'Not looked at yet.' },
  nothingWaits: { id: 'Tidak ada yang menunggu.', en: 'Nothing waits.' },
  unread: {
    id: (many: number) => `${numberText(many, 'id')} antrean tidak dapat dibaca.`,
    en: (many: number) => `${englishCount(many, 'queue', 'queues')} could not be read.`,
  },
  lookedAt: { id: 'Diperiksa', en: 'Looked at' },
  redrive: {
    id: 'Cara memprosesnya lagi: docs/runbook.md#a-dead-letter-queue-holds-messages.',
    en: 'How to work on them again: docs/runbook.md#a-dead-letter-queue-holds-messages.',
  },
  hurt: {
    shared: {
      id: 'Orang mungkin tidak dapat masuk, atau alarm tidak sampai lewat surel.',
      en: 'People may not be able to sign in, or nobody hears of alarms by mail.',
    },
    pledges: {
      id: 'Ikrar mungkin belum terhitung.',
      en: 'Pledges may not be counted yet.',
    },
    reports: {
      id: 'Laporan mungkin belum menjadi kasus, atau kasus tidak berjalan.',
      en: 'Reports may not have become cases, or cases stand still.',
    },
    satgas: {
      id: 'Petugas mungkin belum diberi tahu.',
      en: 'Officers may not have been told.',
    },
    site: {
      id: 'Halaman atau permintaan data pribadi mungkin tertunda.',
      en: 'Pages or requests about personal data may be late.',
    },
  },
} as const;
