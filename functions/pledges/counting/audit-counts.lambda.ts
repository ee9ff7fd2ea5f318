import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { participationStore } from './participation-store.ts';
import { publishRegion } from './publish-region.ts';
import { publishedStore } from './published-store.ts';
import { auditCountsSettings } from '../settings.ts';
import { auditCounts } from './audit-counts.ts';
import { claimsAnew } from './claims.ts';
import { auditStore, pledgeScan } from './audit-store.ts';

const settings = readSettings(auditCountsSettings);
const campaign = liveCampaign(import.meta.url);
const client = tableClient();
const participation = participationStore(client, settings.PARTICIPATION_TABLE);
const published = publishedStore(client, settings.PARTICIPATION_TABLE);
const count = metricCounter<'CountsInDoubt'>('auditCounts');
const audits = auditStore(client, settings.PARTICIPATION_TABLE);
const claimed = claimsAnew(audits);
const audit = auditCounts({
  campaign,
  pledges: pledgeScan(client, settings.PLEDGES_TABLE),
  participation,
  audits,
  publish: publishRegion({ campaign, participation, published, now, claimed }),
  now,
  endsAt: readFixed(import.meta.url).pledgesEndAt,
  budgetMs: 40_000,
  doubt: (people) => count('CountsInDoubt', people),
});

export const handler = scheduled('auditCounts', 'audited', async () => ({ state: await audit() }));
