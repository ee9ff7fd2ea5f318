import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { countingOperations } from './operations.ts';
import { readSettings } from '../../../shared/settings.ts';
import { sharedAnswer } from '../../../shared/shared-answer.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { auditReader } from './audit-reader.ts';
import { publishedReader } from './published-reader.ts';
import { publishedStore } from './published-store.ts';
import { voidingsReader } from '../voiding/voided-receipt.ts';
import { voidingStore } from '../voiding/voiding-store.ts';
import { arrivalStore } from './arrival-store.ts';
import { noiseKeyReader } from './noise-key.ts';
import { participationStore } from './participation-store.ts';
import { radarHttp } from './radar.http.ts';
import { expectedReader, unitsExpectedReader } from '../rosters/expected.ts';
import { exportParticipationHttp, readParticipationHttp } from './read-participation.http.ts';
import { readParticipationSettings } from '../settings.ts';

const settings = readSettings(readParticipationSettings);
const campaign = readCampaign(import.meta.url);
const client = tableClient();
const published = publishedStore(client, settings.PARTICIPATION_TABLE);
const audits = auditReader(client, settings.PARTICIPATION_TABLE);
const needs = {
  campaign,
  read: publishedReader(published, systemNow),
  expected: expectedReader(client, settings.ROSTERS_TABLE, systemNow),
  voidingsOf: voidingsReader(voidingStore(client, settings.VOIDINGS_TABLE), systemNow),
  audit: sharedAnswer(audits, { now: systemNow, forMs: 60_000 }),
};

export const handler = serve('pledges/counting/read-participation', countingOperations, {
  readParticipation: readParticipationHttp(needs),
  exportParticipation: exportParticipationHttp(needs),
  watchArrivals: radarHttp({
    campaign,
    arrivals: arrivalStore(client, settings.PARTICIPATION_TABLE),
    participation: participationStore(client, settings.PARTICIPATION_TABLE),
    expected: unitsExpectedReader(client, settings.ROSTERS_TABLE),
    noiseKey: noiseKeyReader(client, settings.PARTICIPATION_TABLE),
    now: systemNow,
  }),
});
