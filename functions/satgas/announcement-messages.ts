import { fitSms } from '../../shared/sms-text.ts';
import type { Announcement } from './announcement.ts';

/** Longest title: with a link of usual length one SMS holds it. */
export const longestTitle = 50;

/** An announcement on a phone: its title and where to read it, in one GSM-7 segment; throws a fault when it does not fit. */
export const announcementSms = (title: string, link: string): string => {
  const fitted = fitSms(`GNN-ASN: ${title}. Baca: ${link}`);
  if (!fitted.ok) throw new Error(`The announcement does not fit one SMS: ${fitted.reason}`);
  return fitted.text;
};

/** An announcement in a mailbox: whole, with the link that says it was read. */
export const announcementEmail = ({ title, text }: Announcement, link: string): string =>
  [
    title,
    '',
    text,
    '',
    'Nyatakan bahwa Anda sudah membacanya lewat tautan pribadi ini:',
    link,
    '',
    'Membuka tautan tidak mengubah apa pun; tekan "Sudah saya baca".',
  ].join('\n');
