import { afterEach, describe, expect, it } from '@jest/globals';
import { clientsIn } from '../../../infra/aws/clients.ts';
import { awsEnding } from '../../../infra/ending/aws-ending.ts';
import {
  Raw,
  Refused,
  startStandIn,
  type Answers,
  type StandIn,
} from '../../support/aws-stand-in.ts';
import { noStack } from '../../support/healthy-account.ts';

let standIn: StandIn;
const environment = { ...process.env };
afterEach(async () => {
  process.env = { ...environment };
  await standIn.close();
});

const made: Record<string, [id: string, type: string, name: string][]> = {
  'netral-lampung-shared': [['SignInPeople26B168CC', 'AWS::Cognito::UserPool', 'pool-1']],
  'netral-lampung-pledges': [
    ['PledgesRosters4D004512', 'AWS::DynamoDB::GlobalTable', 'rosters-1'],
    ['SubmitPledge1', 'AWS::Lambda::Function', 'submit'],
  ],
  'netral-lampung-reports': [
    ['ReportsReadingRoomLocked67F2525B', 'AWS::S3::Bucket', 'locked-1'],
    ['ReportsIntakeDead1', 'AWS::SQS::Queue', 'https://sqs.ap-southeast-3.amazonaws.com/1/dead'],
  ],
};

const missing = (): never => {
  throw new Refused('ResourceNotFoundException', 'not found');
};

/** The services as their documents have them; what is protected refuses to go. */
const account = () => {
  const locked = new Map<string, string>();
  const isProtected = { table: true, pool: true, stack: true };
  const gone: string[] = [];
  const whenFree = (what: keyof typeof isProtected, name: unknown) => {
    if (isProtected[what]) throw new Refused('ValidationException', `${what} is protected`);
    gone.push(String(name));
    return {};
  };
  const answers: Answers = {
    'cloudformation ListStackResources': ({ StackName }) => ({
      StackResourceSummaries: (made[String(StackName)] ?? noStack(StackName)).map(
        ([LogicalResourceId, ResourceType, PhysicalResourceId]) => ({
          ...{ LogicalResourceId, ResourceType, PhysicalResourceId },
          ResourceStatus: 'CREATE_COMPLETE',
        }),
      ),
    }),
    'cloudformation UpdateTerminationProtection': ({ EnableTerminationProtection: on }) => {
      isProtected.stack = on === 'true';
      return { StackId: '1' };
    },
    'cloudformation DeleteStack': ({ StackName }) => whenFree('stack', StackName),
    'cloudformation DescribeStacks': ({ StackName }) => noStack(StackName),
    'dynamodb UpdateTable': ({ TableName, DeletionProtectionEnabled }) => {
      if (TableName !== 'rosters-1') missing();
      isProtected.table = DeletionProtectionEnabled === true;
      return {};
    },
    'dynamodb DeleteTable': ({ TableName }) => whenFree('table', TableName),
    'cognito-idp UpdateUserPool': ({ DeletionProtection }) => {
      isProtected.pool = DeletionProtection !== 'INACTIVE';
      return {};
    },
    'cognito-idp DeleteUserPool': ({ UserPoolId }) => whenFree('pool', UserPoolId),
    'secretsmanager DescribeSecret': ({ SecretId }) =>
      gone.includes(String(SecretId)) ? { DeletedDate: 1 } : {},
    'secretsmanager DeleteSecret': ({ SecretId, RecoveryWindowInDays }) => {
      if (RecoveryWindowInDays !== 30) throw new Refused('InvalidParameterException');
      if (gone.includes(String(SecretId))) throw new Refused('InvalidRequestException', 'marked');
      gone.push(String(SecretId));
      return {};
    },
    'sqs GetQueueAttributes': () => ({
      Attributes: { ApproximateNumberOfMessages: '2', ApproximateNumberOfMessagesNotVisible: '1' },
    }),
    's3 *': (_, { action, body }) => {
      const key = decodeURIComponent(action.replace(/^\w+ \/locked-1\/?/, ''));
      if (action.startsWith('PUT')) {
        if (locked.has(key)) return new Raw(412, '<Error><Code>PreconditionFailed</Code></Error>');
        locked.set(key, body.toString('utf8'));
        return new Raw(200);
      }
      return key === '' ? new Raw(200, listOf([...locked.keys()])) : new Raw(200, locked.get(key));
    },
  };
  return { locked, gone, answers };
};

const listOf = (keys: string[]): string =>
  `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${keys
    .map((one) => `<Contents><Key>${one}</Key></Contents>`)
    .join('')}</ListBucketResult>`;

const ending = async (answers: Answers, record?: string) => {
  standIn = await startStandIn(answers);
  Object.assign(process.env, standIn.environment);
  const where = { deployment: { id: 'lampung' }, record };
  return awsEnding(clientsIn('ap-southeast-3', 1), where);
};

describe('the end of a campaign on AWS', () => {
  it('finds what holds state, the stacks with what stands on others first, and messages that wait', async () => {
    const place = await ending(account().answers);
    expect(place.held.map(({ name }) => name)).toEqual(['pool-1', 'rosters-1', 'locked-1']);
    expect(place.stacks).toEqual([
      'netral-lampung-reports',
      'netral-lampung-pledges',
      'netral-lampung-shared',
    ]);
    expect(await place.waiting()).toEqual([{ queue: 'ReportsIntakeDead1', count: 3 }]);
  });

  it('takes the protection off first, and is well where something is gone already', async () => {
    const { gone, answers } = account();
    const { remove } = await ending(answers);
    for (const step of [
      { what: 'stack', name: 'netral-lampung-shared' },
      { what: 'table', name: 'rosters-1' },
      { what: 'table', name: 'went-before' },
      { what: 'pool', name: 'pool-1' },
      { what: 'secret', name: 'arn:pepper' },
      { what: 'secret', name: 'arn:pepper' },
    ] as const)
      await remove(step);
    expect(gone).toEqual(['netral-lampung-shared', 'rosters-1', 'pool-1', 'arn:pepper']);
  });

  it('writes its record once, and finds it again after the stacks have gone', async () => {
    const { locked, answers } = account();
    const { ledger, recordBucket } = await ending(answers);
    await ledger.write('campaign-end/1/proposed.json', 'first');
    await ledger.write('campaign-end/1/proposed.json', 'second');
    expect(locked.get('campaign-end/1/proposed.json')).toContain('first');
    await standIn.close();
    const none = {
      'cloudformation ListStackResources': ({ StackName }: Record<string, unknown>) =>
        noStack(StackName),
    };
    const after = await ending({ ...answers, ...none }, recordBucket);
    expect(await after.ledger.keys()).toEqual(['campaign-end/1/proposed.json']);
    await standIn.close();
    await expect(ending({ ...answers, ...none })).rejects.toThrow('--record BUCKET');
  });
});
