import type { Alert } from '../alerts/alert.ts';
import type { AlertKey, AlertStore } from '../alerts/alert-store.ts';
import { clearedByLink, linkTag } from '../alerts/who-may-know.ts';
import type { Officer } from '../officers/officer.ts';
import { addressOf } from '../officers/reach.ts';
import type { Delivery } from './delivery.ts';

/** Why a message that was decided is not sent any more. */
export const notTheirs = { state: 'not-needed', reason: 'not-theirs-any-more' } as const;
export const takenMeanwhile = { state: 'not-needed', reason: 'taken-meanwhile' } as const;
export const seenMeanwhile = { state: 'not-needed', reason: 'seen-meanwhile' } as const;

/** A digest tells of it. */
export const inDigest = { state: 'bundled', reason: 'digest' } as const;

/** A message with its alert, of which its officer is to hear still. */
export type Open = { delivery: Delivery; alert: Alert };

/** Those of these messages whose officers are to hear of their alerts still. */
export const openAmong = async (
  { alerts }: { alerts: Pick<AlertStore, 'findMany'> },
  bundle: Delivery[],
): Promise<Open[]> => {
  const found = new Map(
    (await alerts.findMany(bundle.map(alertOf))).map((alert) => [idOf(alert), alert]),
  );
  return bundle.flatMap((delivery) => {
    const alert = found.get(idOf(alertOf(delivery)));
    return alert && isWanted(delivery, alert) ? [{ delivery, alert }] : [];
  });
};

/** Nobody has it, or it was handed to this very officer, who is to hear so. */
const isWanted = ({ officerId, step }: Delivery, alert: Alert): boolean =>
  alert.state === 'open' ||
  (alert.state === 'taken' &&
    alert.step === step &&
    alert.passedOn.length > 0 &&
    alert.takenBy === officerId &&
    alert.takenAt === alert.steppedAt);

const alertOf = ({ alertRegion: region, alertId }: Delivery): AlertKey => ({ region, alertId });

const idOf = ({ region, alertId }: AlertKey): string => `${region}/${alertId}`;

/**
 * The officer a message is for, if they may still know of its alert and have that address: whoever left, or came into
 * conflict, while it waited does not learn of it.
 */
export const theirs = (officers: Officer[], { delivery, alert }: Open): Officer | undefined => {
  const officerId = clearedByLink(linkTag(delivery)).idFor(alert, officers);
  return officers.find(
    (one) =>
      one.officerId === officerId &&
      one.region === delivery.region &&
      addressOf(one, delivery.channel) !== undefined,
  );
};
