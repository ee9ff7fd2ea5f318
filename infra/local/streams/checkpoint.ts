import * as z from 'zod/mini';
import type { HostLog, HostStore } from '../contracts.ts';

const placeShape = z.object({
  last: z.optional(z.string()),
  window: z.optional(z.object({ startMs: z.number(), state: z.unknown() })),
  closed: z.optional(z.boolean()),
});

/** How far a mapping has come in a shard; `last` is the last record it is done with, none before the first. */
export type Place = z.infer<typeof placeShape>;

/** Where a mapping stands in one shard, kept between runs. */
export type Checkpoint = {
  /** What is kept, or undefined when the mapping never worked on the shard. */
  read: () => Promise<Place | undefined>;
  /** Keeps the place within a quarter of a second: after a crash the newest records may come again, none is lost. */
  save: (place: Place) => void;
  /** Resolves when the newest place is kept; throws when it cannot be. */
  flush: () => Promise<void>;
};

const quietMs = 250;

/** Opens the checkpoint with that id in the host's store. */
export const openCheckpoint = (store: HostStore, id: string, log: HostLog): Checkpoint => {
  let waiting: Place | undefined;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const place = waiting;
    if (!place) return;
    waiting = undefined;
    try {
      await store.put('stream-checkpoint', id, place);
    } catch (error) {
      waiting ??= place;
      throw error;
    }
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.catch(() => undefined).then(write);
    return writing;
  };
  return {
    read: async () => {
      const kept = z.safeParse(placeShape, await store.get('stream-checkpoint', id));
      return kept.success ? kept.data : undefined;
    },
    save: (place) => {
      waiting = { ...place };
      timer ??= setTimeout(() => {
        flush().catch((error: unknown) => log('stream', `${id} is not kept: ${String(error)}`));
      }, quietMs);
    },
    flush,
  };
};
