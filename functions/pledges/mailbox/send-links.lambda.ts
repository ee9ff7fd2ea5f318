import { randomBytes } from 'node:crypto';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { logOf } from '../../../shared/log.ts';
import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { senderLimit } from '../../../shared/limits/sender-limit.ts';
import { mailSender } from '../../../shared/mail/send-mail.ts';
import { nonceBytes } from '../../../shared/sealed.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { remove } from '../../../shared/table/remove.ts';
import { askLimits, placesOf } from './limits.ts';
import { linksOf } from './links.ts';
import { listedIn } from './listed.ts';
import { sendLink, type LinkMetric } from './send-link.ts';
import { sendLinksStream } from './send-links.stream.ts';
import { sendLinksSettings } from './settings.ts';
import { mailboxAsksTable, mailboxLimitsTable as table } from './tables.ts';

const settings = readSettings(sendLinksSettings);
const logger = logOf('sendLinks');
const client = tableClient();
const key = keyBytes(secretReader(settings.MAILBOX_SECRET_ARN, now));
const limits = { table, TableName: settings.MAILBOX_LIMITS_TABLE };
const asks = { client, table: mailboxAsksTable, TableName: settings.MAILBOX_ASKS_TABLE };
const fault = (error: unknown) => logger.warn('sender not counted', { error });
const mail = { mailFrom: settings.MAIL_FROM, mailSet: settings.MAIL_CONFIGURATION_SET };
const campaign = readFixed(import.meta.url).id;

const send = sendLink({
  listed: listedIn(client, settings.ROSTERS_TABLE),
  countSender: senderLimit({ client, senders: limits, key, policy: askLimits, fault }),
  takePlace: placesOf({ client, ...limits, key }),
  links: linksOf({ key, now, campaign, newNonce: () => randomBytes(nonceBytes) }),
  send: mailSender(new SESv2Client({ maxAttempts: 1 }), mail),
  forget: (askId) => remove(asks, { askId }),
  pepper: keyBytes(secretReader(settings.PEPPER_SECRET_ARN, now)),
  ...{ key, publicUrl: settings.PUBLIC_URL, now },
  count: metricCounter<LinkMetric>('sendLinks'),
});

export const handler = sendLinksStream(send);
