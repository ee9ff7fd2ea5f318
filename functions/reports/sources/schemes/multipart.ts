import { isUtf8 } from 'node:buffer';
import { refuseField } from '../../../../shared/refusal.ts';

/** One part of a multipart body: its field, its file's name where it is one, and its exact bytes. */
export type Part = {
  name: string;
  fileName: string | undefined;
  mediaType: string;
  content: Buffer;
};

const maxParts = 500;

/** Splits a multipart/form-data body (RFC 7578) by its exact bytes; throws a Refusal when it is cut short or malformed. */
export const readParts = (contentType: string, body: Uint8Array): Part[] => {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) throw refuseField('content-type', 'malformed');
  // Before the first boundary a line break may be missing: one is put there, so that all look alike.
  const bytes = Buffer.concat([Buffer.from('\r\n'), body]);
  const mark = Buffer.from(`\r\n--${boundary}`);
  const parts: Part[] = [];
  let at = delimiter(bytes, mark, 0);
  while (at && !at.last) {
    const next = delimiter(bytes, mark, at.end);
    if (!next || parts.length === maxParts) throw malformed();
    parts.push(readPart(bytes.subarray(at.end, next.start)));
    at = next;
  }
  if (!at) throw malformed();
  return parts;
};

type Delimiter = { start: number; end: number; last: boolean };

/** The next boundary that stands alone on its line: a longer word that begins like it is content. */
const delimiter = (bytes: Buffer, mark: Buffer, from: number): Delimiter | undefined => {
  // The line break before a boundary may be the one that ended the boundary before it.
  for (let start = bytes.indexOf(mark, from); start >= 0; start = bytes.indexOf(mark, start + 1)) {
    const end = start + mark.length;
    const after = bytes.subarray(end, end + 80).toString('latin1');
    if (after.startsWith('--')) return { start, end, last: true };
    const padding = /^[ \t]*(?=\r\n)/.exec(after);
    if (padding) return { start, end: end + padding[0].length, last: false };
  }
  return undefined;
};

const malformed = () => refuseField('body', 'malformed');

const boundaryOf = (contentType: string): string | undefined => {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain;
};

/** After a boundary: a line break, headers, an empty line, and then the content. */
const readPart = (bytes: Buffer): Part => {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0 || head > 4096) throw malformed();
  const lines = decoded(bytes.subarray(0, head)).split('\r\n');
  const header = (name: string) =>
    lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1);
  const disposition = header('content-disposition') ?? '';
  const name = parameter(disposition, 'name');
  if (!/^\s*form-data\s*;/i.test(disposition) || name === undefined) throw malformed();
  return {
    name,
    fileName: parameter(disposition, 'filename') ?? extended(disposition),
    mediaType: header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? 'text/plain',
    content: bytes.subarray(head + 4),
  };
};

/** Browsers write a quote in a name as %22, other senders as \". */
const parameter = (disposition: string, name: string): string | undefined => {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, 'i').exec(disposition) ?? [];
  return quoted?.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"') ?? plain;
};

/** A file's name as RFC 6266 writes it (`filename*=UTF-8''foto.jpg`): no browser does, some programs do. */
const extended = (disposition: string): string | undefined =>
  /;\s*filename\*=[^;'\s]{0,40}'[^']{0,40}'([^;\s]+)/i.exec(disposition)?.[1];

/** Bytes as UTF-8, or else as windows-1252, in which older pages still send. */
export const decoded = (bytes: Uint8Array): string =>
  new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
