const orientationTag = 0x0112;
/** More entries than any camera writes. */
const mostEntries = 500;

/** The orientation (1 to 8) that EXIF's TIFF block tells (JEITA CP-3451); 1 where it tells none or cannot be read. */
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

/** An EXIF segment that holds an orientation and nothing else. */
export const orientationOnly = (orientation: number): Buffer => {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  segment.write('Exif\0\0MM\0*', 4, 'latin1');
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(orientationTag, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(orientation, 28);
  return segment;
};
