import * as z from 'zod/mini';
import type { Campaign } from '../../shared/campaign.ts';
import type { Now } from '../../shared/clock.ts';
import { readParameters } from '../../shared/http/body.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { covers } from '../../shared/regions/regions.ts';
import { Refusal, refuseField } from '../../shared/refusal.ts';
import { requireAccess } from '../access.ts';
import { takenAnswer } from './alert-link.http.ts';
import type { AlertStore } from './alert-store.ts';
import { shownAlert } from './shown-alert.ts';

const regionCode = z.string().check(z.regex(/^\d{2}(\.\d{2})?$/));
export const alertsQuery = z.object({ region: z.optional(regionCode) });
export const alertPath = z.object({
  region: regionCode,
  alertId: z.string().check(z.regex(/^\d{11}-[A-Za-z0-9_-]{12}$/)),
});

type Needs = {
  campaign: Campaign;
  alerts: Pick<AlertStore, 'listOpen' | 'take' | 'find'>;
  now: Now;
};

/** GET /v1/alerts: the open alerts of one region, or of every region the asker's scope covers, oldest first. */
export const listAlertsHttp =
  ({ campaign, alerts }: Needs): HttpUseCase =>
  async (request) => {
    const { region } = readParameters(request.query, alertsQuery);
    const person = requireAccess('listAlerts', request.person, region);
    const codes = campaign.regions
      .map(({ code }) => code)
      .filter((code) => (region === undefined ? covers(person.region, code) : code === region));
    if (region !== undefined && codes.length === 0) throw refuseField('region', 'unknown-region');
    const open = (await Promise.all(codes.map((code) => alerts.listOpen(code)))).flat();
    const shown = open
      .sort((a, b) => a.openedAt - b.openedAt)
      .map((alert) => shownAlert(alert, person.personId));
    return {
      status: 200,
      body: { alerts: shown },
      page: async (frame) =>
        (await import('./pages/open-alerts.tsx')).renderOpenAlerts(frame, shown, campaign),
    };
  };

/** POST /v1/alerts/{region}/{alertId}/taking: a signed-in officer takes an alert of a region in their scope. */
export const takeListedAlertHttp =
  ({ alerts, now }: Needs): HttpUseCase =>
  async (request) => {
    const key = readParameters(request.params, alertPath);
    const person = requireAccess('takeAlert', request.person, key.region);
    if (!(await alerts.find(key))) {
      throw new Refusal('not-found', [{ field: 'alertId', reason: 'unknown-alert' }]);
    }
    return takenAnswer(request, await alerts.take(key, person.personId, now()), person.personId);
  };
