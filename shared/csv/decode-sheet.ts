import { refuseField } from '../refusal.ts';

const starts = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte);

/**
 * The text of a sheet in the encodings Windows writes: UTF-8, UTF-16 with its mark, else windows-1252. Throws Refusal
 * naming a file that is none: an old workbook, a web page under another name, bytes.
 */
export const decodeSheet = (bytes: Uint8Array): string => {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw refuseField('file', 'is-an-old-workbook');
  const text = decoded(bytes);
  if (/^\s*<(?:!doctype|html|table|\?xml|meta|head|style)\b/i.test(text.slice(0, 200)))
    throw refuseField('file', 'is-a-web-page');
  if (isBytes(text)) throw refuseField('file', 'not-a-sheet');
  return text;
};

/** A sheet may hold a stray control character; what is full of them is none. */
const isBytes = (text: string): boolean => {
  const beginning = text.slice(0, 4000);
  const odd = beginning.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  return odd * 20 > beginning.length;
};

const decoded = (bytes: Uint8Array): string => {
  if (starts(bytes, 0xff, 0xfe) || (bytes[1] === 0 && bytes[3] === 0))
    return new TextDecoder('utf-16le').decode(bytes);
  if (starts(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
