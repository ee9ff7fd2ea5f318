import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { asnSignInShape } from './asn-sign-in.ts';
import { isWallTime } from './calendar/dates.ts';
import { electionShape } from './calendar/election.ts';
import { unitShape } from './units.ts';
import { isPractice } from './regions/practice.ts';
import { regionCode } from './regions/region-code.ts';
import { covers } from './regions/regions.ts';

const words = z.object({ id: z.string(), en: z.string() });

/** A time on the wall of the region it is read for: a day, or a minute of it. */
const wallTime = z
  .string()
  .check(z.refine(isWallTime, { error: 'is not a time written YYYY-MM-DD or YYYY-MM-DDTHH:MM' }));

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

const pledgePhasesShape = z
  .array(
    z.object({
      name: words,
      /** First moment, on the wall of the region. */
      opens: wallTime,
      /** First moment when it is over; a bare day is taken until it ends. */
      closes: wallTime,
    }),
  )
  .check(z.minLength(1));

const mailDomain = z
  .string()
  .check(z.maxLength(100), z.regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/));

/** The two acts of a campaign: spoken together, or signed by each. */
export const acts = ['ikrar', 'pakta-integritas'] as const;

const alertChannels = z.array(z.enum(['sms', 'email', 'whatsapp'])).check(
  z.refine((them) => new Set(them).size === them.length, { error: 'names a channel twice' }),
  z.refine((them) => them.includes('sms') && them.includes('email'), {
    error: 'lacks sms or email: WhatsApp is never the only channel',
  }),
);

const regionShape = z.object({
  code: regionCode,
  name: z.string(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']),
  units: z.array(unitShape).check(z.minLength(1)),
  /** Units that neither pledge nor answer circulars by themselves, but that somebody may be accused in. */
  otherUnits: z.optional(z.array(unitShape)),
  /** Domains of office mailboxes that may confirm a pledge, `*.go.id` for all below; left out, none may. */
  mailDomains: z.optional(z.array(mailDomain).check(z.minLength(1), z.maxLength(20))),
  /**
   * By which channels officers hear, and which comes first where a message comes to a phone once; SMS and e-mail are always
   * among them. Left out: both, and WhatsApp last, where the deployment has switched it on.
   */
  alertChannels: z.optional(alertChannels),
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
  acts: z.array(z.enum(acts)).check(z.minLength(1)),
  /** When pledges are taken, unless a region says its own. */
  pledgePhases: pledgePhasesShape,
  /** Offices that may witness a ceremony. */
  witnessOffices: z
    .array(z.object({ code: z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/)), name: words }))
    .check(z.minLength(1)),
  pledgeTexts: z.array(pledgeTextShape).check(z.minLength(1)),
  /** Where civil servants prove that a number is theirs; left out where there is no such place. */
  asnSignIn: z.optional(asnSignInShape),
  regions: z.array(regionShape).check(z.minLength(1)),
  /** Where everybody practises; missing in campaigns laid beside a bundle of before. */
  practice: z.optional(regionShape),
});

export type Campaign = z.infer<typeof campaignShape>;
export type CampaignRegion = Campaign['regions'][number];
export type PledgeText = Campaign['pledgeTexts'][number];
export type Act = (typeof acts)[number];

/** Reads the campaign that was laid beside the bundle when it was built. */
export const readCampaign = (besideBundle: string | URL): Campaign =>
  z.parse(
    campaignShape,
    JSON.parse(readFileSync(new URL('./campaign.json', besideBundle), 'utf8')),
  );

type Served = Pick<Campaign, 'regions' | 'practice'>;

/** Every region that is served, the practice region too: for what works in each, and counts over none. */
export const everyServed = ({ regions, practice }: Served): CampaignRegion[] =>
  practice ? [...regions, practice] : regions;

/** The served region with this code, if there is one. */
export const servedRegion = (campaign: Served, code: string): CampaignRegion | undefined =>
  everyServed(campaign).find((region) => region.code === code);

/** The regions that a scope sees together: the practice region only by itself, for whoever serves there. */
export const regionsIn = (campaign: Served, scope: string): CampaignRegion[] =>
  (isPractice(scope) ? everyServed(campaign) : campaign.regions).filter(({ code }) =>
    covers(scope, code),
  );

/** The regions that somebody of a scope may choose one of: the practice region too, for whoever covers it. */
export const choicesIn = (campaign: Served, scope: string): CampaignRegion[] =>
  everyServed(campaign).filter(({ code }) => covers(scope, code));

/** The campaign as a form shows it: for the practice region, that alone; for everybody else, without it. */
export const campaignFor = (campaign: Campaign, region: string | undefined): Campaign =>
  campaign.practice && region === campaign.practice.code
    ? { ...campaign, regions: [campaign.practice] }
    : campaign;
