import { describe, expect, it } from '@jest/globals';
import { attendCeremony } from '../../../functions/pledges/ceremonies/attend.ts';
import {
  ceremonyMoves,
  ceremonyStates,
  confirmingUntil,
  endOf,
  regionOfCeremony,
  timeAt,
  type Ceremony,
} from '../../../functions/pledges/ceremonies/ceremony.ts';
import { makeTicket } from '../../../functions/pledges/ceremonies/ceremony-tokens.ts';
import type { PledgeForm } from '../../../functions/pledges/register/pledge-form.ts';
import { aKeptCeremony } from '../../support/kept-ceremony.ts';

const key = Buffer.alloc(32, 3);
const started = Date.parse('2026-11-23T00:30:00Z');
const minute = 60_000;
const hour = 60 * minute;

const form = (ceremony: string | undefined, more: Partial<PledgeForm> = {}): PledgeForm => ({
  region: '18.09',
  unit: 'DISDIK',
  staffKind: 'pns',
  number: '198609262015051001',
  agreed: true,
  ...(ceremony !== undefined && { ceremony }),
  ...more,
});

const attend = (
  ceremony: Ceremony | undefined,
  said: PledgeForm,
  at: number,
  more: { waited?: boolean } = {},
) =>
  attendCeremony({
    key: () => Promise.resolve(key),
    find: () => Promise.resolve(ceremony),
  })(said, { at, waited: false, ...more });

const running = aKeptCeremony({ state: 'started', startedAt: started });
const ticket = makeTicket(key, {
  ceremonyId: running.ceremonyId,
  at: started + minute,
  code: 119_693_163,
  id: 'ticket-1',
});
const bound = { ceremony: running.ceremonyId, ticket: 'ticket-1', code: 119_693_163 };
const refusedFor = (reason: string, field = 'ceremony') => ({
  code: 'invalid-fields',
  errors: [{ field, reason }],
});

describe('a pledge made at a ceremony', () => {
  it('belongs to it, with its act, and came by the screen', async () => {
    await expect(attend(running, form(ticket), started + 2 * minute)).resolves.toEqual({
      bound,
      act: 'ikrar',
      channel: 'kiosk',
    });
  });

  it('shows no presence where everybody sits at a screen of their own', async () => {
    const virtual = { ...running, mode: 'virtual' as const };
    await expect(attend(virtual, form(ticket), started + 2 * minute)).resolves.toMatchObject({
      channel: 'phone',
    });
  });

  it('that names no ceremony belongs to none', async () => {
    await expect(attend(running, form(undefined), started)).resolves.toBeUndefined();
  });

  it.each<[string, Ceremony | undefined, PledgeForm, number, object]>([
    ['with a made-up ticket', running, form('x'), 2, refusedFor('forged')],
    ['over ten minutes after', running, form(ticket), 12, refusedFor('ticket-too-old')],
    ['of nothing we know', undefined, form(ticket), 2, refusedFor('unknown-ceremony')],
    ['of elsewhere', running, form(ticket, { region: '14.06' }), 2, refusedFor('other-ceremony')],
    [
      'of a unit not called',
      { ...running, units: ['SEKDA'] },
      form(ticket),
      2,
      refusedFor('unit-not-called', 'unit'),
    ],
    [
      'of the other act',
      running,
      form(ticket, { act: 'pakta-integritas' }),
      2,
      refusedFor('other-act-there', 'act'),
    ],
    [
      'after its end',
      { ...running, state: 'ended', endedAt: started + 2 * minute },
      form(ticket),
      3,
      refusedFor('ceremony-ended'),
    ],
    [
      'before its start',
      { ...running, startedAt: started + 5 * minute },
      form(ticket),
      2,
      refusedFor('ceremony-not-started'),
    ],
  ])('%s is refused by name', async (_, ceremony, said, minutes, refusal) => {
    await expect(attend(ceremony, said, started + minutes * minute)).rejects.toMatchObject(refusal);
  });

  it('that arrives when its ticket lives no more is a claim, whatever the phone says of when it was pressed', async () => {
    const ended = { ...running, state: 'ended' as const, endedAt: started + hour };
    const claim = { act: 'ikrar', channel: 'kiosk' };
    const waited = { waited: true };
    for (const [ceremony, at] of [
      [ended, started + 72 * hour],
      [running, started + 12 * minute],
      [{ ...ended, endedAt: started + 2 * minute }, started + 3 * minute],
    ] as const)
      expect(await attend(ceremony, form(ticket), at, waited)).toEqual(claim);
    expect(await attend(running, form(ticket), started + 11 * minute, waited)).toMatchObject({
      bound,
    });
  });
});

describe('a ceremony', () => {
  it('goes from open to started to ended and on again, or is cancelled before it starts, and nowhere else', () => {
    expect(ceremonyStates.map((state) => [state, ceremonyMoves[state]])).toEqual([
      ['open', ['started', 'cancelled']],
      ['started', ['ended']],
      ['ended', ['started']],
      ['cancelled', []],
    ]);
  });

  it('that nobody ends is over after twelve hours', () => {
    expect(endOf(running)).toBe(started + 12 * hour);
    expect(timeAt(running, started + 12 * hour)).toBe('under-way');
    expect(timeAt(running, started + 12 * hour + 1)).toBe('over');
  });

  it('takes confirmations of witnesses until a day after its end', () => {
    const ended = { ...running, endedAt: started + hour };
    expect(confirmingUntil(ended)).toBe(started + 25 * hour);
  });

  it('names its region, a regency or a province', () => {
    expect(regionOfCeremony('18.09-abcdefghijkl')).toBe('18.09');
    expect(regionOfCeremony('18-abcdefghi-kl')).toBe('18');
  });
});
