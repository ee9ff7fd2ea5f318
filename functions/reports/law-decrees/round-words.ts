import type { Words } from '../../../shared/page/frame.ts';

type InNumbers = Record<'id' | 'en', (n: string) => string>;

/** Texts about later rounds and other elections. */
export const roundWords = {
  title: { id: 'Putaran dan pemilihan lain', en: 'Rounds and other elections' },
  help: {
    id: 'Putaran kedua, pemungutan suara ulang, atau pemilihan lain di samping yang pertama. Perbuatan sejak hari mulainya dinilai menurut tanggal-tanggalnya; yang sebelumnya tetap menurut pemilihan sebelumnya. Register ikrar tetap satu: yang sudah berikrar tidak diminta lagi. Kapan ikrar diterima diatur di “Masa ikrar”.',
    en: 'A second round, a vote held again, or another election beside the first. Acts from its first day on are judged by its days; those of before by the election before. There is one register of pledges: whoever has pledged is not asked again. When pledges are taken is set at “When pledges are taken”.',
  },
  lines: { id: 'Semua putaran, satu sebaris', en: 'All rounds, one a line' },
  linesHint: {
    id: '“Putaran kedua | pilkada | sejak 28 November 2027 | penetapan 1 Desember 2027 | kampanye 5 Desember 2027 – 20 Desember 2027 | pemungutan 24 Desember 2027”. Boleh ditambah: nama Inggris sesudah nama, “tenang 21 Desember 2027”, dan “di 18.09, 18.02” bila tidak di semua daerah. Paling banyak 20 baris. Putaran tanpa baris tidak ada lagi.',
    en: '“Putaran kedua | Second round | pilkada | from 28 November 2027 | determination 1 December 2027 | campaign 5 December 2027 – 20 December 2027 | vote 24 December 2027”. It may have “quiet 21 December 2027”, and “in 18.09, 18.02” where it is not everywhere. 20 lines at most. A round without a line is no more.',
  },
  until: (id: string, en: string): Words => ({
    id: `Hari pemungutan suara paling akhir ${id}: setahun sesudahnya ikrar dihapus, dan itu ditetapkan saat dipasang.`,
    en: `No vote may be later than ${en}: a year after it pledges are deleted, which is set when it is deployed.`,
  }),
  none: { id: 'Tidak ada putaran lain.', en: 'No other round.' },
  everywhere: { id: 'semua daerah', en: 'everywhere' },
  from: { id: 'sejak', en: 'from' },
  determination: { id: 'penetapan calon', en: 'determination of candidates' },
  campaign: { id: 'kampanye', en: 'campaign' },
  vote: { id: 'pemungutan suara', en: 'vote' },
  added: {
    id: (n: string) => `${n} putaran baru.`,
    en: (n: string) => `${n} new.`,
  } satisfies InNumbers,
  moved: {
    id: (n: string) => `${n} putaran dengan tanggal atau nama lain.`,
    en: (n: string) => `${n} with other days or another name.`,
  } satisfies InNumbers,
  gone: {
    id: (n: string) => `${n} putaran tidak ada lagi.`,
    en: (n: string) => `${n} no more.`,
  } satisfies InNumbers,
  concerned: {
    id: (n: string) => `${n} daerah terkait.`,
    en: (n: string) => `${n} regions are concerned.`,
  } satisfies InNumbers,
  judged: {
    id: 'Tidak ada perbuatan yang sudah terjadi yang dinilai lain: hari yang sudah lewat tidak dapat diubah.',
    en: 'Nothing that was done is judged otherwise: no day that has passed can change.',
  },
} as const satisfies Record<string, Words | InNumbers | ((id: string, en: string) => Words)>;
