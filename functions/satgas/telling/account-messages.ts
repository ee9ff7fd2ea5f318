import type { Now } from '../../../shared/clock.ts';
import {
  accountLinkLifeMs,
  makeAccountLink,
  officerMark,
} from '../../../shared/sign-in/account-link.ts';
import { accountText, invitationText, releasedText } from '../alerts/messages.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import { addressOf } from '../officers/reach.ts';
import { addressed } from './outgoing.ts';
import type { UnplannedMessage } from './unplanned.ts';

type Needs = { accountKey: () => Promise<Uint8Array>; publicUrl: string; now: Now };

/**
 * What sends the registered phone the link that binds the account somebody asked for; nothing where it comes too late to
 * be used.
 */
export const accountLinkMessage =
  ({ accountKey, publicUrl, now }: Needs) =>
  async (before: Officer | undefined, after: Officer | undefined): Promise<UnplannedMessage[]> => {
    const { accountAskedAt: askedAt, accountAskedBy: account, phone } = after ?? {};
    if (!after || askedAt === undefined || account === undefined || phone === undefined) return [];
    if (askedAt === before?.accountAskedAt) return [];
    const expiresAt = askedAt + accountLinkLifeMs;
    if (expiresAt <= now()) return [];
    const key = await accountKey();
    const link = { officer: officerMark(key, after), account, round: after.accountRound ?? 0 };
    const text = accountText(`${publicUrl}/s/${makeAccountLink(key, link, expiresAt)}`);
    return [
      {
        part: 'account-link',
        message: addressed(after, { channel: 'sms', text }),
        paying: { region: after.region, as: 'other' },
      },
    ];
  };

/** What invites an officer whom an admin has just invited, by their phone, or their mailbox where they have none. */
export const invitation =
  ({ publicUrl }: Pick<Needs, 'publicUrl'>) =>
  (before: Officer | undefined, after: Officer | undefined): UnplannedMessage[] => {
    const invitedAt = after?.invitedAt;
    if (!after || invitedAt === undefined || invitedAt === before?.invitedAt) return [];
    if (!isTold(after)) return [];
    const entrance = `${publicUrl}/siaga`;
    if (after.phone !== undefined)
      return [
        {
          part: 'invitation',
          message: addressed(after, invitationText(entrance, 'sms')),
          paying: { region: after.region, as: 'other' },
        },
      ];
    if (addressOf(after, 'email') === undefined) return [];
    return [{ part: 'invitation', message: addressed(after, invitationText(entrance, 'email')) }];
  };

/**
 * What tells the phone and the mailbox that an officer had before that two people released their account: whoever did not
 * want that hears of it there.
 */
export const toReleased = (
  before: Officer | undefined,
  after: Officer | undefined,
): UnplannedMessage[] => {
  if (!before || (after?.accountRound ?? 0) <= (before.accountRound ?? 0)) return [];
  const messages: UnplannedMessage[] = [];
  if (addressOf(before, 'email') !== undefined)
    messages.push({
      part: 'released-mail',
      message: addressed(before, releasedText(before.region, 'email')),
    });
  if (before.phone !== undefined)
    messages.push({
      part: 'released-sms',
      message: addressed(before, releasedText(before.region, 'sms')),
      paying: { region: before.region, as: 'other' },
    });
  return messages;
};
