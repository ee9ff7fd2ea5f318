import { Unreadable } from './unreadable.ts';

/** Chunks it takes to show the picture (RFC 9649); EXIF, XMP and the unknown are not among them. */
const shown = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Frames of a moving picture hold chunks of their own, where anything can hide: no photo moves. */
const moving = new Set(['ANIM', 'ANMF']);
/** In the flags of VP8X: there is EXIF, there is XMP. */
const metadataFlags = 0b0000_1100;

/** A WebP without EXIF and XMP, and without what stands behind its end. Throws Unreadable for anything else. */
export const cleanWebp = (bytes: Buffer): Buffer => {
  const says = (at: number) => bytes.toString('latin1', at, at + 4);
  if (bytes.length < 20 || says(0) !== 'RIFF' || says(8) !== 'WEBP') throw new Unreadable();
  const whole = Math.min(bytes.readUInt32LE(4) + 8, bytes.length);
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= whole;) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > whole) throw new Unreadable();
    if (moving.has(says(at))) throw new Unreadable();
    if (shown.has(says(at)))
      kept.push(withoutFlags(Buffer.from(bytes.subarray(at, end)), says(at)));
    at = end;
  }
  if (kept.length === 0) throw new Unreadable();
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
};

const withoutFlags = (chunk: Buffer, type: string): Buffer => {
  if (type === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~metadataFlags;
  return chunk;
};
