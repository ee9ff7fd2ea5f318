import { formatDay } from '../../../shared/calendar/zones.ts';
import type { Words } from '../../../shared/page/frame.ts';
import type { Category, OpenQuestion, WhyStep } from './classification.ts';
import type { Edition } from './editions.ts';
import type { Election, Phase } from '../../../shared/calendar/election.ts';

const step = (rule: string, because: Words, source: string): WhyStep => ({ rule, because, source });

export const editionStep = ({ id, name, numbers, rowsAreRead, sources }: Edition): WhyStep =>
  step(
    `edition:${id}`,
    rowsAreRead
      ? {
          id: `Pada hari kejadian berlaku ${name.id} (${numbers}).`,
          en: `In force on the day of the event: ${name.en} (${numbers}).`,
        }
      : {
          id: `Pada hari kejadian berlaku ${name.id} (${numbers}); lampirannya belum terbaca, baris SKB berikutnya dipakai sebagai petunjuk.`,
          en: `In force on the day of the event: ${name.en} (${numbers}); its annex was not read, the rows of the next edition stand in.`,
        },
    sources.join(', '),
  );

export const noEditionStep = (date: string): WhyStep =>
  step(
    'edition:none',
    {
      id: `Untuk ${date} tidak ada SKB netralitas dalam data ini.`,
      en: `These data hold no joint decree for ${date}.`,
    },
    'S67',
  );

/** What the phases are called. */
export const phaseNames: Record<Phase, Words> = {
  'before-determination': { id: 'sebelum penetapan calon', en: 'before candidates are determined' },
  determined: {
    id: 'calon sudah ditetapkan, belum kampanye',
    en: 'candidates determined, outside the campaign',
  },
  campaign: { id: 'masa kampanye', en: 'the campaign' },
  'quiet-days': { id: 'masa tenang', en: 'the quiet days' },
  vote: { id: 'hari pemungutan suara', en: 'voting day' },
  'after-vote': { id: 'setelah pemungutan suara', en: 'after the vote' },
};

export const phaseStep = (phase: Phase, date: string, { name, phases }: Election): WhyStep => {
  const before = phase === 'before-determination';
  return step(
    `phase:${phase}`,
    {
      id: `${formatDay(date, 'id')}: ${phaseNames[phase].id} (${name.id}; penetapan ${formatDay(phases.determinationOn, 'id')}). ${before ? 'Terhadap bakal calon: kode etik.' : 'Terhadap calon: disiplin.'}`,
      en: `${formatDay(date, 'en')}: ${phaseNames[phase].en} (${name.en}; determination ${formatDay(phases.determinationOn, 'en')}). ${before ? 'Toward a prospective candidate: ethics.' : 'Toward a candidate: discipline.'}`,
    },
    'SKB 2022 (S8, S9, S29)',
  );
};

export const rowStep = (row: Category, legalBasis: string[]): WhyStep => {
  const number = row.row === undefined ? '' : ` ${String(row.row)}`;
  const where = row.row === undefined ? 'PP 94/2021' : 'SKB';
  return step(
    `row:${row.slug}`,
    {
      id: `Cocok dengan ${where} ${row.class}${number}: ${row.name.id} (${legalBasis.join('; ')}).`,
      en: `Matches ${where} ${row.class}${number}: ${row.name.en} (${legalBasis.join('; ')}).`,
    },
    row.sources.join(', '),
  );
};

export const conflictStep = ({ slug, conflict, sources }: Category): WhyStep[] =>
  conflict ? [step(`conflict:${slug}`, conflict, sources.join(', '))] : [];

export const criminalStep = ({ slug, criminal }: Category, kind: string): WhyStep[] =>
  criminal?.kind === kind ? [step(`criminal:${slug}`, criminal.words, criminal.source)] : [];

export const noRowStep = step(
  'row:none-in-phase',
  {
    id: 'Matriks tidak memuat perbuatan ini untuk tahap tersebut: Satgas yang memutuskan golongannya.',
    en: 'The matrix has no row for this conduct in that phase: the task force decides its class.',
  },
  'SKB 2022 disiplin 13 (S11)',
);

const circular = 'SE MenPANRB 18/2023 (S21, S22, S39)';

export const spouseSteps = {
  mayIntroduce: step(
    'spouse:may-accompany',
    {
      id: 'Suami/istri calon boleh mendampingi saat pendaftaran dan pengenalan.',
      en: "A candidate's spouse may accompany at registration and introduction.",
    },
    circular,
  ),
  onLeave: step(
    'spouse:on-cltn',
    {
      id: 'Suami/istri calon yang sedang CLTN boleh mendampingi dalam kampanye, tanpa atribut, tanpa ajakan, dan tidak sebagai pembicara.',
      en: "A candidate's spouse on unpaid leave may accompany in the campaign: no attributes, no appeals, not as a speaker.",
    },
    circular,
  ),
  notOnLeave: step(
    'spouse:not-on-cltn',
    {
      id: 'Suami/istri calon tanpa CLTN: baris khusus etik 7 didahulukan dari baris umum.',
      en: "A candidate's spouse without unpaid leave: the special row, ethics 7, goes before the general one.",
    },
    `SKB 2022 etik 7 (S13, S14); ${circular}`,
  ),
  notSpouse: step(
    'spouse:not-one',
    {
      id: 'Terlapor bukan suami/istri calon: baris etik 7 tidak berlaku; pilih perbuatan lain.',
      en: "The accused is no candidate's spouse: ethics 7 does not apply; choose another conduct.",
    },
    'SKB 2022 etik 7 (S13, S14)',
  ),
  noExcuse: step(
    'spouse:no-excuse-online',
    {
      id: 'Status suami/istri calon tidak mengizinkan kampanye daring.',
      en: "Being a candidate's spouse does not allow campaigning online.",
    },
    circular,
  ),
};

export const attendanceStep = step(
  'attendance:alone',
  {
    id: 'Hadir saja belum pelanggaran: hak pilih tetap ada, dan pendapat Bawaslu daerah berbeda-beda.',
    en: 'Attending alone is no breach yet: the right to vote remains, and local Bawaslu offices differ.',
  },
  'seed 000, S40',
);

export const questionsToAsk = {
  spouse: {
    ask: 'spouse-and-cltn',
    words: {
      id: 'Apakah terlapor suami/istri sah calon, dan apakah berstatus CLTN pada tanggal kejadian?',
      en: "Is the accused a candidate's lawful spouse, and on unpaid state leave on that date?",
    },
  },
  spouseConduct: {
    ask: 'spouse-conduct',
    words: {
      id: 'Apakah terlapor memakai atribut, berbicara, atau mengajak?',
      en: 'Did the accused wear attributes, speak, or appeal to others?',
    },
  },
  support: {
    ask: 'active-support',
    words: {
      id: 'Apa dukungan aktifnya: atribut, yel, simbol tangan, ajakan?',
      en: 'What was the active support: attributes, chants, hand signs, appeals?',
    },
  },
  sign: {
    ask: 'partisan-sign',
    words: {
      id: 'Apakah foto itu menunjukkan simbol tangan atau atribut?',
      en: 'Does the photo show a hand sign or attributes?',
    },
  },
  staff: {
    ask: 'staff-kind',
    words: {
      id: 'Apa status kepegawaian terlapor pada hari kejadian?',
      en: 'What kind of staff was the accused on that day?',
    },
  },
  hour: {
    ask: 'hour-of-determination',
    words: {
      id: 'Kejadian pada hari penetapan: sebelum atau sesudah penetapan dibacakan?',
      en: 'On the day of determination itself: before or after it was read out?',
    },
  },
  level: {
    ask: 'level-in-signed-annex',
    words: {
      id: 'Tingkat sanksi berbeda antarsumber: periksa pada naskah yang ditandatangani.',
      en: 'Sources disagree on the level of sanction: check the signed text.',
    },
  },
} as const satisfies Record<string, OpenQuestion>;
