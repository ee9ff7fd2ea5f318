import { addDays, dayOf } from '../../../shared/calendar/dates.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Alert } from '../alerts/alert.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import { openByAge, type OpenByAge } from '../alerts/open-by-age.ts';
import { isTold, regionsAbove, type Officer } from '../officers/officer.ts';
import { isReached } from '../officers/reach.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { officersOnce } from '../officers/officers-once.ts';
import { rungNameOf, type Rung } from '../policy.ts';
import { isSilent, type Silence } from '../silences/silence.ts';
import type { SilenceStore } from '../silences/silence-store.ts';
import type { Delivery } from '../telling/delivery.ts';
import type { DeliveryStore } from '../telling/delivery-store.ts';
import type { ReconciledDay, StoredAccount } from '../telling/line-state.ts';
import type { ReconciledStore } from '../telling/reconciled-store.ts';
import { needsOf, type Need } from './needs.ts';
import { overdueMs, reachableIn } from '../telling/reachable.ts';
import { predictedSpend, type BudgetStore } from '../telling/sms-budget.ts';

const dayMs = 86_400_000;
/** Of the budget's calendar. */
const zone = 'Asia/Jakarta';
/** Alerts whose report came in within these days are looked at. */
export const overseenDays = 30;

/** What oversight sees of one region's alert line: numbers only. */
export type RegionLine = {
  region: string;
  /** Officers and chair of the region itself who could be told this minute. */
  reachable: number;
  alerts: number;
  taken: number;
  /** Milliseconds from opening to taking, of each that was taken, the quickest first. */
  waits: number[];
  /** Open alerts by age. */
  open: OpenByAge;
  /** How far up alerts had to climb, by the name of the highest rung. */
  reached: Partial<Record<Rung['name'], number>>;
  /** Nothing was reported here in the days looked at. */
  isSilent: boolean;
  /** Messages to its officers that are due for more than an hour and have no end, a hundred at most. */
  overdueMessages: number;
  /** Reports of which nobody had heard until the hourly sweep raised them. */
  foundBySweep: number;
  /** People of the region's own register who are told of alerts, and whom no confirmed address reaches. */
  unreached: number;
  /** People of the region's own register whom reports knew otherwise, until the hourly comparison found it. */
  outOfStep: number;
  /** Alerts opened on each of the days looked at, the oldest first. */
  opened: number[];
  needs: Need[];
};

export type Overseen = {
  lines: RegionLine[];
  /** Regions whose own officers are told nothing again for now. */
  silences: Silence[];
  sms: {
    spentMicroUsd: number;
    budgetMicroUsd: number;
    predictedMicroUsd: number;
    /** Nothing arrives but on verified numbers. */
    isInSandbox: boolean;
    /** The account's own limit, above which nothing is delivered; null until it was looked at. */
    spendLimitUsd: number | null;
    /** The last day whose SMS were compared with their receipts. */
    reconciled: ReconciledDay | null;
  };
};

type Needs = {
  alerts: Pick<AlertStore, 'listSince'>;
  officers: Pick<OfficerStore, 'listOf'>;
  deliveries: Pick<DeliveryStore, 'listHeld'>;
  silences: Pick<SilenceStore, 'listOf'>;
  budget: Pick<BudgetStore, 'spent'> & { monthlyMicroUsd: number };
  account: () => Promise<StoredAccount | undefined>;
  reconciled: Pick<ReconciledStore, 'listSince'>;
  now: Now;
};

/** How the alert line of each region does, and what its SMS cost. */
export const oversee =
  ({ alerts, officers, deliveries, silences, budget, account, reconciled, now }: Needs) =>
  async (regions: string[]): Promise<Overseen> => {
    const at = now();
    const { listOf } = officersOnce(officers);
    const lines = await eachOf(regions, { atOnce: 20 }, async (region) =>
      lineOf(region, {
        alerts: await alerts.listSince(region, at - overseenDays * dayMs),
        officers: await listOf(regionsAbove(region)),
        overdue: await deliveries.listHeld(region, at - overdueMs, mostOverdue),
        now: at,
      }),
    );
    const spentMicroUsd = await budget.spent(at);
    const state = await account();
    const sms = {
      spentMicroUsd,
      budgetMicroUsd: budget.monthlyMicroUsd,
      predictedMicroUsd: predictedSpend(spentMicroUsd, at),
      isInSandbox: state?.isInSandbox ?? false,
      spendLimitUsd: state?.spendLimitUsd ?? null,
      reconciled:
        (await reconciled.listSince(addDays(dayOf(at, zone), -overseenDays))).at(-1) ?? null,
    };
    const silent = (await silences.listOf(regions)).filter((one) => isSilent(one, at));
    return { lines, silences: silent, sms };
  };

type Seen = { alerts: Alert[]; officers: Officer[]; overdue: Delivery[]; now: number };

const mostOverdue = 100;

/** One region's numbers. */
export const lineOf = (region: string, { alerts, officers, overdue, now }: Seen): RegionLine => {
  const waits = alerts
    .flatMap(({ takenAt, openedAt }) => (takenAt === undefined ? [] : [takenAt - openedAt]))
    .sort((a, b) => a - b);
  const own = officers.filter((one) => one.region === region);
  const line = {
    region,
    reachable: reachableIn(region, officers, now).length,
    alerts: alerts.length,
    taken: alerts.filter(({ state }) => state !== 'open').length,
    waits,
    open: openByAge(alerts, now),
    reached: countRungs(alerts),
    isSilent: alerts.length === 0,
    overdueMessages: overdue.length,
    foundBySweep: alerts.filter(({ foundAt }) => foundAt !== undefined).length,
    unreached: own.filter((one) => isTold(one) && !isReached(one)).length,
    outOfStep: own.filter(({ outOfStepAt: at = 0 }) => at >= now - overseenDays * dayMs).length,
    opened: openedByDay(alerts, now),
  };
  return { ...line, needs: needsOf(line) };
};

const openedByDay = (alerts: Alert[], now: number): number[] => {
  const days = Array.from({ length: overseenDays }, () => 0);
  for (const { openedAt } of alerts) {
    const day = overseenDays - 1 - Math.floor((now - openedAt) / dayMs);
    if (day in days) days[day] = (days[day] ?? 0) + 1;
  }
  return days;
};

/** The smallest value that at least this share of the sorted values does not exceed (nearest rank). */
export const quantile = (sorted: number[], share: number): number | undefined =>
  sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)];

const countRungs = (alerts: Alert[]): RegionLine['reached'] => {
  const reached: RegionLine['reached'] = {};
  for (const alert of alerts) {
    const name = rungNameOf(alert);
    if (name) reached[name] = (reached[name] ?? 0) + 1;
  }
  return reached;
};
