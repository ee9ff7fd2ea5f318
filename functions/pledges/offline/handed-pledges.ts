import { mostSealed } from '../handing-over/sealed-format.ts';

/** A sealed pledge of another phone, as this one holds it. */
export type Handed = {
  /** The first characters of its seal, random by themselves: a code that is scanned twice is one. */
  id: string;
  /** Empty once it was handed in. */
  sealed: string;
  /** What became of it; not yet handed in where it says nothing. */
  state?: string;
};

export type HandedStore = {
  all: () => Promise<Handed[]>;
  /** Stores one, unless it was handed in before. */
  take: (handed: Handed) => Promise<void>;
  finish: (handed: Handed) => Promise<void>;
};

/** Hands in some; returns a state for each, or undefined where nobody answered. */
export type HandIn = (sealed: string[]) => Promise<string[] | undefined>;

/** The sealed pledge in what a camera read: the address of the page behind which it stands, or the pledge itself. */
export const sealedIn = (text: string): Handed | undefined => {
  const sealed = text.trim().replace(/^[^#]*#/, '');
  if (sealed.length < leastSealed || sealed.length > mostSealed || !/^[\w-]+$/.test(sealed))
    return undefined;
  return { id: sealed.slice(0, idCharacters), sealed };
};

/** A point and a tag alone are 108 characters. */
const leastSealed = 109;
const idCharacters = 40;

/** How many go in one request, as the register takes them. */
const atOnce = 20;

/**
 * Hands in what was not yet, a few at a time, and notes what became of each; stops where nobody answers. The seal
 * leaves this phone in the step that notes it. Again, or from several phones at once, it changes nothing more.
 */
export const handInAll = async (store: HandedStore, handIn: HandIn): Promise<void> => {
  const waiting = (await store.all()).filter(({ state }) => state === undefined);
  for (let from = 0; from < waiting.length; from += atOnce) {
    const some = waiting.slice(from, from + atOnce);
    const states = await handIn(some.map(({ sealed }) => sealed)).catch(() => undefined);
    if (states?.length !== some.length) return;
    for (const [at, { id }] of some.entries())
      await store.finish({ id, sealed: '', state: states[at] ?? 'unreadable' });
  }
};
