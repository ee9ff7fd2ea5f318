import { pledgeTextHash } from '../functions/pledges/register/pledge-text.ts';
import { roundFaults, type RoundFault } from '../shared/calendar/round-faults.ts';
import { lastDayOf } from '../shared/campaign-end.ts';
import type { Campaign, CampaignRegion, PledgeText } from '../shared/campaign.ts';
import { pledgeWindows, textFor } from '../shared/pledging.ts';
import { isPractice, practiceRegion } from '../shared/regions/practice.ts';
import { sharedSpellings } from '../shared/unit-spellings.ts';
import { repeatedUnits, repeats, treeFaults, type TreeFault } from '../shared/unit-faults.ts';

/** What is wrong with a campaign that no single field can show: one line each, empty when all is well. */
export const campaignFaults = (campaign: Campaign): string[] => [
  ...repeatedCodes(campaign),
  ...practiceFaults(campaign),
  ...daysFaults(campaign),
  ...campaign.pledgeTexts.flatMap((text, i) => textFaults(campaign, text, i)),
  ...campaign.regions.flatMap((region, i) => [
    ...phaseFaults(campaign, region, i),
    ...unitFaults(region, `campaign.regions.${i}`),
  ]),
];

/** A region that counts may not be where everybody practises, nor the other way round. */
const practiceFaults = ({ regions, practice }: Campaign): string[] => [
  ...regions
    .filter(({ code }) => isPractice(code))
    .map(({ code }) => `campaign.regions: ${code} is the practice region; nothing there counts`),
  ...(practice && practice.code !== practiceRegion
    ? [`campaign.practice.code: must be ${practiceRegion}; nothing that happens there counts`]
    : []),
  ...(practice ? unitFaults(practice, 'campaign.practice') : []),
];

/** What is wrong with the rounds of a campaign, and a last day that something comes after. */
const roundText = (fault: RoundFault, { rounds = [] }: Campaign): string => {
  const here = `campaign.rounds.${fault.at}`;
  if (fault.is === 'not-served') return `${here}.regions: ${fault.region} is not served`;
  return fault.is === 'with-another'
    ? `${here}.from: another round of the same regions begins on that day`
    : `${here}.from: is after its vote on ${rounds[fault.at]?.phases.voteOn ?? ''}`;
};

const daysFaults = (campaign: Campaign): string[] => {
  const { rounds = [], regions, lastDay } = campaign;
  const latest = lastDayOf(campaign);
  return [
    ...roundFaults(
      rounds,
      regions.map(({ code }) => code),
    ).map((fault) => roundText(fault, campaign)),
    ...(lastDay !== undefined && lastDay < latest
      ? [`campaign.lastDay: a vote or a phase is on ${latest}, after it`]
      : []),
  ];
};

const repeatedCodes = (campaign: Campaign): string[] => [
  ...repeats(campaign.regions.map(({ code }) => code)).map(
    (code) => `campaign.regions: ${code} is served twice`,
  ),
  ...repeats(campaign.pledgeTexts.map(({ version }) => String(version))).map(
    (version) => `campaign.pledgeTexts: version ${version} stands there twice`,
  ),
  ...repeats(campaign.witnessOffices.map(({ code }) => code)).map(
    (code) => `campaign.witnessOffices: ${code} stands there twice`,
  ),
  ...campaign.regions.flatMap((region, i) =>
    repeatedUnits(region).map(
      (twice) => `campaign.regions.${i}.units: ${twice} stands there twice`,
    ),
  ),
];

const unitFaults = (region: CampaignRegion, here: string): string[] => [
  ...treeFaults(region).map((fault) => `${here}.units: ${faultText[fault.is](fault)}`),
  ...sharedSpellings(region).map(
    ({ spelling, codes }) =>
      `${here}.units: "${spelling}" names ${codes.join(' and ')}; whoever writes it must mean one`,
  ),
];

const faultText: Record<TreeFault['is'], (fault: TreeFault) => string> = {
  'unknown-above': ({ code, above }) => `${code} serves under ${above}, which is no unit there`,
  'unknown-heir': ({ code, above }) => `${code} moved to ${above}, which is no unit there`,
  circle: ({ code }) => `${code} is a part of itself`,
  'no-leadership': () =>
    'none has isLeadership; a report about the head of the region would be told to those who serve under them',
};

const textFaults = (campaign: Campaign, text: PledgeText, i: number): string[] => {
  const here = `campaign.pledgeTexts.${i}`;
  const hash = pledgeTextHash(text);
  const served = campaign.regions.map(({ code }) => code);
  return [
    ...(hash === text.sha256
      ? []
      : [
          `${here}.sha256: the words of version ${text.version} are not those of its hash: receipts name both, so changed words need a version of their own (the SHA-256 of these words is ${hash})`,
        ]),
    ...(text.regions ?? [])
      .filter((code) => !served.includes(code))
      .map((code) => `${here}.regions: ${code} is not served`),
  ];
};

const phaseFaults = (campaign: Campaign, region: CampaignRegion, i: number): string[] => {
  const here = region.pledgePhases ? `campaign.regions.${i}.pledgePhases` : 'campaign.pledgePhases';
  const windows = pledgeWindows(campaign, region);
  const [first] = windows;
  return [
    ...windows
      .filter(({ opensAt, closesAt }) => closesAt <= opensAt)
      .map(({ name }) => `${here}: "${name.en}" closes before it opens`),
    ...windows
      .filter(({ opensAt }, n) => opensAt < (windows[n - 1]?.closesAt ?? -Infinity))
      .map(({ name }) => `${here}: "${name.en}" opens before the phase ahead of it has closed`),
    ...(first && !textFor(campaign, region, first.opensAt)
      ? [`campaign.pledgeTexts: none holds in ${region.code} when its first phase opens`]
      : []),
  ];
};
