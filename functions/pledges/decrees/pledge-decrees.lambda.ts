import { randomUUID } from 'node:crypto';
import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { desksOver } from '../../../shared/decrees/desks.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { releasedRegion } from '../../../shared/decrees/released-region.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { ceremonyStore } from '../ceremonies/ceremony-store.ts';
import { publishedStore } from '../counting/published-store.ts';
import { unitsExpectedReader } from '../rosters/expected.ts';
import { pledgeDecreeOperations } from './operations.ts';
import { pledgeDesks } from './pledge-desks.ts';
import { pledgeDecreesSettings } from './settings.ts';

const settings = readSettings(pledgeDecreesSettings);
const client = tableClient();
const published = publishedStore(client, settings.PARTICIPATION_TABLE);
const deskOf = desksOver(client, settings.DECREED_TABLE, {
  ...{ campaign: liveCampaign(import.meta.url), newId: randomUUID, now },
});
const desks = pledgeDesks(deskOf, {
  ceremonies: ceremonyStore(client, settings.CEREMONIES_TABLE),
  pledged: async (region: string) => (await published.read(region))[0]?.pledged,
  pledgedIn: async (region: string) => new Map((await published.read(region))[0]?.units.cells),
  expectedIn: unitsExpectedReader(client, settings.ROSTERS_TABLE),
  released: releasedRegion(import.meta.url),
  lastDay: readFixed(import.meta.url).lastDay,
  now,
});

export const handler = serve('pledges/decrees/pledge-decrees', pledgeDecreeOperations, desks);
