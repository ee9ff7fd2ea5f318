import { fitSms } from '../alerts/sms-text.ts';
import type { Announcement } from './announcement.ts';

/** Longest title; an SMS shows as much of it as one segment has room for. */
export const longestTitle = 50;

const political =
  /\b(pilkada|pemilu|pilpres|partai|parpol|kampanye|paslon|calon|cabup|cagub|capres|caleg)\b/i;
const phoneNumber = /(?:\+?62|\b0)8[\d -]{7,}/;

/** Why carriers here would stop a title on its way: political words, or a phone number in the text. */
export const stoppedByCarriers = (title: string): 'political-word' | 'phone-number' | undefined => {
  if (political.test(title)) return 'political-word';
  return phoneNumber.test(title) ? 'phone-number' : undefined;
};

/**
 * An announcement on a phone, in one GSM-7 segment: where to read it, and as much of its title as there is room
 * for. Throws a fault when the public address alone is too long.
 */
export const announcementSms = (title: string, link: string): string => {
  for (let length = title.length; length >= 0; length -= 1) {
    const shown = length === title.length ? title : `${title.slice(0, length).trimEnd()}...`;
    const fitted = fitSms(`GNN-ASN: ${shown}. Baca: ${link}`);
    if (fitted.ok) return fitted.text;
  }
  throw new Error('The announcement does not fit one SMS: the public address is too long');
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
