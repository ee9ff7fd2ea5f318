import * as z from 'zod/mini';
import { actorShape } from '../../../shared/person-name.ts';

const head = {
  item: z.string(),
  requestId: z.string(),
  /** The source it came for. */
  source: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  by: actorShape,
};

/** What takes two people: to open a delivery whole, or to discard it. */
export const wants = ['open', 'discard'] as const;

/** Somebody asks for what takes two. */
export const askedShape = z.object({
  ...head,
  entry: z.literal('asked'),
  /** The delivery, and why it waits. */
  deliveryId: z.string(),
  reason: z.string(),
  wants: z.enum(wants),
  why: z.string(),
});
export type OpeningRequested = z.infer<typeof askedShape>;

/** Somebody else answers. */
export const decidedShape = z.object({
  ...head,
  entry: z.literal('decided'),
  is: z.enum(['agreed', 'declined']),
});
export type Decided = z.infer<typeof decidedShape>;

/** One of the two opens it. */
export const openedShape = z.object({ ...head, entry: z.literal('opened') });
export type Opened = z.infer<typeof openedShape>;

/** What was asked, what the second person said, and who opened it when. */
export type DeliveryRequest = {
  asked: OpeningRequested;
  decision: Decided | undefined;
  openings: readonly Opened[];
};
