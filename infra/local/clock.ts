import type { HostClock, HostStore } from './contracts.ts';

const kind = 'clock';

/** Opens the host's clock: the machine's, ahead by what it was pushed forward, also after a restart. */
export const openClock = async (store: HostStore): Promise<HostClock> => {
  const kept = await store.get(kind, 'offset');
  let offsetMs = typeof kept === 'number' ? kept : 0;
  const listeners: (() => Promise<void>)[] = [];
  return {
    now: () => Date.now() + offsetMs,
    offsetMs: () => offsetMs,
    onForward: (listener) => listeners.push(listener),
    forward: async (ms) => {
      offsetMs += ms;
      await store.put(kind, 'offset', offsetMs);
      for (const listener of listeners) await listener();
    },
  };
};
