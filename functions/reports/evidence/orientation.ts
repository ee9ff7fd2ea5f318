const orientationTag = 0x0112;
/** More entries than any camera writes. */
const mostEntries = 500;

/** The orientation (1 to 8) in EXIF's TIFF block (JEITA CP-3451); 1 where there is none or it cannot be read. */
export const orientationOf = (tiff: Buffer): number => {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const has = (at: number, length: number) => at + length <= tiff.length;
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  if (!has(4, 4)) return 1;
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (!has(directory, 2)) return 1;
  for (let i = 0; i < Math.min(u16(directory), mostEntries); i += 1) {
    const entry = directory + 2 + i * 12;
    if (!has(entry, 12)) return 1;
    if (u16(entry) === orientationTag) {
      const value = u16(entry + 8);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
};

/** EXIF's TIFF block with this orientation (2 to 8) and nothing else; undefined for 1, which needs no telling. */
export const orientationOnly = (orientation: number): Buffer | undefined => {
  if (orientation === 1) return undefined;
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
};

/** What precedes the TIFF block in a JPEG; some programs write it into PNG and WebP, too. */
export const exifMark = Buffer.from('Exif\0\0', 'latin1');

/** Of an EXIF block, with its mark or without, what is left of it in a copy: the orientation, or nothing at all. */
export const turningOf = (exif: Buffer): Buffer | undefined => {
  const isMarked = exif.subarray(0, exifMark.length).equals(exifMark);
  return orientationOnly(orientationOf(isMarked ? exif.subarray(exifMark.length) : exif));
};
