import type { CaseOverdue } from '../../../events/case-overdue.ts';
import type { ReportReceived } from '../../../events/report-received.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Alert } from './alert.ts';
import type { AlertStore } from './alert-store.ts';
import { newAlert, overdueAlert } from './new-alert.ts';
import { regionsAbove } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';

type Needs = {
  alerts: Pick<AlertStore, 'open'>;
  officers: Pick<OfficerStore, 'listOf'>;
  now: Now;
};

/**
 * Opens one alert for a report, and for each reminder of an overdue case, however often its event comes. When nobody
 * can be told it is opened all the same, for the clock to try again each minute, and a fault is thrown so that the
 * message ends on the dead-letter queue and alarms.
 */
export const openAlert =
  ({ alerts, officers, now }: Needs) =>
  async (event: ReportReceived | CaseOverdue): Promise<void> => {
    const { region, caseNumber } = event.data;
    const satgas = await officers.listOf(regionsAbove(region));
    const alert =
      event.type === 'case.overdue'
        ? overdueAlert(event, satgas, now())
        : newAlert(event.data, satgas, now());
    const outcome = await alerts.open(alert);
    if (wasToldNobody(outcome, alert.telling))
      throw new Error(`Nobody can be told of ${caseNumber}`);
  };

const wasToldNobody = (outcome: 'opened' | Alert, tell: string[]): boolean =>
  outcome === 'opened' ? tell.length === 0 : outcome.told.length === 0;
