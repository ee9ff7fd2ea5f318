import * as z from 'zod/mini';
import { campaignShape } from '../../shared/campaign-shape.ts';
import { isDay } from '../../shared/calendar/dates.ts';
import { electionShape } from '../../shared/calendar/election.ts';
import { findRegion } from '../../shared/regions/region-list.ts';
import { deploymentShape } from '../deployment.ts';
import { doorShape } from '../door/door-shape.ts';

/** One thing a deployment file needs: asked for in both languages, or given as a flag. */
export type Question = {
  flag: string;
  id: string;
  en: string;
  /** What it has to be: the rule of the file itself, wherever the file has one. */
  rule: z.ZodMiniType;
  /** What an empty answer means; undefined: there has to be one. An empty text: it is left out. */
  usual?: string | ((answers: Answers) => string);
  /** Written as a number in the file. */
  isNumber?: true;
};

export type Answers = Record<string, string>;

const { shape } = deploymentShape;
const privacy = shape.privacy.shape;
const day = z.string().check(z.refine(isDay, { error: 'is not a day written YYYY-MM-DD' }));
const someWords = z.string().check(z.minLength(1), z.maxLength(200));

/** Codes of regions, each of which exists; a province stands for all of it. */
const regions = z.string().check(
  z.refine((text) => codesIn(text).length > 0 && codesIn(text).every((code) => findRegion(code)), {
    error:
      'takes codes as Kemendagri writes them, with commas between: 18.09,18.02; a province (18) stands for all its regencies and cities',
  }),
);

export const codesIn = (text: string): string[] =>
  text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** What is asked, in this order. */
export const questions: readonly Question[] = [
  {
    ...{ flag: 'name', rule: shape.id },
    ...{ id: 'Nama pemasangan (huruf kecil, angka, tanda hubung)', en: 'Name of the deployment' },
  },
  {
    ...{ flag: 'regions', rule: regions },
    ...{ id: 'Kode wilayah yang dilayani', en: 'Codes of the regions served (18.09,18.02 or 18)' },
  },
  {
    ...{ flag: 'alarm-address', rule: z.email() },
    ...{ id: 'Surel yang menerima alarm', en: 'E-mail address that hears the alarms' },
  },
  {
    ...{ flag: 'mail-domain', rule: shape.mail.shape.domain },
    ...{ id: 'Domain pengirim surel ke petugas', en: 'Domain that e-mails to officers come from' },
  },
  {
    ...{ flag: 'public-url', rule: shape.publicUrl, usual: '' },
    ...{
      id: 'Alamat situs (kosong: alamat API)',
      en: "Address of the site (empty: the API's own)",
    },
  },
  {
    ...{ flag: 'door-certificate', rule: doorShape.shape.certificateArn, usual: '' },
    ...{
      id: 'ARN sertifikat di us-east-1 untuk CloudFront di depan situs (kosong: tanpa CloudFront)',
      en: 'ARN of a certificate in us-east-1 for CloudFront in front of the site (empty: no CloudFront)',
    },
  },
  {
    ...{ flag: 'nation-account', rule: shape.nationAccount, usual: '' },
    ...{
      id: 'Nomor akun AWS pemasangan nasional yang boleh menerima angka (kosong: tidak ada)',
      en: 'AWS account of the national deployment that may take the numbers (empty: none)',
    },
  },
  {
    ...{ flag: 'aws-region', rule: shape.awsRegion, usual: 'ap-southeast-3' },
    ...{ id: 'Wilayah AWS', en: 'AWS region' },
  },
  {
    ...{ flag: 'account', rule: shape.account, usual: '' },
    ...{
      id: 'Nomor akun AWS (kosong: milik kredensial)',
      en: "AWS account (empty: the credentials')",
    },
  },
  {
    ...{ flag: 'sms-budget', rule: shape.sms.shape.monthlyBudgetUsd, isNumber: true },
    ...{
      id: 'Biaya SMS sebulan, paling banyak (US$)',
      en: 'What the SMS of a month may cost (US$)',
    },
  },
  {
    ...{ flag: 'sms-price', rule: shape.sms.shape.pricePerPartUsd, isNumber: true },
    ...{ id: 'Harga satu bagian SMS (US$)', en: 'Price of one SMS part (US$)' },
  },
  {
    ...{ flag: 'sms-sender', rule: shape.sms.shape.senderId, usual: '' },
    ...{
      id: 'Nama pengirim SMS terdaftar (kosong: belum ada)',
      en: 'Registered SMS sender (empty: none yet)',
    },
  },
  {
    ...{ flag: 'election', rule: electionShape.shape.kind, usual: 'pilkada' },
    ...{ id: 'Jenis pemilihan: pilkada atau pemilu', en: 'Kind of election: pilkada or pemilu' },
  },
  {
    ...{ flag: 'election-name', rule: someWords },
    ...{ id: 'Nama pemilihan', en: 'Name of the election' },
  },
  {
    flag: 'determination-on',
    rule: day,
    id: 'Hari penetapan calon',
    en: 'Day candidates are determined (YYYY-MM-DD)',
  },
  { flag: 'campaign-from', rule: day, id: 'Kampanye mulai', en: 'Campaign begins' },
  { flag: 'campaign-to', rule: day, id: 'Kampanye berakhir', en: 'Campaign ends' },
  { flag: 'vote-on', rule: day, id: 'Hari pemungutan suara', en: 'Voting day' },
  { flag: 'pledges-open', rule: day, id: 'Ikrar dibuka', en: 'Pledges are taken from' },
  {
    ...{ flag: 'pledges-close', rule: day, usual: (answers) => answers['vote-on'] ?? '' },
    ...{ id: 'Ikrar ditutup', en: 'Pledges are taken until' },
  },
  {
    ...{ flag: 'last-day', rule: day, usual: (answers) => answers['vote-on'] ?? '' },
    ...{
      id: 'Hari terakhir (putaran kedua paling lambat hari itu; ikrar dihapus setahun sesudahnya)',
      en: 'Last day (no second round is later; pledges are deleted a year after it)',
    },
  },
  {
    ...{ flag: 'controller', rule: privacy.controller.shape.name },
    ...{ id: 'Pengendali data pribadi (nama lembaga)', en: 'Controller of personal data' },
  },
  {
    ...{ flag: 'controller-address', rule: privacy.controller.shape.address },
    ...{ id: 'Alamatnya', en: 'Its address' },
  },
  {
    ...{ flag: 'controller-contact', rule: privacy.controller.shape.contact },
    ...{ id: 'Kontaknya', en: 'Its contact' },
  },
  {
    ...{ flag: 'privacy-officer', rule: privacy.officer.shape.name },
    ...{ id: 'Pejabat pelindungan data pribadi', en: 'Data protection officer' },
  },
  {
    ...{ flag: 'privacy-officer-contact', rule: privacy.officer.shape.contact },
    ...{ id: 'Kontaknya', en: 'Their contact' },
  },
  {
    ...{ flag: 'authority', rule: privacy.authority.shape.name },
    ...{ id: 'Lembaga penerima aduan data pribadi', en: 'Authority that takes complaints' },
  },
  {
    ...{ flag: 'authority-contact', rule: privacy.authority.shape.contact },
    ...{ id: 'Kontaknya', en: 'Its contact' },
  },
];

/** What is wrong with an answer, with its limit; undefined when it may stand. */
export const faultIn = ({ rule, isNumber }: Question, answer: string): string | undefined => {
  const given = isNumber ? (/^\d+(\.\d+)?$/.test(answer) ? Number(answer) : answer) : answer;
  const read = z.safeParse(rule, given, { error: z.locales.en().localeError });
  return read.success ? undefined : read.error.issues.map(({ message }) => message).join('; ');
};

/** The campaign's own name and id have rules of the file. */
export const campaignId = (text: string): string =>
  z.safeParse(campaignShape.shape.id, text).success ? text : 'kampanye';
