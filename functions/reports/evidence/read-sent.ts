import { fileTypeFromBuffer } from 'file-type';
import { sealedKinds } from '../pieces/kinds.ts';
import type { Linked } from './read-linked.ts';
import { readPhoto, sha256Of, type PhotoRefusal } from './read-photo.ts';
import { isWholeMedia, isWholePdf } from './whole-file.ts';

export type ReadSent = { ok: true; piece: Linked } | { ok: false; reason: PhotoRefusal };

/**
 * What a reporter sent, by its bytes and never by its name. A photo has a copy for officers. A document, a video and a
 * voice tell who made them, by what they say and how they sound: they are sealed as they came, without a copy.
 */
export const readSent = async (bytes: Uint8Array): Promise<ReadSent> => {
  const read = await readPhoto(bytes);
  if (read.ok) return { ok: true, piece: read.photo };
  if (read.reason !== 'not-a-photo') return read;
  const original = Buffer.from(bytes);
  const type = (await fileTypeFromBuffer(withoutBlank(original)))?.mime;
  if (type === undefined || !sealedKinds.some((kind) => kind === type)) return read;
  if (!isWhole(type, original)) return { ok: false, reason: 'cut-file' };
  return { ok: true, piece: { type, sha256: sha256Of(original), original } };
};

/** Pages that make a PDF may put a blank line before it, which every reader passes over (PDF Reference 1.7, appendix H). */
const withoutBlank = (bytes: Buffer): Buffer => {
  const at = bytes.subarray(0, 1024).indexOf('%PDF-');
  const isBlank = at > 0 && /^[\s\u00ef\u00bb\u00bf]+$/.test(bytes.toString('latin1', 0, at));
  return isBlank ? bytes.subarray(at) : bytes;
};

/** Ogg, WebM, MP3 and the like play as far as they go: nothing in them says how long they were. */
const isWhole = (type: string, bytes: Buffer): boolean => {
  if (type === 'application/pdf') return isWholePdf(bytes);
  return inBoxes.has(type) ? isWholeMedia(bytes) : true;
};

const inBoxes = new Set([
  'video/mp4',
  'video/x-m4v',
  'video/quicktime',
  'video/3gpp',
  'video/3gpp2',
  'audio/mp4',
  'audio/x-m4a',
]);
