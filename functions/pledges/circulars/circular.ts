import * as z from 'zod/mini';
import { storedHash } from '../../../shared/keyed-hash.ts';

const ms = z.number();

/** What a region sends its units: a circular (surat edaran) to acknowledge, or a briefing (sosialisasi) to attend. */
export const noticeKinds = ['circular', 'briefing'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How a briefing is held. */
export const manners = ['in-person', 'virtual'] as const;

/** Where each kind is found below /v1. */
export const paths: Record<NoticeKind, string> = { circular: 'circulars', briefing: 'briefings' };

const common = {
  region: z.string(),
  id: z.string(),
  title: z.string(),
  /** An https address to read or to join. */
  link: z.optional(z.string()),
  issuedAt: ms,
  /** Of what was sent: a retry is known by it. */
  bodyHash: storedHash,
};

export const noticeShape = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('circular'),
    /** As printed on the letter. */
    number: z.string(),
    /** Local day, 'YYYY-MM-DD'. */
    effectiveOn: z.string(),
    /** SHA-256 of its PDF, hex. */
    documentHash: z.optional(z.string()),
  }),
  z.object({
    ...common,
    kind: z.literal('briefing'),
    manner: z.enum(manners),
    heldAt: ms,
    place: z.optional(z.string()),
  }),
]);
export type Notice = z.infer<typeof noticeShape>;
export type Circular = Extract<Notice, { kind: 'circular' }>;
export type Briefing = Extract<Notice, { kind: 'briefing' }>;

/** What a unit answered: that it has the circular, or how many of it attended. Holds no person's name. */
export const replyShape = z.object({
  id: z.string(),
  unit: z.string(),
  /** Who answered for the unit, by office and not by name. */
  office: z.string(),
  /** Of a briefing. */
  attended: z.optional(z.int()),
  at: ms,
});
export type Reply = z.infer<typeof replyShape>;

const dayMs = 86_400_000;

/** Until when units may answer, milliseconds since the epoch: 60 days after a circular, 30 after a briefing was held. */
export const answersUntil = (notice: Notice): number =>
  notice.kind === 'circular' ? notice.issuedAt + 60 * dayMs : notice.heldAt + 30 * dayMs;
