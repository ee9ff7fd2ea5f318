import type { Need } from './policy.ts';

/** Where what is called lies: parts of every ARN. */
export type ArnPlace = {
  partition: string;
  region: string;
  accountId: string;
  /** The attribute that leads the keys of each table, by the table's name. */
  partitionKeys?: Readonly<Record<string, string>>;
};

/** What a call does with what is stored under a key: reads it, or adds to it. */
export type KeyUse = 'reads' | 'writes';

/** One right that a call needs, and on which key of KMS, if what it touches is encrypted with one of ours. */
export type CallNeed = Need & { keyUse?: KeyUse };

/** What a service's call needs of the caller. */
export type NeedsOf = (action: string, asked: unknown) => CallNeed[];

/** What the account knows that is not in a call. */
export type Known = ArnPlace & {
  /** The ARN of a secret that is asked for by its name, or by part of its ARN. */
  secretArn: (id: string) => string;
  /** Domains and addresses that mail is sent from. */
  mailIdentities: readonly string[];
};

/** What the calls of each service need; those of DynamoDB are in dynamodb-needs.ts, those of S3 in s3-needs.ts. */
export const needsByService = (known: Known) => ({
  sns: snsNeeds,
  sqs: sqsNeeds(known),
  ses: sesNeeds(known),
  whatsapp: whatsappNeeds(known),
  secretsManager: secretNeeds(known),
});

const textOf = (asked: unknown, name: string): string => {
  if (typeof asked !== 'object' || asked === null) return '';
  const value: unknown = Object.entries(asked).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
};

const arnOf = ({ partition, region, accountId }: ArnPlace, service: string, rest: string): string =>
  `arn:${partition}:${service}:${region}:${accountId}:${rest}`;

/** Batches need the right of their single call (SQS developer guide, "Amazon SQS API permissions"). */
const withoutBatch = (action: string): string => action.replace(/Batch$/, '');

const sqsKeyUse: Readonly<Record<string, KeyUse>> = {
  SendMessage: 'writes',
  ReceiveMessage: 'reads',
};

const sqsNeeds =
  (known: Known): NeedsOf =>
  (called, asked) => {
    const action = withoutBatch(called);
    const name = textOf(asked, 'QueueUrl').split('/').at(-1) || textOf(asked, 'QueueName') || '*';
    const resource = textOf(asked, 'SourceArn') || arnOf(known, 'sqs', name);
    const keyUse = sqsKeyUse[action];
    return [{ action: `sqs:${action}`, resource, ...(keyUse && { keyUse }) }];
  };

/** An SMS to a phone has no ARN: only a policy on everything, or on the number, allows it. */
const snsNeeds: NeedsOf = (called, asked) => {
  const action = withoutBatch(called);
  const topic = textOf(asked, 'TopicArn') || textOf(asked, 'TargetArn');
  const subscribed = textOf(asked, 'SubscriptionArn').split(':').slice(0, 6).join(':');
  const resource = topic || textOf(asked, 'PhoneNumber') || subscribed || '*';
  const isEncrypted = action === 'Publish' && topic !== '';
  return [{ action: `sns:${action}`, resource, ...(isEncrypted && { keyUse: 'writes' }) }];
};

const sesNeeds =
  (known: Known): NeedsOf =>
  (called, asked) => {
    const written = textOf(asked, 'FromEmailAddress');
    const from = (/<([^<>]+)>$/.exec(written)?.[1] ?? written).toLowerCase();
    const domain = from.split('@')[1] ?? '';
    const identity = known.mailIdentities.includes(from) ? from : domain;
    const set = textOf(asked, 'ConfigurationSetName');
    const resources = [
      arnOf(known, 'ses', `identity/${identity}`),
      ...(set === '' ? [] : [arnOf(known, 'ses', `configuration-set/${set}`)]),
    ];
    const context = { 'ses:fromaddress': from };
    return resources.map((resource) => ({ action: `ses:${called}`, resource, context }));
  };

/** A number is named by its ARN, or by an id that becomes one. */
const whatsappNeeds =
  (known: Known): NeedsOf =>
  (called, asked) => {
    const number = textOf(asked, 'originationPhoneNumberId');
    const id = number.replace(/^phone-number-id-/, '');
    const resource = number.startsWith('arn:')
      ? number
      : arnOf(known, 'social-messaging', `phone-number-id/${id}`);
    return [{ action: `social-messaging:${called}`, resource }];
  };

const secretKeyUse: Readonly<Record<string, KeyUse>> = {
  GetSecretValue: 'reads',
  PutSecretValue: 'writes',
};

const secretNeeds =
  ({ secretArn }: Known): NeedsOf =>
  (called, asked) => {
    const resource = secretArn(textOf(asked, 'SecretId'));
    const keyUse = secretKeyUse[called];
    return [{ action: `secretsmanager:${called}`, resource, ...(keyUse && { keyUse }) }];
  };
