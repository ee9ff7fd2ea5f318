import { cleanProfile } from './icc-profile.ts';
import { turningOf } from './orientation.ts';
import { boundPixels, Unreadable } from './unreadable.ts';

/** Chunks it takes to show the picture (RFC 9649); XMP and the unknown are not among them. */
const shown = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Frames of a moving picture hold chunks of their own, where anything can hide: no photo moves. */
const moving = new Set(['ANIM', 'ANMF']);
/** In the flags of VP8X: there is a colour profile, EXIF, XMP. */
const [iccFlag, exifFlag, xmpFlag] = [0b0010_0000, 0b0000_1000, 0b0000_0100];

type Chunk = { type: string; body: Buffer };

/**
 * A WebP without XMP, of EXIF with the orientation alone, of a colour profile with its colours alone, and without what
 * follows its end. Throws Unreadable for anything else.
 */
export const cleanWebp = (bytes: Buffer): Buffer => {
  const says = (at: number) => bytes.toString('latin1', at, at + 4);
  if (bytes.length < 20 || says(0) !== 'RIFF' || says(8) !== 'WEBP') throw new Unreadable();
  const chunks = chunksOf(bytes.subarray(0, bytes.readUInt32LE(4) + 8));
  if (chunks.some(({ type }) => moving.has(type))) throw new Unreadable('not-a-photo');
  const kept = chunks.filter(({ type }) => shown.has(type)).flatMap(withColoursAlone);
  const [first] = kept;
  if (!first) throw new Unreadable();
  for (const chunk of kept) boundPixels(...sizeOf(chunk));
  // A file without VP8X at its head has no place for EXIF: nobody turns it.
  const exif = first.type === 'VP8X' && chunks.find(({ type }) => type === 'EXIF');
  const turning = exif ? turningOf(exif.body) : undefined;
  const hasColours = kept.some(({ type }) => type === 'ICCP');
  const told = kept.map((chunk) => withFlags(chunk, turning !== undefined, hasColours));
  if (turning) told.push({ type: 'EXIF', body: turning });
  return written('RIFF', Buffer.concat([Buffer.from('WEBP'), ...told.map(toBytes)]));
};

/** Width and height that a chunk says (RFC 9649, 2.5 to 2.7); [0, 0] where it says none. */
const sizeOf = ({ type, body }: Chunk): [width: number, height: number] => {
  if (body.length < 10) return type === 'VP8L' && body.length >= 5 ? losslessSize(body) : [0, 0];
  if (type === 'VP8X') return [body.readUIntLE(4, 3) + 1, body.readUIntLE(7, 3) + 1];
  if (type === 'VP8L') return losslessSize(body);
  if (type === 'VP8 ') return [body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff];
  return [0, 0];
};

const losslessSize = (body: Buffer): [number, number] => {
  const bits = body.readUInt32LE(1);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
};

const chunksOf = (file: Buffer): Chunk[] => {
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > file.length) throw new Unreadable();
    chunks.push({ type: file.toString('latin1', at, at + 4), body: file.subarray(at + 8, end) });
    at = end + (length % 2);
  }
  return chunks;
};

/** A colour profile with its colours alone; none where they cannot be read. */
const withColoursAlone = ({ type, body }: Chunk): Chunk[] => {
  if (type !== 'ICCP') return [{ type, body }];
  const colours = cleanProfile(body);
  return colours ? [{ type, body: colours }] : [];
};

const withFlags = ({ type, body }: Chunk, isTurned: boolean, hasColours: boolean): Chunk => {
  if (type !== 'VP8X') return { type, body };
  const told = Buffer.from(body);
  const others = (told[0] ?? 0) & ~(iccFlag | exifFlag | xmpFlag);
  told[0] = others | (isTurned ? exifFlag : 0) | (hasColours ? iccFlag : 0);
  return { type, body: told };
};

const toBytes = ({ type, body }: Chunk): Buffer => written(type, body);

const written = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
