import { randomBytes } from 'node:crypto';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { sourceOperations } from './operations.ts';
import { askedOnce } from './providers/asking.ts';
import { providerFor, readFromProvider } from './providers/provider-for.ts';
import { inBurst } from './in-burst.ts';
import { webhooksHttp } from './receive-webhook.http.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { quarantineDesk, quarantineHttp } from './quarantine-desk.ts';
import { receiveWebhookSettings } from '../settings.ts';
import { slipBytes } from '../slips/slip.ts';
import { sourceStore } from './source-store.ts';
import { taking } from './taking.ts';

const settings = readSettings(receiveWebhookSettings);
const client = tableClient();
const sources = sourceStore(client, settings.SOURCES_TABLE);
const took = taking({ settings, client, campaign: liveCampaign(import.meta.url), now });
// What the provider does not tell at once waits for the reconciler.
const askProvider = readFromProvider(providerFor(askedOnce(now)));
const needs = { ...took, sources, readFromProvider: askProvider, now };
const receive = receiveWebhook({
  ...{ ...needs, ...inBurst(needs) },
  patienceMs: 8_000,
  count: metricCounter('receiveWebhook'),
});

const desk = quarantineDesk({ client, settings, needs, now });

export const handler = serve('reports/sources/receive-webhook', sourceOperations, {
  ...webhooksHttp(receive, {
    sources,
    codeKey: took.codeKey,
    randomBytes: () => randomBytes(slipBytes),
  }),
  ...quarantineHttp(desk),
});
