import { encodeBytes } from './codewords.ts';
import { drawFixed } from './fixed-patterns.ts';
import { grid, type Grid } from './grid.ts';
import { drawFormat, masks, penalty } from './masks.ts';

/** A QR code: `dark[row][column]`, without the quiet zone of 4 modules that belongs around it. */
export type QrCode = { version: number; size: number; dark: readonly (readonly boolean[])[] };

/**
 * A text in UTF-8 as a QR code in byte mode, of the smallest version up to 10 that holds it: with correction M
 * up to 213 bytes, with L up to 271; throws when it is longer. The same text gives the same modules (ISO/IEC 18004:2015).
 */
export const qrCode = (text: string): QrCode => {
  const bytes = new TextEncoder().encode(text);
  const correction = bytes.length > mostBytesWithM ? 'L' : 'M';
  const { version, codewords } = encodeBytes(bytes, correction);
  const plain = grid(17 + 4 * version);
  drawFixed(plain, version);
  drawCodewords(plain, codewords);
  const drawn = masks.map((mask, index) => {
    const one = masked(plain, mask);
    drawFormat(one, correction, index);
    return { dark: one.dark, penalty: penalty(one.dark) };
  });
  const best = drawn.reduce((least, one) => (one.penalty < least.penalty ? one : least));
  return { version, size: plain.size, dark: best.dark };
};

/** What version 10 holds with the stronger correction (table 7). */
const mostBytesWithM = 213;

/** Two columns at a time from the right, up and down in turn, around what is fixed (7.7.3). */
const drawCodewords = (to: Grid, codewords: Uint8Array): void => {
  let bit = 0;
  let upward = true;
  for (let right = to.size - 1; right > 0; right -= 2, upward = !upward) {
    if (right === 6) right = 5; // the vertical timing pattern
    for (let step = 0; step < to.size; step++) {
      const row = upward ? to.size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (to.isFixed(row, column)) continue;
        to.put(row, column, (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1);
        bit += 1;
      }
    }
  }
};

const masked = (plain: Grid, mask: (row: number, column: number) => boolean): Grid => {
  const copy = plain.copy();
  for (let row = 0; row < copy.size; row++) {
    for (let column = 0; column < copy.size; column++) {
      if (!copy.isFixed(row, column) && mask(row, column))
        copy.put(row, column, !copy.isDark(row, column));
    }
  }
  return copy;
};
