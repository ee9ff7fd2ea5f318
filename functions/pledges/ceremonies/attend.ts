import { refuseField } from '../../../shared/refusal.ts';
import type { PledgeForm } from '../register/pledge-form.ts';
import { channelOf, timeAt, type Ceremony } from './ceremony.ts';
import { readTicket } from './ceremony-tokens.ts';

/** What a ceremony makes of a pledge: that it belongs there, which act it is and how it came. */
export type Attended = { ceremony: string; act: Ceremony['act']; channel: 'kiosk' | 'phone' };

type Needs = {
  key: () => Promise<Uint8Array>;
  find: (ceremonyId: string) => Promise<Ceremony | undefined>;
};

/** Says which ceremony a pledge sworn at a moment (milliseconds) belongs to; undefined where it names none. */
export type AttendCeremony = (form: PledgeForm, swornAt: number) => Promise<Attended | undefined>;

/**
 * Checks the ticket of a pledge. Refuses by name, on the field 'ceremony', a ticket that is not ours ('forged'), over ten
 * minutes old ('ticket-too-old'), of a ceremony of another region ('other-ceremony') or unit ('unit-not-called'), not
 * started ('ceremony-not-started') or over ('ceremony-ended') when it was sworn; on 'act' one that is not done there.
 */
export const attendCeremony =
  ({ key, find }: Needs): AttendCeremony =>
  async (form, swornAt) => {
    if (form.ceremony === undefined) return undefined;
    const ticket = readTicket(await key(), form.ceremony, swornAt);
    if (!ticket.ok)
      throw refuseField('ceremony', ticket.reason === 'too-old' ? 'ticket-too-old' : 'forged');
    const ceremony = await find(ticket.ceremonyId);
    if (!ceremony) throw refuseField('ceremony', 'unknown-ceremony');
    requirePlace(ceremony, form);
    const time = timeAt(ceremony, ticket.at);
    if (time !== 'under-way')
      throw refuseField('ceremony', time === 'over' ? 'ceremony-ended' : 'ceremony-not-started');
    return { ceremony: ticket.ceremonyId, act: ceremony.act, channel: channelOf(ceremony) };
  };

const requirePlace = ({ region, units, act }: Ceremony, form: PledgeForm): void => {
  if (region !== form.region) throw refuseField('ceremony', 'other-ceremony');
  if (!units.includes(form.unit)) throw refuseField('unit', 'unit-not-called');
  if (form.act !== undefined && form.act !== act) throw refuseField('act', 'other-act-there');
};
