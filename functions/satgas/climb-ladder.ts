import type { Now } from '../../shared/clock.ts';
import { minuteMs, type Alert } from './alert.ts';
import type { AlertStore } from './alert-store.ts';
import { lastRung, stepFrom, type Step } from './ladder.ts';
import { regionsAbove } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';

type Needs = {
  regions: string[];
  alerts: Pick<AlertStore, 'listOpen' | 'climb'>;
  officers: Pick<OfficerStore, 'listOf'>;
  now: Now;
  count: (metric: 'AlertsExhausted' | 'AlertsUnreachable') => void;
};

/** Moves every overdue alert one rung up; the last rung is told again, with an alarm, until somebody takes it. */
export const climbLadder = (needs: Needs) => async (): Promise<{ climbed: number }> => {
  let climbed = 0;
  for (const region of needs.regions) {
    const open = await needs.alerts.listOpen(region);
    const due = open.filter((alert) => alert.dueAt <= needs.now());
    if (due.length === 0) continue;
    const officers = await needs.officers.listOf(regionsAbove(region));
    for (const alert of due) {
      const found = stepFrom(Math.min(alert.rung + 1, lastRung), officers, alert);
      const next = nextStep(alert, found);
      if (next && (!found || alert.rung === lastRung)) needs.count('AlertsExhausted');
      if (!next) needs.count('AlertsUnreachable');
      else if ((await needs.alerts.climb(alert, dueFrom(needs.now(), alert, next))) === 'climbed')
        climbed += 1;
    }
  }
  return { climbed };
};

/** Nobody further up: whoever was told last is told again, with the alarm of the last rung. */
const nextStep = (alert: Alert, found: Step | undefined): Step | undefined =>
  found ??
  (alert.telling.length > 0 ? { rung: lastRung, tell: alert.telling, waitMinutes: 60 } : undefined);

const dueFrom = (now: number, alert: Alert, { rung, tell, waitMinutes }: Step) => ({
  rung,
  telling: tell,
  told: [...new Set([...alert.told, ...tell])],
  dueAt: now + waitMinutes * minuteMs,
});
