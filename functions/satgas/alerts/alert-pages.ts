import { refuseField } from '../../../shared/refusal.ts';
import type { SeenAlert } from './act-on-alert.ts';
import type { Alert } from './alert.ts';

/** Alerts shown at once: about 70 kB of page. */
export const alertsPerPage = 100;

/** One page of open alerts, and after which the next begins; null on the last. */
export type AlertPage = { alerts: SeenAlert[]; next: string | null };

/**
 * The alerts that come after a place, the most urgent first, and of those equally urgent the oldest; a place names the
 * alert it stands behind, whether that is still open or not. Throws Refusal for a place that is none.
 */
export const pageAfter = (all: SeenAlert[], after: string | undefined): AlertPage => {
  if (after !== undefined && !placeShape.test(after)) throw refuseField('after', 'malformed');
  const sorted = all
    .map((one) => ({ one, place: placeOf(one.alert) }))
    .filter(({ place }) => after === undefined || place > after)
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const shown = sorted.slice(0, alertsPerPage);
  const next = sorted.length > shown.length ? (shown.at(-1)?.place ?? null) : null;
  return { alerts: shown.map(({ one }) => one), next };
};

const placeShape = /^\d-\d{11}-[A-Za-z0-9_-]{12}@[\d.]{2,5}$/;

/** An id starts with the second its report came in, and is unique in its region. */
const placeOf = ({ severity, alertId, region }: Alert): string =>
  `${String(9 - severity)}-${alertId}@${region}`;
