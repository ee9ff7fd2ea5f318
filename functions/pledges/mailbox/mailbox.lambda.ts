import { randomBytes, randomUUID } from 'node:crypto';
import { attemptsOf } from '../../../shared/attempt.ts';
import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes, signingKey } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { nonceBytes } from '../../../shared/sealed.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { confirmPledge } from '../confirming/confirm-pledge.ts';
import { askLink, askStore } from './ask-link.ts';
import { confirmedOnce } from './confirm-once.ts';
import { linksOf } from './links.ts';
import { mailboxHttp } from './mailbox.http.ts';
import { mailboxOperations } from './operations.ts';
import { mailboxSettings } from './settings.ts';

const settings = readSettings(mailboxSettings);
const campaign = liveCampaign(import.meta.url);
const client = tableClient();
const pepper = keyBytes(secretReader(settings.PEPPER_SECRET_ARN, now));
const key = keyBytes(secretReader(settings.MAILBOX_SECRET_ARN, now));
const sealing = { key, newNonce: () => randomBytes(nonceBytes) };

export const handler = serve(
  'pledges/mailbox/mailbox',
  mailboxOperations,
  mailboxHttp({
    ...{ campaign, now, newId: randomUUID, site: settings.PUBLIC_URL },
    ask: askLink({
      ...{ campaign, pepper, sealing, now },
      store: askStore(client, settings.MAILBOX_ASKS_TABLE),
    }),
    links: linksOf({ ...sealing, campaign: campaign.id, now }),
    confirm: confirmPledge({
      ...{ campaign, pepper, now },
      pledges: confirmedOnce(
        client,
        settings.PLEDGES_TABLE,
        readFixed(import.meta.url).pledgesEndAt,
      ),
      receiptKey: signingKey(secretReader(settings.RECEIPT_KEY_SECRET_ARN, now)),
    }),
    attemptOf: attemptsOf('mailbox', pepper),
  }),
);
