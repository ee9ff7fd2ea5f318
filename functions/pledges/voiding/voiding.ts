import * as z from 'zod/mini';
import { localDate, localTime, zoneOf } from '../../../shared/calendar/zones.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { actorShape } from '../../../shared/person-name.ts';
import type { StoredPledge } from '../register/pledge-row.ts';
import { standings, type Standing } from '../register/standing.ts';

/** Why pledges are voided: from a list, so that no free text can name anybody. */
export const voidingReasons = [
  'made-up',
  'code-passed-on',
  'wrong-list',
  'trial',
  'own-mistake',
] as const;
export type VoidingReason = (typeof voidingReasons)[number];

/** Which pledges of a region: all that fit everything that is named, and were made before it was proposed. */
export const whichPledges = z.object({
  region: z.string(),
  unit: z.optional(z.string()),
  ceremony: z.optional(z.string()),
  /** Which code of that ceremony's screen. */
  code: z.optional(z.int()),
  /** The hour of the region's own clock, `2026-11-23T08`. */
  hour: z.optional(z.string()),
  standing: z.optional(z.enum(standings)),
});
export type WhichPledges = z.infer<typeof whichPledges>;

/** The person who proposed, or decided. */

export const proposalShape = z.object({
  voidingId: z.string(),
  which: whichPledges,
  reason: z.enum(voidingReasons),
  by: actorShape,
  /** Milliseconds since the epoch; only what was pledged before is voided. */
  at: z.int(),
});
export type Proposal = z.infer<typeof proposalShape>;

export const decisions = ['agreed', 'rejected'] as const;

export const decisionShape = z.object({
  voidingId: z.string(),
  is: z.enum(decisions),
  by: actorShape,
  at: z.int(),
});
export type Decision = z.infer<typeof decisionShape>;

/** How far the register has been gone through for a voiding. */
export const runShape = z.object({
  voidingId: z.string(),
  state: z.enum(['running', 'done']),
  /** The last person seen; none at the beginning of a pass. */
  from: z.optional(z.string()),
  /** How many pledges this pass has found: it ends with a pass that finds none. */
  found: z.int(),
  /** How many pledges were voided in all; once it is done. */
  pledges: z.optional(z.int()),
  at: z.int(),
});
export type Run = z.infer<typeof runShape>;

/** A pledge that was voided, under the number of its receipt, which leads back to nobody. */
export const voidedShape = z.object({
  voidingId: z.string(),
  standing: z.enum(standings),
  reason: z.enum(voidingReasons),
  at: z.int(),
});
export type Voided = z.infer<typeof voidedShape>;

/** A voiding as far as it has come. */
export type Voiding = {
  proposal: Proposal;
  decision: Decision | undefined;
  run: Run | undefined;
};

const hourMs = 3_600_000;
/** How long a proposal may wait for its second person. */
export const decideWithinMs = 72 * hourMs;

/** Shape of a voiding's id: region, milliseconds, eight random hex digits. */
export const voidingIdShape = z.string().check(z.regex(/^\d{2}(\.\d{2})?-\d{13}-[0-9a-f]{8}$/));

/** The region a voiding's id names. */
export const regionOfVoiding = (voidingId: string): string => voidingId.split('-', 1)[0] ?? '';

const text = (most: number) => z.optional(z.string().check(z.maxLength(most)));

/** What is proposed. Fields that are left empty name nothing. */
export const voidingForm = z.strictObject({
  region: regionCode,
  unit: text(30),
  ceremony: text(60),
  code: z.optional(z.string().check(z.regex(/^\d{0,12}$/))),
  hour: z.optional(z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2}T([01]\d|2[0-3])(:00)?)?$/))),
  standing: z.optional(z.union([z.enum(standings), z.literal('')])),
  reason: z.enum(voidingReasons),
  /** That somebody looked whose pledges these are. */
  confirmed: z.union([z.literal(true), z.literal('yes')], 'must-confirm'),
});
export type VoidingForm = z.infer<typeof voidingForm>;

/** The hour of the region's own clock that a moment is in. */
export const hourOf = (region: string, ms: number): string => {
  const zone = zoneOf(region);
  return `${localDate(ms, zone)}T${localTime(ms, zone).slice(0, 2)}`;
};

type OfStanding = StoredPledge & { standing: Standing };

/** Whether a voiding means a pledge. */
export const isMeant = (
  { which, at }: Pick<Proposal, 'which' | 'at'>,
  pledge: OfStanding,
): boolean =>
  pledge.region === which.region &&
  pledge.pledgedAt < at &&
  (which.unit === undefined || pledge.unit === which.unit) &&
  (which.ceremony === undefined || pledge.ceremony === which.ceremony) &&
  (which.code === undefined || pledge.code === which.code) &&
  (which.standing === undefined || pledge.standing === which.standing) &&
  (which.hour === undefined || hourOf(pledge.region, pledge.pledgedAt) === which.hour);
