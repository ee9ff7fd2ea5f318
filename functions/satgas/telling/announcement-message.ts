import type { Announcement } from '../announcements/announcement.ts';
import { announcementEmail, announcementSms } from '../announcements/announcement-messages.ts';
import { mailSubject, type Written } from '../alerts/messages.ts';
import { makeLink } from '../alerts/personal-link.ts';
import type { Officer } from '../officers/officer.ts';
import { addressed, type OutgoingMessage } from './outgoing.ts';

type Needs = { linkKey: () => Promise<Uint8Array>; publicUrl: string };

/** How long an announcement's link can be used. */
const linkLifeMs = 30 * 86_400_000;

/** An announcement to an officer by a channel, with a link of their own. */
export const announcementMessage =
  ({ linkKey, publicUrl }: Needs) =>
  async (
    announcement: Announcement,
    officer: Officer,
    channel: Written,
  ): Promise<OutgoingMessage> => {
    const { announcementId: alertId, title, at } = announcement;
    const { region, officerId } = officer;
    const token = makeLink(await linkKey(), { region, alertId, officerId }, at + linkLifeMs);
    const link = `${publicUrl}/p/${token}`;
    if (channel === 'sms')
      return addressed(officer, { channel, text: announcementSms(title, link) });
    const subject = mailSubject(`GNN-ASN: ${title}`);
    return addressed(officer, { channel, subject, text: announcementEmail(announcement, link) });
  };
