import type { Now } from '../../../shared/clock.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import { taking } from '../alerts/alert-moves.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import { alertPolicy } from '../policy.ts';
import { changeAlert } from '../alerts/change-alert.ts';

type Needs = {
  alerts: Pick<AlertStore, 'listSince' | 'find' | 'save'>;
  now: Now;
  /** Waits between two looks. */
  pause: () => Promise<unknown>;
  /** How long an alert may take to be opened, milliseconds. */
  patienceMs: number;
};

/** Stands where an officer's id stands: no officer has it. */
const canary = 'canary';
/** A test report is an hour old at most, and clocks differ. */
const backMs = 2 * 3_600_000;

/**
 * Waits until the alert of a practice report is open, and takes it as an officer does; one that is taken stays. Throws
 * where none is opened in time, or it cannot be taken.
 */
export const takeTestAlert =
  ({ alerts, now, pause, patienceMs }: Needs) =>
  async (caseNumber: string): Promise<void> => {
    const until = now() + patienceMs;
    for (;;) {
      const since = await alerts.listSince(practiceRegion, now() - backMs);
      const alert = since.find((one) => one.caseNumber === caseNumber);
      if (alert) {
        const key = { region: practiceRegion, alertId: alert.joins ?? alert.alertId };
        const taken = await changeAlert(
          alerts,
          key,
          taking(canary, { now: now(), policy: alertPolicy }),
        );
        if (taken?.takers.includes(canary) !== true) throw new Error('it cannot be taken');
        return;
      }
      if (now() >= until) throw new Error('it was not opened in time');
      await pause();
    }
  };
