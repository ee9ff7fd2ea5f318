import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { electionShape } from './law/election.ts';

const words = z.object({ id: z.string(), en: z.string() });

const unitShape = z.object({
  code: z.string().check(z.regex(/^[A-Z0-9-]{2,24}$/)),
  name: z.string().check(z.minLength(2), z.maxLength(120)),
});

const pledgeTextShape = z.object({
  version: z.int().check(z.gte(1), z.lte(255)),
  opening: words,
  points: z.array(words).check(z.minLength(1), z.maxLength(10)),
  closing: words,
});

/** What a campaign is in one deployment: regions served, their units, and the words sworn. Data, never code. */
export const campaignShape = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{3,40}$/)),
  name: words,
  nonAsnTakePart: z.boolean(),
  election: electionShape,
  pledgeText: pledgeTextShape,
  regions: z
    .array(
      z.object({
        code: z.string().check(z.regex(/^\d{2}(\.\d{2})?$/)),
        name: z.string(),
        zone: z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']),
        units: z.array(unitShape).check(z.minLength(1)),
        /** Only where it differs from the campaign's: a vote held again, another round. */
        election: z.optional(electionShape),
      }),
    )
    .check(z.minLength(1)),
});

export type Campaign = z.infer<typeof campaignShape>;
export type CampaignRegion = Campaign['regions'][number];
export type PledgeText = Campaign['pledgeText'];

/** Reads the campaign that was laid beside the bundle when it was built. */
export const readCampaign = (besideBundle: string | URL): Campaign =>
  z.parse(
    campaignShape,
    JSON.parse(readFileSync(new URL('./campaign.json', besideBundle), 'utf8')),
  );

/** The served region with this code, if there is one. */
export const servedRegion = (campaign: Campaign, code: string): CampaignRegion | undefined =>
  campaign.regions.find((region) => region.code === code);
