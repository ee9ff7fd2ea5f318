import * as z from 'zod/mini';
import type { Slip } from '../slips/slip.ts';
import type { ReadItem } from './schemes/scheme.ts';

/** What could not become a report, stored whole, and sealed, until somebody fixes the reason. */
export type Quarantined = {
  source: string;
  deliveryId: string | undefined;
  /** In one word: 'unknown-source', 'paused-source', 'later-version', 'waiting-for-provider', 'waiting-for-version-before', or a refusal's code. */
  reason: string;
  /** Which fields were wrong, where that is known. */
  fields: string[];
  /** The payload as JSON where `told` is there; else the exact bytes that arrived. */
  body: Uint8Array;
  /** Of one thing told, all but its payload; left out when the delivery as a whole could not be read. */
  told?: Omit<ReadItem, 'payload'>;
  /** What it takes to verify and read those bytes again; no credentials. */
  headers?: Record<string, string[]>;
  /** Milliseconds since the epoch. */
  receivedAt: number;
};

/** An entry without its body, as it is listed. */
export const listedShape = z.object({
  source: z.string(),
  id: z.string(),
  reason: z.string(),
  fields: z.array(z.string()),
  receivedAt: z.number(),
  bodyBytes: z.number(),
});
export type ListedDelivery = z.infer<typeof listedShape>;

/** What of a delivery is sealed beside its body: ids and links of providers may hold a number or an address. */
export const besideShape = z.object({
  deliveryId: z.optional(z.string()),
  told: z.optional(
    z.object({
      deliveryId: z.string(),
      media: z.optional(z.array(z.string())),
      hintOnly: z.optional(z.literal(true)),
      aside: z.optional(z.string()),
      slip: z.optional(z.custom<Slip>((value) => typeof value === 'string')),
      isEdit: z.optional(z.literal(true)),
      knownBy: z.optional(
        z.object({ names: z.array(z.string()), isEdit: z.boolean(), waits: z.boolean() }),
      ),
    }),
  ),
  headers: z.optional(z.record(z.string(), z.array(z.string()))),
});

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Which submission a name of it stands for: the name's keyed hash, and the id, sealed. */
export const nameShape = z.object({ source: z.string(), id: z.string(), sealedId: bytes });

/** An entry as it is stored: `sealed` holds its body and what is beside it; versions before stored all that in the open. */
export const storedShape = z.extend(listedShape, {
  ...besideShape.shape,
  sealed: z.optional(bytes),
  /** What it is made of, without its values; packed. */
  mask: z.optional(bytes),
  /** Packed, and in the open: of versions before. */
  body: z.optional(bytes),
});
export type StoredDelivery = z.infer<typeof storedShape>;

/** An entry with everything it holds. */
export type FoundDelivery = ListedDelivery & z.infer<typeof besideShape> & { body: Uint8Array };

/** The raw body of a delivery whose reports are stored. */
export type RawBody = Pick<Quarantined, 'source' | 'body' | 'headers' | 'receivedAt'>;
