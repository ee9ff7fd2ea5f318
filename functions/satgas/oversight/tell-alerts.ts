import type { Figures } from '../../../events/regional-aggregate.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { totalsOf } from '../../aggregate-totals.ts';
import type { tellNation } from '../../tell-nation.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import { regionsAbove } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { officersOnce } from '../officers/officers-once.ts';
import { lineOf, overseenDays, quantile } from './oversee.ts';

type Needs = {
  campaign: Campaign;
  alerts: Pick<AlertStore, 'listSince'>;
  officers: Pick<OfficerStore, 'listOf'>;
  tell: ReturnType<typeof tellNation>;
  now: Now;
};

const dayMs = 86_400_000;
/** Of fewer alerts taken, the median would be that of a single officer and report. */
const fewest = 5;

/** Tells the nation how the alert line of each region does: no count of alerts, which would say how many reports there are. */
export const tellAlerts =
  ({ campaign, alerts, officers, tell, now }: Needs) =>
  async () => {
    const at = now();
    const { listOf } = officersOnce(officers);
    const codes = campaign.regions.map(({ code }) => code);
    const regions = await eachOf(codes, { atOnce: 20 }, async (region) => {
      const { waits, isSilent, reachable } = lineOf(region, {
        alerts: await alerts.listSince(region, at - overseenDays * dayMs),
        officers: await listOf(regionsAbove(region)),
        overdue: [],
        now: at,
      });
      return { region, medianToTakeMinutes: medianOf(waits), isSilent, reachable };
    });
    return tell({ part: 'alerts', regions, totals: totalsOf.alerts(regions) });
  };

const medianOf = (waits: number[]): Figures['alerts']['medianToTakeMinutes'] => {
  const median = waits.length < fewest ? undefined : quantile(waits, 0.5);
  return median === undefined ? null : Math.round(median / 60_000);
};
