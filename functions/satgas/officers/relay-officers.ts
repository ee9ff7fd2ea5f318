import type { OfficerChanged } from '../../../events/officer-changed.ts';
import type { Now } from '../../../shared/clock.ts';
import { recipientOf, type Officer } from './officer.ts';

type Needs = { publish: (event: OfficerChanged) => Promise<void>; now: Now };

type Standing = Omit<OfficerChanged['data'], 'order'>;

/** A change of the register: the officer as it was, as it is now, and which change of theirs this is. */
export type ChangedOfficer = {
  before: Officer | undefined;
  after: Officer | undefined;
  sequence: string;
};

/**
 * Tells the suite where somebody of the register serves now, or that they are gone; telling twice is harmless. Contacts,
 * duty and leave are nobody else's business.
 */
export const relayOfficer =
  ({ publish, now }: Needs) =>
  async ({ before, after, sequence }: ChangedOfficer): Promise<void> => {
    const officer = after ?? before;
    if (!officer) return;
    const standing = { ...standingOf(officer), active: after?.active ?? false };
    await publish(eventOf(standing, { order: sequence.padStart(40, '0'), at: now() }));
  };

/** What is published of an officer: where they serve, keyed marks of their name, and how often their account was released. */
export const standingOf = (officer: Officer): Standing => {
  const { region, officerId, rung, unit, nameMarks: names, accountRound, active } = officer;
  return {
    ...{ region, officerId, rung, active },
    ...(unit !== undefined && { unit }),
    ...(names && { names }),
    ...(accountRound !== undefined && { accountRound }),
  };
};

/** What is published of an officer, and where it stands among what else is published of them. */
export const eventOf = (
  standing: Standing,
  { order, at }: { order: string; at: number },
): OfficerChanged => ({
  specversion: '1.0',
  type: 'officer.changed',
  id: `${recipientOf(standing)}#${order}`,
  source: 'netral/satgas',
  subject: recipientOf(standing),
  time: new Date(at).toISOString(),
  data: { ...standing, order },
});
