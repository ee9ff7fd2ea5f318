import { encode } from 'uqr';

/** A QR code: `dark[row][column]`, without the quiet zone of 4 modules that belongs around it. */
export type QrCode = { version: number; size: number; dark: readonly (readonly boolean[])[] };

/** What version 10, the largest a phone still reads from a worn print, holds in byte mode (ISO/IEC 18004:2015, table 7). */
const mostBytes = { M: 213, L: 271 };

/**
 * A text in UTF-8 as a QR code in byte mode, of the smallest version up to 10 that holds it: with correction M
 * up to 213 bytes, with L up to 271; throws RangeError when it is longer. The same text gives the same modules.
 */
export const qrCode = (text: string): QrCode => {
  const bytes = [...new TextEncoder().encode(text)];
  if (bytes.length > mostBytes.L)
    throw new RangeError(`${bytes.length} bytes do not fit a QR code of version 10`);
  const { version, size, data } = encode(bytes, {
    ecc: bytes.length > mostBytes.M ? 'L' : 'M',
    boostEcc: false,
    border: 0,
    maxVersion: 10,
  });
  return { version, size, dark: data };
};
