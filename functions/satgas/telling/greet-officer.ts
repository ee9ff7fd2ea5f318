import type { Now } from '../../../shared/clock.ts';
import { both } from '../../../shared/each-of.ts';
import { phoneText } from '../alerts/messages.ts';
import { whatsappContact } from '../alerts/whatsapp-texts.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import { accountLinkMessage, invitation, toReleased } from './account-messages.ts';
import { makeContactLink } from './contact-link.ts';
import { addressed } from './outgoing.ts';
import { toOldContact } from './tell-old-contact.ts';
import type { OfficerChange, UnplannedMessage } from './unplanned.ts';

type Rows = [before: Officer | undefined, after: Officer | undefined];
type Needs = { linkKey: () => Promise<Uint8Array>; publicUrl: string; now: Now };

/**
 * What sends a phone that is new in the register, or whose officer asks again, the link that confirms it. A phone that is
 * not confirmed gets alerts all the same: oversight sees that it may be nobody's.
 */
export const phoneGreeting =
  ({ linkKey, publicUrl, now }: Needs) =>
  async (...[before, after]: Rows): Promise<UnplannedMessage[]> => {
    if (!after?.active || after.phone === undefined) return [];
    const isWanted = isAskedAgain(before, after) && after.phoneConfirmedAt === undefined;
    if (after.phone === before?.phone && !isWanted) return [];
    const contact = { channel: 'sms', address: after.phone } as const;
    const token = makeContactLink(await linkKey(), { ...after, contact }, now());
    const text = phoneText(`${publicUrl}/k/${token}`);
    return [
      {
        part: 'greeting',
        message: addressed(after, { channel: 'sms', text }),
        paying: { region: after.region, as: 'other' },
      },
    ];
  };

/** What sends the WhatsApp of an officer who has just asked for it the link that confirms it. */
export const whatsappGreeting =
  ({ linkKey, publicUrl, now }: Needs) =>
  async (...[before, after]: Rows): Promise<UnplannedMessage[]> => {
    const asked = after?.whatsappAskedAt;
    if (!after || asked === undefined || asked === before?.whatsappAskedAt) return [];
    if (!isTold(after) || after.phone === undefined || after.whatsappConfirmedAt !== undefined)
      return [];
    const contact = { channel: 'whatsapp', address: after.phone } as const;
    const token = makeContactLink(await linkKey(), { ...after, contact }, now());
    return [
      {
        part: 'whatsapp-greeting',
        message: addressed(after, whatsappContact(`${publicUrl}/k/${token}`)),
        paying: { region: after.region, as: 'other', channel: 'whatsapp' },
      },
    ];
  };

/** Whether the officer has just asked for the links that confirm their phone and mailbox. */
const isAskedAgain = (before: Officer | undefined, after: Officer): boolean =>
  after.contactAskedAt !== undefined && after.contactAskedAt !== before?.contactAskedAt;

type Greeting = Needs & {
  accountKey: () => Promise<Uint8Array>;
  send: (change: OfficerChange, messages: UnplannedMessage[]) => Promise<void>;
  askMailbox: (officer: Officer) => Promise<unknown>;
};

/**
 * Tells a change of the register to the addresses it takes from an officer, and to those it gives them: each by itself,
 * so that an address nothing can be sent to keeps no link from anybody else.
 */
export const greetOfficer =
  ({ send, askMailbox, ...links }: Greeting) =>
  async (sequence: string, ...[before, after]: Rows): Promise<void> => {
    const officer = after ?? before;
    if (!officer) return;
    const change = { region: officer.region, officerId: officer.officerId, sequence };
    const messages = [
      ...(await accountLinkMessage(links)(before, after)),
      ...invitation(links)(before, after),
      ...toReleased(before, after),
      ...toOldContact(before, after),
      ...(await phoneGreeting(links)(before, after)),
      ...(await whatsappGreeting(links)(before, after)),
    ];
    const isNew = after?.email !== before?.email || after?.active !== before?.active;
    const ask = async () => {
      if (after && (isNew || isAskedAgain(before, after))) await askMailbox(after);
    };
    await both(() => send(change, messages), ask);
  };
