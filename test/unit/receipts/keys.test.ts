import { describe, expect, it } from '@jest/globals';
import type { RingKey } from '../../../functions/pledges/receipts/ring-key.ts';
import { knownKeys } from '../../../functions/pledges/receipts/known-keys.ts';
import { publishKeys } from '../../../functions/pledges/receipts/publish-keys.ts';
import { signingKeyFromSeed } from '../../../shared/receipt/receipt.ts';

const seeds = ['ab'.repeat(32), 'cd'.repeat(32)] as const;
const [oldKey, newKey] = [signingKeyFromSeed(seeds[0]), signingKeyFromSeed(seeds[1])];

const aRing = () => {
  const keys = new Map<string, RingKey>();
  let reads = 0;
  return {
    keys,
    reads: () => reads,
    list: () => Promise.resolve((reads++, [...keys.values()])),
    add: (key: RingKey) => {
      const known = keys.has(key.keyId);
      if (!known) keys.set(key.keyId, key);
      return Promise.resolve(known ? ('already-there' as const) : ('added' as const));
    },
  };
};

describe('publishing receipt keys', () => {
  it('adds the public half of each seed once, and never the seed', async () => {
    const ring = aRing();
    const current: string[] = [seeds[0]];
    const publish = publishKeys({ seeds: () => Promise.resolve(current), ring, now: () => 7 });
    expect(await publish()).toEqual([oldKey.keyId]);
    expect(await publish()).toEqual([]);
    current.push(seeds[1]);
    expect(await publish()).toEqual([newKey.keyId]);
    expect([...ring.keys.values()]).toEqual([
      { keyId: oldKey.keyId, x: oldKey.publicJwk.x, publishedAt: 7 },
      { keyId: newKey.keyId, x: newKey.publicJwk.x, publishedAt: 7 },
    ]);
    expect(JSON.stringify([...ring.keys])).not.toMatch(/(ab|cd){8}/);
  });
});

describe('the known keys', () => {
  const aRingAt = async () => {
    const ring = aRing();
    await ring.add({ keyId: oldKey.keyId, x: oldKey.publicJwk.x, publishedAt: 1 });
    let now = 1_000_000;
    const keys = knownKeys(ring.list, () => now);
    return { ring, keys, later: (ms: number) => (now += ms) };
  };

  it('are read once in five minutes', async () => {
    const { ring, keys, later } = await aRingAt();
    for (let call = 0; call < 3; call++)
      expect((await keys.with(oldKey.keyId)).map(({ keyId }) => keyId)).toEqual([oldKey.keyId]);
    expect(ring.reads()).toBe(1);
    later(5 * 60_000);
    expect((await keys.all()).map(({ jwk }) => jwk)).toEqual([oldKey.publicJwk]);
    expect(ring.reads()).toBe(2);
  });

  it('find a key that was published meanwhile as soon as it is met', async () => {
    const { ring, keys, later } = await aRingAt();
    await keys.all();
    await ring.add({ keyId: newKey.keyId, x: newKey.publicJwk.x, publishedAt: 2 });
    later(10_000);
    expect((await keys.with(newKey.keyId)).map(({ keyId }) => keyId)).toContain(newKey.keyId);
  });

  it('do not read the table for every invented key', async () => {
    const { ring, keys, later } = await aRingAt();
    for (let call = 0; call < 100; call++) {
      await keys.with('00000000');
      later(99);
    }
    expect(ring.reads()).toBe(1);
  });

  it('are read again after a failure', async () => {
    let down = true;
    const ring = aRing();
    const list = () => (down ? Promise.reject(new Error('down')) : ring.list());
    const keys = knownKeys(list, () => 0);
    await expect(keys.all()).rejects.toThrow('down');
    down = false;
    expect(await keys.all()).toEqual([]);
  });
});
