import { describe, expect, it } from '@jest/globals';
import {
  makeUnitLink,
  readUnitLink,
  type UnitLink,
} from '../../../functions/pledges/circulars/unit-link.ts';

const key = Buffer.alloc(32, 7);
const link: UnitLink = {
  ...{ region: '18.09', kind: 'circular', id: 'a1', unit: 'DISDIK' },
  expiresAt: 1_800_000_000_000,
};
const token = makeUnitLink(key, link);

describe('the link of a unit', () => {
  it('says which unit, notice and region it is for, and until when', () => {
    expect(readUnitLink(key, token)).toEqual(link);
  });

  it('is worth nothing with a character changed, for another unit, or under another key', () => {
    for (const at of token.split('').keys()) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect({ at, read: readUnitLink(key, changed) }).toEqual({ at, read: undefined });
    }
    const [said = '', mac = ''] = token.split('.');
    const ofAnother = Buffer.from(said, 'base64url').toString().replace('DISDIK', 'DINKES');
    const forged = `${Buffer.from(ofAnother).toString('base64url')}.${mac}`;
    expect(readUnitLink(key, forged)).toBeUndefined();
    expect(readUnitLink(Buffer.alloc(32, 8), token)).toBeUndefined();
  });
});
