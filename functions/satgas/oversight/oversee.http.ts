import type { Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { covers } from '../../../shared/regions/regions.ts';
import type { LineView, oversightOperations } from './operations.ts';
import type { oversee, RegionLine } from './oversee.ts';

type Needs = { campaign: Campaign; oversee: ReturnType<typeof oversee> };

/** GET /v1/oversight/alerts: the alert lines of the regions in the caller's scope, numbers only. */
export const overseeHttp =
  ({ campaign, oversee: look }: Needs): Does<(typeof oversightOperations)['overseeAlerts']> =>
  async ({ person }) => {
    const regions = campaign.regions
      .map(({ code }) => code)
      .filter((code) => covers(person.region, code));
    const found = await look(regions);
    return {
      status: 200,
      body: { regions: found.lines.map(viewOf), sms: found.sms },
      page: async (frame) =>
        (await import('./oversight.tsx')).renderOversight(frame, { campaign, ...found }),
    };
  };

const minutes = (ms: number | undefined): number | null =>
  ms === undefined ? null : Math.round(ms / 60_000);

const viewOf = ({ medianToTakeMs, p95ToTakeMs, ...line }: RegionLine): LineView => ({
  ...line,
  medianToTakeMinutes: minutes(medianToTakeMs),
  p95ToTakeMinutes: minutes(p95ToTakeMs),
});
