import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { liveKeys } from '../../../shared/live-keys.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { actOnAlert } from './act-on-alert.ts';
import { countMinutesToTake } from './count-minutes.ts';
import * as link from './alert-link.http.ts';
import { alertStore } from './alert-store.ts';
import { alertOperations } from './operations.ts';
import { officerStore } from '../officers/officer-store.ts';
import { alertLinkSettings } from '../settings.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(alertLinkSettings);
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const needs = {
  campaign,
  act: actOnAlert({
    alerts: alertStore(client, settings.ALERTS_TABLE),
    officers: officerStore(client, settings.OFFICERS_TABLE),
    policyOf: policiesOf(campaign),
    now: systemNow,
    tookMinutes: countMinutesToTake,
  }),
  linkKey: liveKeys(settings.LINK_SECRET_ARN, systemNow),
  now: systemNow,
};

export const handler = serve('satgas/alerts/alert-link', alertOperations, {
  showAlert: link.showAlertHttp(needs),
  takeAlertByLink: link.takeByLinkHttp(needs),
  declineAlertByLink: link.declineByLinkHttp(needs),
  handOverAlertByLink: link.handOverByLinkHttp(needs),
  resolveAlertByLink: link.resolveByLinkHttp(needs),
});
