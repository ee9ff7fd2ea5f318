/** Whether a PDF (ISO 32000) has an end: without one no reader finds its pages. */
export const isWholePdf = (bytes: Buffer): boolean => bytes.includes('%%EOF');

/** Whether a file of boxes (ISO 14496-12: MP4, M4A, 3GP, MOV) holds its index and its sound or pictures, both whole. */
export const isWholeMedia = (bytes: Buffer): boolean => {
  const whole = new Set<string>();
  for (let at = 0; at + 8 <= bytes.length;) {
    const end = endOfBox(bytes, at);
    if (end === undefined || end > bytes.length) break;
    whole.add(bytes.toString('latin1', at + 4, at + 8));
    at = end;
  }
  return whole.has('mdat') && (whole.has('moov') || whole.has('moof'));
};

/** Where a box ends: 0 as its size means the end of the file, 1 that 64 bits of it follow. */
const endOfBox = (bytes: Buffer, at: number): number | undefined => {
  const size = bytes.readUInt32BE(at);
  if (size === 0) return bytes.length;
  if (size === 1)
    return at + 16 <= bytes.length
      ? at + atLeast(16, Number(bytes.readBigUInt64BE(at + 8)))
      : undefined;
  return at + atLeast(8, size);
};

/** A box cannot be smaller than its own head: what says so ends nowhere. */
const atLeast = (head: number, size: number): number => (size < head ? Infinity : size);
