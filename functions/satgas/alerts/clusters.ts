import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { receivedAtOf, type Alert } from './alert.ts';
import type { AlertStore } from './alert-store.ts';

/** Which alert reports about one accused join, as long as nobody has taken it. */
export const leadShape = z.object({
  leadId: z.string(),
  severity: z.number(),
  /** Milliseconds since the epoch. */
  ledFrom: z.number(),
});
export type Lead = z.infer<typeof leadShape>;

/** Where the lead of such reports is stored: apart from the alerts of the region, which are listed every minute. */
export const leadKeyOf = (alert: Pick<Alert, 'region' | 'alike' | 'isNaming' | 'heldUntil'>) => ({
  region: `${leadsOf}${alert.region}`,
  alertId: `${alert.heldUntil === undefined ? '' : 'held-'}${alert.isNaming ? 'naming' : 'told'}#${alert.alike ?? ''}`,
});

export const leadsOf = 'leads#';

/** Whether a row of the table is no alert, but says which alert leads. */
export const isLeadRow = (region: string): boolean => region.startsWith(leadsOf);

/** A report that came in longer ago shares no alert any more: whoever takes one is shown those of this time. */
export const sharedWithinMs = 3 * 86_400_000;

/** An alert that was to lead is expected to be stored within this time. */
const storedWithinMs = 60_000;

/**
 * Whether a report may share an alert: it is about the same accused, keeps away the same people, is no more urgent, and
 * nobody has taken the alert yet. A reminder shares none.
 */
export const mayJoin = (report: Alert, lead: Alert): boolean =>
  isUntaken(lead) && lead.joins === undefined && isAlike(report, lead);

const isUntaken = ({ state, takers }: Alert): boolean => state === 'open' && takers.length === 0;

/** Whether one alert can tell of both: the same accused and the same audience, and the one no more urgent than the other. */
export const isAlike = (one: Alert, lead: Alert): boolean =>
  one.alike !== undefined &&
  one.alike === lead.alike &&
  one.overdue === undefined &&
  lead.overdue === undefined &&
  one.isNaming === lead.isNaming &&
  // Nobody's alert waits because somebody else sent many.
  (one.heldUntil === undefined) === (lead.heldUntil === undefined) &&
  one.severity <= lead.severity &&
  one.accusedUnit === lead.accusedUnit &&
  JSON.stringify(one.barring) === JSON.stringify(lead.barring);

/** The alert of a report that shares another's: told to nobody. It is due at once, so that it climbs if nothing leads it. */
export const joining = (alert: Alert, lead: string, at: number): Alert => ({
  ...alert,
  joins: lead,
  rung: -1,
  telling: [],
  told: [],
  openedAt: at,
  steppedAt: at,
  dueAt: at,
});

type Needs = {
  alerts: Pick<AlertStore, 'find' | 'findLead' | 'claimLead'>;
  now: Now;
};

/**
 * A new alert as it is to be stored: by itself, or sharing the one that leads the reports about this accused. Of several
 * that come together exactly one leads; what follows one that was never stored is raised by the clock.
 */
export const placed = async (needs: Needs, alert: Alert): Promise<Alert> => {
  if (alert.alike === undefined || alert.overdue || isOld(alert, needs.now())) return alert;
  const place = await untilWritten(() => placeOf(needs, alert));
  return place === 'changed-meanwhile' ? alert : place;
};

const isOld = ({ alertId }: Alert, now: number): boolean =>
  receivedAtOf(alertId) < now - sharedWithinMs;

const placeOf = async (
  { alerts, now }: Needs,
  alert: Alert,
): Promise<Alert | 'changed-meanwhile'> => {
  const key = leadKeyOf(alert);
  const seen = await alerts.findLead(key);
  if (seen && seen.leadId !== alert.alertId) {
    const { region } = alert;
    const lead = await alerts.find({ region, alertId: seen.leadId });
    const joins = lead ? mayJoin(alert, lead) : isAwaited(seen, alert, now());
    if (joins) return joining(alert, seen.leadId, now());
  }
  const { alertId: leadId, severity } = alert;
  const claimed = await alerts.claimLead(key, seen, { leadId, severity, ledFrom: now() });
  return claimed === 'claimed' ? alert : claimed;
};

const isAwaited = ({ ledFrom, severity }: Lead, alert: Alert, now: number): boolean =>
  now - ledFrom < storedWithinMs && alert.severity <= severity;
