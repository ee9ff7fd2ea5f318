import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../shared/campaign.ts';
import { systemNow } from '../../shared/clock.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { withForm } from '../../shared/http/with-form.ts';
import { keyBytes, signingKey } from '../../shared/key-material.ts';
import { secretReader } from '../../shared/secrets.ts';
import { readSettings } from '../../shared/settings.ts';
import { attendCeremony } from './ceremonies/attend.ts';
import { ceremonyFinder } from './ceremonies/ceremony-store.ts';
import { pledgeStore } from './pledge-store.ts';
import { standingReader } from './rosters/standing.ts';
import { submitPledgeSettings } from './settings.ts';
import { submitPledgeHttp } from './submit-pledge.http.ts';
import { submitPledge } from './submit-pledge.ts';

const settings = readSettings(submitPledgeSettings);
const campaign = readCampaign(import.meta.url);
const client = new DynamoDBClient();
const pledges = pledgeStore(client, settings.PLEDGES_TABLE);
const standingOf = standingReader(client, settings.ROSTERS_TABLE);
const attend = attendCeremony({
  key: keyBytes(secretReader(settings.CEREMONY_SECRET_ARN, systemNow)),
  find: ceremonyFinder(client, settings.CEREMONIES_TABLE),
});
const pepper = keyBytes(secretReader(settings.PEPPER_SECRET_ARN, systemNow));
const receiptKey = signingKey(secretReader(settings.RECEIPT_KEY_SECRET_ARN, systemNow));

const submit = submitPledge({
  campaign,
  pledges,
  standingOf,
  attend,
  pepper,
  receiptKey,
  now: systemNow,
  randomBytes,
});

export const handler = httpHandler(
  'submitPledge',
  withForm(submitPledgeHttp(submit, settings.PUBLIC_URL), (filled) => async (frame) => {
    const { renderPledge } = await import('./pages/pledge.tsx');
    return renderPledge({
      frame,
      campaign,
      filled,
      now: systemNow(),
      idempotencyKey: randomUUID(),
    });
  }),
);
