import { isUtf8 } from 'node:buffer';
import { refuseField } from '../refusal.ts';

const starts = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte);

/**
 * The text of a sheet in the encodings Windows writes: UTF-8, UTF-16 with its mark or without, else windows-1252, each
 * line by itself where they are mixed. Throws Refusal naming a file that is none: an old workbook, a web page under
 * another name, a document, bytes.
 */
export const decodeSheet = (bytes: Uint8Array): string => {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw refuseField('file', 'is-an-old-workbook');
  const text = decoded(bytes);
  const beginning = text.slice(0, 200);
  if (webPage.test(beginning)) throw refuseField('file', 'is-a-web-page');
  if (otherDocument.test(beginning) || isBytes(text)) throw refuseField('file', 'not-a-sheet');
  return text;
};

/** HTML, XML, or a page with its pictures in one file (MHTML): what programs write that only call it Excel. */
const webPage = /^\s*(?:<[!?a-z]|MIME-Version:)/i;
/** PDF, RTF, JSON. */
const otherDocument = /^\s*(?:%PDF-|\{\\rtf|[[{]\s*["[{])/;

/** A sheet may hold a stray control character; what is full of them is none. */
const isBytes = (text: string): boolean => {
  const beginning = text.slice(0, 4000);
  const odd = beginning.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  return odd * 20 > beginning.length;
};

/**
 * How many of the even and of the odd bytes at the beginning are zero, between 0 and 1: in UTF-16 one half of nearly all
 * Latin letters is, dashes and curly quotes of a title aside.
 */
const zerosAt = (bytes: Uint8Array): { even: number; odd: number } => {
  const beginning = bytes.subarray(0, 2000);
  const half = Math.max(1, Math.floor(beginning.length / 2));
  const zeros = (from: 0 | 1): number =>
    beginning.filter((byte, i) => byte === 0 && i % 2 === from).length / half;
  return { even: zeros(0), odd: zeros(1) };
};

const decoded = (bytes: Uint8Array): string => {
  const zeros = zerosAt(bytes);
  if (starts(bytes, 0xff, 0xfe) || (zeros.odd > 0.7 && zeros.even < 0.1))
    return new TextDecoder('utf-16le').decode(bytes);
  if (starts(bytes, 0xfe, 0xff) || (zeros.even > 0.7 && zeros.odd < 0.1))
    return new TextDecoder('utf-16be').decode(bytes);
  const unmarked = starts(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
  return isUtf8(unmarked) ? new TextDecoder('utf-8').decode(unmarked) : lineByLine(unmarked);
};

/** One row that was pasted in from an older file spoils no other: each line is UTF-8, or else windows-1252. */
const lineByLine = (bytes: Uint8Array): string => {
  const [utf8, windows] = [new TextDecoder('utf-8'), new TextDecoder('windows-1252')];
  const lines: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(0x0a, at);
    const end = next < 0 ? bytes.length : next + 1;
    const line = bytes.subarray(at, end);
    lines.push((isUtf8(line) ? utf8 : windows).decode(line));
    at = end;
  }
  return lines.join('');
};
