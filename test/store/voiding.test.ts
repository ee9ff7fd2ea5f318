import { PutItemCommand, ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { countedPledge } from '../../functions/pledges/counting/counted-pledge.ts';
import { pledgeRow, pledgesOf } from '../../functions/pledges/register/pledge-row.ts';
import { pledgeStore, type NewPledge } from '../../functions/pledges/register/pledge-store.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { decideVoiding, proposeVoiding } from '../../functions/pledges/voiding/by-two.ts';
import { carryOut } from '../../functions/pledges/voiding/carry-out.ts';
import { viewOfVoiding } from '../../functions/pledges/voiding/voiding-view.ts';
import { voidingsTable } from '../../functions/pledges/voiding/tables.ts';
import { registerPages } from '../../functions/pledges/voiding/void-pledge.ts';
import {
  voidedLines,
  voidedReceipt,
  voidingsReader,
} from '../../functions/pledges/voiding/voided-receipt.ts';
import { voidedFinder, voidingStore } from '../../functions/pledges/voiding/voiding-store.ts';
import type { VoidingForm } from '../../functions/pledges/voiding/voiding.ts';
import type { Person } from '../../shared/http/request.ts';
import { demoCampaign } from '../support/campaign.ts';
import { dyingClient } from '../support/dying-client.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { tableOf } from '../support/table-of.ts';

const pledgedAt = 1_795_397_400_000;
const later = pledgedAt + 3_600_000;
const now = () => later;
const endsAt = Math.floor(later / 1000) + 365 * 86_400;

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

let made = 0;
let tables = { pledges: '', voidings: '' };
beforeEach(async () => {
  made += 1;
  tables = { pledges: `pledges-${String(made)}`, voidings: `voidings-${String(made)}` };
  await createTables(held.client, [
    tableOf(pledgesTable, tables.pledges),
    tableOf(voidingsTable, tables.voidings),
  ]);
});

const voidings = (client: DynamoDBClient = held.client) => voidingStore(client, tables.voidings);
const anAdmin = (personId: string): Person => ({
  ...{ personId, name: personId, role: 'admin', region: '18.09' },
});
const form: VoidingForm = {
  ...{ region: '18.09', unit: 'DISDIK', standing: 'claimed', reason: 'made-up', confirmed: true },
};
let ids = 0;
const propose = (said: VoidingForm, by: string) =>
  proposeVoiding({
    ...{ campaign: demoCampaign(), voidings: voidings(), now },
    randomBytes: () => Buffer.from(String((ids += 1)).padStart(8, '0'), 'hex'),
  })(said, anAdmin(by));
const decide = (voidingId: string, by: string, is: 'agreed' | 'rejected' = 'agreed') =>
  decideVoiding({ voidings: voidings(), now })({ voidingId, is }, anAdmin(by));

const carryWith = (client: DynamoDBClient, voidingId: string) =>
  carryOut({
    ...{ voidings: voidings(client), register: registerPages(client, tables) },
    ...{ now, budgetMs: 1000 },
  })(voidingId);

const receiptOf = (n: number) => n.toString(16).padStart(16, '0');
const store = (n: number, more: Partial<NewPledge> = {}) =>
  pledgeStore(held.client, tables.pledges, endsAt).store(
    aNewPledge({
      ...{ personKey: `person-${String(n)}`, receiptId: receiptOf(n), pledgedAt },
      ...{ standing: 'claimed', ...more },
    }),
  );

/** Eight who claimed in the unit, of whom two attended as well; and three elsewhere. */
const someRegister = async () => {
  for (let n = 0; n < 8; n += 1) await store(n);
  for (const n of [0, 1])
    await store(n, {
      standing: 'attended',
      ceremony: '18.09-abcdefghijkl',
      receiptId: receiptOf(50 + n),
    });
  for (const n of [20, 21, 22]) await store(n, { unit: 'SEKDA' });
};

const rows = async () => {
  const { Items = [] } = await held.client.send(new ScanCommand({ TableName: tables.pledges }));
  return Items;
};
/** Where everybody in the register counts: what the tally and the nightly recount read. */
const counted = async (): Promise<string[]> =>
  (await rows())
    .flatMap((row) => countedPledge(row) ?? [])
    .map(({ unit, standing }) => `${unit} ${standing}`)
    .sort();
const left = ['DISDIK attended', 'DISDIK attended', ...Array<string>(3).fill('SEKDA claimed')];

/** Two people agree on it. */
const agreed = async (said: VoidingForm = form): Promise<string> => {
  const { proposal } = await propose(said, 'admin-1');
  await decide(proposal.voidingId, 'admin-2');
  return proposal.voidingId;
};

describe('voiding in bulk', () => {
  it('does nothing by one person alone, whatever they send', async () => {
    await someRegister();
    const before = await rows();
    const { proposal } = await propose(form, 'admin-1');
    await expect(decide(proposal.voidingId, 'admin-1')).rejects.toThrow('not-allowed');
    await carryWith(held.client, proposal.voidingId);
    expect(await rows()).toEqual(before);
  });

  it('does nothing that was rejected, and nobody agrees to that afterwards', async () => {
    await someRegister();
    const { proposal } = await propose(form, 'admin-1');
    await decide(proposal.voidingId, 'admin-2', 'rejected');
    await expect(decide(proposal.voidingId, 'admin-3')).rejects.toThrow('conflict');
    await carryWith(held.client, proposal.voidingId);
    expect(await counted()).toHaveLength(11);
  });

  it('takes what fits everything that was named, and uncovers nothing else', async () => {
    await someRegister();
    const voidingId = await agreed();
    await carryWith(held.client, voidingId);
    expect(await counted()).toEqual(left);
    const found = await voidings().find(voidingId);
    expect(found?.run).toMatchObject({ state: 'done', pledges: 8 });
  });

  it('is exact when killed at every command and begun again, and called when it is done', async () => {
    for (let call = 0, died = true; died; call += 1) {
      for (const death of ['before', 'after'] as const) {
        made += 1;
        tables = { pledges: `pledges-${String(made)}`, voidings: `voidings-${String(made)}` };
        await createTables(held.client, [
          tableOf(pledgesTable, tables.pledges),
          tableOf(voidingsTable, tables.voidings),
        ]);
        await someRegister();
        const voidingId = await agreed();
        const { client, calls } = dyingClient(held.client, (at) =>
          at === call ? death : undefined,
        );
        await carryWith(client, voidingId).catch(() => undefined);
        died = calls() > call;
        for (let again = 0; again < 2; again += 1) await carryWith(held.client, voidingId);
        expect(await counted()).toEqual(left);
        expect((await voidings().find(voidingId))?.run).toMatchObject({
          state: 'done',
          pledges: 8,
        });
      }
    }
  }, 60_000);

  it('leaves whoever pledges again, also while it is carried out', async () => {
    await someRegister();
    const voidingId = await agreed();
    await store(3, { pledgedAt: later + 1, receiptId: receiptOf(90) });
    await carryWith(held.client, voidingId);
    await store(4, { standing: 'attended', pledgedAt: later + 2, receiptId: receiptOf(91) });
    await carryWith(held.client, voidingId);
    expect(await counted()).toEqual([
      'DISDIK attended',
      'DISDIK attended',
      'DISDIK attended',
      'DISDIK claimed',
      ...left.slice(2),
    ]);
  });

  it('does not take what was erased or changed between reading and voiding', async () => {
    await store(1);
    const register = registerPages(held.client, tables);
    const { pledges } = await register.read(undefined);
    await store(1, { receiptId: receiptOf(92) });
    const [seen] = pledges;
    if (!seen) throw new Error('nobody there');
    await register.void(seen, { voidingId: 'v', standing: 'claimed', reason: 'trial', at: later });
    expect(await counted()).toEqual(['DISDIK claimed']);
    expect(await voidings().countVoided('18.09-v')).toBe(0);
  });

  it('leaves of a person nothing but a key, where nothing else was there', async () => {
    await store(1);
    await carryWith(held.client, await agreed());
    const [row] = await rows();
    expect(pledgesOf(pledgeRow.parse(unmarshall(row ?? {})))).toEqual([]);
  });

  it('is refused where nothing narrows it to less than a region, and once too many wait', async () => {
    await expect(propose({ ...form, unit: '' }, 'admin-1')).rejects.toThrow('invalid-fields');
    const first = await propose(form, 'admin-1');
    expect((await propose(form, 'admin-1')).proposal).toEqual(first.proposal);
    for (let n = 0; n < 49; n += 1)
      await propose({ ...form, hour: '2026-11-23T08' }, `by-${String(n)}`);
    await expect(propose({ ...form, reason: 'trial' }, 'admin-1')).rejects.toThrow('conflict');
  });

  it('waits for others also where one person proposes all they can', async () => {
    const hours = Array.from({ length: 10 }, (_, n) => `2026-11-23T0${String(n)}`);
    for (const hour of hours) await propose({ ...form, hour }, 'admin-1');
    await expect(propose(form, 'admin-1')).rejects.toThrow('conflict');
    expect((await propose(form, 'admin-2')).proposal.by.personId).toBe('admin-2');
  });

  it('leaves out a row of the register that cannot be read, and voids all others', async () => {
    await someRegister();
    const row = { personKey: { S: 'person-bad' }, claimed: { S: 'not a pledge' } };
    await held.client.send(new PutItemCommand({ TableName: tables.pledges, Item: row }));
    const voidingId = await agreed();
    await carryWith(held.client, voidingId);
    expect((await voidings().find(voidingId))?.run).toMatchObject({ state: 'done', pledges: 8 });
  });
});

describe('a voided receipt', () => {
  const check = () =>
    voidedReceipt({
      findVoided: voidedFinder(held.client, tables.voidings),
      voidingsOf: voidingsReader(voidings(), now),
    });

  it('of an attendance says that it is void, and no other does', async () => {
    await someRegister();
    await carryWith(held.client, await agreed({ ...form, standing: 'attended' }));
    const receipt = { region: '18.09', standing: 'attended', issuedAtMs: pledgedAt };
    expect(await check()({ ...receipt, id: receiptOf(50) })).toMatchObject({ is: 'voided' });
    expect(await check()({ ...receipt, id: receiptOf(99) })).toBeNull();
    expect(await counted()).toHaveLength(11);
  });

  it('of a claim says the same to whoever claimed for somebody, whether or not that one claimed since', async () => {
    await store(1, { receiptId: receiptOf(70) });
    await store(2, { receiptId: receiptOf(71) });
    await store(2, { receiptId: receiptOf(72) });
    await carryWith(held.client, await agreed());
    const receipt = { region: '18.09', standing: 'claimed', issuedAtMs: pledgedAt };
    const stillLast = await check()({ ...receipt, id: receiptOf(70) });
    expect(await check()({ ...receipt, id: receiptOf(71) })).toEqual(stillLast);
    expect(stillLast).toMatchObject({ is: 'perhaps', reason: 'made-up' });
    expect(await check()({ ...receipt, id: receiptOf(70), issuedAtMs: later + 1 })).toBeNull();
  });
});

describe('what is said of a voiding', () => {
  it('is how many and why, in fives, on the public page and to those who look after the register', async () => {
    await someRegister();
    const voidingId = await agreed();
    await carryWith(held.client, voidingId);
    const found = await voidings().list('18.09');
    expect(voidedLines(found)).toMatchObject([{ pledges: 5, reason: 'made-up' }]);
    expect(found.map((one) => viewOfVoiding(one, later))).toMatchObject([
      { state: 'done', pledges: 5 },
    ]);
    expect(JSON.stringify(voidedLines(found))).not.toMatch(/admin|DISDIK/);
  });

  it('cannot be hidden behind proposals, however many there are', async () => {
    await someRegister();
    await carryWith(held.client, await agreed());
    const before = voidedLines(await voidings().listCarriedOut('18.09'));
    for (let n = 0; n < 60; n += 1) {
      const { voidingId } = (await propose(form, `by-${String(n)}`)).proposal;
      await decide(voidingId, 'admin-9', 'rejected');
    }
    expect(before).toHaveLength(1);
    expect(voidedLines(await voidings().listCarriedOut('18.09'))).toEqual(before);
    expect(voidedLines(await voidingsReader(voidings(), now)('18.09'))).toEqual(before);
  });
});
