import { randomUUID } from 'node:crypto';
import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { desksOver } from '../../../shared/decrees/desks.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { ceremonyStore } from '../ceremonies/ceremony-store.ts';
import { publishedStore } from '../counting/published-store.ts';
import { pledgeDecreeOperations } from './operations.ts';
import { pledgePhases } from './phases.ts';
import { pledgeTexts } from './texts.ts';
import { witnessOffices } from './witness-offices.ts';
import { pledgeDecreesSettings } from './settings.ts';

const settings = readSettings(pledgeDecreesSettings);
const client = tableClient();
const published = publishedStore(client, settings.PARTICIPATION_TABLE);
const deskOf = desksOver(client, settings.DECREED_TABLE, {
  ...{ campaign: liveCampaign(import.meta.url), newId: randomUUID, now },
});
const counted = {
  ceremonies: ceremonyStore(client, settings.CEREMONIES_TABLE),
  pledged: async (region: string) => (await published.read(region))[0]?.pledged,
  now,
};
const { lastDay } = readFixed(import.meta.url);

const phases = deskOf(pledgePhases({ ...counted, lastDay }));
const texts = deskOf(pledgeTexts(counted));
const offices = deskOf(witnessOffices(counted));

export const handler = serve('pledges/decrees/pledge-decrees', pledgeDecreeOperations, {
  showPledgePhases: phases.show,
  askPledgePhases: phases.ask,
  decidePledgePhases: phases.decide,
  showPledgeTexts: texts.show,
  askPledgeText: texts.ask,
  decidePledgeText: texts.decide,
  showWitnessOffices: offices.show,
  askWitnessOffices: offices.ask,
  decideWitnessOffices: offices.decide,
});
