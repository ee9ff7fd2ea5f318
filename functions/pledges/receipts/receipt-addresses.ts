import type { Words } from '../../../shared/page/frame.ts';
import { words } from './words.ts';

type Lang = keyof Words;

/**
 * Where a receipt checks itself on whoever's phone opens it: behind the #, so that it is sent to no server and stands
 * in no log. `site` is the public address, without a trailing slash.
 */
export const checkAddress = (site: string, receipt: string): string =>
  `${site}/verifikasi#${receipt}`;

/** WhatsApp's own address for sharing a text: it opens the app with the text ready to send to somebody. */
export const whatsAppAddress = (checkAt: string, lang: Lang): string => {
  const text = words.iHavePledgedTo[lang](checkAt);
  return `https://wa.me/?text=${encodeURIComponent(text)}`;
};
