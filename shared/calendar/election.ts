import * as z from 'zod/mini';
import { regionCode } from '../regions/region-code.ts';
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

/** Another round, or another election beside the first: what happens from a day on belongs to it. */
export const roundShape = z.extend(electionShape, {
  /** First day, on the wall of each region, whose acts belong to it: the day after the vote before, as a rule. */
  from: day,
  /** Only there; everywhere where it is left out. */
  regions: z.optional(z.array(regionCode).check(z.minLength(1))),
});

export type Round = z.infer<typeof roundShape>;
export type ElectionKind = Election['kind'];
export type Phase =
  'before-determination' | 'determined' | 'campaign' | 'quiet-days' | 'vote' | 'after-vote';

type WithElections = {
  election: Election;
  rounds?: Round[] | undefined;
  regions: { code: string; election?: Election | undefined }[];
};

/**
 * The election of a region that what happened on a local day ('YYYY-MM-DD') belongs to: the round that had begun last, or
 * before the first the region's own where it has one (a vote held again), else the campaign's. A day that nobody knows
 * ('') belongs to the first.
 */
export const electionOf = (campaign: WithElections, region: string, on: string): Election =>
  roundsOf(campaign, region)
    .filter(({ from }) => from <= on)
    .at(-1) ??
  campaign.regions.find(({ code }) => code === region)?.election ??
  campaign.election;

/** The rounds of a region, the earliest first. */
export const roundsOf = ({ rounds = [] }: Pick<WithElections, 'rounds'>, region: string): Round[] =>
  rounds
    .filter(({ regions = [region] }) => regions.includes(region))
    .sort((one, other) => one.from.localeCompare(other.from));

/** Every election of a campaign, those of single regions too, by the day of the vote. */
export const everyElection = ({ election, rounds = [], regions }: WithElections): Election[] =>
  [election, ...rounds, ...regions.flatMap((region) => region.election ?? [])].sort((one, other) =>
    one.phases.voteOn.localeCompare(other.phases.voteOn),
  );

/** The campaign's own election, or the round everywhere, whose vote comes next on a day; the last where all are over. */
export const nextVote = ({ election, rounds = [] }: Omit<WithElections, 'regions'>, on: string) => {
  const everywhere = everyElection({
    ...{ election, regions: [] },
    rounds: rounds.filter(({ regions }) => regions === undefined),
  });
  return everywhere.find(({ phases }) => phases.voteOn >= on) ?? everywhere.at(-1) ?? election;
};

/** The phase of an election on a local day ('YYYY-MM-DD'); the day of determination is already 'determined'. */
export const phaseOn = ({ phases }: Pick<Election, 'phases'>, date: string): Phase => {
  const quietFrom = phases.quietFrom ?? addDays(phases.campaignTo, 1);
  if (date < phases.determinationOn) return 'before-determination';
  if (date > phases.voteOn) return 'after-vote';
  if (date === phases.voteOn) return 'vote';
  if (date >= quietFrom) return 'quiet-days';
  return date >= phases.campaignFrom && date <= phases.campaignTo ? 'campaign' : 'determined';
};
