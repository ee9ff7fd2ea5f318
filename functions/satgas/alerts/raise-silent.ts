import type { ReportReceived } from '../../../events/report-received.ts';
import type { ReportsSwept } from '../../../events/reports-swept.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { alertIdOf } from './alert.ts';
import type { AlertKey, AlertStore } from './alert-store.ts';
import type { Heard, openAlert } from './open-alert.ts';

type Needs = {
  alerts: Pick<AlertStore, 'whichThere'>;
  open: ReturnType<typeof openAlert>;
  /** How many reports had no alert: of each, nobody of the satgas had heard; and sweeps that came too late to go by. */
  count: (metric: 'AlertsMissing' | 'SweepsStale', amount: number) => void;
  now: Now;
};

/** What a sweep saw longer ago than this says nothing of today: the sweeps of since have looked at the same reports. */
const staleAfterMs = 86_400_000;

/**
 * Opens the alert of each report of a sweep that has none, as if its own event came now, and marks it as found so.
 * A report that fails holds no other back; the message then comes again, and finds the others' alerts. A sweep that comes a
 * day late (redriven, or by a clock that was set) raises nothing: the next one finds what has no alert still.
 */
export const raiseSilent =
  ({ alerts, open, count, now }: Needs) =>
  async ({ data: { reports, sweptAt } }: ReportsSwept): Promise<void> => {
    if (now() - sweptAt >= staleAfterMs) {
      count('SweepsStale', 1);
      return;
    }
    const there = await alerts.whichThere(reports.map(keyOf));
    const silent = reports.filter((report) => !there.has(keyOf(report).alertId));
    if (silent.length === 0) return;
    count('AlertsMissing', silent.length);
    // One after another: reports about one accused then share one alert.
    await eachOf(silent, { atOnce: 1 }, (report) => open(received(report), { foundAt: sweptAt }));
  };

/** What the satgas is told of, from its queue. */
export const hearEvent =
  (needs: Needs) =>
  (event: Heard | ReportsSwept): Promise<void> =>
    event.type === 'reports.swept' ? raiseSilent(needs)(event) : needs.open(event);

type ReportData = ReportReceived['data'];

const keyOf = ({ region, receivedAt, reportKey }: ReportData): AlertKey => ({
  region,
  alertId: alertIdOf(receivedAt, reportKey),
});

const received = (data: ReportData): ReportReceived => ({
  specversion: '1.0',
  type: 'report.received',
  id: data.reportKey,
  source: 'netral/reports',
  subject: `${data.region}/${data.caseNumber}`,
  time: new Date(data.receivedAt).toISOString(),
  data,
});
