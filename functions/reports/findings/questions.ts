import * as z from 'zod/mini';
import { ask, date, text, type ReportQuestion } from '../intake/ask.ts';
import { questions as reportQuestions } from '../intake/questions.ts';
import { reportForm } from '../intake/report-form.ts';

/** What only a finding says: how, and on what ground, it was found (hand-over notes 1.6, part I and II of Form A). */
const ownQuestions = [
  ask(
    {
      name: 'howFound',
      kind: 'select',
      group: 'finding',
      required: 'always',
      kept: 'report',
      officersLabel: { id: 'Cara ditemukan', en: 'How it was found' },
      bawasluLabel: { id: 'Cara ditemukan', en: 'How it was found' },
      fromWebhooks: false,
      csvColumn: 'none',
      label: { id: 'Bagaimana Anda menemukannya?', en: 'How did you find it?' },
      options: [
        {
          value: 'supervision',
          label: { id: 'Pengawasan langsung di tempat', en: 'Supervision on the spot' },
        },
        {
          value: 'online',
          label: { id: 'Penelusuran media sosial', en: 'Looking through social media' },
        },
        {
          value: 'other-case',
          label: { id: 'Saat menangani kasus lain', en: 'While working on another case' },
        },
        {
          value: 'document',
          label: { id: 'Dokumen, surat, atau berita', en: 'A document, letter or news item' },
        },
        { value: 'other', label: { id: 'Cara lain', en: 'Another way' } },
      ],
    },
    z.enum(['supervision', 'online', 'other-case', 'document', 'other']),
  ),
  ask(
    {
      name: 'basis',
      kind: 'text',
      group: 'finding',
      required: 'always',
      kept: 'report',
      officersLabel: { id: 'Dasar tugas', en: 'Ground of duty' },
      bawasluLabel: { id: 'Dasar tugas', en: 'Ground of duty' },
      fromWebhooks: false,
      csvColumn: 'none',
      maxLength: 160,
      label: { id: 'Dasar tugas', en: 'On what ground were you there?' },
      hint: {
        id: 'Nomor surat tugas, jadwal piket, atau perintah; tanpa nama orang.',
        en: 'Number of the order, duty roster or instruction; nobody’s name.',
      },
    },
    text(3, 160),
  ),
  ask(
    {
      name: 'evidenceHeld',
      kind: 'textarea',
      group: 'finding',
      required: 'never',
      kept: 'report',
      officersLabel: { id: 'Bukti yang dipegang', en: 'Evidence held' },
      bawasluLabel: { id: 'Bukti yang dipegang', en: 'Evidence held' },
      fromWebhooks: false,
      csvColumn: 'none',
      maxLength: 1000,
      label: { id: 'Bukti yang Anda pegang', en: 'Evidence that you hold' },
      hint: {
        id: 'Sebutkan foto, dokumen, atau saksi, dan di mana disimpan.',
        en: 'Name photos, documents or witnesses, and where they are stored.',
      },
    },
    text(3, 1000),
  ),
] as const;

const own: readonly ReportQuestion[] = ownQuestions.map(({ question }) => question);

/** The questions whose answers only a finding has. */
export const findingQuestions = own;

/** Every question whose answer officers read, whichever lane it came by. */
export const officersQuestions: readonly ReportQuestion[] = [...reportQuestions, ...own].filter(
  ({ kept }) => kept === 'report',
);

/** What a finding asks as a report does. */
const shared = {
  region: true,
  conduct: true,
  occurredOn: true,
  place: true,
  accusedName: true,
  accusedUnit: true,
  accusedUnitOther: true,
  staffKind: true,
  link: true,
  account: true,
} as const;

const [howFound, basis, evidenceHeld] = ownQuestions;

/** The answers of whoever found something. */
export const findingForm = z.extend(z.pick(reportForm, shared), {
  foundOn: date,
  howFound: howFound.takes,
  basis: basis.takes,
  evidenceHeld: z.optional(evidenceHeld.takes),
});
export type FindingForm = z.infer<typeof findingForm>;

const accountHint = {
  id: 'Yang Anda lihat sendiri: siapa berbuat apa, kapan, di mana, dan bagaimana.',
  en: 'What you saw yourself: who did what, when, where and how.',
};

const foundOn = (question: ReportQuestion): ReportQuestion => ({
  ...question,
  name: 'foundOn',
  label: { id: 'Tanggal Anda menemukannya', en: 'Date you found it' },
  hint: {
    id: 'Bawaslu menetapkan temuan paling lama 7 hari sejak tanggal ini.',
    en: 'Bawaslu sets a finding within 7 days of this date.',
  },
});

/** The form's questions in their order; where a report says "known", a finding says "found". */
export const formQuestions: readonly ReportQuestion[] = [
  ...reportQuestions.flatMap((question): ReportQuestion[] => {
    if (question.name === 'knownOn') return [foundOn(question)];
    if (!(question.name in shared)) return [];
    return [question.name === 'account' ? { ...question, hint: accountHint } : question];
  }),
  ...own,
];
