import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanJpeg } from '../../../functions/reports/evidence/clean-jpeg.ts';
import { cleanPng } from '../../../functions/reports/evidence/clean-png.ts';
import { cleanWebp } from '../../../functions/reports/evidence/clean-webp.ts';
import { cleanProfile } from '../../../functions/reports/evidence/icc-profile.ts';
import { aJpeg, aPng, aProfile, aWebp, secretPlace } from '../../support/photos.ts';

/** What each tag of a profile says, by its name. */
const tagsOf = (profile: Buffer): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: profile.readUInt32BE(128) }, (_, n) => {
      const at = 132 + 12 * n;
      const from = profile.readUInt32BE(at + 4);
      const data = profile.subarray(from, from + profile.readUInt32BE(at + 8));
      return [profile.toString('latin1', at, at + 4), data.toString('hex')];
    }),
  );

const clean = cleanProfile(aProfile()) ?? Buffer.alloc(0);

describe('a colour profile in a copy', () => {
  it('has the same colours, and no name, maker or copyright', () => {
    const { desc, cprt, ours, ...colours } = tagsOf(aProfile());
    expect([desc, cprt, ours]).not.toContain(undefined);
    expect(tagsOf(clean)).toEqual(colours);
    expect(clean.readUInt32BE(0)).toBe(clean.length);
    expect(clean.includes(secretPlace.slice(0, 8))).toBe(false);
    expect(cleanProfile(clean)?.equals(clean)).toBe(true);
  });

  it('stands in every kind of copy, wherever it was cut into parts', () => {
    const jpeg = cleanJpeg(aJpeg());
    const at = jpeg.indexOf('ICC_PROFILE');
    expect(jpeg.subarray(at + 14, at + 14 + clean.length).equals(clean)).toBe(true);
    const png = cleanPng(aPng());
    expect(inflateSync(png.subarray(png.indexOf('iCCP') + 9)).equals(clean)).toBe(true);
    const webp = cleanWebp(aWebp());
    const from = webp.indexOf('ICCP') + 8;
    expect(webp.subarray(from, from + clean.length).equals(clean)).toBe(true);
  });

  it('that is none, or is damaged, goes without taking the picture with it', () => {
    expect(cleanProfile(Buffer.from('profil'))).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(aProfile().length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const spoilt = aProfile();
        spoilt[at] = byte;
        for (const one of [spoilt, spoilt.subarray(0, at)]) {
          const cleaned = cleanProfile(one);
          if (cleaned) expect(cleaned.includes(secretPlace)).toBe(false);
        }
      }),
    );
    const photo = aWebp();
    photo.write('xxxx', photo.indexOf('acsp'), 'latin1');
    const copy = cleanWebp(photo);
    expect(copy.includes('ICCP')).toBe(false);
    expect(copy[20]).toBe(0b0000_1000);
  });
});
