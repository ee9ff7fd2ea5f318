import { blocks, alignment, type Correction } from './qr-versions.ts';

type Dark = readonly (readonly boolean[])[];
export type ReadQr = { text: string; correction: Correction; mask: number; clean: boolean };

/**
 * Reads a QR code back from its modules, written from the standard's reading order and not from the writer:
 * `clean` says that every block's error correction fits its data (all syndromes are zero).
 */
export const readQr = (dark: Dark): ReadQr => {
  const size = dark.length;
  const version = (size - 17) / 4;
  const { correction, mask } = readFormat(dark);
  const words = readWords(dark, version, mask);
  const { data, clean } = separate(words, version, correction);
  return { text: readText(data, version), correction, mask, clean };
};

const formatWords = Array.from({ length: 32 }, (_, data) => {
  let value = data << 10;
  for (let bit = 14; bit >= 10; bit--) if ((value >> bit) & 1) value ^= 0x537 << (bit - 10);
  return ((data << 10) | value) ^ 0x5412;
});

const readFormat = (dark: Dark) => {
  const places = [
    ...[0, 1, 2, 3, 4, 5, 7, 8].map((column) => [8, column] as const),
    ...[7, 5, 4, 3, 2, 1, 0].map((row) => [row, 8] as const),
  ];
  let value = 0;
  for (const [row, column] of places) value = (value << 1) | (dark[row]?.[column] ? 1 : 0);
  const found = formatWords.indexOf(value);
  if (found < 0) throw new Error('The format is damaged');
  const correction = ({ 0: 'M', 1: 'L' } as const)[found >> 3];
  if (correction === undefined) throw new Error('Only L and M are written here');
  return { correction, mask: found & 7 };
};

const turns = (mask: number, i: number, j: number): boolean =>
  [
    (i + j) % 2,
    i % 2,
    j % 3,
    (i + j) % 3,
    ((i >> 1) + Math.floor(j / 3)) % 2,
    ((i * j) % 2) + ((i * j) % 3),
    (((i * j) % 2) + ((i * j) % 3)) % 2,
    (((i + j) % 2) + ((i * j) % 3)) % 2,
  ][mask] === 0;

const isFunction = (size: number, version: number, row: number, column: number): boolean => {
  if (row === 6 || column === 6) return true;
  if (row < 9 && (column < 9 || column >= size - 8)) return true;
  if (row >= size - 8 && column < 9) return true;
  if (version >= 7 && row < 6 && column >= size - 11) return true;
  if (version >= 7 && column < 6 && row >= size - 11) return true;
  const places = alignment[version - 1] ?? [];
  const near = (at: number) => places.find((place) => Math.abs(place - at) <= 2);
  const [y, x] = [near(row), near(column)];
  if (y === undefined || x === undefined) return false;
  const last = places.at(-1);
  return !((y === 6 && x === 6) || (y === 6 && x === last) || (y === last && x === 6));
};

const readWords = (dark: Dark, version: number, mask: number): number[] => {
  const size = dark.length;
  const bits: number[] = [];
  const columns = [];
  for (let right = size - 1; right > 6; right -= 2) columns.push(right);
  for (let right = 5; right > 0; right -= 2) columns.push(right);
  for (const [turn, right] of columns.entries()) {
    for (let step = 0; step < size; step++) {
      const row = turn % 2 === 0 ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isFunction(size, version, row, column)) continue;
        bits.push((dark[row]?.[column] ?? false) !== turns(mask, row, column) ? 1 : 0);
      }
    }
  }
  const words: number[] = [];
  for (let at = 0; at + 8 <= bits.length; at += 8)
    words.push(parseInt(bits.slice(at, at + 8).join(''), 2));
  return words;
};

const separate = (words: number[], version: number, correction: Correction) => {
  const shape = blocks[correction][version - 1];
  if (!shape) throw new Error('No such version');
  const lengths = shape.groups.flatMap(([count, length]) => Array<number>(count).fill(length));
  const parts = lengths.map(() => [] as number[]);
  let at = 0;
  for (let place = 0; place < Math.max(...lengths); place++)
    for (const [part, length] of lengths.entries())
      if (place < length) parts[part]?.push(words[at++] ?? 0);
  const data = parts.flat();
  for (let place = 0; place < shape.correction; place++)
    for (const part of parts) part.push(words[at++] ?? 0);
  return { data, clean: parts.every((part) => hasNoSyndrome(part, shape.correction)) };
};

const powers = (() => {
  const table = [1];
  for (let at = 1; at < 255; at++) {
    const next = (table[at - 1] ?? 0) << 1;
    table.push(next > 255 ? next ^ 0x11d : next);
  }
  return table;
})();

const hasNoSyndrome = (part: number[], correction: number): boolean =>
  Array.from({ length: correction }, (_, root) =>
    part.reduce((sum, word, at) => {
      if (word === 0) return sum;
      const exponent = powers.indexOf(word) + root * (part.length - 1 - at);
      return sum ^ (powers[exponent % 255] ?? 0);
    }, 0),
  ).every((syndrome) => syndrome === 0);

const readText = (data: number[], version: number): string => {
  const bits = data.map((word) => word.toString(2).padStart(8, '0')).join('');
  if (bits.slice(0, 4) !== '0100') throw new Error('Not in byte mode');
  const header = version < 10 ? 12 : 20;
  const length = parseInt(bits.slice(4, header), 2);
  const bytes = Array.from({ length }, (_, at) =>
    parseInt(bits.slice(header + at * 8, header + at * 8 + 8), 2),
  );
  return new TextDecoder().decode(Uint8Array.from(bytes));
};
