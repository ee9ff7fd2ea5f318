import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seal, unseal } from '../../shared/sealed.ts';
import { aSealing } from '../support/sealing.ts';

const about = { purpose: 'delivery', place: 'formulir\nabc' };
const sealedNow = (text: string) => seal(aSealing, about, Buffer.from(text));

describe('what is sealed', () => {
  it('opens to the same bytes, and shows none of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 6, maxLength: 300 }), async (content) => {
        const sealed = Buffer.from(await seal(aSealing, about, content));
        expect(sealed.includes(Buffer.from(content))).toBe(false);
        expect(Buffer.from(await unseal(aSealing, about, sealed))).toEqual(Buffer.from(content));
      }),
    );
  });

  it('is never twice the same', async () => {
    expect(await sealedNow('Budi')).not.toEqual(await sealedNow('Budi'));
  });

  it.each<[string, Partial<typeof about>]>([
    ['place', { place: 'formulir\nabd' }],
    ['purpose', { purpose: 'delivery/id' }],
  ])('does not open at another %s', async (_, other) => {
    const sealed = await sealedNow('Budi');
    await expect(unseal(aSealing, { ...about, ...other }, sealed)).rejects.toThrow();
  });

  it('does not open under another secret, nor when a byte of it has changed, nor cut short', async () => {
    const sealed = Buffer.from(await sealedNow('Budi'));
    const key = () => Promise.resolve(Buffer.alloc(32, 8));
    await expect(unseal({ key }, about, sealed)).rejects.toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(unseal(aSealing, about, changed)).rejects.toThrow();
      await expect(unseal(aSealing, about, sealed.subarray(0, at))).rejects.toThrow();
    }
  });

  it('takes a secret of 32 bytes', async () => {
    const key = () => Promise.resolve(Buffer.alloc(31));
    await expect(seal({ ...aSealing, key }, about, Buffer.from('a'))).rejects.toThrow('32 bytes');
  });
});
