import * as z from 'zod/mini';
import { isRecord } from './filter-condition.ts';
import { parseFilterPolicy, type FilterPolicy } from './filter-policy.ts';
import { invalidParameter } from './service-error.ts';

/** The kinds of subscriber this host delivers to. */
export const protocols = ['sms', 'email', 'sqs', 'lambda'] as const;
export type Protocol = (typeof protocols)[number];

const kept = z.object({
  arn: z.string(),
  topicArn: z.string(),
  protocol: z.enum(protocols),
  endpoint: z.string(),
  /** As they were set: FilterPolicy, FilterPolicyScope, RawMessageDelivery, RedrivePolicy. */
  attributes: z.record(z.string(), z.string()),
  /** Of an e-mail subscription that nobody has confirmed yet. */
  token: z.optional(z.string()),
  origin: z.enum(['template', 'api']),
});

/** A subscription as the host keeps it. */
export type Subscription = z.infer<typeof kept>;

/** A subscription with its attributes read, ready to deliver to. */
export type Subscriber = Subscription & {
  filter?: FilterPolicy;
  raw: boolean;
  deadLetterArn?: string;
};

/** Reads a subscription as it was kept; throws if it is not one. */
export const fromRecord = (value: unknown): Subscriber => readSubscription(z.parse(kept, value));

/** Checks endpoint and attributes; throws SNS's InvalidParameter. */
export const readSubscription = (subscription: Subscription): Subscriber => {
  const { protocol, attributes } = subscription;
  const unknown = Object.keys(attributes).find((name) => !settable.has(name));
  if (unknown !== undefined) throw invalidParameter(`AttributeName: ${unknown} is not supported`);
  checkEndpoint(protocol, subscription.endpoint);
  const filter = readFilter(attributes);
  const deadLetterArn = readRedrive(attributes['RedrivePolicy']);
  return {
    ...subscription,
    raw: readRaw(protocol, attributes['RawMessageDelivery']),
    ...(filter && { filter }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
};

const settable = new Set([
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
]);

const endpointForms: Record<Protocol, { form: RegExp; refusal: string }> = {
  sms: { form: /^\+[1-9]\d{6,14}$/, refusal: 'Invalid SMS endpoint: {}' },
  email: { form: /^[^\s@]{1,64}@[^\s@]{1,255}$/, refusal: 'Email address' },
  sqs: { form: /^arn:aws:sqs:[^:]*:\d*:[\w-]+$/, refusal: 'SQS endpoint ARN' },
  lambda: { form: /^arn:aws:lambda:[^:]*:\d*:function:.+$/, refusal: 'Lambda endpoint ARN' },
};

const checkEndpoint = (protocol: Protocol, endpoint: string): void => {
  const { form, refusal } = endpointForms[protocol];
  if (!form.test(endpoint)) throw invalidParameter(refusal.replace('{}', endpoint));
};

const readFilter = (attributes: Record<string, string>): FilterPolicy | undefined => {
  const { FilterPolicy: text = '', FilterPolicyScope: scope = 'MessageAttributes' } = attributes;
  if (scope !== 'MessageAttributes' && scope !== 'MessageBody')
    throw invalidParameter(`FilterPolicyScope: Invalid value [${scope}].`);
  return text === '' || text === '{}' ? undefined : parseFilterPolicy(text, scope);
};

const readRaw = (protocol: Protocol, text: string | undefined): boolean => {
  if (text === undefined || text === 'false') return false;
  if (text !== 'true')
    throw invalidParameter(
      `Attributes Reason: RawMessageDelivery: Invalid value [${text}]. Must be true or false.`,
    );
  if (protocol !== 'sqs')
    throw invalidParameter(
      `Attributes Reason: RawMessageDelivery: Delivery protocol [${protocol}] does not support raw message delivery.`,
    );
  return true;
};

const readRedrive = (text: string | undefined): string | undefined => {
  if (text === undefined || text === '') return undefined;
  try {
    const policy: unknown = JSON.parse(text);
    if (isRecord(policy) && typeof policy['deadLetterTargetArn'] === 'string')
      return policy['deadLetterTargetArn'];
  } catch {
    // Told below.
  }
  throw invalidParameter('RedrivePolicy: must be a JSON object with deadLetterTargetArn.');
};

/** Whether two sets of attributes mean the same; an absent one equals its default. */
export const sameAttributes = (a: Record<string, string>, b: Record<string, string>): boolean =>
  [...settable].every((name) => normal(name, a[name]) === normal(name, b[name]));

const normal = (name: string, text = ''): string => {
  if (name === 'FilterPolicyScope') return text || 'MessageAttributes';
  if (name === 'RawMessageDelivery') return text || 'false';
  return text === '' || text === '{}' ? '' : JSON.stringify(JSON.parse(text));
};
