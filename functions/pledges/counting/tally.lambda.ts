import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { unitsExpectedReader } from '../rosters/expected.ts';
import { arrivalStore } from './arrival-store.ts';
import { noiseKeyOf } from './noise-key.ts';
import { noteArrivals } from './note-arrivals.ts';
import { participationStore } from './participation-store.ts';
import { publishRegion } from './publish-region.ts';
import { publishedStore } from './published-store.ts';
import { tallySettings } from '../settings.ts';
import { tallyStream } from './tally.stream.ts';
import { tally } from './tally.ts';

const settings = readSettings(tallySettings);
const campaign = liveCampaign(import.meta.url);
const client = tableClient();
const participation = participationStore(client, settings.PARTICIPATION_TABLE);
const published = publishedStore(client, settings.PARTICIPATION_TABLE);

const count = metricCounter<'PledgesToLookAt'>('tally');

export const handler = tallyStream({
  count: tally({ participation, now: systemNow }),
  publish: publishRegion({ campaign, participation, published, now: systemNow }),
  note: noteArrivals({
    arrivals: arrivalStore(client, settings.PARTICIPATION_TABLE),
    participation,
    expected: unitsExpectedReader(client, settings.ROSTERS_TABLE),
    noiseKey: noiseKeyOf(client, settings.PARTICIPATION_TABLE),
    lookAt: (places, region) => count('PledgesToLookAt', places, { region }),
  }),
});
