import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanJpeg } from '../../../functions/reports/evidence/clean-jpeg.ts';
import { cleanPng } from '../../../functions/reports/evidence/clean-png.ts';
import { cleanWebp } from '../../../functions/reports/evidence/clean-webp.ts';
import { orientationOf } from '../../../functions/reports/evidence/orientation.ts';
import { readPhoto } from '../../../functions/reports/evidence/read-photo.ts';
import { Unreadable } from '../../../functions/reports/evidence/unreadable.ts';
import { aJpeg, aPng, aWebp, movingWebp, secretPlace } from '../../support/photos.ts';

const kinds: [string, Buffer, (bytes: Buffer) => Buffer][] = [
  ['JPEG', aJpeg(), cleanJpeg],
  ['PNG', aPng(), cleanPng],
  ['WebP', aWebp(), cleanWebp],
];

describe('the copy officers see', () => {
  it.each(kinds)('of a %s holds no place, text or preview', (_, photo, clean) => {
    expect(photo.includes(secretPlace)).toBe(true);
    const copy = clean(photo);
    expect(copy.includes(secretPlace)).toBe(false);
    expect(copy.length).toBeLessThan(photo.length);
    expect(clean(copy).equals(copy)).toBe(true);
  });

  it.each(kinds)('of a %s is still one', async (_, photo, clean) => {
    const [was, is] = [await readPhoto(photo), await readPhoto(clean(photo))];
    expect(was.ok && is.ok && was.photo.type === is.photo.type).toBe(true);
  });

  it.each([3, 6, 8])('of a JPEG stands the way its original does (%i)', (orientation) => {
    const copy = cleanJpeg(aJpeg(orientation));
    const exif = copy.indexOf('Exif\0\0');
    expect(orientationOf(copy.subarray(exif + 6))).toBe(orientation);
  });

  it('of a JPEG keeps its pixels and its colours byte for byte', () => {
    const photo = aJpeg();
    const copy = cleanJpeg(photo);
    expect(copy.includes('ICC_PROFILE')).toBe(true);
    const pixels = (bytes: Buffer) => {
      const from = bytes.indexOf(Buffer.from([0xff, 0xdb]));
      return bytes.subarray(from, bytes.indexOf(Buffer.from([0xff, 0xd9]), from) + 2);
    };
    expect(pixels(copy).equals(pixels(photo))).toBe(true);
    expect(copy.at(-1)).toBe(0xd9);
  });

  it('of a WebP no longer says that it has what went', () => {
    const copy = cleanWebp(aWebp());
    expect(copy[20]).toBe(0);
    expect(copy.readUInt32LE(4)).toBe(copy.length - 8);
  });
});

describe('what is no photo', () => {
  it.each([
    ['a page with a photo’s name', Buffer.from('<html>')],
    ['a PDF', Buffer.from('%PDF-1.4\n')],
    ['a program', Buffer.from('MZ\x90\0')],
    ['nothing', Buffer.alloc(0)],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0')],
    ['a WebP that moves', movingWebp()],
  ])('is refused: %s', async (_, bytes) => {
    expect(await readPhoto(bytes)).toEqual({ ok: false, reason: 'not-a-photo' });
  });

  it.each(kinds)(
    'a %s cut off anywhere, or with bytes changed, is cleaned or refused, never passed on and never a fault',
    (_, photo, clean) => {
      const outcome = (bytes: Buffer) => {
        try {
          return clean(bytes);
        } catch (error) {
          if (error instanceof Unreadable) return undefined;
          throw error;
        }
      };
      for (let cut = 0; cut < photo.length; cut += 1) outcome(photo.subarray(0, cut));
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(photo.length - 1), fc.nat(255)), { maxLength: 8 }),
          (changes) => {
            const changed = Buffer.from(photo);
            for (const [at, value] of changes) changed[at] = value;
            outcome(changed);
          },
        ),
        { numRuns: 400 },
      );
    },
  );
});
