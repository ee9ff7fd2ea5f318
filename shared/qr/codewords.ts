import { blocks, capacity, type Blocks, type Correction } from './versions.ts';

export type Encoded = { version: number; codewords: Uint8Array };

/**
 * Bytes as the codewords of the smallest version that holds them, data and error correction interleaved
 * (ISO/IEC 18004:2015, 7.4 to 7.6); throws when version 10 is too small.
 */
export const encodeBytes = (bytes: Uint8Array, correction: Correction): Encoded => {
  const index = blocks[correction].findIndex(
    (one, at) => headerBits(at + 1) + bytes.length * 8 <= capacity(one) * 8,
  );
  const chosen = blocks[correction][index];
  if (!chosen) throw new Error(`${bytes.length} bytes do not fit a QR code of version 10`);
  const data = padded(bytes, index + 1, capacity(chosen));
  return { version: index + 1, codewords: interleave(data, chosen) };
};

/** Mode and length before the bytes: the length takes 8 bits up to version 9, then 16. */
const headerBits = (version: number): number => (version < 10 ? 12 : 20);

const padded = (bytes: Uint8Array, version: number, size: number): Uint8Array => {
  const bits: number[] = [];
  const put = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, headerBits(version) - 4);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, size * 8 - bits.length));
  const data = new Uint8Array(size);
  for (const [at, bit] of bits.entries())
    data[at >> 3] = (data[at >> 3] ?? 0) | (bit << (7 - (at & 7)));
  for (let at = Math.ceil(bits.length / 8), turn = 0; at < size; at++, turn++)
    data[at] = turn % 2 === 0 ? 0xec : 0x11;
  return data;
};

const interleave = (data: Uint8Array, { correction, groups }: Blocks): Uint8Array => {
  const divisor = generator(correction);
  const parts: { data: Uint8Array; correction: Uint8Array }[] = [];
  let from = 0;
  for (const [count, length] of groups) {
    for (let one = 0; one < count; one++, from += length) {
      const part = data.subarray(from, from + length);
      parts.push({ data: part, correction: remainder(part, divisor) });
    }
  }
  return Uint8Array.from([
    ...columns(parts.map((part) => part.data)),
    ...columns(parts.map((part) => part.correction)),
  ]);
};

/** First bytes of all, second bytes of all and so on; shorter ones have no last. */
const columns = (parts: Uint8Array[]): number[] => {
  const longest = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    parts.flatMap((part) => (at < part.length ? [part[at] ?? 0] : [])),
  ).flat();
};

/** Product in the field of 256 with the polynomial x^8 + x^4 + x^3 + x^2 + 1. */
const times = (a: number, b: number): number => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
};

/** Coefficients of (x - 1)(x - 2)(x - 4)… of a degree, without the leading 1. */
const generator = (degree: number): Uint8Array => {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  let root = 1;
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++)
      result[at] = times(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    root = times(root, 2);
  }
  return result;
};

const remainder = (data: Uint8Array, divisor: Uint8Array): Uint8Array => {
  const result = new Uint8Array(divisor.length);
  for (const byte of data) {
    const factor = byte ^ (result[0] ?? 0);
    result.copyWithin(0, 1);
    result[result.length - 1] = 0;
    for (const [at, coefficient] of divisor.entries())
      result[at] = (result[at] ?? 0) ^ times(coefficient, factor);
  }
  return result;
};
