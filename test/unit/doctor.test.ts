import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientsIn } from '../../infra/aws/clients.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { accountPort } from '../../infra/doctor/account-port.ts';
import { addressChecks } from '../../infra/doctor/address.ts';
import { afterChecks, yearsWanted } from '../../infra/doctor/after.ts';
import { beforeChecks } from '../../infra/doctor/before.ts';
import { exitCodeOf, runChecks, type Answer } from '../../infra/doctor/check.ts';
import { deployedPort } from '../../infra/doctor/deployed-port.ts';
import { faringChecks } from '../../infra/doctor/faring.ts';
import { localDate } from '../../shared/calendar/zones.ts';
import { denied, Refused, startStandIn, throttled, type Answers } from '../support/aws-stand-in.ts';
import { healthyAccount, noStack, now, person } from '../support/healthy-account.ts';
import { lampung } from '../support/lampung.ts';

const checks = [...beforeChecks, ...addressChecks, ...afterChecks, ...faringChecks];
const before = { ...process.env };
let place: ReturnType<typeof lampung>;

beforeAll(() => {
  place = lampung();
});
afterAll(() => {
  place.remove();
  process.env = before;
});

/** Everything the doctor finds in an account that answers like this. */
const examine = async (
  changed: Answers,
  { folder = place.folder, tries = 1 } = {},
): Promise<Answer[]> => {
  const standIn = await startStandIn({ ...healthyAccount(), ...changed });
  Object.assign(process.env, standIn.environment);
  try {
    const deployment = readDeployment(join(folder, 'lampung.json'));
    const clients = clientsIn(deployment.awsRegion, tries);
    const its = { id: deployment.id, region: deployment.awsRegion, now };
    const port = {
      ...accountPort(clients, its.region),
      ...deployedPort(clients, its),
    };
    const listed = port.resources();
    listed.catch(() => undefined);
    return await runChecks(checks, { port, deployment, resources: () => listed, now });
  } finally {
    await standIn.close();
  }
};

const standingOf = (answers: Answer[], name: string): string =>
  answers.find((answer) => answer.name === name)?.standing ?? 'no such check';
const not = (standing: Answer['standing']) => (answers: Answer[]) =>
  answers.filter((answer) => answer.standing !== standing);

describe('before the first deploy', () => {
  it('looks at the account only; what the stacks make is for later', async () => {
    const answers = await examine({
      'cloudformation ListStackResources': ({ StackName }) => noStack(StackName),
    });
    expect(not('ok')(answers).map(({ name, standing }) => [name, standing])).toEqual(
      checks.filter(({ when }) => when === 'after').map(({ name }) => [name, 'later']),
    );
    expect(exitCodeOf(answers)).toBe(0);
  });
});

const silent = { MetricDataResults: [{ Id: 'm0', Timestamps: [], Values: [] }] };

/** What is found missing in an account that lacks this. */
const lacking: [check: string, its: Answers][] = [
  ['account', { 'sts GetCallerIdentity': () => ({ Account: '999988887777' }) }],
  [
    'region opted in',
    { 'account POST /getRegionOptStatus': () => ({ RegionOptStatus: 'DISABLED' }) },
  ],
  [
    'region opted in',
    { 'account POST /getRegionOptStatus': () => ({ RegionOptStatus: 'ENABLING' }) },
  ],
  ['CDK bootstrap', { 'cloudformation DescribeStacks': ({ StackName }) => noStack(StackName) }],
  [
    'Lambda concurrency',
    {
      'lambda GET /2016-08-19/account-settings': () => ({
        AccountLimit: { ConcurrentExecutions: 10 },
      }),
    },
  ],
  [
    'API Gateway rate',
    {
      'apigateway GET /account': () => ({
        throttleSettings: { rateLimit: 2500, burstLimit: 1250 },
      }),
    },
  ],
  ['SMS sandbox', { 'sns GetSMSSandboxAccountStatus': () => ({ IsInSandbox: true }) }],
  // An account that never set a limit has one of US$ 1, and its attributes say nothing of it.
  ['SMS spend limit', { 'sns GetSMSAttributes': () => ({ attributes: { $map: {} } }) }],
  ['SMS sender ID', { 'sms-voice DescribeSenderIds': () => ({ SenderIds: [] }) }],
  [
    'SMS sender ID',
    {
      'sms-voice DescribeSenderIds': () => ({
        SenderIds: [{ SenderId: 'NETRAL', IsoCountryCode: 'SG', Registered: true }],
      }),
    },
  ],
  ['SES sandbox', { 'ses GET /v2/email/account': () => ({ ProductionAccessEnabled: false }) }],
  [
    'SES sandbox',
    {
      'ses GET /v2/email/account': () => ({
        ...{ ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'PROBATION' },
      }),
    },
  ],
  ['certificate', { 'acm ListCertificates': () => ({ CertificateSummaryList: [] }) }],
  [
    'certificate',
    {
      'acm ListCertificates': () => ({
        CertificateSummaryList: [
          { DomainName: '*.lampung.test', NotAfter: Math.floor(now / 1000) + 86_400 },
        ],
      }),
    },
  ],
  [
    'domain',
    {
      'apigateway GET /domainnames/netral.lampung.test': () => {
        throw new Refused('NotFoundException', 'Invalid domain name identifier specified', 404);
      },
    },
  ],
  [
    'domain',
    {
      'apigateway GET /domainnames/netral.lampung.test': () => ({
        ...{ domainNameStatus: 'AVAILABLE', securityPolicy: 'TLS_1_0' },
      }),
    },
  ],
  [
    'domain',
    {
      'apigateway GET /domainnames/netral.lampung.test/basepathmappings': () => ({
        item: [{ basePath: '(none)', restApiId: 'another001' }],
      }),
    },
  ],
  [
    'alarm address',
    {
      'sns ListSubscriptionsByTopic': () => ({
        Subscriptions: [{ Endpoint: 'siaga@lampung.test', SubscriptionArn: 'PendingConfirmation' }],
      }),
    },
  ],
  ['alarm address', { 'sns ListSubscriptionsByTopic': () => ({ Subscriptions: [] }) }],
  [
    'mail domain (DKIM)',
    {
      'ses GET /v2/email/identities/netral.lampung.test': () => ({
        VerifiedForSendingStatus: false,
        DkimAttributes: { Status: 'PENDING', Tokens: ['aaa'] },
      }),
    },
  ],
  ['first admins', { 'cognito-idp ListUsers': () => ({ Users: [] }) }],
  [
    'first admins',
    { 'cognito-idp ListUsers': () => ({ Users: [person('a@lampung.test', 'admin')] }) },
  ],
  [
    'first admins',
    {
      'cognito-idp ListUsers': () => ({
        Users: [
          person('a@lampung.test', 'admin'),
          person('b@lampung.test', 'admin', { UserStatus: 'FORCE_CHANGE_PASSWORD' }),
          person('c@lampung.test', 'admin', { Enabled: false }),
          person('d@lampung.test', 'oversight'),
        ],
      }),
    },
  ],
  ['a channel for every region', { 'dynamodb Query': () => ({ Items: [] }) }],
  ['last SMS receipt', { 'monitoring GetMetricData': () => silent }],
  [
    'bounces',
    {
      'monitoring GetMetricData': () => ({
        MetricDataResults: [{ Id: 'm0', Timestamps: [Math.floor(now / 1000)], Values: [0.07] }],
      }),
    },
  ],
  [
    'alarms',
    {
      'monitoring DescribeAlarms': ({ NextToken }) =>
        // The one that rings stands on the second page.
        NextToken === undefined
          ? { MetricAlarms: [], NextToken: '2' }
          : { MetricAlarms: [{ AlarmName: 'netral-lampung-satgas-Late' }] },
    },
  ],
  [
    'dead letters',
    {
      'sqs GetQueueAttributes': () => ({
        Attributes: {
          ApproximateNumberOfMessages: '0',
          ApproximateNumberOfMessagesNotVisible: '1',
        },
      }),
    },
  ],
];

describe('what is missing', () => {
  it.each(lacking)('is found by %s: case %#', async (check, answers) => {
    const folder = check === 'account' ? lampung({ account: '111122223333' }) : place;
    const found = await examine(answers, folder);
    if (folder !== place) folder.remove();
    expect(standingOf(found, check)).toBe('missing');
    expect(found.find(({ name }) => name === check)).toHaveProperty('todo');
    expect(exitCodeOf(found)).toBe(1);
  });

  it('is found at least once by each check but the calendar and the door, which have tests of their own', () => {
    const others = checks
      .map(({ name }) => name)
      .filter((name) => !['calendar of the year', 'door'].includes(name));
    expect([...new Set(lacking.map(([name]) => name))].sort()).toEqual(others.sort());
  });
});

describe('the calendar', () => {
  const year = localDate(now, 'Asia/Jakarta').slice(0, 4);

  it('wants this year and those of votes to come', () => {
    const deployment = readDeployment(join(place.folder, 'lampung.json'));
    const in2031 = Date.UTC(2031, 5, 1);
    expect(yearsWanted({ deployment, now: in2031 })).toEqual(['2031']);
    expect(yearsWanted({ deployment, now: Date.UTC(2025, 5, 1) })).toEqual(['2025', '2026']);
  });

  it('is missing where an admin took all days out of it', async () => {
    const empty = { year, days: [], version: 1, changedAt: 1 };
    const found = await examine({ 'dynamodb Scan': () => ({ Items: [marshall(empty)] }) });
    expect(standingOf(found, 'calendar of the year')).toBe('missing');
  });
});

describe('what cannot be told', () => {
  const refusals: [string, () => never, RegExp][] = [
    ['is denied', denied, /^AccessDeniedException: /],
    ['is throttled', throttled, /^ThrottlingException: /],
    [
      'fails',
      () => {
        throw new Refused('InternalError', 'InternalError', 500);
      },
      /^InternalError: /,
    ],
  ];
  it.each(refusals)(
    'is said by the service’s own name of it where a call %s',
    async (_, refuse, says) => {
      for (const action of Object.keys(healthyAccount())) {
        const found = await examine({ [action]: () => refuse() });
        const other = not('ok')(found);
        expect({ action, other: other.map(({ standing }) => standing) }).toEqual({
          action,
          other: other.map(() => 'cannot tell'),
        });
        expect(other.length).toBeGreaterThan(0);
        for (const answer of other) expect(answer.says).toMatch(says);
        expect(exitCodeOf(found)).toBe(3);
      }
    },
  );

  it('is asked for again where a service is throttled for a moment', async () => {
    let asked = 0;
    const answers = await examine(
      {
        'sts GetCallerIdentity': () => {
          asked += 1;
          return asked === 1 ? throttled() : { Account: '111122223333' };
        },
      },
      { tries: 3 },
    );
    expect(not('ok')(answers)).toEqual([]);
  });

  it('is everything where no service is reached, and nothing is called well', async () => {
    const found = await examine(
      Object.fromEntries(Object.keys(healthyAccount()).map((action) => [action, () => denied()])),
    );
    // What the file alone answers is still so: nothing stands in front of this one's API.
    expect(found.map(({ standing }) => standing)).toEqual(
      checks.map(({ name }) => (name === 'door' ? 'ok' : 'cannot tell')),
    );
  });
});
