import * as z from 'zod/mini';
import { nameMarksShape } from '../../../shared/name-likeness.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { mostRounds } from '../../../shared/sign-in/account-link.ts';

/**
 * Where somebody stands. 'independent' is the office that settles where an accused serves when nobody else above the
 * region can. 'admin' runs the system: is told of nothing, and stands here so that a report about them is recognised.
 */
export const rungs = ['officer', 'chair', 'province', 'national', 'independent', 'admin'] as const;

const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** When an officer is on duty, in the region's own time: 1 is Monday, 7 is Sunday. */
export const dutyShape = z.object({
  days: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)),
  from: timeOfDay,
  to: timeOfDay,
});

/** Days away, both included. */
export const leaveShape = z.object({ from: day, to: day });

/** A member of the satgas: where they stand on the ladder and how they are reached. */
export const officerShape = z.object({
  /** A region code, a province code, or 'ID' for the nation. */
  region: z.string(),
  officerId: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/)),
  rung: z.enum(rungs),
  name: z.string(),
  /** Marks of the name, by which it is compared with that of an accused; made when the name is stored. */
  nameMarks: z.optional(nameMarksShape),
  unit: z.optional(z.string()),
  phone: z.optional(z.string()),
  /** When they pressed the link that was sent to this very phone, milliseconds since the epoch. */
  phoneConfirmedAt: z.optional(z.number()),
  /** When they last asked to hear by WhatsApp at this very phone, and when they pressed the link sent there. */
  whatsappAskedAt: z.optional(z.number()),
  whatsappConfirmedAt: z.optional(z.number()),
  email: z.optional(z.string()),
  /** When they pressed the link that was sent to this very mailbox. */
  emailConfirmedAt: z.optional(z.number()),
  /** When a mail came back from this very mailbox for good, or its reader called one spam; until it is confirmed again. */
  emailBouncedAt: z.optional(z.number()),
  emailBouncedWhy: z.optional(z.enum(['bounced', 'complained'])),
  /** How often, and when last, this very mailbox was asked to confirm itself. */
  emailAsked: z.optional(z.int()),
  emailAskedAt: z.optional(z.number()),
  /** Left out: always on duty. */
  duty: z.optional(z.array(dutyShape).check(z.maxLength(14))),
  leave: z.optional(z.array(leaveShape).check(z.maxLength(20))),
  lang: z.optional(z.enum(['id', 'en'])),
  active: z.boolean(),
  /** How often two people have released the account they sign in with; left out: never. */
  accountRound: z.optional(z.int().check(z.gte(0), z.lte(mostRounds))),
  /** How often today, and when last, a link was asked for that binds an account, and a keyed mark of that account. */
  accountAsked: z.optional(z.int()),
  accountAskedAt: z.optional(z.number()),
  accountAskedBy: z.optional(z.string()),
  /** When they last asked for the links again that confirm what is not confirmed yet. */
  contactAskedAt: z.optional(z.number()),
  /** When an admin last invited them to bind their account. */
  invitedAt: z.optional(z.number()),
  /** How often two people have changed this entry; of an entry of before: 0. */
  revision: z.optional(z.int()),
  /** The change that made this revision. */
  changeId: z.optional(z.string()),
  /** When that was, milliseconds since the epoch. */
  changedAt: z.optional(z.number()),
  /** When the stream was last asked to publish them anew, and when last because reports knew them otherwise. */
  relayedAgainAt: z.optional(z.number()),
  outOfStepAt: z.optional(z.number()),
});
export type Officer = z.infer<typeof officerShape>;

/** Whether somebody of the register is ever told of anything: whoever left is not, nor who only runs the system. */
export const isTold = ({ active, rung }: Pick<Officer, 'active' | 'rung'>): boolean =>
  active && rung !== 'admin';

/**
 * The regions whose officers may be told of a report in `region`: itself, its province, the nation. Nobody of the nation is
 * told of what is practised.
 */
export const regionsAbove = (region: string): string[] => [
  ...new Set([region, region.slice(0, 2), ...(isPractice(region) ? [] : ['ID'])]),
];

/** Every region that may have officers: the served ones, their provinces, the nation. */
export const everyRegion = (served: string[]): string[] => [
  ...new Set(served.flatMap(regionsAbove)),
];

/** The officer a message goes to, as its partition is called. */
export const recipientOf = ({ region, officerId }: { region: string; officerId: string }): string =>
  `${region}/${officerId}`;

/**
 * What is known of an officer's phone and mailbox beside the address, undefined where nothing is: it goes when the address
 * changes.
 */
export const knownOf = (
  officer: Officer | undefined,
  { phone, email }: Pick<Officer, 'phone' | 'email'>,
) => {
  const ofPhone = officer && officer.phone === phone ? officer : undefined;
  const ofMailbox = officer && officer.email === email ? officer : undefined;
  return {
    phoneConfirmedAt: ofPhone?.phoneConfirmedAt,
    whatsappAskedAt: ofPhone?.whatsappAskedAt,
    whatsappConfirmedAt: ofPhone?.whatsappConfirmedAt,
    accountAsked: ofPhone?.accountAsked,
    accountAskedAt: ofPhone?.accountAskedAt,
    accountAskedBy: ofPhone?.accountAskedBy,
    emailConfirmedAt: ofMailbox?.emailConfirmedAt,
    emailBouncedAt: ofMailbox?.emailBouncedAt,
    emailBouncedWhy: ofMailbox?.emailBouncedWhy,
    emailAsked: ofMailbox?.emailAsked,
    emailAskedAt: ofMailbox?.emailAskedAt,
  };
};
