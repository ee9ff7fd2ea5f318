import * as z from 'zod/mini';
import type { Now } from '../../shared/clock.ts';
import { Refusal, refuseField } from '../../shared/refusal.ts';
import type { Alert } from './alert.ts';
import { declining, handingOver, resolving, taking, type Move } from './alert-moves.ts';
import type { AlertKey, AlertStore } from './alert-store.ts';
import { changeAlert } from './change-alert.ts';
import { stepFrom, whoMayBeTold } from './ladder.ts';
import { regionsAbove, type Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';

export const decliningForm = z.strictObject({
  /** A conflict of interest, or that the officer cannot just now. */
  reason: z.enum(['conflict-of-interest', 'not-available']),
});
export const handingOverForm = z.strictObject({
  to: z.string().check(z.minLength(1), z.maxLength(40)),
});

type Needs = {
  alerts: Pick<AlertStore, 'find' | 'save'>;
  officers: Pick<OfficerStore, 'listOf'>;
  now: Now;
};

export type ActOnAlert = ReturnType<typeof actOnAlert>;

/**
 * What an officer can do with an alert. Of several who take it exactly as many have it as its quorum asks;
 * declining tells somebody else at once; a hand-over tells the colleague. Each throws Refusal 'not-found'
 * when there is no such alert, and 'conflict' when it is not theirs to hand over or to resolve.
 */
export const actOnAlert = ({ alerts, officers, now }: Needs) => {
  const change = async (key: AlertKey, move: Move): Promise<Alert> => {
    const changed = await changeAlert(alerts, key, move);
    if (changed) return changed;
    throw new Refusal('not-found', [{ field: 'alertId', reason: 'unknown-alert' }]);
  };
  const near = ({ region }: AlertKey): Promise<Officer[]> => officers.listOf(regionsAbove(region));
  return {
    /** To whom somebody who has the alert may hand it over. */
    colleagues: async (alert: Alert, officerId: string): Promise<Officer[]> => {
      if (!alert.takers.includes(officerId)) return [];
      const mayHave = whoMayBeTold(await near(alert), alert, now());
      return mayHave.filter((one) => one.officerId !== officerId);
    },
    take: (key: AlertKey, officerId: string) => change(key, taking(officerId, now())),
    decline: async (key: AlertKey, officerId: string) => {
      const list = await near(key);
      return change(key, declining(officerId, now(), routeAround(list, now())));
    },
    handOver: async (key: AlertKey, from: string, to: string) => {
      const list = await near(key);
      return change(key, (alert) => {
        requireTaker(alert, from);
        const mayHave = whoMayBeTold(list, alert, now());
        if (!mayHave.some(({ officerId }) => officerId === to))
          throw refuseField('to', 'unknown-officer');
        return handingOver({ from, to, now: now() })(alert);
      });
    },
    resolve: (key: AlertKey, officerId: string) =>
      change(key, (alert) => {
        requireTaker(alert, officerId);
        return resolving(officerId, now())(alert);
      }),
  };
};

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
