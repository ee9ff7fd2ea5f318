import { describe, expect, it } from '@jest/globals';
import { contactsOf, entryOf, mayAsk } from '../../../functions/satgas/officers/own-contacts.ts';
import { greetOfficer } from '../../../functions/satgas/telling/greet-officer.ts';
import { isAskDue, mostAsks } from '../../../functions/satgas/telling/ask-mailbox.ts';
import type { Officer } from '../../../functions/satgas/officers/officer.ts';
import type { UnplannedMessage } from '../../../functions/satgas/telling/unplanned.ts';
import { anOfficer } from '../../support/builders.ts';
import { mondayMorning as now } from '../../support/memory-satgas.ts';

const hour = 3_600_000;

describe('one’s own channels', () => {
  it('are shown partly hidden, each with whether it is confirmed', () => {
    const shown = contactsOf(anOfficer('petugas-1', { emailConfirmedAt: now }), now);
    expect(shown).toEqual({
      registered: true,
      phone: { address: expect.stringMatching(/•/), standing: 'unconfirmed' },
      mailbox: { address: 'p•••@contoh.test', standing: 'confirmed' },
      whatsapp: { offered: false, standing: 'none', mayAsk: false },
      mayAsk: true,
    });
    expect(JSON.stringify(shown)).not.toMatch(/81234567890|petugas-1@/);
    expect(contactsOf(undefined, now)).toMatchObject({ registered: false, mayAsk: false });
    const bounced = anOfficer('a', { emailBouncedAt: now, emailBouncedWhy: 'bounced' });
    expect(contactsOf(bounced, now).mailbox.standing).toBe('bounced');
  });

  it('are those of the caller in their own region, and of nobody who has left or is told of nothing', () => {
    const officers = [
      anOfficer('sama', { region: '14.06', phone: '+6281200000001' }),
      anOfficer('sama'),
      anOfficer('pergi', { active: false }),
      anOfficer('admin', { rung: 'admin' }),
    ];
    expect(entryOf(officers, { region: '18.09', personId: 'sama' })?.region).toBe('18.09');
    for (const personId of ['pergi', 'admin', 'siapa'])
      expect(entryOf(officers, { region: '18.09', personId })).toBeUndefined();
  });

  it.each([
    ['neither is confirmed', {}, true],
    ['it was asked for an hour ago', { contactAskedAt: now - hour }, false],
    ['it was asked for yesterday', { contactAskedAt: now - 24 * hour }, true],
    ['both are', { phoneConfirmedAt: 1, emailConfirmedAt: 1 }, false],
    ['only a bouncing mailbox is open', { phoneConfirmedAt: 1, emailBouncedAt: 1 }, false],
  ])('can be asked to confirm again where %s', (_, more, may) =>
    expect(mayAsk(anOfficer('petugas-1', more), now)).toBe(may),
  );
});

describe('whoever asks again', () => {
  const greeted = async (...[from, to]: [Officer, Officer]) => {
    const sent: UnplannedMessage[] = [];
    const asked: string[] = [];
    const secret = () => Promise.resolve(Buffer.alloc(32, 9));
    await greetOfficer({
      ...{ linkKey: secret, accountKey: secret, publicUrl: 'https://netral.contoh.test' },
      now: () => now,
      send: (_, messages) =>
        Promise.resolve(void sent.push(...messages.filter(({ part }) => part === 'greeting'))),
      askMailbox: ({ officerId }) => Promise.resolve(void asked.push(officerId)),
    })('1', from, to);
    return { sent: sent.length, asked };
  };
  const before = anOfficer('petugas-1');
  const after = { ...before, contactAskedAt: now };

  it('is sent the links, once for each time; a confirmed phone gets none', async () => {
    expect(await greeted(before, after)).toEqual({ sent: 1, asked: ['petugas-1'] });
    expect(await greeted(after, { ...after, leave: [] })).toEqual({ sent: 0, asked: [] });
    const confirmed = { ...after, phoneConfirmedAt: 1 };
    expect(await greeted({ ...before, phoneConfirmedAt: 1 }, confirmed)).toMatchObject({ sent: 0 });
    expect(await greeted(before, { ...after, active: false })).toMatchObject({ sent: 0 });
  });

  it('is asked by mail even after two weeks of asking, and not twice a day', () => {
    const often = { ...before, emailAsked: mostAsks, emailAskedAt: now - 48 * hour };
    expect(isAskDue(often, now)).toBe(false);
    expect(isAskDue({ ...often, contactAskedAt: now }, now)).toBe(true);
    expect(isAskDue({ ...often, contactAskedAt: now, emailAskedAt: now - hour }, now)).toBe(false);
  });
});
