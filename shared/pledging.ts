import { addDays, momentOf } from './calendar/dates.ts';
import type { Campaign, CampaignRegion, PledgeText } from './campaign.ts';

type Words = { id: string; en: string };
type WithPhases = Pick<Campaign, 'pledgePhases'>;
type WithTexts = Pick<Campaign, 'pledgeTexts'>;
type Place = Pick<CampaignRegion, 'code' | 'zone' | 'pledgePhases'>;

/** One phase with its moments in milliseconds; it is over at `closesAt`. */
export type PledgeWindow = { name: Words; opensAt: number; closesAt: number };

/** Whether a region takes pledges: in a phase, before its next one, or after the last. */
export type PledgePhase = PledgeWindow & { state: 'open' | 'not-yet' | 'closed' };

/** The phases of a region in order: its own, or the campaign's read off the region's own clocks. */
export const pledgeWindows = (campaign: WithPhases, region: Place): PledgeWindow[] =>
  (region.pledgePhases ?? campaign.pledgePhases)
    .map(({ name, opens, closes }) => ({
      name,
      opensAt: momentOf(opens, region.zone),
      closesAt: momentOf(closes.includes('T') ? closes : addDays(closes, 1), region.zone),
    }))
    .sort((a, b) => a.opensAt - b.opensAt);

/** The phase a region is in at a moment (milliseconds), or else its next one, or else its last. */
export const pledgePhase = (campaign: WithPhases, region: Place, at: number): PledgePhase => {
  const windows = pledgeWindows(campaign, region);
  const next = windows.find(({ closesAt }) => at < closesAt);
  if (next) return { ...next, state: at >= next.opensAt ? 'open' : 'not-yet' };
  const last = windows.at(-1);
  if (!last) throw new Error('A campaign has at least one phase');
  return { ...last, state: 'closed' };
};

/**
 * The words sworn in a region at a moment (milliseconds): of those that hold there the newest; of two that
 * hold from the same moment the one made for the region, then the higher version. Undefined before the first.
 */
export const textFor = (
  campaign: WithTexts,
  region: Pick<Place, 'code' | 'zone'>,
  at: number,
): PledgeText | undefined =>
  textsOf(campaign, region)
    .filter(({ validFrom }) => momentOf(validFrom, region.zone) <= at)
    .at(-1);

/** The text of that version, wherever it is sworn: what a receipt names. */
export const textOfVersion = (campaign: WithTexts, version: number): PledgeText | undefined =>
  campaign.pledgeTexts.find((text) => text.version === version);

/** Texts that hold in a region, oldest first. */
const textsOf = ({ pledgeTexts }: WithTexts, { code, zone }: Pick<Place, 'code' | 'zone'>) =>
  pledgeTexts
    .filter(({ regions }) => regions === undefined || regions.includes(code))
    .sort(
      (a, b) =>
        momentOf(a.validFrom, zone) - momentOf(b.validFrom, zone) ||
        Number(a.regions !== undefined) - Number(b.regions !== undefined) ||
        a.version - b.version,
    );
