import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { auditCounts } from '../../functions/pledges/counting/audit-counts.ts';
import { auditReader } from '../../functions/pledges/counting/audit-reader.ts';
import { auditStore, pledgeScan } from '../../functions/pledges/counting/audit-store.ts';
import { participationStore } from '../../functions/pledges/counting/participation-store.ts';
import { publishRegion } from '../../functions/pledges/counting/publish-region.ts';
import { publishedStore } from '../../functions/pledges/counting/published-store.ts';
import { tally, type CountedPledge } from '../../functions/pledges/counting/tally.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { tableOf } from '../support/table-of.ts';
import { demoCampaign } from '../support/campaign.ts';
import { aCountedPledge, sequenceOf } from '../support/pledge-changes.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(pledgesTable), tableOf(participationTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const campaign = demoCampaign();
const night = Date.parse('2026-11-23T01:05:00+07:00');
const yesterday = Date.parse('2026-11-22T09:00:00+07:00');

/** The night's audit, one page of the register a call, until it is done. */
const wholeNight = async (now: number) => {
  const doubts: number[] = [];
  let calls = 0;
  let clock = now;
  const participation = participationStore(held.client, 'participation');
  const published = publishedStore(held.client, 'participation');
  for (let state = ''; state !== 'done'; calls += 1) {
    expect(calls).toBeLessThan(20);
    state = await auditCounts({
      endsAt: Number.MAX_SAFE_INTEGER,
      campaign,
      pledges: pledgeScan(held.client, 'pledges'),
      participation,
      audits: auditStore(held.client, 'participation'),
      publish: publishRegion({ campaign, participation, published, now: () => now }),
      now: () => (clock += 10),
      budgetMs: 1,
      doubt: (people) => doubts.push(people),
    })();
  }
  const result = await auditReader(held.client, 'participation')();
  const [document] = await published.read('18.09');
  return { doubts, calls, result, document };
};

/** Stores a pledge as large as a page of the register allows only a few hundred of. */
const store = (personKey: string, { region, unit, standing, ...group }: CountedPledge) =>
  held.client.send(
    new PutItemCommand({
      TableName: 'pledges',
      Item: marshall({
        personKey,
        [standing]: {
          region,
          unit,
          ...group,
          channel: 'phone',
          textVersion: 1,
          receiptId: 'x'.repeat(4000),
        },
      }),
    }),
  );

describe('the nightly audit on the engine', () => {
  it('recounts a register of several pages, agrees, then finds one pledge that was lost', async () => {
    const people = Array.from({ length: 600 }, (_, n) =>
      aCountedPledge({ unit: n % 3 ? 'DISDIK' : 'DINKES', pledgedAt: yesterday }),
    );
    await Promise.all(people.map((pledge, n) => store(`p${String(n)}`, pledge)));
    const count = tally({
      participation: participationStore(held.client, 'participation'),
      now: () => night,
    });
    await count(
      'shard',
      people.map((after, n) => ({ sequence: sequenceOf(n), after })),
    );
    const agreed = await wholeNight(night);
    expect(agreed.calls).toBeGreaterThan(2);
    expect(agreed.doubts).toEqual([]);
    expect(agreed.result).toMatchObject({ agrees: true, pledges: 600, differences: [] });
    expect(agreed.document).toMatchObject({ pledged: 600 });

    await held.client.send(
      new DeleteItemCommand({ TableName: 'pledges', Key: { personKey: { S: 'p0' } } }),
    );
    const doubted = await wholeNight(night + 86_400_000);
    expect(doubted.doubts).toEqual([1]);
    expect(doubted.result).toMatchObject({
      agrees: false,
      differences: [{ region: '18.09', cell: 'DINKES', group: 'ikrar:pns:attended', by: 1 }],
    });
  });
});
