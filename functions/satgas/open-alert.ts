import type { ReportReceived } from '../../events/report-received.ts';
import type { Now } from '../../shared/clock.ts';
import { alertIdOf, minuteMs, type Alert } from './alert.ts';
import type { AlertStore } from './alert-store.ts';
import { stepFrom } from './ladder.ts';
import { regionsAbove } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';

type Needs = {
  alerts: Pick<AlertStore, 'open'>;
  officers: Pick<OfficerStore, 'listOf'>;
  now: Now;
};

/**
 * Opens one alert for a report, however often its event comes. When nobody can be told it is opened all the
 * same, for the clock to try again each minute, and a fault is thrown so that the message ends on the
 * dead-letter queue and alarms.
 */
export const openAlert =
  ({ alerts, officers, now }: Needs) =>
  async ({ data }: ReportReceived): Promise<void> => {
    const step = stepFrom(0, await officers.listOf(regionsAbove(data.region)), data);
    const openedAt = now();
    const tell = step?.tell ?? [];
    const outcome = await alerts.open({
      region: data.region,
      alertId: alertIdOf(data.receivedAt, data.reportKey),
      caseNumber: data.caseNumber,
      reportKey: data.reportKey,
      conduct: data.conduct,
      severity: data.severity,
      accusedUnit: data.accusedUnit,
      state: 'open',
      rung: step?.rung ?? -1,
      step: 0,
      telling: tell,
      told: tell,
      openedAt,
      dueAt: openedAt + (step?.waitMinutes ?? 0) * minuteMs,
    });
    if (wasToldNobody(outcome, tell)) throw new Error(`Nobody can be told of ${data.caseNumber}`);
  };

const wasToldNobody = (outcome: 'opened' | Alert, tell: string[]): boolean =>
  outcome === 'opened' ? tell.length === 0 : outcome.told.length === 0;
