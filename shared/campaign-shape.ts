import * as z from 'zod/mini';
import { alertPlanShape } from './alert-policy.ts';
import { asnSignInShape } from './asn-sign-in.ts';
import { isDay } from './calendar/dates.ts';
import { electionShape, roundShape } from './calendar/election.ts';
import { acts } from './campaign.ts';
import { pledgePhaseShape, wallTimeShape, wordsShape } from './pledge-phases.ts';
import { regionCode } from './regions/region-code.ts';
import { closedUnitShape, unitShape } from './units.ts';

const words = wordsShape();
const wallTime = wallTimeShape();

const pledgeTextShape = z.object({
  version: z.int().check(z.gte(1), z.lte(255)),
  /** SHA-256 over the exact words in Indonesian: other words are another version. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** From when it is sworn, on the wall of each region. */
  validFrom: wallTime,
  /** Only there; everywhere where it is left out. */
  regions: z.optional(z.array(regionCode).check(z.minLength(1))),
  opening: words,
  points: z.array(words).check(z.minLength(1), z.maxLength(10)),
  closing: words,
});

const pledgePhasesShape = z.array(pledgePhaseShape()).check(z.minLength(1));

const mailDomain = z
  .string()
  .check(z.maxLength(100), z.regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/));

const alertPlan = alertPlanShape();

const regionShape = z.object({
  code: regionCode,
  name: z.string(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']),
  units: z.array(unitShape).check(z.minLength(1)),
  /** Units that neither pledge nor answer circulars by themselves, but that somebody may be accused in. */
  otherUnits: z.optional(z.array(unitShape)),
  /** Units that take nothing new: named on where something is stored under them, and their codes used for no other. */
  closedUnits: z.optional(z.array(closedUnitShape)),
  /** Domains of office mailboxes that may confirm a pledge, `*.go.id` for all below; left out, none may. */
  mailDomains: z.optional(z.array(mailDomain).check(z.minLength(1), z.maxLength(20))),
  /**
   * By which channels officers hear, and which comes first where a message comes to a phone once; SMS and e-mail are always
   * among them. Left out: both, and WhatsApp last, where the deployment has switched it on.
   */
  alertChannels: z.optional(alertPlan.shape.channels),
  /** Only where alerts climb at other times, or by other channels, than in the campaign. */
  alertPlan: z.optional(alertPlan),
  /** Only where it differs from the campaign's: a vote held again, another round. */
  election: z.optional(electionShape),
  /** Only where pledges are taken at other times than the campaign's. */
  pledgePhases: z.optional(pledgePhasesShape),
});

/** What a campaign is in one deployment: regions served, their units, and the words sworn. Data, never code. */
export const campaignShape = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{3,40}$/)),
  name: words,
  nonAsnTakePart: z.boolean(),
  election: electionShape,
  /** Later rounds, and other elections beside the first: what happens from a day on belongs to them. */
  rounds: z.optional(z.array(roundShape).check(z.minLength(1), z.maxLength(20))),
  /**
   * The last day on which anything of the campaign may be ('YYYY-MM-DD'): until then two people may add rounds without a
   * release, and a year after it pledges are deleted. Left out: the day of the last vote or phase.
   */
  lastDay: z.optional(
    z.string().check(z.refine(isDay, { error: 'is not a day written YYYY-MM-DD' })),
  ),
  acts: z.array(z.enum(acts)).check(z.minLength(1)),
  /** When pledges are taken, unless a region says its own. */
  pledgePhases: pledgePhasesShape,
  /** How alerts climb, unless a region says its own; left out: as the release has it. */
  alertPlan: z.optional(alertPlan),
  /** Offices that may witness a ceremony. */
  witnessOffices: z
    .array(
      z.object({
        code: z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/)),
        name: words,
        /** Named on where it witnessed, and offered no more. */
        closed: z.optional(z.boolean()),
      }),
    )
    .check(z.minLength(1)),
  pledgeTexts: z.array(pledgeTextShape).check(z.minLength(1)),
  /** Where civil servants prove that a number is theirs; left out where there is no such place. */
  asnSignIn: z.optional(asnSignInShape),
  regions: z.array(regionShape).check(z.minLength(1)),
  /** Where everybody practises; missing in campaigns laid beside a bundle of before. */
  practice: z.optional(regionShape),
});
