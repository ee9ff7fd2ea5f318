import { countUnits, readTables, type Table } from './jpeg-units.ts';

const [DHT, SOS, DRI] = [0xc4, 0xda, 0xdd];
/** Baseline and extended frames: each scan holds its blocks whole. */
const sequential = new Set([0xc0, 0xc1]);
const progressive = 0xc2;
/** Of how many units one may be lacking at the end: viewers fill that in, and nobody sees it. */
const oneLackingOf = 50;
/** More scans than any program writes: a picture in passes has about ten, and each is looked at. */
const mostScans = 500;

type Part = {
  h: number;
  v: number;
  /** Bits still missing of each coefficient; 255 where no scan came yet. */ left: Uint8Array;
};
type Frame = { kind: number; width: number; height: number; parts: Map<number, Part> };

/** What follows the segments of a JPEG (ITU-T T.81), to know whether its scans hold the picture. */
export type Scans = {
  /** Takes the next segment; of a scan's head with the data behind it. */
  take: (marker: number, segment: Buffer, data?: Buffer) => void;
  /** Whether the picture is there: with the mark of its end, or without. */
  holdPicture: (isMarked: boolean) => boolean;
};

/**
 * Counts what the scans of a JPEG hold, without decoding a pixel. Of a sequential one each scan must hold its units, but
 * for one in fifty; of a progressive one that lacks its end every bit of every part must have begun. Other kinds, which
 * browsers do not show, are taken when they are marked as ended.
 */
export const followScans = (): Scans => {
  const tables = new Map<number, Table>();
  let frame: Frame | undefined;
  let interval = 0;
  let scans = 0;
  let isShort = false;
  return {
    take: (marker, segment, data) => {
      if (marker === DHT) readTables(segment, tables);
      else if (marker === DRI && segment.length >= 6) interval = segment.readUInt16BE(4);
      else if (isFrame(marker)) frame = readFrame(marker, segment);
      if (marker !== SOS || !data) return;
      scans += 1;
      if (scans > mostScans) return;
      const scanned = frame && readScan(frame, segment);
      if (frame && scanned && sequential.has(frame.kind))
        isShort ||= lacks(frame, scanned, { data, tables, interval });
    },
    holdPicture: (isMarked) => {
      if (!frame || scans === 0 || scans > mostScans || isShort) return false;
      const parts = [...frame.parts.values()];
      if (frame.kind === progressive && isMarked) return parts.every(({ left }) => left[0] !== 255);
      if (frame.kind !== progressive && !sequential.has(frame.kind)) return isMarked;
      return parts.every(({ left }) => left.every((bits) => bits === 0));
    },
  };
};

/** The head of a frame, which says how large it is; tables of Huffman and arithmetic codes stand among them. */
export const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![DHT, 0xc8, 0xcc].includes(marker);

const readFrame = (kind: number, segment: Buffer): Frame | undefined => {
  const count = segment[9] ?? 0;
  if (count === 0 || segment.length < 10 + 3 * count) return undefined;
  const parts = new Map<number, Part>();
  for (let at = 10; at < 10 + 3 * count; at += 3) {
    const [id = 0, sides = 0] = segment.subarray(at, at + 2);
    parts.set(id, { h: sides >> 4, v: sides & 15, left: new Uint8Array(64).fill(255) });
  }
  return { kind, width: segment.readUInt16BE(7), height: segment.readUInt16BE(5), parts };
};

/** A part of the picture in one scan, with the numbers of its tables. */
type Scanned = { part: Part; dc: number; ac: number };

/** Notes which coefficients a scan brings, and of which parts; undefined for a head that says nothing readable. */
const readScan = ({ parts }: Frame, head: Buffer): Scanned[] | undefined => {
  const count = head[4] ?? 0;
  if (count === 0 || head.length < 8 + 2 * count) return undefined;
  const [first = 0, last = 0, bits = 0] = head.subarray(5 + 2 * count);
  const scanned: Scanned[] = [];
  for (let at = 5; at < 5 + 2 * count; at += 2) {
    const [id = 0, tables = 0] = head.subarray(at, at + 2);
    const part = parts.get(id);
    if (!part) return undefined;
    part.left.fill(bits & 15, first, last + 1);
    scanned.push({ part, dc: tables >> 4, ac: tables & 15 });
  }
  return scanned;
};

type ScanData = { data: Buffer; tables: Map<number, Table>; interval: number };

const lacks = (frame: Frame, scanned: Scanned[], { data, tables, interval }: ScanData): boolean => {
  const units = unitsOf(frame, scanned);
  // Only a mark behind its first scan would say how high it is.
  if (units === 0) return false;
  const isAlone = scanned.length === 1;
  const blocks = scanned.flatMap(({ part: { h, v }, dc, ac }) => {
    const block = { dc: tables.get(dc), ac: tables.get(0x10 | ac) };
    return Array.from({ length: isAlone ? 1 : h * v }, () => block);
  });
  const held = countUnits(data, { blocks, units, interval });
  return held !== undefined && units - held > Math.floor(units / oneLackingOf);
};

/** How many units a scan has: of several parts together, or of the blocks of one (T.81, A.2); 0 where it cannot be told. */
const unitsOf = ({ width, height, parts }: Frame, scanned: Scanned[]): number => {
  const all = [...parts.values()];
  if (all.some(({ h, v }) => h < 1 || h > 4 || v < 1 || v > 4)) return 0;
  const [mostH, mostV] = [Math.max(...all.map(({ h }) => h)), Math.max(...all.map(({ v }) => v))];
  const [alone] = scanned;
  if (scanned.length > 1 || !alone)
    return Math.ceil(width / (8 * mostH)) * Math.ceil(height / (8 * mostV));
  const { h, v } = alone.part;
  const across = Math.ceil(Math.ceil((width * h) / mostH) / 8);
  return across * Math.ceil(Math.ceil((height * v) / mostV) / 8);
};
