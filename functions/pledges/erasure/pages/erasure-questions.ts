import type { CampaignRegion } from '../../../../shared/campaign.ts';
import type { Words } from '../../../../shared/page/frame.ts';
import type { Question } from '../../../../shared/page/question.ts';
import type { ErasureReason, NumberKind } from '../erasure.ts';

const kinds: Record<NumberKind, Words> = {
  nip: { id: 'NIP atau NI PPPK', en: 'NIP or NI PPPK' },
  nik: { id: 'NIK', en: 'NIK' },
  'staff-number': { id: 'Nomor pegawai dari unit', en: 'Staff number of a unit' },
};

/** Why, as the law has it (UU 27/2022 on the protection of personal data). */
export const reasonWords: Record<ErasureReason, Words> = {
  'person-asks': {
    id: 'Permintaan orangnya sendiri (UU 27/2022 Pasal 8, 43, 44)',
    en: 'The person asks (UU 27/2022 arts 8, 43, 44)',
  },
  'consent-withdrawn': {
    id: 'Persetujuan ditarik kembali (Pasal 43 ayat 1 huruf b)',
    en: 'Consent withdrawn (art. 43(1)b)',
  },
  unlawful: {
    id: 'Bukan ikrarnya: nomornya dipakai orang lain (Pasal 43 ayat 1 huruf d)',
    en: 'Not their pledge: somebody else used the number (art. 43(1)d)',
  },
  'not-needed': {
    id: 'Tidak diperlukan lagi (Pasal 43 ayat 1 huruf a)',
    en: 'No longer needed (art. 43(1)a)',
  },
  ordered: {
    id: 'Putusan pengadilan atau perintah lembaga (Pasal 57 ayat 2 huruf c)',
    en: 'Ordered by a court or the authority (art. 57(2)c)',
  },
};

const optionsOf = (words: Record<string, Words>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const common = { group: 'erasure', required: 'always' } as const;

const numberQuestion: Question = {
  ...common,
  name: 'number',
  kind: 'text',
  maxLength: 40,
  label: { id: 'Nomor', en: 'Number' },
  hint: {
    id: 'Dipakai sekali untuk mencari catatannya. Tidak disimpan dan tidak ditampilkan lagi.',
    en: 'Used once to find the record. It is not stored or shown again.',
  },
};

const referenceQuestion: Question = {
  ...common,
  name: 'reference',
  kind: 'text',
  maxLength: 60,
  label: { id: 'Nomor surat permintaan', en: 'Reference of the written request' },
  hint: {
    id: 'Tanpa nama, tanpa NIP atau NIK: nomor surat ini tersimpan di jejak. Contoh: 800/123/BKPSDM/2026',
    en: 'No name, no NIP or NIK: this reference stays in the trace. Example: 800/123/BKPSDM/2026',
  },
};

/** What is asked for an erasure in a region. */
export const erasureQuestions = ({ units }: CampaignRegion): Question[] => [
  {
    ...common,
    name: 'numberKind',
    kind: 'radio',
    label: { id: 'Jenis nomor', en: 'Kind of number' },
    options: optionsOf(kinds),
  },
  numberQuestion,
  {
    ...common,
    name: 'unit',
    kind: 'select',
    required: 'never',
    label: { id: 'Unit', en: 'Unit' },
    remark: { id: '(hanya untuk nomor pegawai)', en: '(for a staff number only)' },
    options: units.map(({ code, name }) => ({ value: code, label: { id: name, en: name } })),
  },
  {
    ...common,
    name: 'reason',
    kind: 'select',
    label: { id: 'Dasar penghapusan', en: 'Ground for erasing' },
    options: optionsOf(reasonWords),
  },
  referenceQuestion,
];
