import type { AlertChannel, LadderName } from '../../../shared/alert-policy.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** Texts about how alerts climb and when they wait. */
export const planWords = {
  title: { id: 'Aturan siaga', en: 'How alerts climb' },
  help: {
    id: 'Berapa lama satgas boleh diam sebelum peringatan naik, kapan malam menahannya, dan lewat saluran apa. Daerah tanpa aturan sendiri mengikuti aturan nasional. Batasnya tetap: SMS dan e-mail selalu dipakai, tiap tunggu paling lama dua kali bawaan, dan keparahan 5 tidak ditahan malam. Langkah yang sedang berjalan tetap pada waktunya.',
    en: 'How long the task force may stay silent before an alert climbs, when the night holds it, and by which channels. A region without a plan of its own follows the nation’s. The bounds stay: SMS and e-mail are always used, no wait is more than twice the release’s, and no night holds severity 5. A step that runs keeps its time.',
  },
  own: { id: 'Aturan siapa yang berlaku', en: 'Whose plan holds' },
  channels: { id: 'Urutan saluran', en: 'Order of channels' },
  channelsHint: {
    id: 'Pengingat sampai ke ponsel lewat saluran pertama saja. WhatsApp hanya bila disediakan, dan tidak pernah sendirian.',
    en: 'What is told again comes to a phone by the first of them alone. WhatsApp only where it is provided, and never by itself.',
  },
  waitsHint: {
    id: 'Menit menunggu: petugas piket, semua petugas, ketua, provinsi, nasional.',
    en: 'Minutes waited: officer on duty, all officers, chair, province, nation.',
  },
  namingHint: {
    id: 'Menit menunggu: provinsi, nasional, lembaga independen.',
    en: 'Minutes waited: province, nation, independent office.',
  },
  nightFrom: { id: 'Malam mulai', en: 'The night begins' },
  nightHint: {
    id: 'Jam daerah itu, dari 19.00 sampai 23.30.',
    en: 'Its own clocks, 19:00 to 23:30.',
  },
  nightTo: { id: 'Malam berakhir', en: 'The night ends' },
  nightToHint: { id: 'Dari 03.00 sampai 07.00.', en: 'From 03:00 to 07:00.' },
  digestAt: { id: 'Ringkasan pagi', en: 'The morning’s digest' },
  digestHint: {
    id: 'Paling lambat satu jam setelah malam berakhir.',
    en: 'Within an hour after the night ends.',
  },
  singleSms: {
    id: 'SMS sejam per petugas sebelum digabung',
    en: 'SMS an hour to one officer before they are bundled',
  },
  singleMails: {
    id: 'E-mail sejam per petugas sebelum digabung',
    en: 'E-mails an hour to one officer before they are bundled',
  },
  asNation: { id: 'Mengikuti aturan nasional.', en: 'As in the nation.' },
  asReleased: { id: 'Mengikuti bawaan sistem.', en: 'As the release has it.' },
  follows: {
    id: 'Mengikuti aturan di atasnya: daerah ikut nasional, nasional ikut bawaan sistem.',
    en: 'As above it: a region as the nation, the nation as the release.',
  },
} as const satisfies Record<string, Words>;

export const ownWords: Record<'own' | 'follow', Words> = {
  own: { id: 'aturan sendiri, seperti di bawah', en: 'its own, as below' },
  follow: { id: 'ikut aturan di atasnya', en: 'as above it' },
};

export const channelWords: Record<AlertChannel, string> = {
  sms: 'SMS',
  email: 'e-mail',
  whatsapp: 'WhatsApp',
};

const severities: Record<LadderName, Words> = {
  urgent: { id: 'Keparahan 5', en: 'Severity 5' },
  usual: { id: 'Keparahan 3–4', en: 'Severity 3–4' },
  light: { id: 'Keparahan 1–2', en: 'Severity 1–2' },
};

export const ladderWords = (ladder: LadderName, of: 'waits' | 'namingWaits'): Words => {
  const { id, en } = severities[ladder];
  return of === 'waits' ? { id, en } : { id: `${id}, unit belum jelas`, en: `${en}, unit unknown` };
};

const wall = (time: string, lang: 'id' | 'en'): string =>
  lang === 'id' ? time.replace(':', '.') : time;

export const nightWords = (night: { from: string; to: string; digestAt: string }): Words => {
  const { from, to, digestAt } = night;
  return {
    id: `Malam ${wall(from, 'id')}–${wall(to, 'id')}, ringkasan pagi ${wall(digestAt, 'id')}`,
    en: `Night from ${from} to ${to}, the morning’s digest at ${digestAt}`,
  };
};

export const bundledWords = (sms: number, mails: number): Words => ({
  id: `Digabung di atas ${numberText(sms, 'id')} SMS atau ${numberText(mails, 'id')} e-mail sejam kepada satu petugas`,
  en: `Bundled above ${numberText(sms, 'en')} SMS or ${numberText(mails, 'en')} e-mails an hour to one officer`,
});

/** Facts of a preview. */
export const factWords = {
  concerns: {
    id: (n: string) => `Berlaku di ${n} daerah.`,
    en: (n: string) => `Regions it holds in: ${n}.`,
  },
  open: {
    id: (n: string) =>
      `${n} peringatan sedang terbuka di sana; langkah yang berjalan tetap pada waktunya.`,
    en: (n: string) => `Alerts open there: ${n}; the step that runs keeps its time.`,
  },
  later: {
    id: (n: string) => `${n} di antaranya menunggu lebih lama pada langkah berikutnya.`,
    en: (n: string) => `Of them, waiting longer at the next step: ${n}.`,
  },
  sooner: {
    id: (n: string) => `${n} di antaranya naik lebih cepat pada langkah berikutnya.`,
    en: (n: string) => `Of them, climbing sooner at the next step: ${n}.`,
  },
  whole: (of: Words, before: Words, after: Words): Words => ({
    id: `${of.id}: sampai tingkat nasional ${before.id} → ${after.id}.`,
    en: `${of.en}: up to the nation ${before.en} → ${after.en}.`,
  }),
};

export const minutesText = (minutes: number): Words => ({
  id: `${numberText(minutes, 'id')} menit`,
  en: englishCount(minutes, 'minute', 'minutes'),
});
