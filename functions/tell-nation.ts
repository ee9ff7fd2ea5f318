import type { RegionalAggregate } from '../events/regional-aggregate.ts';
import type { RegionsAggregated } from '../events/regions-aggregated.ts';
import { signAggregate } from '../shared/aggregate/signed-aggregate.ts';
import type { Now } from '../shared/clock.ts';
import { signingKeyFromSeed } from '../shared/receipt/receipt.ts';
import type { ReadSecret } from '../shared/secrets.ts';

type Needs = {
  deployment: string;
  campaign: string;
  /** That of this deployment's aggregates, as 64 hex digits. */
  seed: ReadSecret;
  publish: (event: RegionsAggregated) => Promise<void>;
  now: Now;
};

type Counted<One = RegionalAggregate> = One extends RegionalAggregate
  ? Pick<One, 'part' | 'regions' | 'totals'>
  : never;

/**
 * Signs what a capability counted of this deployment's regions and publishes it. Whoever subscribes can check it by the
 * public half of the key; nothing is stored, so that a run that is repeated does no harm.
 */
export const tellNation =
  ({ deployment, campaign, seed, publish, now }: Needs) =>
  async (counted: Counted): Promise<{ part: string; regions: number; publicKey: string }> => {
    const madeAt = now();
    const aggregate: RegionalAggregate = {
      ...{ version: 1, deployment, campaign, madeAt },
      ...counted,
    };
    const key = signingKeyFromSeed(await seed());
    const { part } = counted;
    await publish({
      ...{ specversion: '1.0', type: 'regions.aggregated', source: `netral/${sources[part]}` },
      ...{ id: `${deployment}#${part}#${String(madeAt)}`, subject: deployment },
      time: new Date(madeAt).toISOString(),
      data: { signed: signAggregate(JSON.stringify(aggregate), key) },
    });
    return { part, regions: counted.regions.length, publicKey: key.publicJwk.x };
  };

const sources = { participation: 'pledges', reports: 'reports', alerts: 'satgas' } as const;
