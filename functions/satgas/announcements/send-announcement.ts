import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Announcement } from './announcement.ts';
import type { AnnouncementStore } from './announcement-store.ts';
import { announcementEmail, announcementSms } from './announcement-messages.ts';
import { mailSubject } from '../alerts/messages.ts';
import { addressed, type OutgoingMessage, type Publish } from '../telling/outgoing.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { addressOf } from '../officers/reach.ts';
import { makeLink } from '../alerts/personal-link.ts';
import type { BudgetStore } from '../telling/sms-budget.ts';

type Needs = {
  /** Every region with officers: served ones, their provinces, the nation. */
  regions: string[];
  officers: Pick<OfficerStore, 'listOf'>;
  announcements: Pick<AnnouncementStore, 'noteOutcome' | 'listOutcomes'>;
  budget: Pick<BudgetStore, 'reserve'>;
  publish: Publish;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  now: Now;
};

/** How long an announcement's link can be used. */
const linkLifeMs = 30 * 86_400_000;
/** Regions that are served at the same time: far below what SNS takes, far above one after the other. */
const atOnce = 12;
/** Messages of a region under way at the same time. */
const together = 10;
const mostTries = 4;

/**
 * Sends an announcement to every active officer below its scope, each with a link of their own. A region that is done
 * is noted, so that a repeated event serves only the rest; whom no message reached after four tries is noted by id.
 */
export const sendAnnouncement =
  (needs: Needs) =>
  async (announcement: Announcement): Promise<{ told: number; failed: number }> => {
    const done = new Set(
      (await needs.announcements.listOutcomes(announcement.announcementId)).map(
        ({ region }) => region,
      ),
    );
    const key = await needs.linkKey();
    const regions = needs.regions.filter(
      (region) => isBelow(announcement.scope, region) && !done.has(region),
    );
    const sums = { told: 0, failed: 0 };
    await eachOf(regions, { atOnce }, async (region) => {
      const { told, failed } = await sendToRegion(needs, { announcement, region, key });
      sums.told += told;
      sums.failed += failed;
    });
    return sums;
  };

/** A scope's own officers get it too; an announcement of the nation goes to everybody. */
const isBelow = (scope: string, region: string): boolean =>
  scope === 'ID' || region === scope || region.startsWith(`${scope}.`);

type RegionJob = { announcement: Announcement; region: string; key: Uint8Array };

const sendToRegion = async (needs: Needs, { announcement, region, key }: RegionJob) => {
  const officers = (await needs.officers.listOf([region])).filter(isTold);
  const phones = officers.filter(({ phone }) => phone !== undefined).length;
  const bySms =
    announcement.bySms &&
    phones > 0 &&
    (await needs.budget.reserve(needs.now(), { region, as: 'other', parts: phones })) ===
      'reserved';
  const messages = officers.flatMap((officer) =>
    messagesTo(needs, { announcement, officer, key, bySms }),
  );
  const missed = await publishAll(needs, messages);
  const reached = new Set(
    messages.filter((message) => !missed.includes(message)).map(({ to }) => to),
  );
  const failed = officers.map(({ officerId }) => officerId).filter((id) => !reached.has(id));
  await needs.announcements.noteOutcome(announcement.announcementId, {
    region,
    told: reached.size,
    failed,
  });
  return { told: reached.size, failed: failed.length };
};

const messagesTo = (
  needs: Needs,
  its: { announcement: Announcement; officer: Officer; key: Uint8Array; bySms: boolean },
): OutgoingMessage[] => {
  const { announcement, officer, key, bySms } = its;
  const { announcementId: alertId, title } = announcement;
  const { region, officerId } = officer;
  const token = makeLink(key, { region, alertId, officerId }, announcement.at + linkLifeMs);
  const link = `${needs.publicUrl}/p/${token}`;
  const messages: OutgoingMessage[] = [];
  if (addressOf(officer, 'email') !== undefined) {
    const subject = mailSubject(`GNN-ASN: ${title}`);
    const text = announcementEmail(announcement, link);
    messages.push(addressed(officer, { channel: 'email', subject, text }));
  }
  if (officer.phone !== undefined && bySms)
    messages.push(addressed(officer, { channel: 'sms', text: announcementSms(title, link) }));
  return messages;
};

/** Hands all of them over, those that were not taken again; returns those that never were. */
const publishAll = async (
  { publish }: Needs,
  messages: OutgoingMessage[],
): Promise<OutgoingMessage[]> => {
  let waiting = messages;
  for (let tries = 0; waiting.length > 0 && tries < mostTries; tries += 1) {
    const missed: OutgoingMessage[] = [];
    await eachOf(waiting, { atOnce: together }, (message) =>
      publish(message).catch(() => void missed.push(message)),
    );
    waiting = missed;
  }
  return waiting;
};
