import { crc32, deflateSync } from 'node:zlib';

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** What would tell where the photo was taken, if it were passed on. */
export const secretPlace = 'GPS-5.4292-105.1791-Rumah-Pelapor';

export type ByteOrder = 'little' | 'big';

/** An EXIF block with an orientation and a place in plain sight, in either byte order. */
const exif = (orientation: number, order: ByteOrder = 'little'): Buffer => {
  const tiff = Buffer.alloc(26);
  const isLittle = order === 'little';
  const u16 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(isLittle ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  u16(0x0112, 10);
  u16(3, 12);
  u32(1, 14);
  u16(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secretPlace)]);
};

/** A colour profile with names in plain sight: in its header, its description, its copyright and a tag of its own. */
export const aProfile = (): Buffer => {
  const curve = Buffer.from('curv\0\0\0\0\0\0\0\x01\x02\x33', 'latin1');
  const xyz = (n: number) =>
    Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), Buffer.alloc(12, n)]);
  // A name written as the numbers of a curve.
  const named = Buffer.from(`curv\0\0\0\0\0\0\0\x11${secretPlace}.`, 'latin1');
  const data = [curve, ...[1, 2, 3, 4].map(xyz), Buffer.from(`desc\0\0\0\0${secretPlace}`), named];
  const starts = data.map((_, n) => data.slice(0, n).reduce((sum, one) => sum + one.length, 0));
  const tags = [...[0, 0, 0, 1, 2, 3, 4, 5, 5, 6].entries()].map(
    ([n, which]) =>
      [
        ['rTRC', 'gTRC', 'bTRC', 'rXYZ', 'gXYZ', 'bXYZ', 'wtpt', 'desc', 'cprt', 'ours'][n] ?? '',
        which,
      ] as const,
  );
  const head = Buffer.alloc(132 + 12 * tags.length);
  head.write('acsp', 36, 'latin1');
  head.write(secretPlace.slice(0, 16), 84, 'latin1');
  head.writeUInt32BE(tags.length, 128);
  for (const [n, [name, which]] of tags.entries()) {
    head.write(name, 132 + 12 * n, 'latin1');
    head.writeUInt32BE(head.length + (starts[which] ?? 0), 136 + 12 * n);
    head.writeUInt32BE(data[which]?.length ?? 0, 140 + 12 * n);
  }
  const profile = Buffer.concat([head, ...data]);
  profile.writeUInt32BE(profile.length, 0);
  return profile;
};

// One grey pixel, baseline: tables of ITU-T T.81 cut down to what it takes.
const table = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)]));
const frame = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
const huffman = (kind: number) =>
  segment(0xc4, Buffer.concat([Buffer.from([kind, 1]), Buffer.alloc(15), Buffer.from([0])]));
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x3f, 0xff, 0x00, 0x3f]),
]);

/** A JPEG with everything a phone writes: EXIF with a place, XMP, a comment, a colour profile, a preview behind its end. */
export const aJpeg = (orientation = 6, salt = '', order: ByteOrder = 'little'): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from(`JFIF\0\x01\x01\0\0\x01\0\x01\x03\x03${secretPlace}`, 'latin1')),
    // Fill before the next marker is allowed.
    Buffer.from([0xff, 0xff]),
    segment(0xe1, exif(orientation, order)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${secretPlace}</x>`)),
    segment(
      0xe2,
      Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x02'), aProfile().subarray(0, 99)]),
    ),
    segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x02\x02'), aProfile().subarray(99)])),
    segment(0xee, Buffer.from(`Adobe\0\x64\0\0\0\0\x01${secretPlace}`, 'latin1')),
    segment(0xf4, Buffer.from(secretPlace)),
    segment(0xc8, Buffer.from(secretPlace)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${secretPlace}`)),
    segment(0xfe, Buffer.from(`${secretPlace}${salt}`)),
    table,
    frame,
    huffman(0),
    huffman(0x10),
    scan,
    Buffer.from([0xff, 0xd9]),
    Buffer.from(`sesudah akhir ${secretPlace}`),
  ]);

const chunk = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
};

/** How a photo tells which side is up: before its pixels or behind them, in which byte order, with JPEG's mark or without. */
export type Turned = {
  orientation?: number;
  order?: ByteOrder;
  isBehind?: boolean;
  isMarked?: boolean;
};

const exifOf = ({ orientation = 6, order, isMarked }: Turned): Buffer =>
  exif(orientation, order).subarray(isMarked ? 0 : 6);

/** A PNG of two pixels, dark over light, with texts and EXIF in it. */
export const aPng = (turned: Turned = {}): Buffer => {
  const told = chunk('eXIf', exifOf(turned));
  const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 0, 0, 255])));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 2, 8, 0, 0, 0, 0])),
    chunk('iCCP', Buffer.concat([Buffer.from(`${secretPlace}\0\0`), deflateSync(aProfile())])),
    chunk('tEXt', Buffer.from(`Comment\0${secretPlace}`)),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${secretPlace}`)),
    ...(turned.isBehind ? [pixels, told] : [told, pixels]),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(secretPlace),
  ]);
};

const riff = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};

/** A WebP, one pixel wide and two high, whose header says that it has EXIF and XMP, with both in it. */
export const aWebp = (turned: Turned = { isBehind: true }): Buffer => {
  const told = riff('EXIF', exifOf(turned));
  const pixels = riff('VP8L', Buffer.from('2f00400000888808', 'hex'));
  const chunks = Buffer.concat([
    riff('VP8X', Buffer.from([0b0010_1100, 0, 0, 0, 0, 0, 0, 1, 0, 0])),
    riff('ICCP', aProfile()),
    ...(turned.isBehind ? [pixels, told] : [told, pixels]),
    riff('XMP ', Buffer.from(secretPlace)),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks]);
};

/** A WebP that moves, with a remark hidden in its frame. */
export const movingWebp = (): Buffer => {
  const frame = Buffer.concat([
    Buffer.alloc(16),
    riff('VP8L', Buffer.from('2f00000000888808', 'hex')),
    riff('HIDE', Buffer.from(secretPlace)),
  ]);
  const chunks = Buffer.concat([
    riff('VP8X', Buffer.from([0b0000_0010, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riff('ANIM', Buffer.alloc(6)),
    riff('ANMF', frame),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks]);
};
