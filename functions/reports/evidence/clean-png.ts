import { Unreadable } from './unreadable.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** Chunks it takes to show the picture in its colours (PNG, third edition); text, time, EXIF and the unknown are not among them. */
const shown = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/** A PNG without texts, times and EXIF, and without what stands behind its end. Throws Unreadable for anything else. */
export const cleanPng = (bytes: Buffer): Buffer => {
  if (!bytes.subarray(0, 8).equals(signature)) throw new Unreadable();
  const kept: Buffer[] = [signature];
  for (let at = 8; ;) {
    if (at + 12 > bytes.length) throw new Unreadable();
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new Unreadable();
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (shown.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
};
