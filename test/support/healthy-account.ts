import { marshall } from '@aws-sdk/util-dynamodb';
import { Refused, type Answers } from './aws-stand-in.ts';

export const accountId = '111122223333';
export const now = Date.now();
const seconds = (ms: number): number => Math.floor(ms / 1000);
const arn = (service: string, name: string): string =>
  `arn:aws:${service}:ap-southeast-3:${accountId}:${name}`;

type Resource = [logicalId: string, type: string, physicalId: string];

/** What the stacks of a deployment `lampung` have made, as far as anybody asks. */
const made: Record<string, Resource[]> = {
  'netral-lampung-shared': [
    ['AlarmsB35BE1F2', 'AWS::SNS::Topic', arn('sns', 'netral-lampung-shared-Alarms')],
    ['SignInPeople26B168CC', 'AWS::Cognito::UserPool', 'ap-southeast-3_Pool'],
    ['ApiRest4DEC74FE', 'AWS::ApiGateway::RestApi', 'api0123456'],
  ],
  'netral-lampung-pledges': [],
  'netral-lampung-reports': [
    ['ReportsCalendar50601505', 'AWS::DynamoDB::GlobalTable', 'netral-lampung-reports-Calendar'],
  ],
  'netral-lampung-satgas': [
    ['SatgasOfficers89D0893F', 'AWS::DynamoDB::GlobalTable', 'netral-lampung-satgas-Officers'],
    ['SatgasLate1', 'AWS::CloudWatch::Alarm', 'netral-lampung-satgas-Late'],
    [
      'SatgasAlertsQueueDeadLetters1',
      'AWS::SQS::Queue',
      `https://sqs.ap-southeast-3.amazonaws.com/${accountId}/netral-lampung-satgas-DeadLetters`,
    ],
  ],
  'netral-lampung-site': [],
};

export const noStack = (name: unknown): never => {
  throw new Refused('ValidationError', `Stack with id ${String(name)} does not exist`);
};

export const person = (email: string, role: string, more: Record<string, unknown> = {}) => ({
  Username: `sub-of-${email}`,
  Enabled: true,
  UserStatus: 'CONFIRMED',
  Attributes: [
    { Name: 'email', Value: email },
    { Name: 'custom:role', Value: role },
    { Name: 'custom:region', Value: 'ID' },
  ],
  ...more,
});

/** An officer of the region whose phone is confirmed. */
const officer = (region: string) => ({
  ...{ region, officerId: 'a-1', rung: 'officer', name: 'A', unit: 'INSPEKTORAT', active: true },
  ...{ phone: '+6281200000001', phoneConfirmedAt: 1 },
});

const sandbox: Answers = {
  'sns GetSMSSandboxAccountStatus': () => ({ IsInSandbox: false }),
  'sns GetSMSAttributes': () => ({ attributes: { $map: { MonthlySpendLimit: '500' } } }),
  'sms-voice DescribeSenderIds': () => ({
    SenderIds: [{ SenderId: 'NETRAL', IsoCountryCode: 'ID', Registered: true }],
  }),
  'ses GET /v2/email/account': () => ({
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
  }),
  'ses GET /v2/email/identities/netral.lampung.test': () => ({
    VerifiedForSendingStatus: true,
    DkimAttributes: { Status: 'SUCCESS', Tokens: ['aaa', 'bbb', 'ccc'] },
  }),
};

const deployed: Answers = {
  'cloudformation ListStackResources': ({ StackName }) => {
    const summaries = made[String(StackName)] ?? noStack(StackName);
    return {
      StackResourceSummaries: summaries.map(
        ([LogicalResourceId, ResourceType, PhysicalResourceId]) => ({
          ...{ LogicalResourceId, ResourceType, PhysicalResourceId },
          ResourceStatus: 'CREATE_COMPLETE',
        }),
      ),
    };
  },
  'sns ListSubscriptionsByTopic': () => ({
    Subscriptions: [
      { Endpoint: 'siaga@lampung.test', Protocol: 'email', SubscriptionArn: arn('sns', 'x:1') },
    ],
  }),
  'cognito-idp ListUsers': () => ({
    Users: [person('a@lampung.test', 'admin'), person('b@lampung.test', 'admin')],
  }),
  'dynamodb Scan': () => ({
    Items: [],
  }),
  'dynamodb Query': ({ ExpressionAttributeValues: values }) => ({
    Items: Object.values(values as Record<string, { S: string }>)
      .filter(({ S }) => /^\d\d\.\d\d$/.test(S))
      .map(({ S }) => marshall(officer(S))),
  }),
  'monitoring GetMetricData': ({ MetricDataQueries }) => ({
    MetricDataResults: (
      MetricDataQueries as { MetricStat: { Metric: { Namespace: string } } }[]
    ).map(({ MetricStat: { Metric } }) => ({
      Id: 'm0',
      Timestamps: [seconds(now) - 7200],
      Values: [Metric.Namespace === 'AWS/Logs' ? 3 : 0.0001],
    })),
  }),
  'monitoring DescribeAlarms': () => ({
    // Another deployment's, whose name begins as ours.
    MetricAlarms: [{ AlarmName: 'netral-lampung-satgas-of-another' }],
    CompositeAlarms: [],
  }),
  'sqs GetQueueAttributes': () => ({
    Attributes: { ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' },
  }),
  'apigateway GET /domainnames/netral.lampung.test': () => ({
    domainNameStatus: 'AVAILABLE',
    securityPolicy: 'TLS_1_2',
  }),
  'apigateway GET /domainnames/netral.lampung.test/basepathmappings': () => ({
    _embedded: undefined,
    item: [{ basePath: '(none)', restApiId: 'api0123456', stage: 'live' }],
  }),
};

/** An account in which all is well, and a deployment `lampung` in it, by the documents of each service. */
export const healthyAccount = (): Answers => ({
  ...sandbox,
  ...deployed,
  'sts GetCallerIdentity': () => ({ Account: accountId, Arn: arn('iam', 'user/x'), UserId: 'X' }),
  'account POST /getRegionOptStatus': ({ RegionName }) => ({
    RegionName,
    RegionOptStatus: 'ENABLED',
  }),
  'cloudformation DescribeStacks': ({ StackName }) =>
    StackName === 'CDKToolkit'
      ? {
          Stacks: [
            {
              ...{
                StackName,
                StackStatus: 'CREATE_COMPLETE',
                CreationTime: new Date(now).toISOString(),
              },
              Outputs: [{ OutputKey: 'BootstrapVersion', OutputValue: '21' }],
            },
          ],
        }
      : noStack(StackName),
  'lambda GET /2016-08-19/account-settings': () => ({
    AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 },
  }),
  'apigateway GET /account': () => ({ throttleSettings: { rateLimit: 10000, burstLimit: 5000 } }),
  'acm ListCertificates': () => ({
    CertificateSummaryList: [
      {
        ...{ DomainName: 'netral.lampung.test', Status: 'ISSUED' },
        NotAfter: seconds(now) + 200 * 86_400,
      },
    ],
  }),
});
