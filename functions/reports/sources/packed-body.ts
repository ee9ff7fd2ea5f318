import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** What a packed body may unpack to: a few times the largest body that is taken. */
const maxUnpackedBytes = 4 * 1024 * 1024;

/**
 * A body made small: what 256 KB of it become stays below the 400 KB an item of the table may have, even when
 * they are random. The window spans the whole body, so that what is said twice is kept once.
 */
export const packBody = (body: Uint8Array): Uint8Array =>
  brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

/** The exact bytes again. */
export const unpackBody = (packed: Uint8Array): Uint8Array =>
  brotliDecompressSync(packed, { maxOutputLength: maxUnpackedBytes });
