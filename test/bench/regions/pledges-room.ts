import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { participationStore } from '../../../functions/pledges/counting/participation-store.ts';
import { publishRegion } from '../../../functions/pledges/counting/publish-region.ts';
import { publishedStore } from '../../../functions/pledges/counting/published-store.ts';
import { readParticipationHttp } from '../../../functions/pledges/counting/read-participation.http.ts';
import { participationTable } from '../../../functions/pledges/counting/tables.ts';
import { tally } from '../../../functions/pledges/counting/tally.ts';
import { tellParticipation } from '../../../functions/pledges/counting/tell-participation.ts';
import { expectedReader } from '../../../functions/pledges/rosters/expected.ts';
import { rostersTable } from '../../../functions/pledges/rosters/tables.ts';
import { overdueRequests } from '../../../functions/site/requests/overdue-requests.ts';
import { requestStore } from '../../../functions/site/requests/request-store.ts';
import { dataRequestsTable } from '../../../functions/site/requests/tables.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { aCountedPledge } from '../../support/pledge-changes.ts';
import { mondayNine } from '../../support/cases.ts';
import { tableOf } from '../../support/table-of.ts';
import { bodyOf, silently, type RegionsRoom, type Sizes } from './room.ts';
import { tellingTo } from './telling.ts';

/** Pledges of a region, in five units. */
const pledgesEach = 60;
const nothing = () => Promise.resolve(undefined);

/** Public counts of so many regions, each with a hundred days behind it, and desks of requests about personal data. */
export const pledgesRoom = async (
  client: DynamoDBClient,
  campaignOf: (count: number) => Campaign,
  sizes: Sizes,
): Promise<RegionsRoom> => {
  const tables = [participationTable, rostersTable, dataRequestsTable];
  await createTables(
    client,
    tables.map((table) => tableOf(table)),
  );
  let at = mondayNine;
  const now = () => at;
  const participation = participationStore(client, participationTable.name);
  const published = publishedStore(client, participationTable.name);
  const requests = requestStore(client, dataRequestsTable.name);
  return {
    grow: async (from, to) => {
      const campaign = campaignOf(to);
      const count = tally({ participation, now });
      const publish = publishRegion({ campaign, participation, published, now });
      await eachOf(campaign.regions.slice(from), { atOnce: 8 }, async ({ code, units }) => {
        const changes = Array.from({ length: pledgesEach }, (_, n) => ({
          sequence: String(n).padStart(30, '0'),
          after: aCountedPledge({ region: code, unit: units[n % 5]?.code ?? '' }),
        }));
        await count(`shardId-00000001795397400000-${code}`, changes);
        await publish(code);
      });
    },
    things: sizes.map((size) => {
      const campaign = campaignOf(size);
      const expected = expectedReader(client, rostersTable.name, now);
      const { tell, told } = tellingTo(campaign.id, now);
      const view = readParticipationHttp({
        ...{ campaign, expected, maps: () => ({}) as never },
        read: (region) => published.read(region),
        audit: () => Promise.resolve(undefined),
        voidingsOf: () => Promise.resolve([]),
      });
      const later = () => Promise.resolve((at += 3_600_000));
      return [
        {
          ...{ name: 'participation of all regions', seconds: 29, callsEach: 1.2 },
          ...{ prepare: later, mostBytes: 6_000_000 },
          work: async () => bodyOf(await view({ query: {} } as never)),
        },
        {
          ...{ name: 'the nation’s aggregate of participation', seconds: 60, callsEach: 1.2 },
          ...{ prepare: later, mostBytes: 262_144 },
          work: () => told(tellParticipation({ campaign, published, expected, tell })),
        },
        {
          ...{ name: 'the hour’s look at requests about data', seconds: 60, callsEach: 2.1 },
          prepare: nothing,
          work: silently(
            overdueRequests({
              ...{ requests, late: () => undefined, now },
              desks: ['ID', ...campaign.regions.map(({ code }) => code)],
            }),
          ),
        },
      ];
    }),
  };
};
