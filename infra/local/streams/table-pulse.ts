import type { Invoke } from '../contracts.ts';

/** When a table may have changed: whoever follows its stream need not look all the time. */
export type Pulse = {
  /** Grows whenever a function that has the table ends. */
  beats: () => number;
  /** Whether no such function runs, and none has ended since that beat. */
  isQuiet: (since: number) => boolean;
  /** Resolves at the next beat, after `ms`, or when the signal aborts. */
  next: (ms: number, signal: AbortSignal) => Promise<void>;
};

export type TablePulses = {
  /** Invokes as before, and lets the tables of the function beat. */
  invoke: Invoke;
  of: (table: string) => Pulse;
};

type WithTables = { id: string; environment: Record<string, string> };

/**
 * Knows which tables a function may write: those that its environment names. What changes a table by another way
 * (expiry, another program) is not known here.
 */
export const tablePulses = (functions: readonly WithTables[], invoke: Invoke): TablePulses => {
  const named = new Map(functions.map(({ id, environment }) => [id, Object.values(environment)]));
  const pulses = new Map<string, Heart>();
  return {
    invoke: async (functionId, event) => {
      const own = (named.get(functionId) ?? []).flatMap((name) => pulses.get(name) ?? []);
      for (const heart of own) heart.began();
      try {
        return await invoke(functionId, event);
      } finally {
        for (const heart of own) heart.ended();
      }
    },
    of: (table) => {
      const found = pulses.get(table) ?? newHeart();
      pulses.set(table, found);
      return found;
    },
  };
};

type Heart = Pulse & { began: () => void; ended: () => void };

const newHeart = (): Heart => {
  let beats = 0;
  let running = 0;
  const waiting = new Set<() => void>();
  return {
    began: () => {
      running += 1;
    },
    ended: () => {
      running -= 1;
      beats += 1;
      for (const wake of [...waiting]) wake();
    },
    beats: () => beats,
    isQuiet: (since) => running === 0 && beats === since,
    next: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        signal.addEventListener('abort', wake);
        waiting.add(wake);
        if (signal.aborted) wake();
      }),
  };
};
