import * as z from 'zod/mini';
import { addDays, isDay } from './dates.ts';

const words = z.object({ id: z.string().check(z.minLength(1)), en: z.string() });
const day = z.string().check(z.refine(isDay, { error: 'is not a day written YYYY-MM-DD' }));

const phasesShape = z
  .object({
    /** The day KPU determines the candidates: from then on a 'bakal calon' is a 'calon'. */
    determinationOn: day,
    campaignFrom: day,
    campaignTo: day,
    /** First quiet day; the day after the campaign where it is left out. */
    quietFrom: z.optional(day),
    voteOn: day,
  })
  .check(
    z.refine(
      ({ determinationOn, campaignFrom, campaignTo, quietFrom, voteOn }) =>
        determinationOn <= campaignFrom &&
        campaignFrom <= campaignTo &&
        campaignTo < (quietFrom ?? voteOn) &&
        (quietFrom ?? campaignTo) < voteOn,
      { error: 'must follow each other: determination, campaign, quiet days, vote' },
    ),
  );

/** One election as a campaign needs it: its kind decides deadlines, its dates decide etik or disiplin. */
export const electionShape = z.object({
  kind: z.enum(['pilkada', 'pemilu']),
  name: words,
  phases: phasesShape,
});

export type Election = z.infer<typeof electionShape>;
export type ElectionKind = Election['kind'];
export type Phase =
  'before-determination' | 'determined' | 'campaign' | 'quiet-days' | 'vote' | 'after-vote';

type WithElections = {
  election: Election;
  regions: { code: string; election?: Election | undefined }[];
};

/** The election of a region: its own where it has one (a vote held again), else the campaign's. */
export const electionOf = (campaign: WithElections, region: string): Election =>
  campaign.regions.find(({ code }) => code === region)?.election ?? campaign.election;

/** The phase of an election on a local day ('YYYY-MM-DD'); the day of determination is already 'determined'. */
export const phaseOn = ({ phases }: Pick<Election, 'phases'>, date: string): Phase => {
  const quietFrom = phases.quietFrom ?? addDays(phases.campaignTo, 1);
  if (date < phases.determinationOn) return 'before-determination';
  if (date > phases.voteOn) return 'after-vote';
  if (date === phases.voteOn) return 'vote';
  if (date >= quietFrom) return 'quiet-days';
  return date >= phases.campaignFrom && date <= phases.campaignTo ? 'campaign' : 'determined';
};
