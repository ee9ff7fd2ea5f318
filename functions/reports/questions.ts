import * as z from 'zod/mini';
import { ask, date, link, text } from './ask.ts';
import { conducts } from './conducts.ts';

/**
 * The report form, one entry a question: what it asks, how it is shown, and what it takes.
 * To add a question, add it here: the page, the rule book, the OpenAPI document and the kept report follow.
 */
export const questionList = [
  ask(
    {
      name: 'lane',
      kind: 'radio',
      group: 'lane',
      required: 'always',
      label: { id: 'Bagaimana Anda ingin melapor?', en: 'How do you want to report?' },
      options: [
        {
          value: 'lead',
          label: { id: 'Tanpa nama (informasi awal)', en: 'Without a name (a lead)' },
          hint: {
            id: 'Satgas dapat menelusuri. Bawaslu tidak dapat meregistrasinya sebagai laporan sampai Anda memberi nama.',
            en: 'The task force can look into it. Bawaslu cannot register it as a report until you give a name.',
          },
        },
        {
          value: 'named',
          label: { id: 'Dengan nama (untuk Bawaslu)', en: 'With your name (for Bawaslu)' },
          hint: {
            id: 'Nama Anda disimpan terpisah dan hanya dibuka dua petugas bersama. Dalam perkara administrasi, pelapor dan terlapor dapat dipertemukan.',
            en: 'Your name is kept apart and opened only by two officers together. Administrative cases may confront reporter and accused.',
          },
        },
      ],
    },
    z.enum(['lead', 'named']),
  ),
  ask(
    {
      name: 'region',
      kind: 'select',
      group: 'what',
      required: 'always',
      label: { id: 'Daerah kejadian', en: 'Region where it happened' },
    },
    z.string().check(z.regex(/^\d{2}(\.\d{2})?$/)),
  ),
  ask(
    {
      name: 'conduct',
      kind: 'radio',
      group: 'what',
      required: 'always',
      label: { id: 'Apa yang terjadi?', en: 'What happened?' },
      options: conducts.map(({ slug, group, id, en }) => ({
        value: slug,
        group,
        label: { id, en },
      })),
    },
    z.enum(conducts.map(({ slug }) => slug)),
  ),
  ask(
    {
      name: 'occurredOn',
      kind: 'date',
      group: 'when',
      required: 'always',
      label: { id: 'Tanggal kejadian', en: 'Date it happened' },
    },
    date,
  ),
  ask(
    {
      name: 'knownOn',
      kind: 'date',
      group: 'when',
      required: 'always',
      label: { id: 'Tanggal Anda mengetahuinya', en: 'Date you learned of it' },
      hint: {
        id: 'Batas lapor 7 hari dihitung dari tanggal ini.',
        en: 'The 7 days for reporting run from this date.',
      },
    },
    date,
  ),
  ask(
    {
      name: 'place',
      kind: 'text',
      group: 'when',
      required: 'always',
      maxLength: 200,
      label: { id: 'Tempat kejadian atau nama akun', en: 'Place, or name of the account' },
    },
    text(2, 200),
  ),
  ask(
    {
      name: 'accusedName',
      kind: 'text',
      group: 'who',
      required: 'never',
      maxLength: 120,
      label: { id: 'Nama terlapor', en: 'Name of the accused' },
      hint: {
        id: 'Cukup nama dan unit, atau tautan. NIP, pangkat, dan golongan tidak diperlukan.',
        en: 'Name and unit, or a link, are enough. No NIP, rank or grade is needed.',
      },
    },
    text(2, 120),
  ),
  ask(
    {
      name: 'accusedUnit',
      kind: 'text',
      group: 'who',
      required: 'never',
      maxLength: 120,
      label: { id: 'Unit atau kantor terlapor', en: 'Unit or office of the accused' },
    },
    text(2, 120),
  ),
  ask(
    {
      name: 'link',
      kind: 'url',
      group: 'who',
      required: 'never',
      maxLength: 500,
      label: { id: 'Tautan bukti', en: 'Link to the evidence' },
    },
    link,
  ),
  ask(
    {
      name: 'spouse',
      kind: 'radio',
      group: 'who',
      required: 'never',
      label: {
        id: 'Apakah terlapor suami/istri calon?',
        en: "Is the accused a candidate's spouse?",
      },
      options: [
        { value: 'no', label: { id: 'Bukan', en: 'No' } },
        {
          value: 'yes-on-leave',
          label: { id: 'Ya, sedang CLTN', en: 'Yes, on unpaid state leave' },
        },
        { value: 'yes-not-on-leave', label: { id: 'Ya, tidak CLTN', en: 'Yes, not on leave' } },
        { value: 'unknown', label: { id: 'Tidak tahu', en: 'I do not know' } },
      ],
    },
    z.enum(['no', 'yes-on-leave', 'yes-not-on-leave', 'unknown']),
  ),
  ask(
    {
      name: 'account',
      kind: 'textarea',
      group: 'account',
      required: 'always',
      maxLength: 4000,
      label: { id: 'Ceritakan kejadiannya', en: 'Tell what happened' },
      hint: {
        id: 'Bila tanpa nama, jangan tulis hal yang menunjukkan siapa Anda.',
        en: 'In a lead, leave out what would show who you are.',
      },
    },
    text(20, 4000),
  ),
  ask(
    {
      name: 'reporterName',
      kind: 'text',
      group: 'reporter',
      required: 'named',
      maxLength: 120,
      autocomplete: 'name',
      label: { id: 'Nama Anda', en: 'Your name' },
    },
    text(2, 120),
  ),
  ask(
    {
      name: 'reporterAddress',
      kind: 'text',
      group: 'reporter',
      required: 'named',
      maxLength: 240,
      autocomplete: 'street-address',
      label: { id: 'Alamat Anda', en: 'Your address' },
    },
    text(5, 240),
  ),
  ask(
    {
      name: 'reporterPhone',
      kind: 'tel',
      group: 'reporter',
      required: 'never',
      maxLength: 24,
      autocomplete: 'tel',
      inputMode: 'tel',
      label: { id: 'Nomor ponsel', en: 'Mobile number' },
    },
    z.string().check(z.minLength(6), z.maxLength(24)),
  ),
  ask(
    {
      name: 'reporterEmail',
      kind: 'email',
      group: 'reporter',
      required: 'never',
      maxLength: 120,
      autocomplete: 'email',
      label: { id: 'Surel', en: 'E-mail' },
    },
    z.email().check(z.maxLength(120)),
  ),
] as const;
