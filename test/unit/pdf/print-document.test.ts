import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { printDocument, type PrintedDocument } from '../../../shared/pdf/print-document.ts';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { wrapText } from '../../../shared/pdf/wrap-text.ts';

const aDocument = (more: Partial<PrintedDocument> = {}): PrintedDocument => ({
  title: 'Penerusan LP-7F3K2Q',
  subtitle: 'Kabupaten Pesawaran',
  blocks: [
    { kind: 'heading', text: 'Peristiwa' },
    { kind: 'facts', rows: [['Tempat', 'Gedong Tataan']] },
    { kind: 'text', text: 'Membagikan ajakan.' },
    { kind: 'line', label: 'Nomor register' },
  ],
  foot: 'Netral',
  madeAt: 1_795_397_400_000,
  ...more,
});

describe('a printed document', () => {
  it('is one A4 page, dated as it was told, and the same bytes for the same content', async () => {
    const bytes = await printDocument(aDocument());
    const read = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(read.getPageCount()).toBe(1);
    expect(read.getPage(0).getSize()).toEqual({ width: 595, height: 842 });
    expect(read.getTitle()).toBe('Penerusan LP-7F3K2Q');
    expect(read.getCreationDate()?.getTime()).toBe(1_795_397_400_000);
    expect(Buffer.from(await printDocument(aDocument())).equals(Buffer.from(bytes))).toBe(true);
  });

  it('draws a QR code as lines, not as a picture, and keeps it on one page', async () => {
    const code = qrCode('https://netral.example/verifikasi');
    const filler = { kind: 'text' as const, text: 'Baris.\n'.repeat(40) };
    const bytes = await printDocument(
      aDocument({ blocks: [filler, { kind: 'qr', code, label: 'Periksa di sini' }] }),
    );
    const read = await PDFDocument.load(bytes);
    expect(read.getPageCount()).toBe(2);
    expect(Buffer.from(bytes).includes('/Subtype /Image')).toBe(false);
  });

  it('goes on to further pages when the text is long', async () => {
    const text = 'Pada hari itu juga hadir. '.repeat(400);
    const bytes = await printDocument(aDocument({ blocks: [{ kind: 'text', text }] }));
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(1);
  });

  it('prints whatever people write, even what the font lacks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (value) => {
        const bytes = await printDocument(
          aDocument({ blocks: [{ kind: 'facts', rows: [[value, value]] }] }),
        );
        expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('wrapping', () => {
  it('loses no character but the spaces it breaks at, and keeps every line within its width', () => {
    const words = fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }));
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (list, width) => {
        const text = list.join(' ');
        const lines = wrapText(text, width, (part) => part.length);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
