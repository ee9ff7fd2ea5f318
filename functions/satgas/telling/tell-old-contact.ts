import { noLongerText } from '../alerts/messages.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import { addressOf } from '../officers/reach.ts';
import { addressed } from './outgoing.ts';
import type { UnplannedMessage } from './unplanned.ts';

/**
 * What tells the phone and the mailbox that a change of the register took away from an officer that they get alerts no
 * more: whoever was switched off, or whose alerts somebody turned to another phone, hears of it there.
 */
export const toOldContact = (
  before: Officer | undefined,
  after: Officer | undefined,
): UnplannedMessage[] => {
  if (!before || !isTold(before)) return [];
  const still = after && isTold(after) ? after : undefined;
  const messages: UnplannedMessage[] = [];
  if (addressOf(before, 'email') !== undefined && still?.email !== before.email)
    messages.push({
      part: 'left-mail',
      message: addressed(before, noLongerText(before.region, 'email')),
    });
  if (before.phone !== undefined && still?.phone !== before.phone)
    messages.push({
      part: 'left-sms',
      message: addressed(before, noLongerText(before.region, 'sms')),
      paying: { region: before.region, as: 'other' },
    });
  return messages;
};
