import * as z from 'zod/mini';
import { ask, text } from './ask.ts';

/** What all of them share: told by who gives their name, stored and erased with it, never required. */
const besideTheName = {
  group: 'for-bawaslu',
  required: 'never',
  kept: 'identity',
  fromWebhooks: false,
  csvColumn: 'none',
} as const;

/** What Bawaslu's report form asks besides; only in the named lane, where it may all stay empty. */
export const bawasluQuestions = [
  ask(
    {
      ...besideTheName,
      name: 'reporterBirth',
      kind: 'text',
      officersLabel: { id: 'Tempat/tanggal lahir', en: 'Place and date of birth' },
      bawasluLabel: { id: 'Tempat/Tgl Lahir', en: 'Place and date of birth' },
      maxLength: 120,
      label: { id: 'Tempat dan tanggal lahir Anda', en: 'Your place and date of birth' },
    },
    text(4, 120),
  ),
  ask(
    {
      ...besideTheName,
      name: 'reporterSex',
      kind: 'select',
      officersLabel: { id: 'Jenis kelamin', en: 'Sex' },
      bawasluLabel: { id: 'Jenis Kelamin', en: 'Sex' },
      label: { id: 'Jenis kelamin Anda', en: 'Your sex' },
      options: [
        { value: 'female', label: { id: 'Perempuan', en: 'Female' } },
        { value: 'male', label: { id: 'Laki-laki', en: 'Male' } },
      ],
    },
    z.enum(['female', 'male']),
  ),
  ask(
    {
      ...besideTheName,
      name: 'reporterJob',
      kind: 'text',
      officersLabel: { id: 'Pekerjaan', en: 'Job' },
      bawasluLabel: { id: 'Pekerjaan', en: 'Job' },
      maxLength: 120,
      label: { id: 'Pekerjaan Anda', en: 'Your job' },
    },
    text(2, 120),
  ),
  ask(
    {
      ...besideTheName,
      name: 'reporterCitizenship',
      kind: 'text',
      officersLabel: { id: 'Kewarganegaraan', en: 'Citizenship' },
      bawasluLabel: { id: 'Kewarganegaraan', en: 'Citizenship' },
      maxLength: 60,
      label: { id: 'Kewarganegaraan Anda', en: 'Your citizenship' },
    },
    text(2, 60),
  ),
  ask(
    {
      ...besideTheName,
      name: 'witnesses',
      kind: 'textarea',
      officersLabel: { id: 'Saksi-saksi', en: 'Witnesses' },
      bawasluLabel: { id: 'Saksi-saksi', en: 'Witnesses' },
      maxLength: 1000,
      label: { id: 'Saksi-saksi', en: 'Witnesses' },
      hint: {
        id: 'Satu orang satu baris: nama, alamat, nomor ponsel. Hanya yang bersedia disebut.',
        en: 'One person a line: name, address, phone. Only those who agreed to be named.',
      },
    },
    text(2, 1000),
  ),
  ask(
    {
      ...besideTheName,
      name: 'accusedAddress',
      kind: 'text',
      officersLabel: { id: 'Alamat terlapor', en: 'Address of the accused' },
      bawasluLabel: { id: 'Alamat', en: 'Address' },
      maxLength: 240,
      label: { id: 'Alamat terlapor', en: 'Address of the accused' },
      hint: { id: 'Alamat kantornya cukup.', en: 'The address of the office will do.' },
    },
    text(5, 240),
  ),
] as const;
