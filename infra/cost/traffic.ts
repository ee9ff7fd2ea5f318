import * as z from 'zod/mini';
import type { MeasuredOperation } from './units.ts';

const amount = z.number().check(z.nonnegative());
const share = z.number().check(z.gte(0), z.lte(1));

/** What people do in the time that is priced. */
export const trafficShape = z.strictObject({
  pledges: amount,
  /** Reports by the form and by webhooks together. */
  reports: amount,
  days: amount,
  regions: amount,
  /** Officers of a region, who are told of each report at once. */
  officers: amount,
  /** Parts of all reports: with a name, by webhook. */
  namedShare: share,
  webhookShare: share,
  /** Openings of the form for each pledge or report, and of the counts for each pledge. */
  opensForm: amount,
  opensCounts: amount,
  /** Part of what CloudFront may store that it answers by itself, where it stands in front. */
  fromEdge: share,
});
export type Traffic = z.infer<typeof trafficShape>;

/** The national day. */
export const usualTraffic: Traffic = {
  ...{ pledges: 6_000_000, reports: 10_000, days: 1, regions: 552, officers: 5 },
  ...{ namedShare: 0.3, webhookShare: 0.3, opensForm: 1.2, opensCounts: 0.2 },
  fromEdge: 0.9,
};

/** How often each measured operation happens. */
export const timesOf = (traffic: Traffic): Record<MeasuredOperation, number> => {
  const { pledges, reports, days, namedShare, webhookShare, opensForm, opensCounts } = traffic;
  const byForm = reports * (1 - webhookShare);
  return {
    pledge: pledges,
    'pledge-page': pledges * opensForm,
    counts: pledges * opensCounts,
    lead: byForm * (1 - namedShare),
    'named-report': byForm * namedShare,
    webhook: reports * webhookShare,
    'report-page': byForm * opensForm,
    'alert-taken': reports,
    'idle-minute': days * 24 * 60,
  };
};
