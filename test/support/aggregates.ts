import type { Figures, RegionalAggregate } from '../../events/regional-aggregate.ts';
import type { RegionsAggregated } from '../../events/regions-aggregated.ts';
import { totalsOf } from '../../functions/aggregate-totals.ts';
import type { Member } from '../../functions/satgas/nation/member.ts';
import { demoMemberSeed } from '../../infra/demo/nation-members.ts';
import { signAggregate } from '../../shared/aggregate/signed-aggregate.ts';
import { signingKeyFromSeed, type SigningKey } from '../../shared/receipt/receipt.ts';

export const keyOfMember = (deployment: string): SigningKey =>
  signingKeyFromSeed(demoMemberSeed(deployment));

/** A member whose key is that of its name. */
export const aMember = (deployment: string, regions: string[]): Member => ({
  deployment,
  topicArn: `arn:aws:sns:ap-southeast-3:111111111111:netral-${deployment}-events`,
  regions,
  publicKeys: [keyOfMember(deployment).publicJwk.x],
});

type Participation = Extract<RegionalAggregate, { part: 'participation' }>;

export const peopleOf = (
  region: string,
  more: Partial<Figures['participation']> = {},
): Figures['participation'] => ({
  ...{ region, pledged: 100, attended: 50, confirmed: 30, attendedByUnit: 10, others: 10 },
  ...{ claimedAtLeast: 10, expected: 200 },
  ...more,
});

/** An aggregate of participation that adds up, unless said otherwise. */
export const anAggregate = (more: Partial<Participation> = {}): Participation => {
  const regions = more.regions ?? [peopleOf('14')];
  return {
    ...{ version: 1, part: 'participation', deployment: 'contoh-14', campaign: 'pilkada-demo' },
    madeAt: 1_795_700_000_000,
    regions,
    totals: totalsOf.participation(regions),
    ...more,
  };
};

/** Anything, signed as an aggregate. */
export const signedBy = (deployment: string, content: unknown): string =>
  signAggregate(JSON.stringify(content), keyOfMember(deployment));

/** The event that carries what was signed. */
export const eventWith = (signed: string): RegionsAggregated => ({
  ...{ specversion: '1.0', type: 'regions.aggregated', id: 'contoh-14#participation#1' },
  ...{ source: 'netral/pledges', subject: 'contoh-14', time: '2026-11-26T17:10:00.000Z' },
  data: { signed },
});
