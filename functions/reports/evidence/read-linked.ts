import { fileTypeFromBuffer } from 'file-type';
import { readPhoto, sha256Of, type Photo } from './read-photo.ts';

/**
 * What a link led to, as it came. Only what certainly reveals nothing about who made it has a copy for officers: a photo
 * that could be cleaned, and a page. A video or a PDF may carry a place or a name; its original is sealed alone.
 */
export type Linked = Omit<Photo, 'copy'> & { copy?: Buffer; servedAs?: string };

/** Recognises by its bytes what a link led to; undefined where it led to nothing at all. */
export const readLinked = async (bytes: Uint8Array): Promise<Linked | undefined> => {
  if (bytes.length === 0) return undefined;
  const read = await readPhoto(bytes);
  if (read.ok) return read.photo;
  const original = Buffer.from(bytes);
  const known = { sha256: sha256Of(original), original };
  // No browser may run it: it is sent as bytes to save.
  if (isPage(original))
    return { ...known, type: 'text/html', copy: original, servedAs: 'application/octet-stream' };
  const found = await fileTypeFromBuffer(original);
  return { ...known, type: found?.mime ?? 'application/octet-stream' };
};

const isPage = (bytes: Buffer): boolean =>
  /^<(?:!doctype html|html)\b/i.test(afterComments(bytes.toString('utf8', 0, 2000)));

/** What follows the comments at the beginning of a page. One look at each: in one pattern their ends may be many. */
const afterComments = (text: string): string => {
  let rest = text.replace(/^\uFEFF/, '').trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return '';
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
};
