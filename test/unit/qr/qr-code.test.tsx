import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../shared/qr/qr-svg.tsx';
import { readQr } from '../../support/read-qr.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

describe('a QR code', () => {
  it('is read back as it was written, with its error correction whole, at every length it may have', () => {
    for (let length = 1; length <= 271; length++) {
      const text = 'Netral-0123456789'.repeat(17).slice(0, length);
      const read = readQr(qrCode(text).dark);
      expect(read).toMatchObject({ text, clean: true, correction: length > 213 ? 'L' : 'M' });
    }
  });

  it('holds any text of up to 271 bytes in version 10 or less', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }).filter((text) => bytesOf(text) <= 271),
        (text) => {
          const code = qrCode(text);
          expect(code.version).toBeLessThanOrEqual(10);
          expect(readQr(code.dark)).toMatchObject({ text, clean: true });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says so when the text is too long for a worn print', () => {
    expect(() => qrCode('x'.repeat(272))).toThrow(/do not fit/);
  });

  it('has its three finders and its always dark module', () => {
    const { dark, size } = qrCode('Ikrar netralitas');
    for (const [row, column] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const) {
      const ring = dark.slice(row, row + 7).map((line) => line.slice(column, column + 7));
      expect(ring.map((line) => line.map((cell) => (cell ? '#' : '.')).join(''))).toEqual([
        '#######',
        '#.....#',
        '#.###.#',
        '#.###.#',
        '#.###.#',
        '#.....#',
        '#######',
      ]);
    }
    expect(dark[size - 8]?.[8]).toBe(true);
  });

  it('is drawn as one path with a quiet zone and words for those who do not see it, without inline style', () => {
    const code = qrCode('Ikrar');
    const svg = renderToString(<QrSvg code={code} label="Kode QR tanda terima" />);
    expect(svg).toContain('aria-label="Kode QR tanda terima"');
    expect(svg).toContain(`viewBox="0 0 ${code.size + 8} ${code.size + 8}"`);
    expect(svg).toContain('M4 4h7v1h-7z');
    expect(svg).not.toContain('style=');
  });
});
