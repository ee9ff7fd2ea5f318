import { randomBytes } from 'node:crypto';
import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { pledgeStore } from '../register/pledge-store.ts';
import { expectedThere } from '../rosters/expected-there.ts';
import { keepSheet } from './keep-sheet.ts';
import { keepSheetStream } from './keep-sheet.stream.ts';
import { keepSheetSettings } from './settings.ts';

const campaign = liveCampaign(import.meta.url);
const settings = readSettings(keepSheetSettings);
const client = tableClient();
const keep = keepSheet({
  campaign,
  pledges: pledgeStore(client, settings.PLEDGES_TABLE, readFixed(import.meta.url).pledgesEndAt),
  isExpected: expectedThere(client, settings.ROSTERS_TABLE),
  now: systemNow,
  randomBytes,
});

export const handler = keepSheetStream(keep);
