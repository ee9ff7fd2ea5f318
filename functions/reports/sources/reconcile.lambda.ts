import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { reconcileSettings } from '../settings.ts';
import { findArrived } from './arrived-store.ts';
import { askedPatiently } from './providers/asking.ts';
import { providerFor, readFromProvider } from './providers/provider-for.ts';
import { gapStore } from './reconcile-store.ts';
import { setAsideStore } from './set-aside-store.ts';
import { reconcileSources } from './reconcile.ts';
import { sourceStore } from './source-store.ts';
import { takeTold } from './take-item.ts';
import { taking } from './taking.ts';

const settings = readSettings(reconcileSettings);
const client = tableClient();
const count = metricCounter('reconcile');
const providerOf = providerFor(askedPatiently(now));
const needs = taking({ settings, client, campaign: liveCampaign(import.meta.url), now });
const reconcile = reconcileSources({
  sources: sourceStore(client, settings.SOURCES_TABLE),
  gaps: gapStore(client, settings.SUMMARIES_TABLE),
  setAside: setAsideStore(client, settings.QUARANTINE_TABLE, needs.sealing),
  arrived: findArrived(client, settings.REPORTS_TABLE),
  ...{ providerOf, names: needs.names, quarantine: needs.quarantine },
  take: takeTold({ ...needs, readFromProvider: readFromProvider(providerOf), count }),
  codeKey: needs.codeKey,
  now,
  budgetMs: 35_000,
  count,
});

export const handler = scheduled('reconcile', 'reconciled', () => reconcile());
