import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { minuteMs, type Alert } from './alert.ts';
import { declining, handingOver, resolving, taking, type Move } from './alert-moves.ts';
import type { AlertKey, AlertStore } from './alert-store.ts';
import { changeAlert } from './change-alert.ts';
import { stepFrom, whoMayBeTold } from './ladder.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import type { PolicyOf, Under } from '../policy.ts';
import type { Cleared, ClearedSignIn } from './who-may-know.ts';

type Needs = {
  alerts: Pick<AlertStore, 'find' | 'save' | 'listOpen' | 'listJoined'>;
  officers: Pick<OfficerStore, 'listOf'>;
  policyOf: PolicyOf;
  now: Now;
  /** Measures how long an alert was open once it is taken. */
  tookMinutes: (minutes: number) => void;
};

/** An alert, the id of the officer who looks at it or changes it, and what shares it that they may know of. */
export type SeenAlert = { alert: Alert; officerId: string; joined: Alert[] };

type OpenAlerts = { alerts: SeenAlert[]; whyNothing: ReturnType<ClearedSignIn['whyNothing']> };

export type ActOnAlert = ReturnType<typeof actOnAlert>;

/**
 * What an officer can do with an alert; the guard (`who-may-know.ts`) stands before all of it. Of several who take it
 * exactly as many have it as its quorum asks; declining notifies somebody else at once, a hand-over the colleague.
 * Each throws what the caller gets when there is no such alert, and Refusal 'conflict' when it is not theirs to
 * hand over or to resolve.
 */
export const actOnAlert = (needs: Needs) => {
  const { now, policyOf } = needs;
  const change = changeFor(needs);
  const under = ({ region }: AlertKey): Under => ({ now: now(), policy: policyOf(region) });
  return {
    ...seeAlerts(needs),
    take: async (key: AlertKey, who: Cleared) => {
      const at = under(key);
      const seen = await change(key, who, (officerId) => taking(officerId, at));
      measureTaken(needs, seen.alert, at.now);
      return seen;
    },
    decline: (key: AlertKey, who: Cleared) =>
      change(key, who, (officerId, satgas) =>
        declining(officerId, under(key), routeAround(satgas, under(key))),
      ),
    handOver: (key: AlertKey, who: Cleared, to: string) =>
      change(key, who, (from, satgas) => (alert) => {
        requireTaker(alert, from);
        const mayHave = whoMayBeTold(satgas, alert, now());
        if (!mayHave.some(({ officerId }) => officerId === to))
          throw refuseField('to', 'unknown-officer');
        return handingOver({ from, to, now: now() })(alert);
      }),
    resolve: (key: AlertKey, who: Cleared) =>
      change(key, who, (officerId) => (alert) => {
        requireTaker(alert, officerId);
        if (alert.isNaming)
          throw new Refusal('conflict', [{ field: 'alert', reason: 'unit-not-named' }]);
        return resolving(officerId, now())(alert);
      }),
  };
};

/** Once for each alert: whoever takes it again changes nothing. Practice is measured by its own drill. */
const measureTaken = ({ tookMinutes }: Needs, alert: Alert, at: number): void => {
  const { state, takenAt, openedAt, region } = alert;
  if (state === 'taken' && takenAt === at && !isPractice(region))
    tookMinutes(Math.round((at - openedAt) / minuteMs));
};

/** What somebody is shown of alerts, behind the same guard. */
const seeAlerts = ({ alerts, officers, now }: Omit<Needs, 'tookMinutes' | 'policyOf'>) => ({
  /** The alert, for somebody who may know of it. */
  see: async (key: AlertKey, who: Cleared): Promise<SeenAlert> => {
    const [alert, satgas] = await Promise.all([alerts.find(key), near(officers, key)]);
    if (!alert) throw noSuchAlert(who);
    return { alert, ...(await asSeen(alerts, alert, { who, satgas })) };
  },
  /** The open alerts of some regions that somebody who signed in may know of, oldest first; or why they may of none. */
  listOpen: async (regions: string[], who: ClearedSignIn): Promise<OpenAlerts> => {
    const [own, ...open] = await Promise.all([
      // Whether they may know of an alert is decided by the register of their own region alone.
      officers.listOf([who.region]),
      ...regions.map((region) => alerts.listOpen(region)),
    ]);
    return {
      alerts: knownAmong(open.flat(), who, own),
      whyNothing: who.whyNothing(own),
    };
  },
  /** To whom somebody who has the alert may hand it over. */
  colleagues: async ({ alert, officerId }: Omit<SeenAlert, 'joined'>): Promise<Officer[]> => {
    if (!alert.takers.includes(officerId)) return [];
    const mayHave = whoMayBeTold(await near(officers, alert), alert, now());
    return mayHave.filter((one) => one.officerId !== officerId);
  },
});

const near = (officers: Needs['officers'], { region }: AlertKey): Promise<Officer[]> =>
  officers.listOf(regionsAbove(region));

type MoveOf = (officerId: string, satgas: Officer[]) => Move;

/** Changes an alert for somebody who may know of it, as it is at the moment it is changed. */
const changeFor =
  ({ alerts, officers }: Needs) =>
  async (key: AlertKey, who: Cleared, moveOf: MoveOf): Promise<SeenAlert> => {
    const satgas = await near(officers, key);
    let officerId = '';
    const alert = await changeAlert(alerts, key, (found) => {
      officerId = requireKnown(found, who, satgas);
      return moveOf(officerId, satgas)(found);
    });
    if (!alert) throw noSuchAlert(who);
    // Read after the change: whatever shares it by now is shown to whoever has taken it.
    return { alert, officerId, joined: await joinedTo(alerts, alert, { who, satgas }) };
  };

type Asking = { who: Cleared; satgas: Officer[] };

const asSeen = async (alerts: Needs['alerts'], alert: Alert, asking: Asking) => ({
  officerId: requireKnown(alert, asking.who, asking.satgas),
  joined: await joinedTo(alerts, alert, asking),
});

/** What shares an alert, as far as somebody may know of it: each report keeps away whom it does. */
const joinedTo = async (
  alerts: Needs['alerts'],
  alert: Alert,
  { who, satgas }: Asking,
): Promise<Alert[]> => {
  const joined = alert.alike === undefined ? [] : await alerts.listJoined(alert);
  return joined.filter((one) => who.idFor(asToldWith(one, alert), satgas) !== undefined);
};

/** What shares an alert was told to whom that was. */
const asToldWith = (one: Alert, { told, declined, passedOn }: Alert): Alert => ({
  ...one,
  ...{ told, declined, passedOn },
});

/** The open alerts somebody may know of, each with what shares it, oldest first. */
const knownAmong = (open: Alert[], who: Cleared, satgas: readonly Officer[]): SeenAlert[] => {
  const mayKnow = (one: Alert) => who.idFor(one, satgas) !== undefined;
  const placeOf = ({ region }: Alert, id: string | undefined) => `${region}/${id ?? ''}`;
  const leads = new Map(
    open
      .filter(({ joins }) => joins === undefined)
      .flatMap((one) => (mayKnow(one) ? [[placeOf(one, one.alertId), one]] : [])),
  );
  const sharing = new Map<string, Alert[]>();
  const alone: Alert[] = [...leads.values()];
  for (const one of open.filter(({ joins }) => joins !== undefined)) {
    const place = placeOf(one, one.joins);
    const lead = leads.get(place);
    if (lead && mayKnow(asToldWith(one, lead)))
      sharing.set(place, [...(sharing.get(place) ?? []), one]);
    // What it shares is not theirs to know, or has ended a moment ago.
    else if (!lead && mayKnow(one)) alone.push(one);
  }
  return alone
    .map((alert) => ({
      alert,
      officerId: who.idFor(alert, satgas) ?? '',
      joined: sharing.get(placeOf(alert, alert.alertId)) ?? [],
    }))
    .sort((a, b) => a.alert.openedAt - b.alert.openedAt);
};

const requireKnown = (alert: Alert, who: Cleared, satgas: Officer[]): string => {
  const officerId = who.idFor(alert, satgas);
  if (officerId === undefined) throw noSuchAlert(who);
  return officerId;
};

/** What somebody gets where there is no such alert, or where they may not know that there is one. */
export const noSuchAlert = ({ door }: Pick<Cleared, 'door'>): Refusal =>
  door === 'link'
    ? new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }])
    : new Refusal('not-found', [{ field: 'alertId', reason: 'unknown-alert' }]);

/** Whoever declined is replaced from the same rung upward, without those who already have the alert. */
const routeAround = (list: Officer[], under: Under) => (alert: Alert) =>
  stepFrom(Math.max(alert.rung, 0), list, {
    about: { ...alert, declined: [...alert.declined, ...alert.takers] },
    told: alert.told,
    ...under,
  });

const requireTaker = ({ takers }: Alert, officerId: string): void => {
  if (!takers.includes(officerId))
    throw new Refusal('conflict', [{ field: 'alert', reason: 'not-yours' }]);
};
