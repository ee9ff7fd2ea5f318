import { everyElection } from './calendar/election.ts';
import type { Campaign } from './campaign.ts';

const dayMs = 86_400_000;

/** How long pledges are stored after their campaign. */
export const pledgesKeptDays = 365;

/**
 * The last day of a campaign ('YYYY-MM-DD'), over all its regions: no vote is later, and no pledge is taken later. The
 * deployment's own (`lastDay`) where it names one. The same for every region, so that the counts of all end together.
 */
export const lastDayOf = (
  campaign: Pick<Campaign, 'election' | 'rounds' | 'lastDay' | 'pledgePhases'> & {
    regions: readonly Pick<Campaign['regions'][number], 'code' | 'election' | 'pledgePhases'>[];
  },
): string =>
  [
    ...(campaign.lastDay === undefined ? [] : [campaign.lastDay]),
    ...everyElection({ ...campaign, regions: [...campaign.regions] }).map(
      ({ phases }) => phases.voteOn,
    ),
    ...[campaign, ...campaign.regions].flatMap(({ pledgePhases = [] }) =>
      pledgePhases.map(({ closes }) => closes.slice(0, 10)),
    ),
  ].reduce((latest, day) => (day > latest ? day : latest));

/** When the pledges of a campaign end: seconds since the epoch, as their items' `expiresAt`. */
export const pledgesEndAt = (campaign: Parameters<typeof lastDayOf>[0]): number =>
  // The last day ends last in the west of the country, at 17:00 UTC; a day more says so without a zone.
  (Date.parse(lastDayOf(campaign)) + (pledgesKeptDays + 1) * dayMs) / 1000;
