import type { Now } from '../clock.ts';
import type { Held } from './held.ts';
import type { LiveDecrees } from './live-decrees.ts';

/** Something of the release with what was decided laid over it, until when it stays so, and which rows were left out in part. */
export type LaidOver<T> = { laid: T; until: number; unreadable: string[] };

/** Lays what is in force at a moment (milliseconds) over what the release has. */
export type LayOver<T> = (base: T, rows: readonly Held[], at: number) => LaidOver<T>;

type Needs<T> = {
  lay: LayOver<T>;
  /** Properties that no decree changes: they may be read at once. */
  stays: readonly (keyof T)[];
  /** Properties that the release may lack and a decree may add. */
  adds?: readonly (keyof T & string)[];
  decrees: Pick<LiveDecrees, 'known' | 'fresh'>;
  now: Now;
  leftOut: (items: readonly string[]) => void;
};

/**
 * An object of the same shape as what the release has, whose properties are those in force; and what must be called as
 * each call begins. It is one and the same throughout a call. What a decree may change throws when it is read before the
 * first call: nothing derived from it can be made while a function starts and go stale.
 */
export const liveOver = <T extends object>(base: T, needs: Needs<T>) => {
  const { lay, stays, adds = [], decrees, now, leftOut } = needs;
  let current: { laid: T; by: unknown; until: number } | undefined;
  const turn = (): void => {
    const at = now();
    const by = decrees.known();
    if (current && current.by === by && at < current.until) return;
    const { laid, until, unreadable } = lay(base, by?.rows ?? [], at);
    if (unreadable.length > 0 && current?.by !== by) leftOut(unreadable);
    current = { laid, by, until };
  };
  const read = (): T => {
    if (current) return current.laid;
    throw new Error('What a decree may change was read before the first call and would go stale');
  };
  return {
    live: throughGetters(base, { stays, adds, read }),
    callBegins: () => {
      const waits = decrees.fresh();
      if (waits) return waits.then(turn);
      turn();
      return undefined;
    },
  };
};

type Through<T> = {
  stays: readonly (keyof T)[];
  adds: readonly (keyof T & string)[];
  read: () => T;
};

/** An object of the same properties, each read when it is looked at; a copy of it is a copy of that moment. */
const throughGetters = <T extends object>(base: T, { stays, adds, read }: Through<T>): T => {
  const live = { ...base };
  for (const name of new Set([...keysOf(base), ...adds])) {
    if (stays.includes(name)) continue;
    Object.defineProperty(live, name, { enumerable: true, get: () => read()[name] });
  }
  return Object.freeze(live);
};

const keysOf = <T extends object>(base: T) =>
  Object.keys(base).filter((name): name is keyof T & string => name in base);
