import { refuseField } from '../../../shared/refusal.ts';
import type { PledgeForm } from '../register/pledge-form.ts';
import { channelOf, timeAt, type Ceremony } from './ceremony.ts';
import { readTicket } from './ceremony-tokens.ts';

/**
 * What a ticket makes of a pledge: which act it is and how it came, and, while the ticket lives, the ceremony it belongs
 * to. A pledge that comes later is worth a claim, which belongs to none.
 */
export type Attended = {
  act: Ceremony['act'];
  channel: 'kiosk' | 'phone';
  bound?: { ceremony: string; ticket: string; code: number };
};

type Needs = {
  key: () => Promise<Uint8Array>;
  find: (ceremonyId: string) => Promise<Ceremony | undefined>;
};

/** When a pledge arrived (milliseconds, by our clock) and whether it says that it had waited on a phone. */
export type Arrival = { at: number; waited: boolean };

/** Says what the ticket of a pledge is worth when it arrives; undefined where it has none. */
export type AttendCeremony = (form: PledgeForm, arrival: Arrival) => Promise<Attended | undefined>;

/**
 * Checks the ticket of a pledge by our clock alone; what the phone's says decides nothing. Refuses by name, on the field
 * 'ceremony', a ticket that is not ours ('forged'), of a ceremony of another region ('other-ceremony') or unit
 * ('unit-not-called'); on 'act' one that is not done there. A ticket over ten minutes old ('ticket-too-old') or of a
 * ceremony that is over ('ceremony-ended') is refused while its holder can scan again; a pledge that had waited without
 * a signal is taken as a claim.
 */
export const attendCeremony =
  ({ key, find }: Needs): AttendCeremony =>
  async (form, { at, waited }) => {
    if (form.ceremony === undefined) return undefined;
    const ticket = readTicket(await key(), form.ceremony, at);
    if (!ticket.ok) throw refuseField('ceremony', 'forged');
    const ceremony = await find(ticket.ceremonyId);
    if (!ceremony) throw refuseField('ceremony', 'unknown-ceremony');
    requirePlace(ceremony, form);
    const late = ticket.lives ? lateReason(ceremony, at) : 'ticket-too-old';
    if (late && !waited) throw refuseField('ceremony', late);
    const how = { act: ceremony.act, channel: channelOf(ceremony) };
    if (late) return how;
    const { ceremonyId, id, code } = ticket;
    return { ...how, bound: { ceremony: ceremonyId, ticket: id, code } };
  };

const lateReason = (ceremony: Ceremony, at: number): string | undefined => {
  const time = timeAt(ceremony, at);
  if (time === 'under-way') return undefined;
  return time === 'over' ? 'ceremony-ended' : 'ceremony-not-started';
};

const requirePlace = ({ region, units, act }: Ceremony, form: PledgeForm): void => {
  if (region !== form.region) throw refuseField('ceremony', 'other-ceremony');
  if (!units.includes(form.unit)) throw refuseField('unit', 'unit-not-called');
  if (form.act !== undefined && form.act !== act) throw refuseField('act', 'other-act-there');
};
