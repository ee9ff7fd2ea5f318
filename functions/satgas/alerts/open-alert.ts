import type { CaseOverdue } from '../../../events/case-overdue.ts';
import type { CaseUnitNamed } from '../../../events/case-unit-named.ts';
import type { ReportReceived } from '../../../events/report-received.ts';
import type { Now } from '../../../shared/clock.ts';
import { isOfCanary, isPractice } from '../../../shared/regions/practice.ts';
import type { Alert } from './alert.ts';
import { named } from './alert-moves.ts';
import type { AlertStore } from './alert-store.ts';
import { changeAlert } from './change-alert.ts';
import { placed } from './clusters.ts';
import { namedAlert, newAlert, overdueAlert } from './new-alert.ts';
import { regionsAbove, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import type { PolicyOf, Under } from '../policy.ts';

type Needs = {
  alerts: Pick<AlertStore, 'open' | 'find' | 'save' | 'listSince' | 'findLead' | 'claimLead'>;
  officers: Pick<OfficerStore, 'listOf'>;
  policyOf: PolicyOf;
  now: Now;
};

export type Heard = ReportReceived | CaseOverdue | CaseUnitNamed;

/**
 * Opens one alert for a report, for each reminder of an overdue case, and for the region once it is settled where the
 * accused serves, however often its event comes; while that is not settled, the alert asks for it above the region.
 * Reports about the same accused share one alert, as long as nobody has taken it. When nobody can be told it is opened all the same, for the clock to try again each minute, and a fault is thrown so
 * that the message ends on the dead-letter queue and alarms.
 */
export const openAlert =
  ({ alerts, officers, policyOf, now }: Needs) =>
  async (event: Heard, found: { foundAt?: number } = {}): Promise<void> => {
    const { region, caseNumber } = event.data;
    const satgas = await officers.listOf(regionsAbove(region));
    const under = { now: now(), policy: policyOf(region) };
    const fresh = { ...alertOf(event, satgas, under), ...found };
    // Decided once: a message that comes again finds its alert as it was placed.
    const known = await alerts.find(fresh);
    const alert = known ?? (await placed({ alerts, now }, fresh));
    const outcome = known ?? (await alerts.open(alert));
    // After the new one stands: interrupted in between, the report is asked about longer, never forgotten.
    if (event.type === 'case.unit-named') await endNaming(alerts, event, now());
    const waits = alert.joins !== undefined || (alert.heldUntil ?? 0) > now();
    // Of practice nobody else hears, the alarm neither: its page shows that nobody was told.
    if (!waits && !isPractice(region) && wasToldNobody(outcome, alert.telling))
      throw new Error(`Nobody can be told of ${caseNumber}`);
  };

const alertOf = (event: Heard, satgas: Officer[], under: Under): Alert => {
  if (event.type === 'case.overdue') return overdueAlert(event, satgas, under);
  if (event.type === 'case.unit-named') return namedAlert(event, satgas, under);
  return newAlert(heldForCanary(event.data), satgas, under);
};

/** What a program reports in practice waits for the program to take it: its officers hear of it if it did not. */
const heldForCanary = (data: ReportReceived['data']): ReportReceived['data'] =>
  isOfCanary(data)
    ? { ...data, heldUntil: Math.max(data.heldUntil ?? 0, data.receivedAt + canaryHoldMs) }
    : data;

const canaryHoldMs = 3_600_000;

/** Every alert of the case hears where the accused serves: those that asked end, the others let nobody through. */
const endNaming = async (
  alerts: Needs['alerts'],
  { data }: CaseUnitNamed,
  at: number,
): Promise<void> => {
  const of = await alerts.listSince(data.region, data.receivedAt);
  for (const alert of of.filter(({ reportKey }) => reportKey === data.caseKey))
    await changeAlert(alerts, alert, named(data, at));
};

const wasToldNobody = (outcome: 'opened' | Alert, tell: string[]): boolean =>
  outcome === 'opened' ? tell.length === 0 : outcome.told.length === 0;
