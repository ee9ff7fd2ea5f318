import { priorityWords } from './alert-words.ts';
import { fitSms } from './sms-text.ts';
import type { Channel } from '../policy.ts';
import { whatsappDigest, type WhatsappText } from './whatsapp-texts.ts';

/** A channel that words of our own go by. */
export type Written = Exclude<Channel, 'whatsapp'>;

/** The text of a message by one channel. Only a mailbox has a subject: with an SMS, SNS may send it in place of the text. */
export type MessageText =
  | { channel: 'sms'; subject?: never; text: string }
  | { channel: 'email'; subject: string; text: string }
  | WhatsappText;

/** Of the site, in characters: an SMS has no room for a longer one. A deployment is held to it. */
export const longestPublicUrl = 70;

/** All that a message may say: no name, no contact, no political word. */
export type AlertMessage = {
  region: string;
  caseNumber: string;
  severity: number;
  link: string;
  /** A case passed its deadline; otherwise a report came in. */
  overdue?: boolean | undefined;
  /** It asks where the accused serves, before the region is told. */
  isNaming?: boolean | undefined;
};

/** How urgent an alert is, in one word of an SMS. */
export const priorityOf = (severity: number): string => priorityWords(severity).id;

/** One GSM-7 segment; throws a fault when the public address is longer than `longestPublicUrl`. */
export const smsText = ({ region, caseNumber, severity, link, overdue }: AlertMessage): string => {
  // There is room for one word of seven letters.
  const why = overdue ? 'TENGGAT' : priorityOf(severity);
  const fitted = fitSms(`GNN-ASN ${region} ${caseNumber} ${why}. Buka: ${link}`);
  if (!fitted.ok) throw new Error(`The alert does not fit one SMS: ${fitted.reason}`);
  return fitted.text;
};

/** The same facts for a mailbox, with what to do, in the officer's language. */
export const emailText = (message: AlertMessage, lang: 'id' | 'en' = 'id'): string =>
  (lang === 'en' ? english : indonesian)(message).join('\n');

const indonesian = ({
  region,
  caseNumber,
  severity,
  link,
  overdue,
  isNaming,
}: AlertMessage): string[] => [
  `Daerah ${region}, kasus ${caseNumber}, prioritas ${priorityOf(severity)}.`,
  ...(isNaming ? ['Daerahnya belum diberi tahu: buka kasusnya dan tetapkan unitnya dahulu.'] : []),
  ...(overdue ? ['Kasus ini sudah lewat tenggatnya dan masih menunggu satgas.'] : []),
  '',
  'Buka tautan pribadi Anda untuk melihat dan mengambil tugas ini:',
  link,
  '',
  'Membuka tautan tidak mengubah apa pun; tugas baru diambil bila Anda menekan "Saya ambil".',
  'Jangan teruskan surel ini: tautannya hanya untuk Anda dan berlaku 24 jam.',
];

const english = ({
  region,
  caseNumber,
  severity,
  link,
  overdue,
  isNaming,
}: AlertMessage): string[] => [
  `Region ${region}, case ${caseNumber}, priority ${priorityOf(severity)}.`,
  ...(isNaming ? ['Its region has not been told: open the case and name the unit first.'] : []),
  ...(overdue ? ['This case has passed its deadline and still waits for the task force.'] : []),
  '',
  'Open your personal link to see and take this alert:',
  `${link}?lang=en`,
  '',
  'Opening the link changes nothing; the alert is yours once you press “I take it”.',
  'Do not forward this mail: its link is for you only and holds for 24 hours.',
];

/** A subject as SNS takes it: ASCII, less than 100 characters. */
export const mailSubject = (text: string): string => {
  const fitted = fitSms(text);
  return (fitted.ok ? fitted.text : text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '?')
    .slice(0, 99);
};

/** The subject of an alert's e-mail. */
export const subjectOf = ({ region, caseNumber }: AlertMessage): string =>
  `GNN-ASN ${region}: ${caseNumber}`;

/** What a digest says: how many alerts wait, how urgent the most urgent is, and where to find them. */
export type DigestMessage = { count: number; severity: number; link: string };

/** A digest for a phone (one GSM-7 segment) or a mailbox; throws a fault when the public address is too long. */
export const digestText = (
  { count, severity, link }: DigestMessage,
  channel: Channel,
): MessageText => {
  if (channel === 'whatsapp') return whatsappDigest({ count, severity, link });
  const subject = `GNN-ASN: ${String(count)} laporan menunggu`;
  const line = `${subject}, tertinggi ${priorityOf(severity)}. Buka: ${link}`;
  if (channel === 'email') return { channel, subject, text: line };
  const fitted = fitSms(line);
  if (!fitted.ok) throw new Error(`The digest does not fit one SMS: ${fitted.reason}`);
  return { channel, text: fitted.text };
};

/** Asks a new phone to confirm itself, in one GSM-7 segment; throws a fault when the public address is too long. */
export const phoneText = (link: string): string => {
  const fitted = fitSms(`GNN-ASN: konfirmasi nomor siaga Anda: ${link}`);
  if (!fitted.ok) throw new Error(`The confirmation does not fit one SMS: ${fitted.reason}`);
  return fitted.text;
};

/** Asks a mailbox to confirm itself, in the officer's language. */
export const mailboxText = (link: string, lang: 'id' | 'en' = 'id'): MessageText => ({
  channel: 'email',
  subject: 'GNN-ASN: konfirmasi surel siaga',
  text: (lang === 'en'
    ? [
        'This e-mail address was registered to receive alerts of the neutrality task force.',
        'If that is you, open this link and press “Yes, this is my e-mail address”:',
        `${link}?lang=en`,
        '',
        'Opening the link changes nothing. It holds for seven days, and is for you only.',
        'If it is not you, do nothing.',
      ]
    : [
        'Alamat surel ini didaftarkan untuk menerima peringatan satgas netralitas.',
        'Bila itu Anda, buka tautan ini dan tekan "Ya, ini surel saya":',
        link,
        '',
        'Membuka tautan tidak mengubah apa pun. Tautannya berlaku tujuh hari dan hanya untuk Anda.',
        'Bila bukan Anda, abaikan saja.',
      ]
  ).join('\n'),
});

/** Tells a phone (one GSM-7 segment) or a mailbox that it gets alerts no more, and whom to ask where that is wrong. */
export const noLongerText = (region: string, channel: Written): MessageText => {
  const line = `GNN-ASN ${region}: alamat ini tidak lagi menerima siaga satgas. Bukan atas permintaan Anda? Hubungi provinsi atau admin.`;
  if (channel === 'email')
    return { channel, subject: `GNN-ASN ${region}: perubahan siaga`, text: line };
  const fitted = fitSms(line);
  if (!fitted.ok) throw new Error(`The change does not fit one SMS: ${fitted.reason}`);
  return { channel, text: fitted.text };
};

/** Asks the registered phone to bind an account, in one GSM-7 segment; throws a fault when the public address is too long. */
export const accountText = (link: string): string => {
  const fitted = fitSms(`GNN-ASN: ikat akun masuk Anda: ${link}`);
  if (!fitted.ok) throw new Error(`The binding does not fit one SMS: ${fitted.reason}`);
  return fitted.text;
};

/** Invites an officer to sign in and bind their account: a phone in one GSM-7 segment, or a mailbox. */
export const invitationText = (entrance: string, channel: Written): MessageText => {
  const line = `GNN-ASN: Anda petugas satgas, akun masuk belum terikat. Masuk di ${entrance}`;
  if (channel === 'email') return { channel, subject: 'GNN-ASN: ikat akun masuk', text: line };
  const fitted = fitSms(line);
  if (!fitted.ok) throw new Error(`The invitation does not fit one SMS: ${fitted.reason}`);
  return { channel, text: fitted.text };
};

/** Tells a phone (one GSM-7 segment) or a mailbox that the account of its officer was released. */
export const releasedText = (region: string, channel: Written): MessageText => {
  const line = `GNN-ASN ${region}: akun masuk Anda dilepas; akun baru diikat lewat SMS. Bukan atas permintaan Anda? Hubungi provinsi atau admin.`;
  if (channel === 'email')
    return { channel, subject: `GNN-ASN ${region}: akun masuk dilepas`, text: line };
  const fitted = fitSms(line);
  if (!fitted.ok) throw new Error(`The release does not fit one SMS: ${fitted.reason}`);
  return { channel, text: fitted.text };
};
