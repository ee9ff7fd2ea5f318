import { exifMark, turningOf } from './orientation.ts';
import { Unreadable } from './unreadable.ts';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM] = [
  0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe,
];

/**
 * A JPEG (ITU-T T.81) without what tells where, when, by whom and with what it was taken: of the application segments
 * only JFIF, colour profile and Adobe's colour mark stay, and of EXIF the orientation alone. Pictures behind the end
 * (previews with places of their own) go, too. Pixels are not touched. Throws Unreadable for anything else.
 */
export const cleanJpeg = (bytes: Buffer): Buffer => {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) throw new Unreadable();
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  let isSeen = false;
  for (;;) {
    at = afterFill(bytes, at);
    // Every viewer shows a picture that ends within its scan, without the mark of its end.
    const marker = isSeen && at >= bytes.length - 1 ? EOI : markerAt(bytes, at);
    if (marker === EOI) {
      kept.push(Buffer.from([0xff, EOI]));
      return Buffer.concat(kept);
    }
    const end = at + 2 + lengthAt(bytes, at);
    const segment = bytes.subarray(at, end);
    if (marker === APP1) kept.push(...turned(segment));
    else if (marker === APP0) kept.push(...withoutThumbnail(segment));
    else if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker === SOS) {
      const after = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, after));
      at = after;
      isSeen = true;
    }
  }
};

/** Any number of 0xff may precede a marker. */
const afterFill = (bytes: Buffer, start: number): number => {
  let at = start;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  return at;
};

/** A JFIF segment may hold a small picture of its own, of what the large one no longer shows. */
const withoutThumbnail = (segment: Buffer): Buffer[] => {
  if (segment.length < 18 || segment.toString('latin1', 4, 9) !== 'JFIF\0') return [];
  const bare = Buffer.from(segment.subarray(0, 18));
  bare.writeUInt16BE(16, 2);
  bare.writeUInt16BE(0, 16);
  return [bare];
};

const markerAt = (bytes: Buffer, at: number): number => {
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined || marker === 0 || marker === 0xff)
    throw new Unreadable();
  return marker;
};

const lengthAt = (bytes: Buffer, at: number): number => {
  if (at + 4 > bytes.length) throw new Unreadable();
  const length = bytes.readUInt16BE(at + 2);
  if (length < 2 || at + 2 + length > bytes.length) throw new Unreadable();
  return length;
};

const isKept = (marker: number, segment: Buffer): boolean => {
  const says = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name;
  if (marker === APP2) return says('ICC_PROFILE\0');
  if (marker === APP14) return says('Adobe');
  return marker !== COM && !(marker > APP0 && marker <= APP15);
};

const turned = (segment: Buffer): Buffer[] => {
  if (!segment.subarray(4, 10).equals(exifMark)) return [];
  const turning = turningOf(segment.subarray(4));
  if (!turning) return [];
  const head = Buffer.from([0xff, APP1, 0, 2 + exifMark.length + turning.length]);
  return [head, exifMark, turning];
};

/** Scan data run until a marker that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Buffer, start: number): number => {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return at;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  if (start >= bytes.length) throw new Unreadable();
  return bytes.length;
};
