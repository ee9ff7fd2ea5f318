import { randomInt, randomUUID } from 'node:crypto';
import { logOf } from '../../../shared/log.ts';
import { attemptsOf } from '../../../shared/attempt.ts';
import { readFixed } from '../../../shared/campaign.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { pledgingOperations } from './operations.ts';
import { keyBytes, signingKey } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { attendCeremony } from '../ceremonies/attend.ts';
import { ceremonyFinder } from '../ceremonies/ceremony-store.ts';
import { handingOverOperations } from '../handing-over/operations.ts';
import { handOverHttp, handOverKeyHttp } from '../handing-over/hand-over.http.ts';
import { pledgeStore } from '../register/pledge-store.ts';
import { submitPledgeSettings } from '../settings.ts';
import { claimLimit } from './claim-limit.ts';
import { pledgeFormAgain, submitPledgeHttp } from './submit-pledge.http.ts';
import { submitPledge } from './submit-pledge.ts';

const settings = readSettings(submitPledgeSettings);
const campaign = liveCampaign(import.meta.url);
const client = tableClient();
const secretOf = (arn: string) => secretReader(arn, now);
const pepper = keyBytes(secretOf(settings.PEPPER_SECRET_ARN));
const logger = logOf('submitPledge');
const limited = { client, settings, key: pepper, now, randomBelow: randomInt, logger };
const key = keyBytes(secretOf(settings.CEREMONY_SECRET_ARN));
const submit = submitPledge({
  ...{ campaign, pepper, now },
  passClaim: claimLimit(limited),
  pledges: pledgeStore(client, settings.PLEDGES_TABLE, readFixed(import.meta.url).pledgesEndAt),
  attend: attendCeremony({ key, find: ceremonyFinder(client, settings.CEREMONIES_TABLE) }),
  receiptKey: signingKey(secretOf(settings.RECEIPT_KEY_SECRET_ARN)),
});
const attemptOf = attemptsOf('pledge', pepper);

const operations = { ...pledgingOperations, ...handingOverOperations };
export const handler = serve('pledges/pledging/submit-pledge', operations, {
  submitPledge: {
    does: submitPledgeHttp({ submit, attemptOf, site: settings.PUBLIC_URL, campaign }),
    formAgain: pledgeFormAgain({ campaign, now, newId: randomUUID }),
    alsoAfter: ['puzzle-first'],
  },
  readHandOverKey: handOverKeyHttp({ key }),
  handOver: handOverHttp({ key, submit, attemptOf }),
});
