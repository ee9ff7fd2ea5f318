import { randomUUID } from 'node:crypto';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { silencesSettings } from '../settings.ts';
import { decideSilence, endSilence, proposeSilence } from './decide-silence.ts';
import { silenceOperations } from './operations.ts';
import { silenceStore } from './silence-store.ts';
import {
  decideSilenceHttp,
  endSilenceHttp,
  listSilencesHttp,
  proposeSilenceHttp,
} from './silences.http.ts';

const settings = readSettings(silencesSettings);
const needs = {
  campaign: liveCampaign(import.meta.url),
  silences: silenceStore(tableClient(), settings.SILENCES_TABLE),
  newId: randomUUID,
  now: systemNow,
};

export const handler = serve('satgas/silences/silences', silenceOperations, {
  listSilences: listSilencesHttp(needs),
  proposeSilence: proposeSilenceHttp({ ...needs, does: proposeSilence(needs) }),
  decideSilence: decideSilenceHttp({ ...needs, does: decideSilence(needs) }),
  endSilence: endSilenceHttp({ ...needs, does: endSilence(needs) }),
});
