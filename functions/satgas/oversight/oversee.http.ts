import type { Campaign } from '../../../shared/campaign.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { requireAccess } from '../../access.ts';
import type { oversee, RegionLine } from './oversee.ts';

type Needs = { campaign: Campaign; oversee: ReturnType<typeof oversee> };

/** GET /v1/oversight/alerts: the alert lines of the regions in the asker's scope, numbers only. */
export const overseeHttp =
  ({ campaign, oversee: look }: Needs): HttpUseCase =>
  async (request) => {
    const person = requireAccess('overseeAlerts', request.person);
    const regions = campaign.regions
      .map(({ code }) => code)
      .filter((code) => covers(person.region, code));
    const found = await look(regions);
    return {
      status: 200,
      body: { regions: found.lines.map(shownLine), sms: found.sms },
      page: async (frame) =>
        (await import('./oversight.tsx')).renderOversight(frame, { campaign, ...found }),
    };
  };

const minutes = (ms: number | undefined): number | null =>
  ms === undefined ? null : Math.round(ms / 60_000);

const shownLine = ({ medianToTakeMs, p95ToTakeMs, ...line }: RegionLine) => ({
  ...line,
  medianToTakeMinutes: minutes(medianToTakeMs),
  p95ToTakeMinutes: minutes(p95ToTakeMs),
});
