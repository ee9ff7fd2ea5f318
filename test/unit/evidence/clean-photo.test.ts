import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
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

const sidesUp = (['PNG', 'WebP'] as const).flatMap((kind) =>
  [1, 2, 3, 6, 8].flatMap((orientation) =>
    (['little', 'big'] as const).flatMap((order) =>
      (['before', 'behind'] as const).flatMap((where) =>
        (['with a mark', 'bare'] as const).map(
          (mark) => [kind, orientation, order, where, mark] as const,
        ),
      ),
    ),
  ),
);

/** Every chunk of a PNG with this name: name, body and sum. */
const chunksNamed = (png: Buffer, name: string): Buffer[] => {
  const found: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === name)
      found.push(png.subarray(at + 4, at + 12 + png.readUInt32BE(at)));
  return found;
};

/** The TIFF block in a copy, if it has one. */
const exifIn = (kind: 'PNG' | 'WebP', copy: Buffer): Buffer | undefined => {
  if (kind === 'PNG') return chunksNamed(copy, 'eXIf')[0]?.subarray(4, -4);
  const at = copy.indexOf('EXIF');
  return at < 0 ? undefined : copy.subarray(at + 8, at + 8 + copy.readUInt32LE(at + 4));
};

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

  it.each(sidesUp)(
    'of a %s stands the way its original does, told %s in %s-endian EXIF %s the pixels %s',
    (kind, orientation, order, where, mark) => {
      const turned = {
        orientation,
        order,
        isBehind: where === 'behind',
        isMarked: mark === 'with a mark',
      };
      const copy = kind === 'PNG' ? cleanPng(aPng(turned)) : cleanWebp(aWebp(turned));
      const exif = exifIn(kind, copy);
      expect(exif && orientationOf(exif)).toBe(orientation > 1 ? orientation : undefined);
      expect(exif?.length).toBe(orientation > 1 ? 26 : undefined);
      expect(copy.includes(secretPlace)).toBe(false);
    },
  );

  it.each([
    [3, 'little'],
    [6, 'big'],
    [8, 'little'],
  ] as const)(
    'of a JPEG stands the way its original does (%i, %s-endian)',
    (orientation, order) => {
      const copy = cleanJpeg(aJpeg(orientation, '', order));
      const exif = copy.indexOf('Exif\0\0');
      expect(orientationOf(copy.subarray(exif + 6))).toBe(orientation);
      expect(copy.readUInt16BE(exif - 2)).toBe(34);
    },
  );

  it('of a PNG holds one orientation with a right sum, before its pixels, however many were in it', () => {
    const [one, other] = [aPng({ orientation: 6 }), aPng({ orientation: 3 })];
    const [at, end] = [other.indexOf('eXIf') - 4, other.indexOf('IDAT') - 4];
    const cut = one.indexOf('IEND') - 4;
    const copy = cleanPng(
      Buffer.concat([one.subarray(0, cut), other.subarray(at, end), one.subarray(cut)]),
    );
    const [exif] = chunksNamed(copy, 'eXIf');
    expect(chunksNamed(copy, 'eXIf')).toHaveLength(1);
    expect(exif && orientationOf(exif.subarray(4, -4))).toBe(6);
    expect(exif?.readUInt32BE(exif.length - 4)).toBe(crc32(exif?.subarray(0, -4) ?? ''));
    expect(copy.indexOf('eXIf')).toBeLessThan(copy.indexOf('IDAT'));
  });

  it('of a WebP without a header for it claims no orientation', () => {
    const bare = Buffer.concat([aWebp().subarray(0, 12), aWebp().subarray(30)]);
    bare.writeUInt32LE(bare.length - 8, 4);
    expect(cleanWebp(bare).includes('EXIF')).toBe(false);
  });

  it('of a JPEG keeps its pixels byte for byte', () => {
    const photo = aJpeg();
    const copy = cleanJpeg(photo);
    const pixels = (bytes: Buffer) => {
      const from = bytes.indexOf(Buffer.from([0xff, 0xdb]));
      return bytes.subarray(from, bytes.indexOf(Buffer.from([0xff, 0xd9]), from) + 2);
    };
    expect(pixels(copy).equals(pixels(photo))).toBe(true);
    expect(copy.at(-1)).toBe(0xd9);
  });

  it('of a WebP no longer says that it has what went', () => {
    const copy = cleanWebp(aWebp());
    expect(copy[20]).toBe(0b0010_1000);
    expect(cleanWebp(aWebp({ orientation: 1 }))[20]).toBe(0b0010_0000);
    expect(copy.readUInt32LE(4)).toBe(copy.length - 8);
  });
});

describe('what is no photo', () => {
  it.each([
    ['a page with a photo’s name', Buffer.from('<html>')],
    ['a PDF', Buffer.from('%PDF-1.4\n')],
    ['a program', Buffer.from('MZ\x90\0')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0')],
    ['a WebP that moves', movingWebp()],
  ])('is refused: %s', async (_, bytes) => {
    expect(await readPhoto(bytes)).toEqual({ ok: false, reason: 'not-a-photo' });
  });

  it('is named where it unpacks to more than 40 megapixels, whatever it weighs', async () => {
    const [jpeg, png, webp, lossless] = [aJpeg(), aPng(), aWebp(), aWebp()];
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(6325, frame + 5);
    jpeg.writeUInt16BE(6325, frame + 7);
    png.writeUInt32BE(40_000_001, 16);
    png.writeUInt32BE(1, 20);
    webp.writeUIntLE(8000, 24, 3);
    webp.writeUIntLE(5000, 27, 3);
    lossless.writeUInt32LE(0x0fffffff, lossless.indexOf('VP8L') + 9);
    for (const bytes of [jpeg, png, webp, lossless])
      expect(await readPhoto(bytes)).toEqual({ ok: false, reason: 'too-many-pixels' });
    png.writeUInt32BE(40_000_000, 16);
    expect(await readPhoto(png)).toMatchObject({ ok: true });
  });

  it('is named where it is empty, or a HEIC of a phone', async () => {
    expect(await readPhoto(Buffer.alloc(0))).toEqual({ ok: false, reason: 'empty-file' });
    const sent = (name: string) =>
      readFileSync(new URL(`../../support/people-send/${name}`, import.meta.url));
    expect(await readPhoto(sent('photo-heic-named.jpg'))).toEqual({ ok: false, reason: 'is-heic' });
    expect(await readPhoto(sent('photo-no-eoi.jpg'))).toMatchObject({ ok: true });
  });

  it('is not a JPEG that lacks the mark of its end: its copy has one', () => {
    const whole = aJpeg();
    const end = whole.lastIndexOf(Buffer.from([0xff, 0xd9]));
    const copy = cleanJpeg(whole.subarray(0, end));
    expect(copy).toEqual(cleanJpeg(whole.subarray(0, end + 2)));
    expect(copy.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
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
