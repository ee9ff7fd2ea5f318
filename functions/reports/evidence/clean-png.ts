import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { cleanProfile } from './icc-profile.ts';
import { turningOf } from './orientation.ts';
import { boundPixels, Unreadable } from './unreadable.ts';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** Chunks it takes to show the picture in its colours (PNG, third edition); text, time and the unknown are not among them. */
const shown = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/**
 * A PNG without texts and times, of EXIF with the orientation alone, of a colour profile with its colours alone, and
 * without what follows its end. Throws Unreadable for anything else.
 */
export const cleanPng = (bytes: Buffer): Buffer => {
  if (!bytes.subarray(0, 8).equals(signature)) throw new Unreadable();
  const kept: Buffer[] = [];
  let exif: Buffer | undefined;
  for (let at = 8; ;) {
    if (at + 12 > bytes.length) throw new Unreadable();
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new Unreadable();
    const type = bytes.toString('latin1', at + 4, at + 8);
    if ((type === 'IHDR') !== (at === 8)) throw new Unreadable();
    if (type === 'IHDR' && end - at >= 20)
      boundPixels(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    // It may come before the pixels or after them; there is one.
    if (type === 'eXIf') exif ??= bytes.subarray(at + 8, end - 4);
    if (type === 'iCCP') kept.push(...coloursOf(bytes.subarray(at + 8, end - 4)));
    else if (shown.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  const [header = Buffer.alloc(0), ...rest] = kept;
  const turning = exif && turningOf(exif);
  return Buffer.concat([
    signature,
    header,
    ...(turning ? [chunkOf('eXIf', turning)] : []),
    ...rest,
  ]);
};

/** The most bytes a colour profile unpacks to. */
const mostProfileBytes = 2 ** 20;

/** The chunk of a colour profile again, under no name of its own; nothing where it cannot be read. */
const coloursOf = (body: Buffer): Buffer[] => {
  const nameEnd = body.indexOf(0);
  if (nameEnd < 1 || nameEnd > 79 || body[nameEnd + 1] !== 0) return [];
  const colours = unpacked(body.subarray(nameEnd + 2));
  const clean = colours && cleanProfile(colours);
  return clean
    ? [chunkOf('iCCP', Buffer.concat([Buffer.from('ICC\0\0'), deflateSync(clean)]))]
    : [];
};

const unpacked = (packed: Buffer): Buffer | undefined => {
  try {
    return inflateSync(packed, { maxOutputLength: mostProfileBytes });
  } catch {
    return undefined;
  }
};

const chunkOf = (type: string, body: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const chunk = Buffer.alloc(typed.length + 8);
  chunk.writeUInt32BE(body.length, 0);
  typed.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(typed), typed.length + 4);
  return chunk;
};
