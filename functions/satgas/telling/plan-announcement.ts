import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import type { Announcement, RegionOutcome } from '../announcements/announcement.ts';
import type { AnnouncementStore } from '../announcements/announcement-store.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { addressOf } from '../officers/reach.ts';
import type { PolicyOf, Under } from '../policy.ts';
import { pastNight } from './delivery-plan.ts';
import { idOfDelivery, type Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { BudgetStore } from './sms-budget.ts';

type Needs = {
  /** Every region with officers: served ones, their provinces, the nation. */
  regions: string[];
  officers: Pick<OfficerStore, 'listOf'>;
  announcements: Pick<AnnouncementStore, 'noteOutcome' | 'listOutcomes'>;
  deliveries: Pick<DeliveryStore, 'findMany' | 'plan'>;
  budget: Pick<BudgetStore, 'reserve' | 'partMicroUsd'>;
  policyOf: PolicyOf;
  now: Now;
};

/** Regions that are served at the same time. */
const atOnce = 12;
/** Rows of a region that are written at the same time. */
const together = 10;
/** It can wait: the night spares everybody. */
const severity = 1;

/**
 * Plans an announcement to every active officer below its scope, a row for each by each channel: by e-mail at once, by
 * SMS as far as the budget goes and not in the night of their region. What is decided for somebody is decided once; it
 * is sent by its queue. A region that is done is noted, so that a repeated event plans only the rest.
 */
export const planAnnouncement =
  (needs: Needs) =>
  async (announcement: Announcement): Promise<{ told: number; failed: number }> => {
    const noted = await needs.announcements.listOutcomes(announcement.announcementId);
    const done = new Set(noted.map(({ region }) => region));
    const regions = needs.regions.filter(
      (region) => isBelow(announcement.scope, region) && !done.has(region),
    );
    const sums = { told: 0, failed: 0 };
    await eachOf(regions, { atOnce }, async (region) => {
      const outcome = await planRegion(needs, announcement, region);
      sums.told += outcome.told;
      sums.failed += outcome.failed.length;
    });
    return sums;
  };

/** A scope's own officers get it too; an announcement of the nation goes to everybody but whoever practises. */
const isBelow = (scope: string, region: string): boolean =>
  (scope === 'ID' && !isPractice(region)) || region === scope || region.startsWith(`${scope}.`);

const planRegion = async (
  needs: Needs,
  announcement: Announcement,
  region: string,
): Promise<RegionOutcome> => {
  const officers = (await needs.officers.listOf([region])).filter(isTold);
  const wanted = officers.flatMap((officer) =>
    rowsFor(announcement, officer, { now: needs.now(), policy: needs.policyOf(region) }),
  );
  const known = await needs.deliveries.findMany(wanted);
  const knownIds = new Set(known.map(idOfDelivery));
  const fresh = await withPrice(
    needs,
    region,
    wanted.filter((row) => !knownIds.has(idOfDelivery(row))),
  );
  await eachOf(fresh, { atOnce: together }, (row) => needs.deliveries.plan(row));
  const outcome = outcomeOf(region, [...known, ...fresh]);
  await needs.announcements.noteOutcome(announcement.announcementId, outcome);
  return outcome;
};

const rowsFor = (announcement: Announcement, officer: Officer, under: Under): Delivery[] => {
  const row: Delivery = {
    ...{ region: officer.region, officerId: officer.officerId, channel: 'email' },
    ...{ about: 'announcement', alertRegion: announcement.scope },
    ...{ alertId: announcement.announcementId, step: 0, severity, at: announcement.at },
    ...{ state: 'queued', attempts: 0 },
  };
  const isPaid = announcement.bySms && !isPractice(officer.region);
  const bySms = isPaid && addressOf(officer, 'sms') !== undefined;
  const byMail = addressOf(officer, 'email') !== undefined;
  const nothing = { state: 'not-needed', reason: 'no-address' } as const;
  return [
    ...(bySms ? [smsRow(row, under)] : []),
    ...(byMail ? [row] : []),
    ...(bySms || byMail ? [] : [{ ...row, ...nothing }]),
  ];
};

const smsRow = (row: Delivery, { now, policy }: Under): Delivery => {
  const until = pastNight(now, { ...row, policy });
  const waits = until > now && ({ state: 'held', reason: 'quiet-hours', sendAt: until } as const);
  return { ...row, channel: 'sms', ...waits };
};

/** Sets the price of a region's SMS aside, or of none of them: where there is no room for all, e-mails go alone. */
const withPrice = async (
  { budget, now }: Needs,
  region: string,
  rows: Delivery[],
): Promise<Delivery[]> => {
  const parts = rows.filter(({ channel }) => channel === 'sms').length;
  if (parts === 0) return rows;
  const paidAt = now();
  const isPaid = (await budget.reserve(paidAt, { region, as: 'other', parts })) === 'reserved';
  const paid = { costMicroUsd: budget.partMicroUsd, paidAt };
  const unpaid = { state: 'not-needed', reason: 'budget', sendAt: undefined } as const;
  return rows.map((row) => (row.channel === 'sms' ? { ...row, ...(isPaid ? paid : unpaid) } : row));
};

/** Whom an announcement reaches in a region, by all that was planned there: not those whose every message ended unsent. */
export const outcomeOf = (region: string, rows: Delivery[]): RegionOutcome => {
  const everybody = new Set(rows.map(({ officerId }) => officerId));
  const reached = new Set(
    rows.filter(({ state }) => !endedUnsent.has(state)).map(({ officerId }) => officerId),
  );
  const failed = [...everybody].filter((officerId) => !reached.has(officerId)).sort();
  return { region, told: reached.size, failed };
};

const endedUnsent = new Set<Delivery['state']>(['failed', 'not-needed']);
