import { GetItemCommand, ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { confirmPledge } from '../../functions/pledges/confirming/confirm-pledge.ts';
import { askLink, askStore } from '../../functions/pledges/mailbox/ask-link.ts';
import { askLifeMs, askShape, type Ask } from '../../functions/pledges/mailbox/ask.ts';
import { confirmedOnce } from '../../functions/pledges/mailbox/confirm-once.ts';
import { placesOf } from '../../functions/pledges/mailbox/limits.ts';
import { linkLifeMs, linksOf } from '../../functions/pledges/mailbox/links.ts';
import { listedIn } from '../../functions/pledges/mailbox/listed.ts';
import { sendLink, type LinkMetric } from '../../functions/pledges/mailbox/send-link.ts';
import { mailboxAsksTable, mailboxLimitsTable } from '../../functions/pledges/mailbox/tables.ts';
import { personKey } from '../../functions/pledges/register/person-key.ts';
import { rosterStore } from '../../functions/pledges/rosters/roster-store.ts';
import { takeRoster } from '../../functions/pledges/rosters/take-roster.ts';
import { attemptsOf } from '../../shared/attempt.ts';
import type { Mail } from '../../shared/mail/send-mail.ts';
import { signingKeyFromSeed } from '../../shared/receipt/receipt.ts';
import { Refusal } from '../../shared/refusal.ts';
import { remove } from '../../shared/table/remove.ts';
import { find } from '../../shared/table/find.ts';
import { demoCampaign } from '../support/campaign.ts';
import { dyingClient } from '../support/dying-client.ts';
import { createRosterTables, nipOf, sentRows } from '../support/rosters.ts';
import { tableOf } from '../support/table-of.ts';

const pepper = Buffer.alloc(32, 7);
const key = () => Promise.resolve(Buffer.alloc(32, 9));
const campaign = demoCampaign();
const region = '18.09';
let held: Awaited<ReturnType<typeof startTestEngine>>;
let clock = Date.parse('2026-11-23T01:00:00Z');
const now = () => clock;
let nonces = 0;
const newNonce = () => Buffer.alloc(12, (nonces += 1));
const sealing = { key, newNonce };
const links = linksOf({ ...sealing, campaign: campaign.id, now });
const noMail: Mail = { mailbox: '', subject: '', text: '', tags: [] };
let mails: Mail[] = [];
let counted: LinkMetric[] = [];

const mailboxOf = (n: number) => `pegawai${n}@dinas.example`;
const keyOf = (n: number) =>
  personKey({ pepper, campaign: campaign.id, region: undefined, idKind: 'nip', number: nipOf(n) });

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(mailboxAsksTable), tableOf(mailboxLimitsTable)]);
  await createRosterTables(held.client);
  const rows = [0, 1, 2, 3, 4, 5].map((n) => ({
    ...{ nip: nipOf(n), unit: 'DISDIK' },
    'surel dinas': n < 4 ? mailboxOf(n) : 'kantor@dinas.example',
  }));
  const upload = await takeRoster({
    ...{ campaign, now },
    rosters: rosterStore(held.client, 'rosters'),
    pepper: () => Promise.resolve(pepper),
  })(sentRows(rows));
  expect(upload).toMatchObject({ taken: 6, mailboxes: 6 });
  expect(upload.warnings?.map(({ line, reason }) => [line, reason])).toEqual([
    [6, 'mailbox-shared'],
    [7, 'mailbox-shared'],
  ]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});
beforeEach(() => {
  mails = [];
  counted = [];
  clock += 86_400_000;
});

const attemptOf = attemptsOf('mailbox', () => Promise.resolve(pepper));
const asks = () => ({ client: held.client, table: mailboxAsksTable, TableName: 'mailboxAsks' });

/** Asks as the form does, and returns the row that is stored. */
const ask = async (n: number, mailbox = mailboxOf(n), from = '203.0.113.9'): Promise<Ask> => {
  const form = { region, number: nipOf(n), mailbox };
  const attempt = await attemptOf(undefined, form);
  await askLink({
    ...{ campaign, now, sealing },
    store: askStore(held.client, 'mailboxAsks'),
    pepper: () => Promise.resolve(pepper),
  })(form, { attempt, address: from });
  const stored = await find(asks(), askShape, { askId: attempt.body });
  if (!stored) throw new Error('Nothing was stored');
  return stored;
};

/** What asking costs in capacity units of any kind, for each number. */
const costsOf = async (numbers: readonly number[]): Promise<number[]> => {
  let units = 0;
  const meter = { step: 'initialize', name: 'meter' } as const;
  held.client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(args);
      units += z.parse(capacity, answer.output).ConsumedCapacity.CapacityUnits;
      return answer;
    },
    meter,
  );
  const costs: number[] = [];
  for (const n of numbers) {
    const row = await ask(n, mailboxOf(n), `203.0.113.${String(n)}`);
    // One consistent read is the test's own, which looks for the row.
    costs.push(units - 1);
    units = 0;
    await look(row);
    units = 0;
  }
  held.client.middlewareStack.remove(meter.name);
  return costs;
};
const capacity = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });

const sending = (
  client: DynamoDBClient,
  send = (mail: Mail) => Promise.resolve(mails.push(mail)),
) =>
  sendLink({
    ...{ links, key, now, publicUrl: 'https://netral.example' },
    listed: listedIn(client, 'rosters'),
    countSender: () => Promise.resolve('usual'),
    takePlace: placesOf({ client, key, table: mailboxLimitsTable, TableName: 'mailboxLimits' }),
    send: async (mail) => String(await send(mail)),
    forget: (askId) => remove({ ...asks(), client }, { askId }),
    pepper: () => Promise.resolve(pepper),
    count: (metric) => counted.push(metric),
  });
const look = (row: Ask) => sending(held.client)(row);

const tokenOf = ({ text }: Mail): string => /\/ikrar\/surel\/t\/([\w-]+)/.exec(text)?.[1] ?? '';

const confirmIn = (client: DynamoDBClient) =>
  confirmPledge({
    ...{ campaign, now },
    pepper: () => Promise.resolve(pepper),
    pledges: confirmedOnce(client, 'pledges', 2e9),
    receiptKey: () => Promise.resolve(signingKeyFromSeed('11'.repeat(32))),
  });

/** Presses the button of a link, as the page does; the same mark is the same press. */
const press = async (token: string, mark: string, client = held.client) => {
  const link = await links.open(token);
  const form = { ...link.place, staffKind: 'pns', agreed: true, signIn: link.id } as const;
  const attempt = await attemptOf(mark, { ...form, person: link.person });
  return confirmIn(client)(form, link, { attempt, address: '203.0.113.9' });
};

const rowOf = async (n: number): Promise<Record<string, unknown>> => {
  const Key = { personKey: { S: keyOf(n) } };
  const { Item = {} } = await held.client.send(new GetItemCommand({ TableName: 'pledges', Key }));
  return unmarshall(Item);
};

describe('a link to an office mailbox', () => {
  it('is mailed to the mailbox that is listed, and confirms its owner once, in the unit of the roster', async () => {
    expect(await look(await ask(0, ' PEGAWAI0+ikrar@Dinas.example '))).toBe('sent');
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ mailbox: mailboxOf(0), tags: [{ Value: '18-09' }] });
    expect(mails[0]?.text).not.toContain(nipOf(0));
    const token = tokenOf(mails[0] ?? noMail);
    expect(await links.open(token)).toMatchObject({ tail: nipOf(0).slice(-3), person: keyOf(0) });
    expect(await rowOf(0)).toEqual({});
    const first = await press(token, 'once-and-again-01');
    expect(first.standing).toBe('confirmed');
    const stored = await rowOf(0);
    expect(stored['confirmed']).toMatchObject({ way: 'mailbox', unit: 'DISDIK', region });
    // The same press, whose answer was lost, gets the same receipt; the link used anew is refused.
    await press(token, 'once-and-again-01');
    clock += 1000;
    await expect(press(token, 'another-press-0001')).rejects.toMatchObject({
      code: 'link-refused',
      errors: [{ reason: 'already-confirmed' }],
    });
    expect(await rowOf(0)).toEqual(stored);
  });

  it('is for nobody who lists another mailbox, no mailbox, or is on no roster', async () => {
    expect(await look(await ask(1, mailboxOf(0)))).toBe('not-listed');
    expect(await look(await ask(77, mailboxOf(1)))).toBe('not-listed');
    expect(mails).toEqual([]);
  });

  it('confirms nobody where a mailbox is listed for two, and says so to those who watch', async () => {
    for (const n of [4, 5]) expect(await look(await ask(n, 'kantor@dinas.example'))).toBe('shared');
    expect(mails).toEqual([]);
    expect(counted).toEqual(['MailboxesShared', 'MailboxesShared']);
  });

  it('is sent three times a day, however often it is asked for', async () => {
    for (let n = 0; n < 5; n += 1) await look(await ask(1));
    expect(mails).toHaveLength(3);
    clock += 86_400_000;
    expect(await look(await ask(1))).toBe('sent');
  });

  it('expires after a day, opens under no other secret, and is no proof of having signed in', async () => {
    await look(await ask(2));
    const token = tokenOf(mails[0] ?? noMail);
    clock += linkLifeMs - 1;
    await links.open(token);
    clock += 1;
    const refused = (reason: string) => ({ code: 'link-refused', errors: [{ reason }] });
    await expect(links.open(token)).rejects.toMatchObject(refused('expired'));
    await expect(links.open(`${token.slice(0, -3)}AAA`)).rejects.toMatchObject(
      refused('malformed'),
    );
    const other = linksOf({ ...sealing, campaign: 'another', now });
    await expect(other.open(token)).rejects.toMatchObject(refused('malformed'));
  });

  it('is sent for no ask of an hour ago, nor for one whose sender asks too often', async () => {
    const late = await ask(2);
    clock += askLifeMs;
    expect(await look(late)).toBe('late');
    const row = await ask(2);
    const over = sendLink({
      ...{ links, key, now, publicUrl: '', listed: listedIn(held.client, 'rosters') },
      countSender: () => Promise.resolve('over'),
      takePlace: () => Promise.resolve('within'),
      send: () => Promise.reject(new Error('It must not be sent')),
      forget: () => Promise.resolve(),
      pepper: () => Promise.resolve(pepper),
      count: () => undefined,
    });
    expect(await over(row)).toBe('over');
  });
});

describe('who asks', () => {
  it('leaves the same row whatever is listed or pledged, at the same cost, and nothing once it was looked up', async () => {
    const rows = [await ask(0), await ask(3), await ask(3, 'x@dinas.example'), await ask(99)];
    const shapes = rows.map(({ sealed, ...row }) => ({
      fields: Object.keys(row).sort(),
      bytes: JSON.stringify(row).length + sealed.length,
    }));
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
    expect(await costsOf([0, 3, 99])).toEqual([1, 1, 1]);
    for (const row of rows) await look(row);
    for (const { askId } of rows) expect(await find(asks(), askShape, { askId })).toBeUndefined();
  });

  it('leaves no address, number or sender in clear', async () => {
    const row = await ask(3);
    const plain = JSON.stringify({ ...row, sealed: Buffer.from(row.sealed).toString('latin1') });
    for (const told of ['dinas.example', nipOf(3), nipOf(3).slice(-3) + '"', '203.0.113'])
      expect(plain).not.toContain(told);
    await look(row);
    const limits = await held.client.send(new ScanCommand({ TableName: 'mailboxLimits' }));
    expect(JSON.stringify(limits.Items)).not.toContain(keyOf(3));
  });

  it('is refused by what the form alone says: a region, a number or a mailbox that cannot be', async () => {
    const refusedWith = async (more: object) => {
      const form = { region, number: nipOf(0), mailbox: mailboxOf(0), ...more };
      const asking = askLink({
        ...{ campaign, now, sealing, pepper: () => Promise.resolve(pepper) },
        store: () => Promise.reject(new Error('It must not be stored')),
      });
      const attempt = await attemptOf(undefined, form);
      return asking(form, { attempt, address: '' }).then(
        () => 'asked',
        (error: unknown) => (error instanceof Refusal ? error.errors[0]?.reason : 'a fault'),
      );
    };
    expect(await refusedWith({ region: '14.06' })).toBe('no-office-mailboxes');
    expect(await refusedWith({ number: '123' })).toBe('wrong-length');
    expect(await refusedWith({ mailbox: 'saya@gmail.com' })).toBe('mailbox-not-of-office');
    expect(await refusedWith({ mailbox: 'saya@dinas.example.evil.test' })).toBe(
      'mailbox-not-of-office',
    );
    expect(await refusedWith({ mailbox: 'a@dinas.example, b@dinas.example' })).toBe(
      'malformed-mailbox',
    );
  });
});

describe('looking an ask up, killed before or after any of its commands and tried again', () => {
  it('sends the link, takes one place of the day, and forgets the ask', async () => {
    let commands = Infinity;
    for (let nth = 0; nth < commands; nth += 1)
      for (const when of ['before', 'after'] as const) {
        clock += 86_400_000;
        mails = [];
        const row = await ask(3);
        const dying = dyingClient(held.client, (call) => (call === nth ? when : undefined));
        await sending(dying.client)(row).catch(() => undefined);
        if (dying.calls() <= nth) commands = nth;
        await look(row);
        expect(new Set(mails.map(tokenOf)).size).toBeLessThanOrEqual(2);
        expect(mails.length).toBeGreaterThan(0);
        expect(await find(asks(), askShape, { askId: row.askId })).toBeUndefined();
        for (let left = 0; left < 2; left += 1) expect(await look(await ask(3))).toBe('sent');
        expect(await look(await ask(3))).toBe('over');
      }
    expect(commands).toBeGreaterThanOrEqual(4);
  });

  it('is tried again where SES is paused, and not where SES refuses it or its answer is lost', async () => {
    const failing = (name: string, httpStatusCode?: number) =>
      sending(held.client, () =>
        Promise.reject(Object.assign(new Error(name), { name, $metadata: { httpStatusCode } })),
      );
    await expect(failing('SendingPausedException', 400)(await ask(2))).rejects.toThrow('Paused');
    expect(await failing('BadRequestException', 400)(await ask(2))).toBe('refused');
    expect(counted).toEqual(['MailboxMailsRefused']);
    expect(await failing('TimeoutError')(await ask(2))).toBe('sent');
  });
});

describe('confirming, killed at its one write', () => {
  it.each(['before', 'after'] as const)('%s: the same press again confirms once', async (when) => {
    const n = when === 'before' ? 1 : 2;
    await look(await ask(n));
    const token = tokenOf(mails[0] ?? noMail);
    const dying = dyingClient(held.client, () => when);
    await expect(press(token, `killed-${when}-0001`, dying.client)).rejects.toThrow('killed');
    expect(dying.calls()).toBe(1);
    expect((await press(token, `killed-${when}-0001`)).standing).toBe('confirmed');
    expect((await rowOf(n))['confirmed']).toMatchObject({ way: 'mailbox' });
  });
});
