import { logOf } from '../../../shared/log.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { mapsReader } from '../../../shared/map/read-maps.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { homeHttp } from '../home/home.http.ts';
import { homeOperations } from '../home/operations.ts';
import { countingOperations } from './operations.ts';
import { readSettings } from '../../../shared/settings.ts';
import { sharedAnswer } from '../../../shared/shared-answer.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { auditReader } from './audit-reader.ts';
import { publishedReader } from './published-reader.ts';
import { publishedStore } from './published-store.ts';
import { voidingsReader } from '../voiding/voided-receipt.ts';
import { voidingStore } from '../voiding/voiding-store.ts';
import { radarHttp } from './radar.http.ts';
import { radarReads } from './radar-reads.ts';
import { expectedReader } from '../rosters/expected.ts';
import { exportParticipationHttp, readParticipationHttp } from './read-participation.http.ts';
import { readParticipationSettings } from '../settings.ts';

const settings = readSettings(readParticipationSettings);
const logger = logOf('readParticipation');
const campaign = liveCampaign(import.meta.url);
const client = tableClient();
const published = publishedStore(client, settings.PARTICIPATION_TABLE);
const audits = auditReader(client, settings.PARTICIPATION_TABLE);
const needs = {
  campaign,
  maps: mapsReader(import.meta.url),
  now: systemNow,
  read: publishedReader(published, systemNow),
  expected: expectedReader(client, settings.ROSTERS_TABLE, systemNow),
  voidingsOf: voidingsReader(voidingStore(client, settings.VOIDINGS_TABLE), systemNow),
  audit: sharedAnswer(audits, { now: systemNow, forMs: 60_000 }),
  fault: (error: unknown) => logger.warn('counts not read', { error }),
};
const radar = radarReads(client, settings.PARTICIPATION_TABLE, settings.ROSTERS_TABLE);
const operations = { ...countingOperations, ...homeOperations };

export const handler = serve('pledges/counting/read-participation', operations, {
  showHomePage: homeHttp(needs),
  readParticipation: readParticipationHttp(needs),
  exportParticipation: exportParticipationHttp(needs),
  watchArrivals: radarHttp({ campaign, now: systemNow, ...radar }),
});
