import { addDays, dayOf, startOfDay } from '../../../shared/calendar/dates.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { everyRegion } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { alertPolicy } from '../policy.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { ReconciledDay } from './line-state.ts';
import type { ReconciledStore } from './reconciled-store.ts';

type Needs = {
  /** The served regions. */
  regions: string[];
  officers: Pick<OfficerStore, 'listOf'>;
  deliveries: Pick<DeliveryStore, 'listSince'>;
  reconciled: ReconciledStore;
  count: (metric: 'SmsCostDiffers', amount: number) => void;
  now: Now;
};

/** Receipts may come late: a day is compared when another has passed since. */
const daysToWait = 2;
/** A day that no look found within a week stays without a row. */
const daysBack = 7;
/** What was planned may be paid for days later: an announcement that waited, a digest that was gone on with. */
const slackMs = 3 * 86_400_000;
const atOnce = 5;
/** Of the budget's calendar. */
const zone = 'Asia/Jakarta';

/**
 * Compares, once for each day, what was set aside for its SMS with what their carriers charged, and stores one row a day.
 * Counts the days that are beyond the tolerance. Called each hour: a day that has its row is not looked at again.
 */
export const reconcileSpend = (needs: Needs) => async (): Promise<{ reconciled: string[] }> => {
  const days = await daysWithoutRow(needs);
  const [first] = days;
  if (first === undefined) return { reconciled: [] };
  const sums = new Map(days.map((day) => [day, { ...nothing }]));
  const since = startOfDay(first, zone) - slackMs;
  await eachOf(everyRegion(needs.regions), { atOnce }, async (region) => {
    for (const officer of await needs.officers.listOf([region]))
      for (const one of await needs.deliveries.listSince(officer, since)) addTo(sums, one);
  });
  const rows: ReconciledDay[] = [];
  for (const [day, sum] of sums) {
    const countedMicroUsd = await needs.reconciled.countedOn(day);
    const facts = { ...sum, countedMicroUsd };
    rows.push({ day, at: needs.now(), ...facts, differs: differencesIn(facts) });
  }
  for (const row of rows) await needs.reconciled.put(row);
  const differing = rows.filter(({ differs }) => differs.length > 0);
  if (differing.length > 0) needs.count('SmsCostDiffers', differing.length);
  return { reconciled: rows.map(({ day, differs }) => [day, ...differs].join(' ')) };
};

/** Days that are over for long enough and have no row, the oldest first. */
const daysWithoutRow = async ({ reconciled, now }: Needs): Promise<string[]> => {
  const today = dayOf(now(), zone);
  const known = new Set(
    (await reconciled.listSince(addDays(today, -daysBack - 1))).map(({ day }) => day),
  );
  const all = Array.from({ length: daysBack - daysToWait + 1 }, (_, index) =>
    addDays(today, index - daysBack),
  );
  return all.filter((day) => !known.has(day));
};

type Sum = Omit<ReconciledDay, 'day' | 'at' | 'countedMicroUsd' | 'differs'>;
const nothing: Sum = {
  ...{ messages: 0, setAsideMicroUsd: 0 },
  ...{ priced: 0, pricedSetAsideMicroUsd: 0, priceMicroUsd: 0, parts: 0 },
};

const addTo = (sums: Map<string, Sum>, one: Delivery): void => {
  const { channel, costMicroUsd: aside, paidAt, at, priceMicroUsd, parts = 1 } = one;
  const sum = sums.get(dayOf(paidAt ?? at, zone));
  if (!sum || channel !== 'sms' || aside === undefined || wasGivenBack(one)) return;
  sum.messages += 1;
  sum.setAsideMicroUsd += aside;
  if (priceMicroUsd === undefined) return;
  sum.priced += 1;
  sum.pricedSetAsideMicroUsd += aside;
  sum.priceMicroUsd += priceMicroUsd;
  sum.parts += parts;
};

/** What ended without a try got its price back. */
const wasGivenBack = ({ attempts, state }: Delivery): boolean =>
  attempts === 0 && state !== 'queued' && state !== 'held';

/** Fewer say nothing of receipts: a phone may be off. */
const fewMessages = 5;

/** What of a day is beyond the tolerance. */
export const differencesIn = (
  sum: Sum & Pick<ReconciledDay, 'countedMicroUsd'>,
): ReconciledDay['differs'] => {
  const { price, withoutReceipt } = alertPolicy.budget.tolerance;
  const costsMore = sum.priceMicroUsd > sum.pricedSetAsideMicroUsd * (1 + price);
  // The budget counts an SMS before its row is written, and never the other way round.
  const isUncounted = sum.countedMicroUsd < sum.setAsideMicroUsd * (1 - price);
  const areMissing =
    sum.messages >= fewMessages && sum.messages - sum.priced > sum.messages * withoutReceipt;
  return [
    ...(costsMore ? (['price'] as const) : []),
    ...(isUncounted ? (['count'] as const) : []),
    ...(areMissing ? (['receipts'] as const) : []),
  ];
};
