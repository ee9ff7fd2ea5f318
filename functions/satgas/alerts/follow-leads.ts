import { eachOf } from '../../../shared/each-of.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Alert } from './alert.ts';
import { stepping } from './alert-moves.ts';
import type { AlertStore } from './alert-store.ts';
import { isAlike, leadKeyOf } from './clusters.ts';
import { stepFrom } from './ladder.ts';
import type { Officer } from '../officers/officer.ts';
import type { PolicyOf } from '../policy.ts';

type Needs = {
  alerts: Pick<AlertStore, 'find' | 'save' | 'findLead' | 'claimLead'>;
  policyOf: PolicyOf;
  now: Now;
  count: (metric: 'AlertsUnreachable') => void;
};

/** Of alerts that share another's, as many are written in one minute; the rest in the next. */
const mostWritten = 500;

/** An alert that was taken so shortly after a report joined it may have been shown without that report. */
const shownAfterMs = 10_000;

/**
 * Lets alerts that share another's follow it: taken with it, when it is taken. Where it ended otherwise, became unlike
 * them or never came to be, the most urgent of them leads the others from now on and is told of. Every write is upon the
 * version that was read: interrupted anywhere, the next minute goes on.
 */
export const followLeads = async (
  needs: Needs,
  open: readonly Alert[],
  officers: () => Promise<Officer[]>,
): Promise<void> => {
  const joined = open.filter(({ joins }) => joins !== undefined).slice(0, mostWritten);
  const leads = [...new Set(joined.flatMap(({ joins }) => joins ?? []))];
  const groups = leads.map((id) => ({ id, members: joined.filter(({ joins }) => joins === id) }));
  await eachOf(groups, { atOnce: 1 }, ({ id: leadId, members }) =>
    followLead(needs, members, {
      lead: () => leadOf(needs, open, members[0]?.region ?? '', leadId),
      officers,
    }),
  );
};

type Followed = { lead: () => Promise<Alert | undefined>; officers: () => Promise<Officer[]> };

const leadOf = async (
  { alerts }: Needs,
  open: readonly Alert[],
  region: string,
  alertId: string,
): Promise<Alert | undefined> =>
  open.find((one) => one.alertId === alertId) ?? (await alerts.find({ region, alertId }));

const followLead = async (needs: Needs, members: Alert[], { lead, officers }: Followed) => {
  const found = await lead();
  const now = needs.now();
  const taken = members.filter((one) => found && wasTakenWith(one, found));
  await eachOf(taken, { atOnce: 10 }, (one) => needs.alerts.save(one, takenAs(one, found)));
  let orphans = members.filter((one) => !taken.includes(one) && !isLed(one, found, now));
  while (orphans.length > 0) orphans = await leadAnew(needs, orphans, await officers());
};

/** It was there when somebody took the alert it shares: who took that has this. */
const wasTakenWith = (one: Alert, lead: Alert): boolean =>
  !lead.isNaming &&
  lead.state !== 'open' &&
  lead.takenAt !== undefined &&
  lead.takenAt - one.openedAt >= shownAfterMs &&
  isAlike(one, lead);

const takenAs = (one: Alert, lead: Alert | undefined): Alert => ({
  ...one,
  state: 'taken',
  takers: lead?.takers ?? [],
  takenBy: lead?.takenBy,
  takenAt: lead?.takenAt,
});

/** An alert that is not stored yet is waited for a minute. */
const isLed = (one: Alert, lead: Alert | undefined, now: number): boolean =>
  lead ? lead.state === 'open' && isAlike(one, lead) : now - one.openedAt < 60_000;

/** Raises the most urgent, lets those like it share its alert, and returns the others. */
const leadAnew = async (
  { alerts, policyOf, now, count }: Needs,
  orphans: Alert[],
  officers: Officer[],
): Promise<Alert[]> => {
  const [first, ...rest] = orphans.toSorted(
    (a, b) => b.severity - a.severity || a.alertId.localeCompare(b.alertId),
  );
  if (!first) return [];
  const alone: Alert = { ...first, joins: undefined };
  const under = { now: now(), policy: policyOf(alone.region) };
  const step = stepFrom(0, officers, { about: alone, ...under });
  if (!step) count('AlertsUnreachable');
  // Its followers first: interrupted here, they wait for it as for one that is not stored yet.
  const alike = rest.filter((one) => isAlike(one, alone));
  await eachOf(alike, { atOnce: 10 }, (one) => alerts.save(one, { ...one, joins: first.alertId }));
  await alerts.save(first, step ? stepping(step, under)(alone) : alone);
  const key = leadKeyOf(alone);
  const { alertId: leadId, severity } = alone;
  const seen = await alerts.findLead(key);
  await alerts.claimLead(key, seen, { leadId, severity, ledFrom: now() });
  return rest.filter((one) => !alike.includes(one));
};
