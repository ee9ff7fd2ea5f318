import * as z from 'zod/mini';
import { reportersLanes } from '../../../events/lane.ts';
import { staffKinds } from '../law/editions.ts';
import { ask, date, link, text, type ReportQuestion } from './ask.ts';
import { bawasluQuestions } from './bawaslu-questions.ts';
import { leastAccount } from './completeness.ts';
import { conductExamples, spouseMatters } from './conduct-examples.ts';
import { reportable } from './conducts.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';

/**
 * The report form, one entry a question: what it asks, how it is shown, what it takes, where its answer is stored, what
 * officers and Bawaslu call it, and whether webhooks may fill it. To add a question, add it here: the page, the rule
 * book, the OpenAPI document, the stored report or identity, the case file, the PDF, the CSV and the webhooks follow.
 */
export const questionList = [
  ask(
    {
      name: 'lane',
      kind: 'radio',
      group: 'lane',
      required: 'always',
      kept: 'report',
      officersLabel: 'shown-elsewhere',
      bawasluLabel: 'shown-elsewhere',
      fromWebhooks: true,
      csvColumn: 'none',
      label: { id: 'Bagaimana Anda ingin melapor?', en: 'How do you want to report?' },
      options: [
        {
          value: 'lead',
          label: { id: 'Tanpa nama (informasi awal)', en: 'Without a name (a lead)' },
        },
        {
          value: 'named',
          label: { id: 'Dengan nama (laporan)', en: 'With your name (a report)' },
        },
      ],
    },
    z.enum(reportersLanes),
  ),
  ask(
    {
      name: 'region',
      kind: 'select',
      group: 'what',
      required: 'always',
      kept: 'report',
      officersLabel: 'shown-elsewhere',
      bawasluLabel: 'shown-elsewhere',
      fromWebhooks: true,
      csvColumn: 'none',
      label: { id: 'Daerah kejadian', en: 'Region where it happened' },
    },
    regionCode,
  ),
  ask(
    {
      name: 'conduct',
      kind: 'radio',
      group: 'what',
      required: 'always',
      kept: 'report',
      officersLabel: { id: 'Perbuatan', en: 'Conduct' },
      bawasluLabel: { id: 'Perbuatan', en: 'Conduct' },
      fromWebhooks: true,
      csvColumn: 'none',
      label: { id: 'Apa yang terjadi?', en: 'What happened?' },
      hint: {
        id: 'Pilih yang paling mirip. Golongan pelanggarannya ditentukan petugas, bukan Anda.',
        en: 'Choose what comes nearest. Officers decide what kind of breach it is, not you.',
      },
      options: reportable.map(({ slug, group, id, en }) => ({
        value: slug,
        group,
        label: { id, en },
        hint: conductExamples[slug],
        ...(spouseMatters.includes(slug) && { mark: 'asks-spouse' }),
      })),
    },
    z.enum(reportable.map(({ slug }) => slug)),
  ),
  ask(
    {
      name: 'occurredOn',
      kind: 'date',
      group: 'when',
      required: 'always',
      kept: 'report',
      officersLabel: { id: 'Tanggal kejadian', en: 'Occurred on' },
      bawasluLabel: { id: 'Tanggal kejadian', en: 'Occurred on' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'time-and-place',
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
      kept: 'report',
      officersLabel: { id: 'Tanggal diketahui', en: 'Known on' },
      bawasluLabel: { id: 'Tanggal diketahui', en: 'Known on' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'in-time',
      label: { id: 'Tanggal Anda mengetahuinya', en: 'Date you learned of it' },
      hint: {
        id: 'Batas waktu lapor ke Bawaslu dihitung dari tanggal ini.',
        en: 'The time to report to Bawaslu runs from this date.',
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
      kept: 'report',
      officersLabel: { id: 'Tempat atau akun', en: 'Place or account' },
      bawasluLabel: { id: 'Tempat atau akun', en: 'Place or account' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'time-and-place',
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
      kept: 'report',
      officersLabel: { id: 'Terlapor', en: 'Accused' },
      bawasluLabel: { id: 'Terlapor', en: 'Accused' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'accused',
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
      kept: 'report',
      officersLabel: { id: 'Unit terlapor', en: 'Unit of the accused' },
      bawasluLabel: { id: 'Unit terlapor', en: 'Unit of the accused' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'accused',
      maxLength: 120,
      label: { id: 'Unit atau kantor terlapor', en: 'Unit or office of the accused' },
      hint: {
        id: 'Kantor ini, atasannya, dan bawahannya tidak diberi tahu.',
        en: 'This office, and those above and below it, are not told.',
      },
    },
    text(2, 120),
  ),
  ask(
    {
      name: 'accusedUnitOther',
      kind: 'text',
      group: 'who',
      required: 'never',
      kept: 'report',
      officersLabel: 'shown-elsewhere',
      bawasluLabel: 'shown-elsewhere',
      fromWebhooks: false,
      csvColumn: 'none',
      maxLength: 120,
      remark: { id: '(bila tidak ada di daftar)', en: '(if the list does not have it)' },
      label: { id: 'Nama unitnya', en: 'Name of the unit' },
    },
    text(2, 120),
  ),
  ask(
    {
      name: 'keepFrom',
      kind: 'text',
      group: 'who',
      required: 'never',
      kept: 'report',
      officersLabel: 'shown-elsewhere',
      bawasluLabel: 'shown-elsewhere',
      fromWebhooks: true,
      csvColumn: 'none',
      maxLength: 240,
      label: {
        id: 'Siapa yang tidak boleh melihat laporan ini?',
        en: 'Who must not see this report?',
      },
      hint: {
        id: 'Kantor atau nama orang, misalnya teman dekat terlapor di satgas.',
        en: 'An office or people’s names, for example a friend of the accused in the task force.',
      },
    },
    text(2, 240),
  ),
  ask(
    {
      name: 'staffKind',
      kind: 'select',
      group: 'who',
      required: 'never',
      kept: 'report',
      officersLabel: { id: 'Status kepegawaian', en: 'Kind of staff' },
      bawasluLabel: { id: 'Status kepegawaian', en: 'Kind of staff' },
      fromWebhooks: true,
      csvColumn: 'statusKepegawaian',
      label: { id: 'Status kepegawaian terlapor', en: 'Kind of staff of the accused' },
      hint: {
        id: 'Aparat desa, TNI, dan Polri bukan ASN: itu kewenangan Bawaslu. Laporan tetap kami terima, kami tandai, dan diteruskan.',
        en: 'Village officials, the armed forces and the police are no civil servants: they are Bawaslu’s matter. We still take the report, mark it, and pass it on.',
      },
      options: [
        { value: 'unknown', label: { id: 'Tidak tahu pasti', en: 'I am not sure' } },
        { value: 'pns', label: { id: 'ASN: PNS', en: 'Civil servant (PNS)' } },
        {
          value: 'pppk',
          label: { id: 'ASN: PPPK', en: 'Contract civil servant (PPPK)' },
        },
        {
          value: 'pppk-part-time',
          label: { id: 'ASN: PPPK paruh waktu', en: 'Part-time contract civil servant (PPPK)' },
        },
        {
          value: 'non-asn',
          label: {
            id: 'Non-ASN: honorer, TKK, PTT, THL',
            en: 'Other office staff (honorer, TKK, PTT, THL)',
          },
        },
        {
          value: 'village',
          label: { id: 'Kepala atau perangkat desa', en: 'Village head or official' },
        },
        { value: 'tni-polri', label: { id: 'TNI atau Polri', en: 'Armed forces or police' } },
        {
          value: 'other',
          label: { id: 'Bukan pegawai pemerintah', en: 'Not government staff' },
        },
      ],
    },
    z.enum(staffKinds),
  ),
  ask(
    {
      name: 'link',
      kind: 'url',
      group: 'who',
      required: 'never',
      kept: 'report',
      officersLabel: { id: 'Tautan bukti', en: 'Link to evidence' },
      bawasluLabel: { id: 'Tautan bukti', en: 'Link to evidence' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'evidence',
      maxLength: 500,
      label: { id: 'Tautan bukti', en: 'Link to the evidence' },
      hint: {
        id: 'Alamat unggahan, foto, atau video. Foto dari ponsel dapat ditambahkan setelah laporan terkirim.',
        en: 'Address of the post, photo or video. Photos on your phone can be added once the report is sent.',
      },
    },
    link,
  ),
  ask(
    {
      name: 'spouse',
      kind: 'radio',
      group: 'who',
      required: 'never',
      kept: 'report',
      officersLabel: { id: 'Suami/istri calon', en: 'Spouse of a candidate' },
      bawasluLabel: { id: 'Suami/istri calon', en: 'Spouse of a candidate' },
      fromWebhooks: true,
      csvColumn: 'none',
      label: {
        id: 'Apakah terlapor suami/istri calon?',
        en: "Is the accused a candidate's spouse?",
      },
      hint: {
        id: 'CLTN adalah cuti di luar tanggungan negara. Suami/istri calon yang sedang CLTN boleh mendampingi.',
        en: 'CLTN is unpaid state leave. A candidate’s spouse who is on it may accompany.',
      },
      options: [
        { value: 'no', label: { id: 'Bukan', en: 'No' } },
        {
          value: 'yes-on-cltn',
          label: { id: 'Ya, sedang CLTN', en: 'Yes, on unpaid state leave' },
        },
        { value: 'yes-not-on-cltn', label: { id: 'Ya, tidak CLTN', en: 'Yes, not on leave' } },
        { value: 'unknown', label: { id: 'Tidak tahu', en: 'I do not know' } },
      ],
    },
    z.enum(['no', 'yes-on-cltn', 'yes-not-on-cltn', 'unknown']),
  ),
  ask(
    {
      name: 'account',
      kind: 'textarea',
      group: 'account',
      required: 'always',
      kept: 'report',
      officersLabel: { id: 'Uraian', en: 'Account' },
      bawasluLabel: { id: 'Uraian', en: 'Account' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'account',
      maxLength: 4000,
      label: { id: 'Ceritakan kejadiannya', en: 'Tell what happened' },
      hint: {
        id: 'Bila tanpa nama, jangan tulis hal yang menunjukkan siapa Anda.',
        en: 'In a lead, leave out what would show who you are.',
      },
    },
    text(leastAccount, 4000),
  ),
  ask(
    {
      name: 'reporterName',
      kind: 'text',
      group: 'reporter',
      required: 'named',
      kept: 'identity',
      officersLabel: { id: 'Nama', en: 'Name' },
      bawasluLabel: { id: 'Nama', en: 'Name' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'reporter',
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
      kept: 'identity',
      officersLabel: { id: 'Alamat', en: 'Address' },
      bawasluLabel: { id: 'Alamat', en: 'Address' },
      fromWebhooks: true,
      csvColumn: 'none',
      countsFor: 'reporter',
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
      kept: 'identity',
      officersLabel: { id: 'Nomor ponsel', en: 'Phone' },
      bawasluLabel: { id: 'Nomor ponsel', en: 'Phone' },
      fromWebhooks: true,
      csvColumn: 'none',
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
      kept: 'identity',
      officersLabel: { id: 'Surel', en: 'E-mail' },
      bawasluLabel: { id: 'Surel', en: 'E-mail' },
      fromWebhooks: true,
      csvColumn: 'none',
      maxLength: 120,
      autocomplete: 'email',
      label: { id: 'Surel', en: 'E-mail' },
    },
    z.email().check(z.maxLength(120)),
  ),
  ...bawasluQuestions,
] as const;

/** Every question, without what is particular to one. */
export const questions: readonly ReportQuestion[] = questionList.map(({ question }) => question);

/** Answers that the satgas's CSV of cases holds, by the names of its columns; none about who reports. */
export const csvColumns: readonly { name: string; column: string }[] = questions
  .filter(({ kept, csvColumn }) => kept === 'report' && csvColumn !== 'none')
  .map(({ name, csvColumn }) => ({ name, column: csvColumn }));

/** The answers stored in one of the two places. */
export const namesStoredWith = (where: ReportQuestion['kept']): string[] =>
  questions.filter(({ kept }) => kept === where).map(({ name }) => name);
