import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSent } from '../../../functions/reports/evidence/read-sent.ts';
import { sealedKinds } from '../../../functions/reports/pieces/kinds.ts';
import { aBoxed, aPdf, sealedSamples } from '../../support/media.ts';
import { aJpeg } from '../../support/photos.ts';

const outcome = async (bytes: Buffer) => {
  const read = await readSent(bytes);
  return read.ok ? read.piece.type : read.reason;
};

describe.each(sealedSamples)('what is sent as %s', (_, type, bytes) => {
  it('is known by its bytes and sealed as it came, without a copy', async () => {
    const read = await readSent(bytes);
    expect(read).toMatchObject({ ok: true, piece: { type } });
    expect(read.ok && read.piece.original.equals(bytes)).toBe(true);
    expect(read.ok && 'copy' in read.piece).toBe(false);
    expect(sealedKinds).toContain(type);
  });

  it('cut at any byte is taken or named, and never a fault', async () => {
    const known = new Set([...sealedKinds, 'cut-file', 'not-a-photo', 'empty-file']);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (at) => {
        expect(known).toContain(await outcome(bytes.subarray(0, at)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a reporter sends', () => {
  it('is a photo with a copy where it is one', async () => {
    const read = await readSent(aJpeg());
    expect(read.ok && read.piece.copy).toBeInstanceOf(Buffer);
  });

  it.each([
    ['a video whose index never arrived', aBoxed('isom').subarray(0, 400)],
    ['a voice cut within its index', aBoxed('M4A ').subarray(0, -20)],
    ['a video without sound or pictures', aBoxed('isom').subarray(0, 20)],
    ['a PDF without its end', aPdf().subarray(0, -7)],
  ])('is named where it is cut: %s', async (_, bytes) => {
    expect(await outcome(bytes)).toBe('cut-file');
  });

  it.each([
    ['behind what it says', Buffer.concat([aBoxed('isom'), Buffer.from('sefd apa saja')])],
    ['with an index before its pictures', movedIndex()],
  ])('is a video %s', async (_, bytes) => {
    expect(await outcome(bytes)).toBe('video/mp4');
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><script>1</script>')],
    ['a drawing that runs', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a program', Buffer.from('MZ\x90\0')],
    ['a packed folder', Buffer.from('PK\x03\x04')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0')],
    ['a film of another kind', Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1')],
    ['a text', Buffer.from('halo')],
  ])('is refused where it is none of the kinds that are taken: %s', async (_, bytes) => {
    expect(await outcome(bytes)).toBe('not-a-photo');
  });

  it('is a PDF with a blank line or a byte order mark before it, sealed as it came', async () => {
    for (const blank of ['\r\n', '\ufeff\n ']) {
      const sent = Buffer.concat([Buffer.from(blank), aPdf()]);
      const read = await readSent(sent);
      expect(read).toMatchObject({ ok: true, piece: { type: 'application/pdf' } });
      expect(read.ok && read.piece.original.equals(sent)).toBe(true);
    }
    expect(await outcome(Buffer.concat([Buffer.from('<script>'), aPdf()]))).toBe('not-a-photo');
  });

  it('is refused where it is larger than 5 MB, whatever it is', async () => {
    expect(await outcome(Buffer.concat([aPdf(), Buffer.alloc(5 * 1024 * 1024)]))).toBe('too-large');
  });
});

function movedIndex(): Buffer {
  const [whole, index] = [aBoxed('isom'), aBoxed('isom').indexOf('moov') - 4];
  return Buffer.concat([whole.subarray(0, 20), whole.subarray(index), whole.subarray(20, index)]);
}
