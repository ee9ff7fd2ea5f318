import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { mailboxSettings, sendLinksSettings } from '../../functions/pledges/mailbox/settings.ts';
import { mailboxAsksTable, mailboxLimitsTable } from '../../functions/pledges/mailbox/tables.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import { granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import { HouseSecret } from '../parts/secret.ts';
import { HouseTable } from '../parts/table.ts';
import { followStream } from '../parts/triggers.ts';
import type { PledgeNeeds } from './tables.ts';

/** Confirming by the office mailbox: who asks writes one row; what follows it looks up and sends. */
export class Mailbox extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: PledgeNeeds) {
    super(scope, id);
    const { house, tables, secrets } = needs;
    const asks = new HouseTable(this, 'Asks', { house, table: mailboxAsksTable });
    const key = new HouseSecret(this, 'Key', {
      house,
      description:
        'Seals asks for a link to an office mailbox, and the links (HMAC-SHA256, AES-256-GCM)',
      rotation: 'anew',
      whyNotRotated:
        'Links live for a day: a timed rotation would break those in mailboxes and gains nothing, since nothing older is sealed with it. A leak is answered by a new value at once (runbook).',
    });
    this.entries = {
      'pledges/mailbox/mailbox': new HouseFunction(this, 'Confirm', {
        house,
        entry: 'pledges/mailbox/mailbox',
        settings: mailboxSettings,
        environment: {
          MAILBOX_ASKS_TABLE: asks.only('dynamodb:PutItem'),
          PLEDGES_TABLE: tables.pledges.only('dynamodb:UpdateItem'),
          PEPPER_SECRET_ARN: secrets.pepper.read(),
          RECEIPT_KEY_SECRET_ARN: secrets.receiptKey.read(),
          MAILBOX_SECRET_ARN: key.read(),
          PUBLIC_URL: house.publicUrl,
        },
        errorImpact:
          'Civil servants cannot confirm by their office mailbox; they can still claim or attend.',
      }),
    };
    this.#send(needs, { asks, key });
  }

  #send({ house, tables, secrets }: PledgeNeeds, { asks, key }: Made): void {
    const limits = new HouseTable(this, 'Limits', { house, table: mailboxLimitsTable });
    const fn = new HouseFunction(this, 'SendLinks', {
      house,
      entry: 'pledges/mailbox/send-links',
      settings: sendLinksSettings,
      environment: {
        MAILBOX_ASKS_TABLE: asks.only('dynamodb:DeleteItem'),
        MAILBOX_LIMITS_TABLE: limits.only('dynamodb:UpdateItem'),
        ROSTERS_TABLE: tables.rosters.only('dynamodb:GetItem', 'dynamodb:Query'),
        PEPPER_SECRET_ARN: secrets.pepper.read(),
        MAILBOX_SECRET_ARN: key.read(),
        ...mailOf(this, house),
        PUBLIC_URL: house.publicUrl,
      },
      timeout: 60,
      errorImpact: 'No link reaches an office mailbox: nobody is confirmed by it.',
    });
    followStream(this, 'AskStream', {
      fn,
      table: asks,
      batchSize: 10,
      windowSeconds: 0,
      bisect: true,
      eventNames: ['INSERT'],
    });
    raiseAlarm(this, 'MailboxesShared', {
      house,
      metric: ourMetric('sendLinks', 'MailboxesShared'),
      above: 0,
      errorImpact:
        'Somebody would confirm pledges by a mailbox that the roster lists for several people; nobody was confirmed by it.',
      runbook: 'a-mailbox-is-listed-for-several',
    });
  }
}

type Made = { asks: HouseTable; key: HouseSecret };

/**
 * Mail of the deployment's domain, by a configuration set of its own: SES itself sends nothing more to a mailbox that a
 * mail came back from, and officers' mailboxes are not marked by it.
 */
const mailOf = (scope: Construct, { deployment }: House) => {
  const set = new CfnConfigurationSet(scope, 'Set', {
    name: `netral-${deployment.id}-ikrar`,
    // A mail holds a personal link.
    deliveryOptions: { tlsPolicy: 'REQUIRE' },
    reputationOptions: { reputationMetricsEnabled: true },
    suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });
  const from = `ikrar@${deployment.mail.domain}`;
  const arnOf = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
  const statement = new PolicyStatement({
    actions: ['ses:SendEmail'],
    // The identity is the alert line's.
    resources: [arnOf('identity', deployment.mail.domain), arnOf('configuration-set', set.ref)],
    conditions: { StringEquals: { 'ses:FromAddress': from } },
  });
  return { MAIL_FROM: granted(from, statement), MAIL_CONFIGURATION_SET: set.ref };
};
