import { randomBytes, randomUUID } from 'node:crypto';
import { attemptsOf } from '../../../shared/attempt.ts';
import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes, signingKey } from '../../../shared/key-material.ts';
import { liveSecret } from '../../../shared/live-keys.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { pledgeStore } from '../register/pledge-store.ts';
import { asnSignIn } from './asn-sign-in.ts';
import { confirmPledge } from './confirm-pledge.ts';
import { confirmingHttp } from './confirming.http.ts';
import { confirmingOperations } from './operations.ts';
import { rosterPlace } from './roster-place.ts';
import { confirmingSettings } from './settings.ts';

const settings = readSettings(confirmingSettings);
const campaign = liveCampaign(import.meta.url);
const secretOf = (arn: string) => secretReader(arn, now);
const pepper = keyBytes(secretOf(settings.PEPPER_SECRET_ARN));
const client = tableClient();
const signIn = asnSignIn({
  ...{ campaign, pepper, now },
  placeOf: rosterPlace(client, settings.ROSTERS_TABLE, campaign),
  publicUrl: settings.PUBLIC_URL,
  issuer: settings.ASN_ISSUER,
  clientSecret: settings.ASN_CLIENT_SECRET_ARN && liveSecret(settings.ASN_CLIENT_SECRET_ARN, now),
  key: keyBytes(secretOf(settings.ASN_SIGN_IN_SECRET_ARN)),
  randomBytes,
});
const confirm = confirmPledge({
  ...{ campaign, pepper, now },
  pledges: pledgeStore(client, settings.PLEDGES_TABLE, readFixed(import.meta.url).pledgesEndAt),
  receiptKey: signingKey(secretOf(settings.RECEIPT_KEY_SECRET_ARN)),
});
const attemptOf = attemptsOf('confirmed-pledge', pepper);

export const handler = serve(
  'pledges/confirming/confirming',
  confirmingOperations,
  confirmingHttp({ ...signIn, campaign, confirm, attemptOf, now, newId: randomUUID }),
);
