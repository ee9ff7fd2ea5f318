import { describe, expect, it } from '@jest/globals';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import type { OutgoingMessage } from '../../../functions/satgas/telling/outgoing.ts';
import { askMailboxes, mostAsks } from '../../../functions/satgas/telling/ask-mailbox.ts';
import { greetOfficer } from '../../../functions/satgas/telling/greet-officer.ts';
import { anOfficer } from '../../support/builders.ts';

const hourMs = 3_600_000;

/** A register whose mailboxes are asked each hour; SES takes nothing while `paused`. */
const theRegister = (officers: Officer[]) => {
  const kept = new Map(officers.map((one) => [one.officerId, one]));
  const sent: OutgoingMessage[] = [];
  const state = { now: 0, paused: false };
  const change = (officerId: string, more: Partial<Officer>) => {
    const known = kept.get(officerId);
    if (known) kept.set(officerId, { ...known, ...more });
  };
  const ask = askMailboxes({
    regions: ['18.09'],
    officers: {
      listOf: () => Promise.resolve([...kept.values()]),
      noteAsked: ({ officerId }, { asked, at }) => {
        if (kept.get(officerId)?.emailAsked !== asked) return Promise.resolve(false);
        change(officerId, { emailAsked: (asked ?? 0) + 1, emailAskedAt: at });
        return Promise.resolve(true);
      },
      takeBackAsked: ({ officerId }, { asked }) => {
        change(officerId, { emailAsked: asked, emailAskedAt: undefined });
        return Promise.resolve();
      },
    },
    publish: (message) => {
      if (state.paused)
        return Promise.reject(
          Object.assign(new Error('paused'), {
            ...{ name: 'SendingPausedException', $metadata: { httpStatusCode: 400 } },
          }),
        );
      sent.push(message);
      return Promise.resolve('id');
    },
    linkKey: () => Promise.resolve(Buffer.alloc(32, 9)),
    publicUrl: 'https://netral.contoh.test',
    now: () => state.now,
  });
  const hours = async (many: number) => {
    for (let n = 0; n < many; n += 1) {
      await ask();
      state.now += hourMs;
    }
  };
  return { kept, sent, state, change, hours };
};

const asked = (officers: Officer[], more: (keyof Officer)[] = []) =>
  officers.map((one) => [one.emailAsked, ...more.map((field) => one[field])]);

describe('a mailbox that nobody has confirmed', () => {
  it('is asked once a day, so often and no more, and the row says how often', async () => {
    const { kept, sent, hours } = theRegister([anOfficer('siti')]);
    await hours(24);
    expect(sent).toHaveLength(1);
    await hours(24);
    expect(sent).toHaveLength(2);
    await hours(24 * 30);
    expect(sent).toHaveLength(mostAsks);
    expect(asked([...kept.values()])).toEqual([[mostAsks]]);
  });

  it('is sent what to do, and no name', async () => {
    const { sent, hours } = theRegister([anOfficer('siti', { name: 'Siti Rahayu' })]);
    await hours(1);
    expect(sent).toMatchObject([{ mailbox: 'siti@contoh.test', channel: 'email' }]);
    expect(sent[0]?.text).toMatch(/https:\/\/netral\.contoh\.test\/k\/[\w-]{48}\n/);
    expect(JSON.stringify([sent[0]?.text, sent[0]?.subject])).not.toMatch(
      /Siti|Rahayu|siti|politik|pilkada|kampanye/,
    );
  });

  it.each<[string, Partial<Officer>]>([
    ['was confirmed', { emailConfirmedAt: 1 }],
    ['bounced', { emailBouncedAt: 1, emailBouncedWhy: 'bounced' }],
    ['belongs to somebody who left', { active: false }],
    ['belongs to an admin, who is told of nothing', { rung: 'admin' }],
    ['is none', { email: undefined }],
  ])('is not asked where it %s', async (_, more) => {
    const { sent, hours } = theRegister([anOfficer('siti', more)]);
    await hours(30);
    expect(sent).toEqual([]);
  });

  it('is asked within the hour once SES takes mail again, and that counts once', async () => {
    const { kept, sent, state, hours } = theRegister([anOfficer('siti')]);
    state.paused = true;
    await hours(20);
    expect(asked([...kept.values()], ['emailAskedAt'])).toEqual([[undefined, undefined]]);
    state.paused = false;
    await hours(3);
    expect(sent).toHaveLength(1);
  });
});

describe('a change of the register', () => {
  const noKey = () => Promise.resolve(Buffer.alloc(32));
  const mailboxAsked = async (before: Officer | undefined, after: Officer | undefined) => {
    const seen: string[] = [];
    await greetOfficer({
      ...{ linkKey: noKey, accountKey: noKey, publicUrl: 'https://netral.contoh.test' },
      now: () => 0,
      send: () => Promise.resolve(),
      askMailbox: ({ email = '' }) => Promise.resolve(seen.push(email)),
    })('1', before, after);
    return seen;
  };
  const siti = anOfficer('siti');

  it('has the mailbox of who is new, changed it, or is back asked, and no other', async () => {
    const moved = { ...siti, email: 'baru@contoh.test' };
    expect(await mailboxAsked(undefined, siti)).toEqual([siti.email]);
    expect(await mailboxAsked(siti, moved)).toEqual(['baru@contoh.test']);
    expect(await mailboxAsked({ ...siti, active: false }, siti)).toEqual([siti.email]);
    expect(await mailboxAsked(siti, { ...siti, emailAsked: 3 })).toEqual([]);
    expect(await mailboxAsked(siti, undefined)).toEqual([]);
  });
});
