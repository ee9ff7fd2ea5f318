import { readFileSync } from 'node:fs';
import type * as z from 'zod/mini';
import type { campaignShape } from './campaign-shape.ts';
import { lastDayOf, pledgesEndAt } from './campaign-end.ts';
import { isPractice } from './regions/practice.ts';
import { covers } from './regions/regions.ts';

/** The two acts of a campaign: spoken together, or signed by each. */
export const acts = ['ikrar', 'pakta-integritas'] as const;

export type Campaign = z.infer<typeof campaignShape>;
export type CampaignRegion = Campaign['regions'][number];
export type PledgeText = Campaign['pledgeTexts'][number];
export type Act = (typeof acts)[number];

/**
 * Reads the campaign that was laid beside the bundle when it was built. Its shape was checked then, with the whole
 * deployment; here only that it is one: to check every unit of a nation again would cost each cold start more than
 * all else. Throws for a file that holds something else.
 */
export const readCampaign = (besideBundle: string | URL): Campaign => {
  const { href } = new URL('./campaign.json', besideBundle);
  const known = read.get(href);
  if (known) return known;
  const laid: unknown = JSON.parse(readFileSync(new URL(href), 'utf8'));
  if (!isCampaign(laid)) throw new Error('campaign.json beside the bundle holds no campaign');
  read.set(href, laid);
  return laid;
};

/** What was read before: a function that also reads what is fixed opens the file once. */
const read = new Map<string, Campaign>();

const isCampaign = (laid: unknown): laid is Campaign =>
  typeof laid === 'object' && laid !== null && 'regions' in laid && Array.isArray(laid.regions);

/** What no decree changes, and what a function may therefore read once, while it starts. */
export type FixedCampaign = {
  id: string;
  /** Codes of the regions that count. */
  regions: string[];
  /** The same, and the practice region's. */
  everyRegion: string[];
  /** Its last day ('YYYY-MM-DD'). */
  lastDay: string;
  /** When its pledges end (seconds since the epoch): nobody decides that without a release. */
  pledgesEndAt: number;
};

/** Reads what no decree changes of the campaign beside the bundle. */
export const readFixed = (besideBundle: string | URL): FixedCampaign => {
  const campaign = readCampaign(besideBundle);
  const codes = (regions: readonly CampaignRegion[]) => regions.map(({ code }) => code);
  return {
    id: campaign.id,
    regions: codes(campaign.regions),
    everyRegion: codes(everyServed(campaign)),
    lastDay: lastDayOf(campaign),
    pledgesEndAt: pledgesEndAt(campaign),
  };
};

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
