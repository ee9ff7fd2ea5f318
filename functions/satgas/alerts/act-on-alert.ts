import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import type { Alert } from './alert.ts';
import { declining, handingOver, resolving, taking, type Move } from './alert-moves.ts';
import type { AlertKey, AlertStore } from './alert-store.ts';
import { changeAlert } from './change-alert.ts';
import { stepFrom, whoMayBeTold } from './ladder.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { whoMayKnow, whyNothing, type Asker, type SignedIn } from './who-may-know.ts';

export const decliningForm = z.strictObject({
  /** A conflict of interest, or that the officer cannot just now. */
  reason: z.enum(['conflict-of-interest', 'not-available']),
});
export const handingOverForm = z.strictObject({
  to: z.string().check(z.minLength(1), z.maxLength(40)),
});

type Needs = {
  alerts: Pick<AlertStore, 'find' | 'save' | 'listOpen'>;
  officers: Pick<OfficerStore, 'listOf'>;
  now: Now;
};

/** An alert, and the id of the officer who looks at it or changes it. */
export type SeenAlert = { alert: Alert; officerId: string };

type Listed = { alerts: Alert[]; whyNothing: ReturnType<typeof whyNothing> };

export type ActOnAlert = ReturnType<typeof actOnAlert>;

/**
 * What an officer can do with an alert; the guard (`who-may-know.ts`) stands before all of it. Of several who take it
 * exactly as many have it as its quorum asks; declining tells somebody else at once; a hand-over tells the colleague.
 * Each throws what the asker is answered when there is no such alert, and Refusal 'conflict' when it is not theirs to
 * hand over or to resolve.
 */
export const actOnAlert = (needs: Needs) => {
  const { now } = needs;
  const change = changeFor(needs);
  return {
    ...seeAlerts(needs),
    take: (key: AlertKey, asker: Asker) =>
      change(key, asker, (officerId) => taking(officerId, now())),
    decline: (key: AlertKey, asker: Asker) =>
      change(key, asker, (officerId, satgas) =>
        declining(officerId, now(), routeAround(satgas, now())),
      ),
    handOver: (key: AlertKey, asker: Asker, to: string) =>
      change(key, asker, (from, satgas) => (alert) => {
        requireTaker(alert, from);
        const mayHave = whoMayBeTold(satgas, alert, now());
        if (!mayHave.some(({ officerId }) => officerId === to))
          throw refuseField('to', 'unknown-officer');
        return handingOver({ from, to, now: now() })(alert);
      }),
    resolve: (key: AlertKey, asker: Asker) =>
      change(key, asker, (officerId) => (alert) => {
        requireTaker(alert, officerId);
        if (alert.isNaming)
          throw new Refusal('conflict', [{ field: 'alert', reason: 'unit-not-named' }]);
        return resolving(officerId, now())(alert);
      }),
  };
};

/** What somebody is shown of alerts, behind the same guard. */
const seeAlerts = ({ alerts, officers, now }: Needs) => ({
  /** The alert, for somebody who may know of it. */
  see: async (key: AlertKey, asker: Asker): Promise<SeenAlert> => {
    const [alert, satgas] = await Promise.all([alerts.find(key), near(officers, key)]);
    if (!alert) throw noSuchAlert(asker);
    return { alert, officerId: requireKnown(alert, asker, satgas) };
  },
  /** The open alerts of some regions that somebody who signed in may know of, oldest first; or why they may of none. */
  listOpen: async (regions: string[], person: SignedIn): Promise<Listed> => {
    const [own, ...open] = await Promise.all([
      // Whether they may know of an alert is decided by the register of their own region alone.
      officers.listOf([person.region]),
      ...regions.map((region) => alerts.listOpen(region)),
    ]);
    const known = open
      .flat()
      .filter((alert) => whoMayKnow(alert, { door: 'sign-in', person }, own) !== undefined)
      .sort((a, b) => a.openedAt - b.openedAt);
    return { alerts: known, whyNothing: whyNothing(person, own) };
  },
  /** To whom somebody who has the alert may hand it over. */
  colleagues: async ({ alert, officerId }: SeenAlert): Promise<Officer[]> => {
    if (!alert.takers.includes(officerId)) return [];
    const mayHave = whoMayBeTold(await near(officers, alert), alert, now());
    return mayHave.filter((one) => one.officerId !== officerId);
  },
});

const near = (officers: Needs['officers'], { region }: AlertKey): Promise<Officer[]> =>
  officers.listOf(regionsAbove(region));

type MoveOf = (officerId: string, satgas: Officer[]) => Move;

/** Changes an alert for somebody who may know of it, as it stands at the moment it is changed. */
const changeFor =
  ({ alerts, officers }: Needs) =>
  async (key: AlertKey, asker: Asker, moveOf: MoveOf): Promise<SeenAlert> => {
    const satgas = await near(officers, key);
    let officerId = '';
    const alert = await changeAlert(alerts, key, (found) => {
      officerId = requireKnown(found, asker, satgas);
      return moveOf(officerId, satgas)(found);
    });
    if (alert) return { alert, officerId };
    throw noSuchAlert(asker);
  };

const requireKnown = (alert: Alert, asker: Asker, satgas: Officer[]): string => {
  const officerId = whoMayKnow(alert, asker, satgas);
  if (officerId === undefined) throw noSuchAlert(asker);
  return officerId;
};

/** What is answered where there is no such alert, and to whoever may not know that there is one. */
export const noSuchAlert = ({ door }: Pick<Asker, 'door'>): Refusal =>
  door === 'link'
    ? new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }])
    : new Refusal('not-found', [{ field: 'alertId', reason: 'unknown-alert' }]);

/** Whoever declined is replaced from the same rung upward, without those who already have the alert. */
const routeAround = (list: Officer[], now: number) => (alert: Alert) =>
  stepFrom(Math.max(alert.rung, 0), list, {
    about: { ...alert, declined: [...alert.declined, ...alert.takers] },
    now,
    told: alert.told,
  });

const requireTaker = ({ takers }: Alert, officerId: string): void => {
  if (!takers.includes(officerId))
    throw new Refusal('conflict', [{ field: 'alert', reason: 'not-yours' }]);
};
