import { GetBasePathMappingsCommand, GetDomainNameCommand } from '@aws-sdk/client-api-gateway';
import {
  GetMetricDataCommand,
  paginateDescribeAlarms,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { GetEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import { paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { calendarStore } from '../../functions/reports/calendar/calendar-store.ts';
import { officerStore } from '../../functions/satgas/officers/officer-store.ts';
import type { Clients } from '../aws/clients.ts';
import { faultOf } from '../aws/fault.ts';
import { adminsOf } from '../aws/people.ts';
import { resourcesOf } from '../aws/resources.ts';
import type { AccountQuestion } from './account-port.ts';
import type { DomainName, MailDomain, Port, Subscription, WebAnswer } from './port.ts';

type Place = { id: string; region: string; now: number };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What the stacks of a deployment have made, and how it fares. */
export const deployedPort = (clients: Clients, place: Place): Omit<Port, AccountQuestion> => ({
  resources: () => resourcesOf(clients.cloudFormation, place),
  web,
  domainName: (host) => orNone(domainName(clients, host)),
  mailDomain: (domain) => orNone(mailDomain(clients, domain)),
  subscriptions: (topicArn) => subscriptions(clients, topicArn),
  admins: (poolId) => adminsOf(clients.people, poolId),
  writtenYears: (tableName) => calendarStore(clients.dynamo, tableName).list(),
  officers: (tableName, regions) => officerStore(clients.dynamo, tableName).listOf(regions),
  lastSmsReceiptAt: (account) => lastSmsReceiptAt(clients, place, account),
  mailReputation: async () => {
    const [bounces] = await latest(clients, place, [reputation('Reputation.BounceRate')]);
    const [complaints] = await latest(clients, place, [reputation('Reputation.ComplaintRate')]);
    return { bounces: bounces?.value, complaints: complaints?.value };
  },
  ringing: () => ringing(clients, place),
  depth: async (QueueUrl) => {
    const command = new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    });
    const { Attributes = {} } = await clients.sqs.send(command);
    const { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: hidden } =
      Attributes;
    return Number(waiting ?? 0) + Number(hidden ?? 0);
  },
});

const webMs = 10_000;

const web = async (address: string): Promise<WebAnswer | undefined> => {
  try {
    const signal = AbortSignal.timeout(webMs);
    const { status, headers, body } = await fetch(address, { redirect: 'manual', signal });
    await body?.cancel();
    return { status, via: headers.get('via') ?? '' };
  } catch {
    return undefined;
  }
};

/** Undefined for what the service says is not there; anything else that it refuses is thrown. */
const orNone = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (faultOf(error).name === 'NotFoundException') return undefined;
    throw error;
  }
};

const domainName = async ({ gateway }: Clients, host: string): Promise<DomainName> => {
  const one = await gateway.send(new GetDomainNameCommand({ domainName: host }));
  const { items = [] } = await gateway.send(new GetBasePathMappingsCommand({ domainName: host }));
  return {
    status: one.domainNameStatus ?? '',
    securityPolicy: one.securityPolicy ?? '',
    apis: items.map(({ restApiId = '' }) => restApiId),
  };
};

const mailDomain = async ({ mail }: Clients, domain: string): Promise<MailDomain> => {
  const one = await mail.send(new GetEmailIdentityCommand({ EmailIdentity: domain }));
  return {
    dkim: one.DkimAttributes?.Status ?? '',
    isVerified: one.VerifiedForSendingStatus ?? false,
    tokens: one.DkimAttributes?.Tokens ?? [],
  };
};

const subscriptions = async (
  { sns: client }: Clients,
  TopicArn: string,
): Promise<Subscription[]> => {
  const found: Subscription[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
    { client },
    { TopicArn },
  ))
    for (const { Endpoint = '', SubscriptionArn = '' } of Subscriptions)
      // Until its reader presses the link, a subscription has the words PendingConfirmation for an ARN.
      found.push({ endpoint: Endpoint, isConfirmed: SubscriptionArn.startsWith('arn:') });
  return found;
};

const reputation = (MetricName: string): MetricDataQuery => ({
  Id: 'm0',
  MetricStat: { Metric: { Namespace: 'AWS/SES', MetricName }, Period: 3600, Stat: 'Average' },
});

type Point = { at: number; value: number };

/** The newest points of metrics in the two weeks before, above zero or not; none where there is none. */
const latest = async (
  { cloudWatch }: Clients,
  { now }: Place,
  MetricDataQueries: MetricDataQuery[],
): Promise<Point[]> => {
  const points: Point[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudWatch.send(
      new GetMetricDataCommand({
        ...{ MetricDataQueries, NextToken },
        StartTime: new Date(now - 14 * dayMs),
        EndTime: new Date(now),
        ScanBy: 'TimestampDescending',
      }),
    );
    for (const { Timestamps = [], Values = [] } of page.MetricDataResults ?? [])
      Timestamps.forEach((time, n) => points.push({ at: time.getTime(), value: Values[n] ?? 0 }));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return points.sort((a, b) => b.at - a.at);
};

const lastSmsReceiptAt = async (
  clients: Clients,
  place: Place,
  account: string,
): Promise<number | undefined> => {
  const group = `sns/${place.region}/${account}/DirectPublishToPhoneNumber`;
  const queries = [group, `${group}/Failure`].map((Value, n) => ({
    Id: `m${String(n)}`,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Logs',
        MetricName: 'IncomingLogEvents',
        Dimensions: [{ Name: 'LogGroupName', Value }],
      },
      Period: 3600,
      Stat: 'Sum',
    },
  }));
  return (await latest(clients, place, queries)).find(({ value }) => value > 0)?.at;
};

const ringing = async ({ cloudWatch: client }: Clients, { id }: Place): Promise<string[]> => {
  const names: string[] = [];
  const asked = {
    StateValue: 'ALARM' as const,
    AlarmNamePrefix: `netral-${id}-`,
    AlarmTypes: ['MetricAlarm' as const, 'CompositeAlarm' as const],
  };
  for await (const page of paginateDescribeAlarms({ client }, asked))
    for (const { AlarmName = '' } of [
      ...(page.MetricAlarms ?? []),
      ...(page.CompositeAlarms ?? []),
    ])
      names.push(AlarmName);
  return names;
};
