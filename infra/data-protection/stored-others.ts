import { keptSeconds as alertsKept } from '../../functions/satgas/alerts/alert-store.ts';
import { keptSeconds as announcementsKept } from '../../functions/satgas/announcements/announcement-store.ts';
import { keptSeconds as alarmsKept } from '../../functions/satgas/oversight/alarm.ts';
import { keptSeconds as deliveriesKept } from '../../functions/satgas/telling/delivery.ts';
import { endingsKeptDays } from '../../functions/site/sessions/session-ending.ts';
import { answeredKeptDays } from '../../functions/site/requests/data-request.ts';
import { always, days, daysOf, whileNeeded, type Stored } from './stored-shape.ts';

/** Tables of the alert line, and of the system itself. */
export const ofOthers: Readonly<Record<string, Stored>> = {
  erasures: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Jejak penghapusan: kapan, oleh admin mana (id dan nama), atas surat apa; tanpa data orangnya',
      en: 'Traces of erasures: when, by which admin (id and name), on which letter; nothing of the person',
    },
    kept: whileNeeded,
  },
  senders: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Berapa laporan dari satu alamat internet dalam sehari: tanda berkunci yang berganti setiap hari; teka-teki yang sudah terpakai',
      en: 'How many reports an internet address sent in a day: keyed marks that change every day; puzzles that were used',
    },
    kept: always({ id: 'beberapa hari', en: 'a few days' }),
  },
  sources: {
    activity: 'running',
    personal: false,
    holds: { id: 'Formulir luar yang tersambung', en: 'Connected forms' },
    kept: whileNeeded,
  },
  calendar: {
    activity: 'running',
    personal: false,
    holds: { id: 'Hari libur', en: 'Holidays' },
    kept: whileNeeded,
  },
  decrees: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Siapa mengajukan dan menyetujui perubahan hari libur (id dan nama petugas)',
      en: 'Who asked for changes of the days off and who agreed (ids and names of staff)',
    },
    kept: whileNeeded,
  },
  decreed: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Ketetapan yang mengubah kampanye tanpa rilis: apa yang berlaku, siapa mengajukan dan siapa menyetujui (id dan nama petugas)',
      en: 'Decrees that change the campaign without a release: what is in force, who asked and who agreed (ids and names of staff)',
    },
    kept: whileNeeded,
  },
  alerts: {
    activity: 'alerting',
    personal: true,
    holds: {
      id: 'Peringatan kepada petugas: siapa diberi tahu dan siapa menanganinya; tanpa nama pelapor atau terlapor; siapa mengosongkan wilayah latihan (id dan nama)',
      en: 'Alerts: who was told and who took them; no name of reporter or accused; who emptied the practice region (id and name)',
    },
    kept: always(daysOf(alertsKept)),
  },
  officers: {
    activity: 'alerting',
    personal: true,
    holds: {
      id: 'Daftar petugas: nama, unit, nomor HP, surel, cuti, dan apakah mereka memilih WhatsApp',
      en: 'Register of officers: name, unit, phone, e-mail, leave, and whether they chose WhatsApp',
    },
    kept: whileNeeded,
  },
  nation: {
    activity: 'running',
    personal: false,
    holds: {
      id: 'Angka daerah dari pemasangan lain, bertanda tangan; aturan yang menolak',
      en: 'Numbers of regions from other deployments, signed; rules that refused',
    },
    kept: whileNeeded,
  },
  registerChanges: {
    activity: 'alerting',
    personal: true,
    holds: {
      id: 'Perubahan daftar petugas: siapa mengusulkan dan menyetujui (id dan nama)',
      en: 'Changes of the register: who proposed and agreed (id and name)',
    },
    kept: whileNeeded,
  },
  deliveries: {
    activity: 'alerting',
    personal: true,
    holds: {
      id: 'SMS dan surel kepada petugas, dan apakah sampai',
      en: 'SMS and e-mails to officers, and whether they arrived',
    },
    kept: always(daysOf(deliveriesKept)),
  },
  silences: {
    activity: 'alerting',
    personal: true,
    holds: {
      id: 'Kapan siaga suatu daerah ditunda, siapa mengusulkan dan menyetujui (id dan nama)',
      en: 'When the line of a region was on hold, who proposed it and who agreed (id and name)',
    },
    kept: whileNeeded,
  },
  alarms: {
    activity: 'running',
    personal: false,
    holds: {
      id: 'Alarm terakhir dan berapa pesan menunggu seseorang; tanpa data orang',
      en: 'The last alarms, and how many messages wait for a person; nothing about people',
    },
    kept: always(daysOf(alarmsKept)),
  },
  announcements: {
    activity: 'alerting',
    personal: true,
    holds: {
      id: 'Pengumuman dan siapa sudah membacanya',
      en: 'Announcements and who has read them',
    },
    kept: always(daysOf(announcementsKept)),
  },
  endedSessions: {
    activity: 'running',
    personal: true,
    holds: { id: 'Sesi yang sudah diakhiri, sebagai sidik', en: 'Ended sessions, as hashes' },
    kept: always({ id: 'sampai tokennya habis masa berlaku', en: 'until their token expires' }),
  },
  sessionEndings: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Sesi yang diakhiri admin: id masuk orangnya, kapan, mengapa, oleh siapa (id dan nama)',
      en: 'Sessions that an admin ended: the sign-in id of the person, when, why, by whom (id and name)',
    },
    kept: always(days(endingsKeptDays)),
  },
  officerAccounts: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Akun masuk mana milik petugas mana: tanda berkunci keduanya, tanpa nama atau id',
      en: 'Which sign-in account is which officer’s: keyed marks of both, no name and no id',
    },
    kept: whileNeeded,
  },
  accountSightings: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Kapan sebuah akun masuk sebagai petugas yang bukan pemiliknya; dan akun admin, sebagai tanda berkunci',
      en: 'When an account signed in as an officer who is not its owner; and accounts of admins, as keyed marks',
    },
    kept: whileNeeded,
  },
  dataRequests: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Permintaan data pribadi dan jawabannya, dibuka hanya dengan kodenya; admin yang menjawab (id dan nama)',
      en: 'Requests about personal data and their answers, opened only with their code; the admins who answered (id and name)',
    },
    kept: always(days(answeredKeptDays)),
  },
  requestSenders: {
    activity: 'running',
    personal: true,
    holds: {
      id: 'Berapa permintaan data pribadi dari satu alamat internet dalam sehari: tanda berkunci yang berganti setiap hari',
      en: 'How many requests about personal data an internet address sent in a day: keyed marks that change every day',
    },
    kept: always({ id: 'beberapa hari', en: 'a few days' }),
  },
};
