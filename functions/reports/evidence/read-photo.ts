import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';
import { mostPhotoBytes } from '../pieces/piece.ts';
import { Unreadable, type UnreadableReason } from './unreadable.ts';

/** A photo as it came, and the copy without metadata that officers see. */
export type Photo = { type: string; sha256: string; original: Buffer; copy: Buffer };

const cleaners: Record<string, (bytes: Buffer) => Buffer> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
};

/** Why what was sent is refused. */
export type PhotoRefusal = UnreadableReason | 'too-large' | 'empty-file' | 'is-heic';

export type ReadPhoto = { ok: true; photo: Photo } | { ok: false; reason: PhotoRefusal };

/** Recognises by the bytes, not by a name, what was sent; only pictures that can be cleaned are accepted. */
export const readPhoto = async (bytes: Uint8Array): Promise<ReadPhoto> => {
  if (bytes.length > mostPhotoBytes) return { ok: false, reason: 'too-large' };
  if (bytes.length === 0) return { ok: false, reason: 'empty-file' };
  const original = Buffer.from(bytes);
  const found = await fileTypeFromBuffer(original);
  const clean = found && cleaners[found.mime];
  if (found && /^image\/hei[cf]/.test(found.mime)) return { ok: false, reason: 'is-heic' };
  if (!clean) return { ok: false, reason: 'not-a-photo' };
  try {
    const copy = clean(original);
    return { ok: true, photo: { type: found.mime, sha256: sha256Of(original), original, copy } };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.reason };
    throw error;
  }
};

/** SHA-256 in hex. */
export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
