const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('^{}\\[~]|€');

const plain: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '\u00a0': ' ',
  '•': '-',
  '×': 'x',
  '‛': "'",
  '′': "'",
  '´': "'",
  '`': "'",
  '‹': "'",
  '›': "'",
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‒': '-',
  '―': '-',
  '\t': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
};

/** One SMS segment holds this many septets (GSM 03.38). */
export const segmentSeptets = 160;

export type FittedSms =
  { ok: true; text: string; septets: number } | { ok: false; reason: 'not-gsm-7' | 'too-long' };

/** Fits a text into one GSM-7 segment of 160 septets: plain equivalents where there are any; refused otherwise. */
export const fitSms = (text: string): FittedSms => {
  const fitted = Array.from(text.normalize('NFC'), inGsm7).join('');
  let septets = 0;
  for (const char of fitted) {
    if (basic.has(char)) septets += 1;
    else if (extension.has(char)) septets += 2;
    else return { ok: false, reason: 'not-gsm-7' };
  }
  return septets <= segmentSeptets
    ? { ok: true, text: fitted, septets }
    : { ok: false, reason: 'too-long' };
};

const inGsm7 = (char: string): string => {
  if (basic.has(char) || extension.has(char)) return char;
  return plain[char] ?? char.normalize('NFD').replace(/\p{M}/gu, '');
};
