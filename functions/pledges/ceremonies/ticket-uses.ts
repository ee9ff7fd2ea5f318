import * as z from 'zod/mini';
import { ceremonyPolicy } from './ceremony.ts';

/** One use of a ticket: by whom, when (milliseconds), and the number of the receipt that was given. */
export type TicketUse = {
  ticket: string;
  personKey: string;
  receiptId: string;
  at: number;
  /** From where it came (register/sender-mark.ts); known when it is noted, and not kept by person afterwards. */
  sender?: string | undefined;
};

/** Uses of the tickets that one code of a screen gave, as one look at the register's stream saw them. */
export const ticketUsesShape = z.object({
  ceremonyId: z.string(),
  /** Which code of the screen gave the tickets. */
  code: z.int(),
  uses: z.instanceof(Uint8Array),
  /** From where these came, each place once and of nobody in particular; uses of before have none. */
  senders: z.optional(z.array(z.string())),
  expiresAt: z.int(),
});

/** That everything a code gave is void: the trace of it stays. */
export const voidedCodeShape = z.object({
  ceremonyId: z.string(),
  code: z.int(),
  /** Milliseconds since the epoch. */
  voidedAt: z.int(),
  by: z.string(),
  reason: z.string(),
});
export type VoidedCode = z.infer<typeof voidedCodeShape>;

/** Items of the table of ceremonies that hold uses of tickets start like this. */
export const ticketsPrefix = 'tickets#';

/** Where the uses of one code's tickets stand. */
export const ticketsOf = (ceremonyId: string, code: number): string =>
  `${ticketsPrefix}${ceremonyId}#${code.toString(36)}#`;

/** Bytes of a ticket's id, of a person's key, of a receipt's number and of the time. */
const sizes = { ticket: 6, personKey: 32, receiptId: 8, at: 6 } as const;
export const useBytes = sizes.ticket + sizes.personKey + sizes.receiptId + sizes.at;

/** Packs uses; the same uses give the same bytes. */
export const packUses = (uses: readonly TicketUse[]): Uint8Array => {
  const packed = uses.map(({ ticket, personKey, receiptId, at }) => {
    const time = Buffer.alloc(sizes.at);
    time.writeUIntBE(at, 0, sizes.at);
    return Buffer.concat([
      Buffer.from(ticket, 'base64url'),
      Buffer.from(personKey, 'base64url'),
      Buffer.from(receiptId, 'hex'),
      time,
    ]);
  });
  if (packed.some(({ length }) => length !== useBytes)) throw new Error('A use is 52 bytes');
  return new Uint8Array(Buffer.concat(packed.sort((a, b) => Buffer.compare(a, b))));
};

/** The uses that were packed; throws when the bytes are cut short. */
export const unpackUses = (bytes: Uint8Array): TicketUse[] => {
  const packed = Buffer.from(bytes);
  if (packed.length % useBytes !== 0) throw new Error('Uses of tickets are cut short');
  return Array.from({ length: packed.length / useBytes }, (_, i) => {
    const one = packed.subarray(i * useBytes, (i + 1) * useBytes);
    const personAt = sizes.ticket;
    const receiptAt = personAt + sizes.personKey;
    const timeAt = receiptAt + sizes.receiptId;
    return {
      ticket: one.subarray(0, personAt).toString('base64url'),
      personKey: one.subarray(personAt, receiptAt).toString('base64url'),
      receiptId: one.subarray(receiptAt, timeAt).toString('hex'),
      at: one.readUIntBE(timeAt, sizes.at),
    };
  });
};

/** The uses that are worth a claim only: of each ticket, all but those of the person who used it first. */
export const usesTooMany = (uses: readonly TicketUse[]): TicketUse[] => {
  const first = new Map<string, TicketUse>();
  for (const use of [...uses].sort(byTime)) if (!first.has(use.ticket)) first.set(use.ticket, use);
  return uses.filter(({ ticket, personKey }) => first.get(ticket)?.personKey !== personKey);
};

const byTime = (a: TicketUse, b: TicketUse): number =>
  a.at - b.at || (a.receiptId < b.receiptId ? -1 : 1);

/** When the screen began to show a code, in ISO 8601. */
export const shownAt = (code: number): string =>
  new Date(code * ceremonyPolicy.codeMs).toISOString();
