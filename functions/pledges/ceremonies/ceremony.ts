import * as z from 'zod/mini';
import { acts } from '../../../shared/campaign.ts';
import { storedHash } from '../../../shared/keyed-hash.ts';

/** Where people come together: in one place, or each at their own screen. */
export const ceremonyModes = ['in-person', 'virtual'] as const;
export const ceremonyStates = ['open', 'started', 'ended', 'cancelled'] as const;
export type CeremonyState = (typeof ceremonyStates)[number];

const moment = z.int();
const leaderShape = z.object({ title: z.string(), name: z.string() });

/** What was done to a ceremony, by whom and when; of a correction, what it said before. */
export const stepShape = z.object({
  did: z.enum(['started', 'ended', 'resumed', 'cancelled', 'corrected', 'sealing']),
  at: moment,
  by: z.string(),
  before: z.optional(
    z.object({
      heldAt: z.optional(moment),
      place: z.optional(z.string()),
      link: z.optional(z.string()),
      leader: z.optional(leaderShape),
    }),
  ),
});
export type Step = z.infer<typeof stepShape>;

/** One ceremony (apel ikrar) as it is stored. Times in milliseconds since the epoch. */
export const ceremonyShape = z.object({
  region: z.string(),
  /** `<region>-<12 characters>`: names its region, so that it is found by itself. */
  ceremonyId: z.string(),
  state: z.enum(ceremonyStates),
  /** Grows by one with each move. */
  version: z.int(),
  act: z.enum(acts),
  mode: z.enum(ceremonyModes),
  /** When it is to be held. */
  heldAt: moment,
  place: z.optional(z.string()),
  link: z.optional(z.string()),
  /** Who reads the words: office first, then the name. */
  leader: leaderShape,
  /** The version in which this leader was named, where that was not the first: links of leaders before are void. */
  leaderSince: z.optional(z.int()),
  /** Codes of the units called. */
  units: z.array(z.string()),
  openedAt: moment,
  openedBy: z.string(),
  startedAt: z.optional(moment),
  startedBy: z.optional(z.string()),
  endedAt: z.optional(moment),
  endedBy: z.optional(z.string()),
  /** The last time it was ended by mistake and went on: by whom and when. */
  resumedAt: z.optional(moment),
  resumedBy: z.optional(z.string()),
  cancelledAt: z.optional(moment),
  cancelledBy: z.optional(z.string()),
  /** Since when its list is being sealed, or is: from then on it goes on no more. */
  sealing: z.optional(z.object({ at: moment, by: z.string() })),
  /** Every step since it was opened, the oldest first; ceremonies of versions before have none. */
  history: z.optional(z.array(stepShape)),
  bodyHash: storedHash,
});
export type Ceremony = z.infer<typeof ceremonyShape>;

/** Somebody who sees it happen, and confirms it by a link of their own. Personal data: never in logs, never public. */
export const witnessShape = z.object({
  witnessId: z.string(),
  office: z.string(),
  name: z.string(),
  confirmedAt: z.optional(moment),
});
export type Witness = z.infer<typeof witnessShape>;

/** That who leads it confirmed it, by a link of their own; the first time counts. */
export const officiantShape = z.object({
  title: z.string(),
  name: z.string(),
  confirmedAt: moment,
});
export type Officiant = z.infer<typeof officiantShape>;

/** The moves of a ceremony: one that has ended can go on for a while, one that is cancelled never starts. */
export const ceremonyMoves: Record<CeremonyState, readonly CeremonyState[]> = {
  open: ['started', 'cancelled'],
  started: ['ended'],
  ended: ['started'],
  cancelled: [],
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What holds for every ceremony, in milliseconds. */
export const ceremonyPolicy = {
  /** How long one QR code is shown; with the one before it, a screenshot is good for twice this at most. */
  codeMs: 15_000,
  /** How long a form opened by a code can be filled in. */
  ticketMs: 10 * minuteMs,
  /** A ceremony nobody ended is over after this. */
  longestMs: 12 * 60 * minuteMs,
  /** How long after the end it can go on, where it was ended by mistake. */
  resumingMs: 10 * minuteMs,
  /** How often one can go on, and be corrected: what was done to it stays in one item. */
  mostResumes: 20,
  mostCorrections: 20,
  /** How long after the end a witness can still confirm. */
  confirmingMs: dayMs,
  /** How long after the end a sheet from a place without signal is taken. */
  sheetMs: 7 * dayMs,
  /** How long after the end the last pledges may still be on their way into the list. */
  settlingMs: 15_000,
  /** How far from now a ceremony can be planned. */
  planningMs: 180 * dayMs,
};

/** When a ceremony is, or will by itself be, over; undefined before it started. */
export const endOf = ({ startedAt, endedAt }: Ceremony): number | undefined =>
  endedAt ?? (startedAt === undefined ? undefined : startedAt + ceremonyPolicy.longestMs);

/** Where a moment lies in a ceremony: pledges count towards it only while it is 'under-way'. */
export const timeAt = (ceremony: Ceremony, at: number): 'not-started' | 'under-way' | 'over' => {
  const { startedAt } = ceremony;
  if (startedAt === undefined || at < startedAt) return 'not-started';
  return at > (endOf(ceremony) ?? Infinity) ? 'over' : 'under-way';
};

/** Until when one that was ended can go on; undefined for one that cannot, or not any more. */
export const resumableUntil = (ceremony: Ceremony, now: number): number | undefined => {
  const { state, startedAt = 0, endedAt, sealing } = ceremony;
  if (state !== 'ended' || endedAt === undefined || sealing) return undefined;
  const until = Math.min(endedAt + ceremonyPolicy.resumingMs, startedAt + ceremonyPolicy.longestMs);
  return until >= now ? until : undefined;
};

/** How often something was done to a ceremony. */
export const timesDone = ({ history = [] }: Ceremony, did: Step['did']): number =>
  history.filter((step) => step.did === did).length;

/** Until when witnesses of a ceremony can confirm: a day after its end, or after it would end by itself. */
export const confirmingUntil = (ceremony: Ceremony): number =>
  (endOf(ceremony) ?? ceremony.heldAt + ceremonyPolicy.longestMs) + ceremonyPolicy.confirmingMs;

/** Until when sheets of a ceremony are taken: a week after its end, or after it would end by itself. */
export const sheetsUntil = (ceremony: Ceremony): number =>
  (endOf(ceremony) ?? ceremony.heldAt + ceremonyPolicy.longestMs) + ceremonyPolicy.sheetMs;

/** Presence is shown where people scan a screen in the room; on a screen of their own it is not. */
export const channelOf = ({ mode }: Ceremony): 'kiosk' | 'phone' =>
  mode === 'in-person' ? 'kiosk' : 'phone';

/** The region a ceremony's id names. */
export const regionOfCeremony = (ceremonyId: string): string => ceremonyId.slice(0, -13);

export const ceremonyIdShape = z.string().check(z.regex(/^\d{2}(\.\d{2})?-[\w-]{12}$/));
