import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { Officer } from '../../functions/satgas/officers/officer.ts';
import { officerStore } from '../../functions/satgas/officers/officer-store.ts';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { askMailbox } from '../../functions/satgas/telling/ask-mailbox.ts';
import { markMailboxes } from '../../functions/satgas/telling/mark-mailboxes.ts';
import type { OutgoingMessage } from '../../functions/satgas/telling/outgoing.ts';
import { anOfficer } from '../support/builders.ts';
import { dyingClient } from '../support/dying-client.ts';
import type { Death } from '../support/memory-participation.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(officersTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const officers = () => officerStore(held.client, 'officers');
let id = '';
let many = 0;
const siti = (more: Partial<Officer> = {}): Officer => anOfficer(id, more);
const put = (officer: Officer, revision: number) =>
  officers().apply(officer, { changeId: `ubah-${id}-${revision}`, revision, at: 1 });
const row = async (): Promise<Officer | undefined> =>
  (await officers().listOf(['18.09'])).find(({ officerId }) => officerId === id);
const mailbox = () => siti().email ?? '';

beforeEach(async () => {
  id = `petugas-${(many += 1)}`;
  await put(siti(), 0);
});

describe('a mailbox', () => {
  it('that is confirmed stays so while it stays the same, and is unconfirmed anew when it changes', async () => {
    expect(await officers().confirmMailbox(siti(), mailbox(), 7)).toBe(true);
    await put(siti({ name: 'Contoh Kedua' }), 1);
    expect((await row())?.emailConfirmedAt).toBe(7);
    // What a proposal says of a confirmation is not believed.
    await put(siti({ email: 'baru@contoh.test', emailConfirmedAt: 7, emailAsked: 3 }), 2);
    expect(await row()).not.toHaveProperty('emailConfirmedAt');
    expect(await row()).not.toHaveProperty('emailAsked');
    expect(await officers().confirmMailbox(siti(), mailbox(), 8)).toBe(false);
  });

  it('that is confirmed or asked in the middle of a change of the register stays so', async () => {
    const { client } = dyingClient(held.client, () => undefined);
    let meddled = false;
    const meddling = new Proxy(client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name) as unknown;
        return async (command: Parameters<typeof target.send>[0]) => {
          if (!meddled && command.constructor.name === 'PutItemCommand') {
            meddled = true;
            await officers().noteAsked(siti(), { mailbox: mailbox(), asked: undefined, at: 5 });
            await officers().confirmMailbox(siti(), mailbox(), 9);
          }
          return target.send(command);
        };
      },
    });
    const change = { changeId: `ubah-${id}-1`, revision: 1, at: 1 };
    await officerStore(meddling, 'officers').apply(siti({ name: 'Contoh Dua' }), change);
    expect(await row()).toMatchObject({
      ...{ name: 'Contoh Dua', emailConfirmedAt: 9, emailAsked: 1, emailAskedAt: 5 },
    });
  });

  it('is asked by one of two who ask at the same moment, and never once it is confirmed', async () => {
    const ask = { mailbox: mailbox(), asked: undefined, at: 5 };
    const both = await Promise.all([1, 2].map(() => officers().noteAsked(siti(), ask)));
    expect(both.filter(Boolean)).toHaveLength(1);
    await officers().confirmMailbox(siti(), mailbox(), 6);
    expect(await officers().noteAsked(siti(), { ...ask, asked: 1 })).toBe(false);
  });
});

describe('a mailbox that a mail comes back from', () => {
  const bounce = (at: number, address = mailbox()) =>
    officers().markBounced(siti(), { mailbox: address, why: 'bounced', at });

  it('is marked once, and takes mail again when it is confirmed again', async () => {
    expect(await bounce(5)).toBe(true);
    expect(await bounce(6)).toBe(false);
    expect(await row()).toMatchObject({ emailBouncedAt: 5, emailBouncedWhy: 'bounced' });
    await officers().confirmMailbox(siti(), mailbox(), 9);
    expect(await row()).not.toHaveProperty('emailBouncedAt');
    expect(await row()).not.toHaveProperty('emailBouncedWhy');
  });

  it('stays as it is confirmed when the mail is older than that, and when it is another by now', async () => {
    await officers().confirmMailbox(siti(), mailbox(), 9);
    expect(await bounce(8)).toBe(false);
    expect(await bounce(10, 'lain@contoh.test')).toBe(false);
    expect(await bounce(10)).toBe(true);
  });

  it('is no more once it is changed', async () => {
    await bounce(5);
    await put(siti({ email: 'baru@contoh.test' }), 1);
    expect(await row()).not.toHaveProperty('emailBouncedAt');
  });

  it.each<Death>(['before', 'after'])('is marked once, killed %s its note', async (death) => {
    const { client } = dyingClient(held.client, (call) => (call === 1 ? death : undefined));
    const counted: string[] = [];
    const count = (metric: string) => void counted.push(metric);
    const event = bounceOf(mailbox());
    const killed = markMailboxes({ officers: officerStore(client, 'officers'), count })(event);
    await expect(killed).rejects.toThrow('killed');
    await markMailboxes({ officers: officers(), count })(event);
    expect(await row()).toMatchObject({ emailBouncedWhy: 'bounced' });
    expect(counted.length).toBe(death === 'before' ? 1 : 0);
  });
});

const bounceOf = (emailAddress: string) => ({
  Records: [
    {
      Sns: {
        Message: JSON.stringify({
          eventType: 'Bounce',
          mail: {
            messageId: 'm',
            timestamp: new Date(5).toISOString(),
            tags: { region: ['18-09'] },
          },
          bounce: {
            ...{ bounceType: 'Permanent', bounceSubType: 'General' },
            bouncedRecipients: [{ emailAddress }],
          },
        }),
      },
    },
  ],
});

describe('a function that asks, killed', () => {
  it.each<[Death, number]>([
    ['before', 0],
    ['after', 0],
  ])('%s its note asks at most once a day, and again the next', async (death, at) => {
    const sent: OutgoingMessage[] = [];
    const asking = (now: number, deathAt: (call: number) => Death) =>
      askMailbox({
        officers: officerStore(dyingClient(held.client, deathAt).client, 'officers'),
        publish: (message) => Promise.resolve(String(sent.push(message))),
        linkKey: () => Promise.resolve(Buffer.alloc(32, 9)),
        publicUrl: 'https://netral.contoh.test',
        now: () => now,
      });
    const again = async (now: number) => asking(now, () => undefined)((await row()) ?? siti());
    const killed = asking(0, (call) => (call === at ? death : undefined));
    await expect(killed(siti())).rejects.toThrow('killed');
    expect(sent).toHaveLength(0);
    await again(1000);
    await again(2000);
    expect(sent.length).toBe(death === 'before' ? 1 : 0);
    await again(86_400_000 + 1000);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.length).toBeLessThanOrEqual(2);
  });
});
