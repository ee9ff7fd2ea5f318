import type { Act, Campaign } from '../../../shared/campaign.ts';
import type { Option, Question } from '../../../shared/page/question.ts';

const kinds: Option[] = [
  {
    value: 'pns',
    label: { id: 'PNS', en: 'PNS (civil servant)' },
    hint: { id: 'Punya NIP 18 angka.', en: 'Has an 18-digit NIP.' },
  },
  {
    value: 'pppk',
    label: { id: 'PPPK', en: 'PPPK (contract civil servant)' },
    hint: { id: 'Punya NI PPPK 18 angka.', en: 'Has an 18-digit NI PPPK.' },
  },
  {
    value: 'pppk-part-time',
    label: { id: 'PPPK paruh waktu', en: 'Part-time PPPK' },
    hint: {
      id: 'NI PPPK juga, dari surat keputusan paruh waktu.',
      en: 'Also an NI PPPK, from the part-time appointment.',
    },
  },
  {
    value: 'non-asn',
    label: { id: 'Honorer, TKK, PTT, THL', en: 'Other staff (honorer, TKK, PTT, THL)' },
    hint: {
      id: 'Isi NIK, atau nomor pegawai dari unit Anda.',
      en: 'Give your NIK, or your unit’s staff number.',
    },
  },
];

const staffKind = ({ nonAsnTakePart }: Campaign): Question => ({
  name: 'staffKind',
  kind: 'radio',
  group: 'who',
  required: 'always',
  label: { id: 'Status kepegawaian', en: 'Kind of staff' },
  options: kinds.filter(({ value }) => nonAsnTakePart || value !== 'non-asn'),
});

const number: Question = {
  name: 'number',
  kind: 'text',
  group: 'who',
  required: 'never',
  remark: { id: '(wajib bila ada)', en: '(needed if you have one)' },
  maxLength: 40,
  inputMode: 'numeric',
  label: { id: 'NIP, NI PPPK, atau NIK', en: 'NIP, NI PPPK or NIK' },
  hint: {
    id: 'Agar setiap orang dihitung sekali. Nomornya tidak disimpan.',
    en: 'So that each person is counted once. The number itself is not stored.',
  },
};

const staffNumber: Question = {
  name: 'staffNumber',
  kind: 'text',
  group: 'who',
  required: 'never',
  remark: { id: '(hanya honorer tanpa NIK)', en: '(only staff without a NIK)' },
  maxLength: 32,
  label: { id: 'Nomor pegawai', en: 'Staff number' },
};

const region = ({ regions }: Campaign): Question => ({
  name: 'region',
  kind: 'radio',
  group: 'where',
  required: 'always',
  label: { id: 'Daerah', en: 'Region' },
  options: regions.map(({ code, name }) => ({ value: code, label: { id: name, en: name } })),
});

export const unit: Question = {
  name: 'unit',
  kind: 'select',
  group: 'where',
  required: 'always',
  label: { id: 'Unit kerja (OPD)', en: 'Unit (OPD)' },
  hint: {
    id: 'Pilih dari daerah yang sama dengan di atas.',
    en: 'Choose it under the same region as above.',
  },
};

export const agreed: Question = {
  name: 'agreed',
  kind: 'text',
  group: 'agreed',
  required: 'always',
  label: {
    id: 'Saya telah membaca dan menyetujui ikrar di atas.',
    en: 'I have read the pledge above and agree.',
  },
};

const actOptions: Record<Act, Option> = {
  ikrar: {
    value: 'ikrar',
    label: { id: 'Ikrar', en: 'Pledge (ikrar)' },
    hint: {
      id: 'Saya mengucapkan ikrar di atas.',
      en: 'I speak the pledge above.',
    },
  },
  'pakta-integritas': {
    value: 'pakta-integritas',
    label: { id: 'Pakta integritas', en: 'Integrity pact (pakta integritas)' },
    hint: {
      id: 'Saya menandatangani ikrar di atas sebagai pakta integritas pribadi.',
      en: 'I sign the pledge above as my own integrity pact.',
    },
  },
};

/** Spoken or signed: two acts, never added up as one. */
const act = ({ acts }: Campaign): Question => ({
  name: 'act',
  kind: 'radio',
  group: 'what',
  required: 'always',
  label: { id: 'Yang Anda lakukan', en: 'What you do' },
  options: acts.map((one) => actOptions[one]),
});

/** What the pledge form asks, by name; a campaign decides which regions, acts and kinds of staff it offers. */
export const pledgeQuestions = (campaign: Campaign) => ({
  region: region(campaign),
  unit,
  ...(campaign.acts.length > 1 && { act: act(campaign) }),
  staffKind: staffKind(campaign),
  number,
  ...(campaign.nonAsnTakePart && { staffNumber }),
  agreed,
});
