import { cleanProfile } from './icc-profile.ts';
import { followScans, isFrame } from './jpeg-scans.ts';
import { exifMark, turningOf } from './orientation.ts';
import { boundPixels, Unreadable } from './unreadable.ts';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee];
/** Frames (0xc0 to 0xcf, without the reserved 0xc8), tables, heights, restarts, scans: what pixels are made of. */
const ofPixels = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= SOS && marker <= 0xdd);
/** Of the segments that stand alone, without a length, restarts may be left over between others; a second beginning may not. */
const standsAlone = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** What of a picture goes into its copy. */
type Copy = { kept: Buffer[]; profile: Buffer[]; profileAt: number };

/**
 * A JPEG (ITU-T T.81) of nothing but what shows the picture: frames, tables and scans; of the application segments
 * JFIF's head, the colours of the profile and Adobe's colour mark, and of EXIF the orientation. Comments, reserved
 * segments, what stands behind those heads and pictures behind the end (previews with places of their own) go. Pixels
 * are not touched. Throws Unreadable for anything else, and for a picture that is not there whole.
 */
export const cleanJpeg = (bytes: Buffer): Buffer => {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) throw new Unreadable();
  const copy: Copy = { kept: [bytes.subarray(0, 2)], profile: [], profileAt: 1 };
  const scans = followScans();
  for (let at = 2; ;) {
    at = afterFill(bytes, at);
    const next = segmentAt(bytes, at);
    // Every viewer shows a picture that ends within its last scan, without the mark of its end.
    if (!next || next.marker === EOI) {
      if (!scans.holdPicture(next !== undefined)) throw new Unreadable();
      return ended(copy);
    }
    const segment = bytes.subarray(at, next.end);
    const after = next.marker === SOS ? endOfScan(bytes, next.end) : next.end;
    const data = bytes.subarray(next.end, after);
    keep(copy, next.marker, segment);
    copy.kept.push(data);
    scans.take(next.marker, segment, data);
    at = after;
  }
};

const keep = (copy: Copy, marker: number, segment: Buffer): void => {
  if (marker === SOI) throw new Unreadable();
  if (isFrame(marker) && segment.length >= 9)
    boundPixels(segment.readUInt16BE(7), segment.readUInt16BE(5));
  if (marker === APP2 && segment.toString('latin1', 4, 16) === profileMark) {
    if (copy.profile.length === 0) copy.profileAt = copy.kept.length;
    copy.profile.push(segment.subarray(18));
  } else if (marker === APP0) copy.kept.push(...withoutThumbnail(segment));
  else if (marker === APP1) copy.kept.push(...turned(segment));
  else if (marker === APP14) copy.kept.push(...adobes(segment));
  else if (ofPixels(marker)) copy.kept.push(segment);
};

const ended = ({ kept, profile, profileAt }: Copy): Buffer => {
  const colours = cleanProfile(Buffer.concat(profile));
  const segments = colours ? profileSegments(colours) : [];
  const end = Buffer.from([0xff, EOI]);
  return Buffer.concat([...kept.slice(0, profileAt), ...segments, ...kept.slice(profileAt), end]);
};

const profileMark = 'ICC_PROFILE\0';
/** What a segment holds besides its own length, the mark, its number and how many there are. */
const mostOfProfile = 0xffff - 2 - profileMark.length - 2;

const profileSegments = (profile: Buffer): Buffer[] => {
  const count = Math.ceil(profile.length / mostOfProfile);
  return Array.from({ length: count }, (_, n) => {
    const part = profile.subarray(n * mostOfProfile, (n + 1) * mostOfProfile);
    const head = Buffer.from([0xff, APP2, 0, 0]);
    head.writeUInt16BE(2 + profileMark.length + 2 + part.length, 2);
    return Buffer.concat([head, Buffer.from(profileMark), Buffer.from([n + 1, count]), part]);
  });
};

/** Adobe's mark of how colours are stored: twelve bytes, and nothing behind them. */
const adobes = (segment: Buffer): Buffer[] => {
  if (segment.length < 16 || segment.toString('latin1', 4, 9) !== 'Adobe') return [];
  const bare = Buffer.from(segment.subarray(0, 16));
  bare.writeUInt16BE(14, 2);
  return [bare];
};

/** Any number of 0xff may precede a marker; some cameras fill up with zeros. */
const afterFill = (bytes: Buffer, start: number): number => {
  let at = start;
  while (bytes[at] === 0 || (bytes[at] === 0xff && bytes[at + 1] === 0xff)) at += 1;
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

/** The segment that begins there, and where it ends; undefined where none stands whole. */
const segmentAt = (bytes: Buffer, at: number): { marker: number; end: number } | undefined => {
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined || marker === 0) return undefined;
  if (marker === EOI || marker === SOI || standsAlone(marker)) return { marker, end: at + 2 };
  if (at + 4 > bytes.length) return undefined;
  const length = bytes.readUInt16BE(at + 2);
  const end = at + 2 + length;
  return length < 2 || end > bytes.length ? undefined : { marker, end };
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
  return bytes.length;
};
