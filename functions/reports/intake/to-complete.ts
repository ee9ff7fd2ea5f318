import * as z from 'zod/mini';

/**
 * A lead of which only free words are known: what happened, when, and who is accused are still to be said. Its sender
 * wrote it, or passed on what somebody else had.
 */
export const toCompleteShape = z.enum(['message', 'forward']);
export type ToComplete = z.infer<typeof toCompleteShape>;

/** Stands for a place that nobody has named. */
export const placeUnsaid = 'Belum disebut (pesan bebas)';

const before = 'Tulisan dalam pesan: ';
const without = 'Pesan berisi ';

/** The account of a message: its words, or what it shows where it has none. */
export const accountOfMessage = (words: string, kind: string): string =>
  words === '' ? `${without}${kind}, tanpa tulisan.` : `${before}${words}`;

/** What a message itself said, for the form that completes it: nothing that stands for what was not said. */
export const saidInMessage = (details: Record<string, string>): Record<string, string> => {
  const { occurredOn, knownOn, place, account = '' } = details;
  return {
    ...(occurredOn !== undefined && { occurredOn }),
    ...(knownOn !== undefined && { knownOn }),
    ...(place !== undefined && place !== placeUnsaid && { place }),
    ...(account.startsWith(before) && { account: account.slice(before.length) }),
  };
};
