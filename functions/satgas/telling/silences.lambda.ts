import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { silencesSettings } from '../settings.ts';
import { tellingOperations } from './operations.ts';
import { silenceStore } from './silence-store.ts';
import { putSilenceHttp } from './silences.http.ts';

const settings = readSettings(silencesSettings);

export const handler = serve('satgas/telling/silences', tellingOperations, {
  putSilence: putSilenceHttp({
    campaign: readCampaign(import.meta.url),
    silences: silenceStore(tableClient(), settings.SILENCES_TABLE),
    now: systemNow,
  }),
});
