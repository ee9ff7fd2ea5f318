import { AsyncLocalStorage, executionAsyncId } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';

describe('the environment of tests', () => {
  it('has no hook called for every promise', async () => {
    await Promise.resolve();

    // Node numbers what runs after a promise only while somebody listens.
    expect(executionAsyncId()).toBe(0);
  });

  it('leaves a storage that the code itself begins as it is', async () => {
    const storage = new AsyncLocalStorage<string>();

    const held = await storage.run('mine', async () => {
      await sleep(1);
      return storage.getStore();
    });

    expect([held, storage.getStore()]).toEqual(['mine', undefined]);
  });
});
