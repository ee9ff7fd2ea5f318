import type { AlertChanged } from '../../../events/alert-changed.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Alert } from './alert.ts';

type Needs = { publish: (event: AlertChanged) => Promise<void>; now: Now };

/**
 * Tells the suite who has an alert, whenever that changes; telling twice is harmless. Who was told of it, and who
 * declined, is nobody else's business.
 */
export const relayAlert =
  ({ publish, now }: Needs) =>
  async (before: Alert | undefined, after: Alert): Promise<void> => {
    const takers = holdersOf(after);
    if (before && isSame(holdersOf(before), takers)) return;
    if (!before && takers.length === 0) return;
    const { region, alertId, reportKey: caseKey, version, takenAt = now() } = after;
    const subject = `${region}/${alertId}`;
    await publish({
      specversion: '1.0',
      type: 'alert.changed',
      id: `${subject}#${String(version)}`,
      source: 'netral/satgas',
      subject,
      time: new Date(now()).toISOString(),
      data: { alertId, region, caseKey, takers, takenAt, version },
    });
  };

const holdersOf = ({ state, takers }: Alert): string[] => (state === 'resolved' ? [] : takers);

const isSame = (one: string[], other: string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
