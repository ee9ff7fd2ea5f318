import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { ceremonyStore } from '../../functions/pledges/ceremonies/ceremony-store.ts';
import { listPledged } from '../../functions/pledges/ceremonies/list-pledged.ts';
import { pledgedStore } from '../../functions/pledges/ceremonies/pledged-store.ts';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { ticketStore } from '../../functions/pledges/ceremonies/ticket-store.ts';
import { circularStore } from '../../functions/pledges/circulars/circular-store.ts';
import { circularsTable } from '../../functions/pledges/circulars/tables.ts';
import { arrivalStore } from '../../functions/pledges/counting/arrival-store.ts';
import { addArrivals } from '../../functions/pledges/counting/arrivals.ts';
import { noiseKeyOf } from '../../functions/pledges/counting/noise-key.ts';
import { noteArrivals } from '../../functions/pledges/counting/note-arrivals.ts';
import { participationStore } from '../../functions/pledges/counting/participation-store.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { keyRing } from '../../functions/pledges/receipts/key-ring.ts';
import { keyRingTable } from '../../functions/pledges/receipts/tables.ts';
import { pledgeStore } from '../../functions/pledges/register/pledge-store.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { takeBack } from '../../functions/pledges/register/take-back.ts';
import { decideVoiding, proposeVoiding } from '../../functions/pledges/voiding/by-two.ts';
import { voidingsTable } from '../../functions/pledges/voiding/tables.ts';
import { voidingStore } from '../../functions/pledges/voiding/voiding-store.ts';
import type { Person } from '../../shared/http/request.ts';
import { anAttempt } from '../support/attempts.ts';
import { demoCampaign } from '../support/campaign.ts';
import { dyingClient } from '../support/dying-client.ts';
import { aKeptCeremony } from '../support/kept-ceremony.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const at = 1_795_397_400_000;
const now = () => at;
const ceremonyId = '18.09-abcdefghijkl';
const code = { ceremonyId, code: 119_693_163 };
type AnyTable = Parameters<typeof tableOf>[0];
const anAdmin = (personId: string): Person => ({
  ...{ personId, name: personId, role: 'admin', region: '18.09' },
});
const attended = aNewPledge({ ceremony: ceremonyId, pledgedAt: at });

const notice = {
  kind: 'circular' as const,
  ...{ region: '18.09', id: 'a', title: 'Surat edaran', number: '800/1' },
  ...{ effectiveOn: '2026-11-23', issuedAt: at, bodyHash: anAttempt('circular').body },
};

const used = {
  ...{ ticket: 'AAAAAAAA', receiptId: '01'.repeat(8), at, sender: 'netAdr' },
  personKey: Buffer.alloc(32, 1).toString('base64url'),
};
const seen = {
  attended: [{ ...attended, ...code }],
  used: [{ ...used, ...code }],
  takenBack: [{ ceremonyId, receiptId: '02'.repeat(8) }],
  sheetRow: `sheet~${ceremonyId}~sheet-1~2.row`,
};

type Work = (client: DynamoDBClient, table: string) => Promise<unknown>;

/** Every write of the register's rooms that its own room's tests do not kill: what is done, by one request or one batch. */
const writes: [name: string, table: AnyTable, work: Work][] = [
  ['a pledge', pledgesTable, (client, table) => pledgeStore(client, table, 1).store(attended)],
  [
    'an attendance that is taken back',
    pledgesTable,
    async (client, table) => {
      await pledgeStore(client, table, 1).store(aNewPledge({ personKey: 'another' }));
      await takeBack(client, table)({ ...attended, personKey: 'another' });
    },
  ],
  [
    'what arrived in a minute',
    participationTable,
    (client, table) =>
      noteArrivals({
        arrivals: arrivalStore(client, table),
        participation: participationStore(client, table),
        expected: () => Promise.resolve(new Map([['DISDIK', 0]])),
        noiseKey: () => Promise.resolve(new Uint8Array(32)),
        lookAt: () => undefined,
      })(addArrivals({}, [arrival, arrival, arrival]), { minute: at, shardId: 's' }),
  ],
  [
    'the list of a ceremony, its tickets and its sheet',
    ceremoniesTable,
    (client, table) =>
      listPledged({
        pledged: pledgedStore(client, table),
        tickets: ticketStore(client, table, now),
      })([seen]),
  ],
  [
    'a code that is voided',
    ceremoniesTable,
    (client, table) => {
      const voided = { ...code, voidedAt: at, by: 'chair-1', reason: 'Kode difoto' };
      return ticketStore(client, table, now).voidCode(voided);
    },
  ],
  [
    'a ceremony, its witness and who leads it',
    ceremoniesTable,
    async (client, table) => {
      const store = ceremonyStore(client, table);
      await store.add(aKeptCeremony());
      await store.addWitness(ceremonyId, { witnessId: 'w', office: 'KPU', name: 'Contoh' });
      await store.confirm(ceremonyId, 'w', at);
      await store.confirmLeading(ceremonyId, { title: 'Sekda', name: 'Contoh', confirmedAt: at });
    },
  ],
  [
    'a circular and what a unit answers',
    circularsTable,
    async (client, table) => {
      const store = circularStore(client, table);
      await store.add(notice);
      await store.reply('18.09', { id: 'a', unit: 'DISDIK', office: 'Kepala', at });
      await store.reply('18.09', { id: 'b', unit: 'DISDIK', office: 'Kepala', attended: 3, at });
    },
  ],
  [
    'a key of receipts',
    keyRingTable,
    (client, table) => keyRing(client, table).add({ keyId: 'k', x: 'x', publishedAt: at }),
  ],
  [
    'a voiding that one proposes and another agrees to',
    voidingsTable,
    async (client, table) => {
      const voidings = voidingStore(client, table);
      const waiting = (await voidings.list('18.09'))[0]?.proposal.voidingId;
      const form = { region: '18.09', unit: 'DISDIK', reason: 'made-up', confirmed: true } as const;
      const needs = { campaign: demoCampaign(), voidings, now, randomBytes: fourBytes };
      const voidingId =
        waiting ?? (await proposeVoiding(needs)(form, anAdmin('1'))).proposal.voidingId;
      await decideVoiding({ voidings, now })({ voidingId, is: 'agreed' }, anAdmin('2'));
    },
  ],
];
const fourBytes = () => Buffer.alloc(4, 1);
const arrival = {
  ...{ region: '18.09', unit: 'DISDIK', ceremony: ceremonyId, code: 1 },
  ...{ isProof: false, isAgain: false, sender: 'netAdr' },
};

let made = 0;
const newTable = async (table: AnyTable): Promise<string> => {
  const name = `table-${String((made += 1))}`;
  await createTables(held.client, [tableOf(table, name)]);
  return name;
};

const everything = async (TableName: string) => {
  const rows: unknown[] = [];
  for await (const { Items = [] } of paginateScan({ client: held.client }, { TableName }))
    rows.push(...Items.map((item) => unmarshall(item)));
  return rows;
};

describe('killed at any command, before it or after it, and done again', () => {
  it.each(writes)('%s leaves what it leaves undisturbed', async (_, of, work) => {
    const undisturbed = await newTable(of);
    await work(held.client, undisturbed);
    const wanted = await everything(undisturbed);
    expect(wanted.length).toBeGreaterThan(0);
    for (let killedAt = 0, died = true; died; killedAt += 1)
      for (const death of ['before', 'after'] as const) {
        const table = await newTable(of);
        const dying = dyingClient(held.client, (call) => (call === killedAt ? death : undefined));
        await work(dying.client, table).catch((error: unknown) => {
          if (!/killed/.test(String(error))) throw error;
        });
        died = dying.calls() > killedAt;
        for (let again = 0; again < 2; again += 1) await work(held.client, table);
        expect(await everything(table)).toEqual(wanted);
      }
  });

  it('the key of the noise is made once, and is the same to whoever comes later', async () => {
    const table = await newTable(participationTable);
    const { client } = dyingClient(held.client, (call) => (call === 0 ? 'after' : undefined));
    await expect(noiseKeyOf(client, table)()).rejects.toThrow('killed');
    const [first, second] = await Promise.all([1, 2].map(() => noiseKeyOf(held.client, table)()));
    expect(first).toEqual(second);
    expect(await everything(table)).toHaveLength(1);
  });
});
