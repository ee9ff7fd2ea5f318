import { both, eachOf } from '../../../shared/each-of.ts';
import type { Now } from '../../../shared/clock.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { minuteMs, type Alert } from './alert.ts';
import { stepping } from './alert-moves.ts';
import type { AlertStore } from './alert-store.ts';
import { followLeads } from './follow-leads.ts';
import { isHeldByNight, lastRungOf, stepFrom, type Step } from './ladder.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { officersOnce } from '../officers/officers-once.ts';
import { alertPolicy, ladderOf, type PolicyOf, type Under } from '../policy.ts';

type Needs = {
  regions: string[];
  alerts: Pick<
    AlertStore,
    'listDue' | 'listUnindexed' | 'save' | 'find' | 'findLead' | 'claimLead'
  >;
  officers: Pick<OfficerStore, 'listOf'>;
  policyOf: PolicyOf;
  now: Now;
  count: (metric: 'AlertsExhausted' | 'AlertsUnreachable') => void;
};

/** Alerts that no index shows are looked for so often, and when the function starts. */
const wholeEveryMs = 3_600_000;

/**
 * Moves every overdue alert one rung up; the last rung is told again, with an alarm, until somebody takes it. It reads
 * what is due, and once an hour looks for what no index shows. At night only what may not wait climbs. A region or an
 * alert that fails holds no other back: its fault is thrown when all are done.
 */
export const climbLadder = (needs: Needs) => {
  let wholeAt = -Infinity;
  return async (): Promise<{ climbed: number }> => {
    const isWhole = needs.now() - wholeAt >= wholeEveryMs;
    const indexed = () =>
      eachOf(isWhole ? needs.regions : [], { atOnce: 5 }, (region) => indexEach(needs, region));
    const once = { ...needs, officers: officersOnce(needs.officers) };
    const climbs = () => eachOf(needs.regions, { atOnce: 5 }, (region) => climbIn(once, region));
    const [climbed] = await both(climbs, indexed);
    if (isWhole) wholeAt = needs.now();
    return { climbed: climbed.reduce((sum, one) => sum + one, 0) };
  };
};

const climbIn = async (needs: Needs, region: string): Promise<number> => {
  const now = needs.now();
  const open = await needs.alerts.listDue(region, now);
  const officers = () => needs.officers.listOf(regionsAbove(region));
  const under = { now, policy: needs.policyOf(region) };
  const due = open.filter((one) => one.joins === undefined && !isHeldByNight(one, under));
  const [climbed] = await both(
    () => climbEach(needs, due, officers),
    () => followLeads(needs, open, officers),
  );
  return climbed;
};

/** Alerts of a version before the index are stored anew, as they are, so that the index shows them. */
const indexEach = async ({ alerts }: Needs, region: string): Promise<void> => {
  const unindexed = await alerts.listUnindexed(region);
  await eachOf(unindexed, { atOnce: 4 }, (alert) => alerts.save(alert, alert));
};

type Officers = () => Promise<Officer[]>;

const climbEach = async (needs: Needs, due: Alert[], officers: Officers): Promise<number> => {
  if (due.length === 0) return 0;
  const satgas = await officers();
  const climbed = await eachOf(due, { atOnce: 1 }, (alert) => climb(needs, alert, satgas));
  return climbed.filter(Boolean).length;
};

const climb = async (given: Needs, alert: Alert, officers: Officer[]): Promise<boolean> => {
  // An exercise rings no alarm: how long it waited is what it is for.
  const needs = isPractice(alert.region) ? { ...given, count: () => {} } : given;
  const last = lastRungOf(alert);
  const under = { now: needs.now(), policy: needs.policyOf(alert.region) };
  const found = nextStep(alert, officers, under);
  // Taking settles nothing where the unit is asked for.
  if (!found && alert.takers.length > 0 && !alert.isNaming) return settleForLess(needs, alert);
  const next = found ?? tellAgain(alert, last, under);
  if (!next) {
    needs.count('AlertsUnreachable');
    return false;
  }
  const isRepeat = !found || alert.rung === last;
  if (isRepeat) needs.count('AlertsExhausted');
  const step = isRepeat ? { ...next, waitMinutes: longer(alert, next.waitMinutes) } : next;
  const saved = await needs.alerts.save(
    alert,
    stepping(step, { ...under, now: needs.now() })(alert),
  );
  return saved === 'replaced';
};

/** Nobody is left to ask, but somebody has it: fewer than its quorum, and an alarm says so. */
const settleForLess = async (needs: Needs, alert: Alert): Promise<boolean> => {
  needs.count('AlertsExhausted');
  return (await needs.alerts.save(alert, { ...alert, state: 'taken' })) === 'replaced';
};

/** Twice as long as it waited before, if it was on the last rung already. */
const longer = ({ steppedAt, dueAt }: Alert, waitMinutes: number): number => {
  const waited = (dueAt - steppedAt) / minuteMs;
  return waited < waitMinutes ? waitMinutes : Math.min(waited * 2, alertPolicy.repeatAtMostMinutes);
};

/** Who is told next: nobody who has it already, or who declined. */
export const nextStep = (alert: Alert, officers: Officer[], under: Under): Step | undefined => {
  const about = { ...alert, declined: [...alert.declined, ...alert.takers] };
  const from = Math.min(alert.rung + 1, lastRungOf(alert));
  return stepFrom(from, officers, { about, told: alert.told, ...under });
};

/** Nobody further up: whoever was told last is told again, with the alarm of the last rung. */
const tellAgain = (alert: Alert, rung: number, { policy }: Under): Step | undefined => {
  const tell = alert.telling.filter((id) => !alert.declined.includes(id));
  const waitMinutes = ladderOf(alert, policy)[rung]?.waitMinutes ?? 60;
  return tell.length > 0 ? { rung, tell, waitMinutes } : undefined;
};
