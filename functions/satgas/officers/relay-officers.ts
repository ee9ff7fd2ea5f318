import type { OfficerChanged } from '../../../events/officer-changed.ts';
import type { Now } from '../../../shared/clock.ts';
import { recipientOf, type Officer } from './officer.ts';

type Needs = { publish: (event: OfficerChanged) => Promise<void>; now: Now };

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
    const { region, officerId, rung, unit, nameMarks: names, accountRound } = officer;
    const order = sequence.padStart(40, '0');
    await publish({
      specversion: '1.0',
      type: 'officer.changed',
      id: `${recipientOf(officer)}#${order}`,
      source: 'netral/satgas',
      subject: recipientOf(officer),
      time: new Date(now()).toISOString(),
      data: {
        ...{ region, officerId, rung, order },
        ...(unit !== undefined && { unit }),
        ...(names && { names }),
        ...(accountRound !== undefined && { accountRound }),
        active: after?.active ?? false,
      },
    });
  };
