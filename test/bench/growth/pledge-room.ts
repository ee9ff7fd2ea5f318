import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { auditCounts } from '../../../functions/pledges/counting/audit-counts.ts';
import { auditStore, pledgeScan } from '../../../functions/pledges/counting/audit-store.ts';
import { countedPledge } from '../../../functions/pledges/counting/counted-pledge.ts';
import { participationStore } from '../../../functions/pledges/counting/participation-store.ts';
import { publishRegion } from '../../../functions/pledges/counting/publish-region.ts';
import { publishedStore } from '../../../functions/pledges/counting/published-store.ts';
import { participationTable } from '../../../functions/pledges/counting/tables.ts';
import { tally } from '../../../functions/pledges/counting/tally.ts';
import { pledgeStore } from '../../../functions/pledges/register/pledge-store.ts';
import { pledgesTable } from '../../../functions/pledges/register/tables.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { mondayNine } from '../../support/cases.ts';
import { aNewPledge } from '../../support/new-pledges.ts';
import { tableOf } from '../../support/table-of.ts';
import { writeCopies } from './copies.ts';
import { expecting, rowOf, type Room } from './room.ts';

const dayMs = 86_400_000;
const shard = 'shardId-00000001795397400000-a';
/** A year after the campaign, in seconds. */
const endsAt = 2_051_222_400;

/** People in the register, all of one region, counted as they come in. */
export const pledgeRoom = async (client: DynamoDBClient): Promise<Room> => {
  await createTables(client, [tableOf(pledgesTable), tableOf(participationTable)]);
  const campaign = demoCampaign();
  const pledges = pledgeStore(client, pledgesTable.name, endsAt);
  const participation = participationStore(client, participationTable.name);
  const published = publishedStore(client, participationTable.name);
  let at = mondayNine;
  const now = () => at;
  const count = tally({ participation, now });
  const publish = publishRegion({ campaign, participation, published, now });
  let sequence = 0;
  const one = aNewPledge({ personKey: 'seseorang', pledgedAt: mondayNine - dayMs });
  const store = () => pledges.store(one);
  await store();
  const row = await rowOf(client, pledgesTable.name, { personKey: one.personKey });
  const counted = countedPledge(row);
  /** What the stream brings: as many come in, or leave. */
  const batch = async (many: number, side: 'before' | 'after' = 'after') => {
    const changes = Array.from({ length: many }, () => {
      const change = { sequence: String((sequence += 1)).padStart(30, '0') };
      return side === 'after' ? { ...change, after: counted } : { ...change, before: counted };
    });
    for (const code of await count(shard, changes)) await publish(code);
  };
  let batches = 0;
  /** Every second one leaves as many as came: the audit finds what is stored. */
  const batchOfTen = () => batch(10, (batches += 1) % 2 === 0 ? 'before' : 'after');
  await batch(1);
  return {
    grow: async (range) => {
      await writeCopies(client, pledgesTable.name, {
        ...{ row, range, own: (n) => ({ personKey: `orang-${String(n).padStart(37, '0')}` }) },
      });
      await batch(range.to - range.from);
      // The audit's next night.
      at += dayMs;
    },
    things: [
      { name: 'a pledge', grows: 'constant', runs: 50, work: store },
      { name: 'counting a batch of ten', grows: 'constant', runs: 20, work: batchOfTen },
      {
        ...{ name: 'participation of all regions', grows: 'constant', runs: 20 },
        work: () => expecting('participation', async () => (await published.read()).length > 0),
      },
      {
        ...{ name: 'counting all pledges anew, one night', grows: 'linear', runs: 1 },
        work: async () => {
          at += dayMs;
          const audit = auditCounts({
            ...{ campaign, participation, publish, now, endsAt: endsAt * 2 },
            pledges: pledgeScan(client, pledgesTable.name),
            audits: auditStore(client, participationTable.name),
            budgetMs: Number.MAX_SAFE_INTEGER,
            doubt: (by) => {
              throw new Error(`The counts are off by ${String(by)}`);
            },
          });
          await audit();
        },
      },
    ],
  };
};
