import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { clientsIn } from '../../../infra/aws/clients.ts';
import { awsPlace } from '../../../infra/survival/aws-place.ts';
import { isPaused, whilePaused } from '../../../infra/survival/paused.ts';
import {
  Raw,
  Refused,
  startStandIn,
  type Answers,
  type StandIn,
} from '../../support/aws-stand-in.ts';
import { noStack } from '../../support/healthy-account.ts';

let standIn: StandIn;
let folder: string;
const environment = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netral-aws-place-'));
});
afterEach(async () => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true, force: true });
  await standIn.close();
});

const made: Record<string, [id: string, type: string, name: string][]> = {
  'netral-lampung-pledges': [
    ['PledgesTableB1F94A67', 'AWS::DynamoDB::GlobalTable', 'pledges-1'],
    ['PledgesPepperBDDFA5B3', 'AWS::SecretsManager::Secret', 'arn:pepper'],
    ['PledgesConfirmingRoomAsnSignInA2DF33F3', 'AWS::SecretsManager::Secret', 'arn:asn'],
    ['SubmitPledge1', 'AWS::Lambda::Function', 'submit'],
  ],
  'netral-lampung-reports': [
    ['ReportsEvidenceRoomEvidence88F4C6EE', 'AWS::S3::Bucket', 'evidence-1'],
    ['OpenCase1', 'AWS::Lambda::Function', 'open-case'],
  ],
};

/** S3, Secrets Manager and Lambda as their documents have them. */
const account = () => {
  const objects = new Map([
    ['originals/a', 'a photo'],
    ['incoming/b', 'never taken'],
  ]);
  const reserved = new Map<string, number>([['open-case', 10]]);
  const name = (action: string) => decodeURIComponent(/functions\/([^/]+)/.exec(action)?.[1] ?? '');
  const key = (action: string) => action.replace(/^\w+ \/evidence-1\/?/, '');
  const answers: Answers = {
    'cloudformation ListStackResources': ({ StackName }) => ({
      StackResourceSummaries: (made[String(StackName)] ?? noStack(StackName)).map(
        ([LogicalResourceId, ResourceType, PhysicalResourceId]) => ({
          ...{ LogicalResourceId, ResourceType, PhysicalResourceId },
          ResourceStatus: 'CREATE_COMPLETE',
        }),
      ),
    }),
    'secretsmanager GetSecretValue': ({ SecretId, VersionStage }) => {
      if (VersionStage === 'AWSPREVIOUS')
        throw new Refused('ResourceNotFoundException', 'no such stage');
      return { SecretString: `value of ${String(SecretId)}` };
    },
    's3 *': (_, { action, body }) => {
      const found = objects.get(key(action));
      if (action.startsWith('PUT')) objects.set(key(action), body.toString('utf8'));
      if (action.startsWith('GET') && key(action) === '') return new Raw(200, listOf(objects));
      if (action.startsWith('PUT') || found !== undefined)
        return new Raw(200, action.startsWith('GET') ? found : '');
      return new Raw(404);
    },
    'lambda *': ({ ReservedConcurrentExecutions: wanted }, { action }) => {
      if (action.startsWith('PUT')) reserved.set(name(action), Number(wanted));
      if (action.startsWith('DELETE')) reserved.delete(name(action));
      const now = reserved.get(name(action));
      return now === undefined ? {} : { ReservedConcurrentExecutions: now };
    },
  };
  return { objects, reserved, answers };
};

const listOf = (objects: Map<string, string>): string =>
  `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${[...objects.keys()]
    .map((one) => `<Contents><Key>${one}</Key></Contents>`)
    .join('')}</ListBucketResult>`;

const inAccount = async ({ answers }: ReturnType<typeof account>) => {
  standIn = await startStandIn(answers);
  Object.assign(process.env, standIn.environment);
  return clientsIn('ap-southeast-3', 1);
};

describe('a deployment on AWS', () => {
  it('is found by its stacks: tables, originals, the secrets of rows, and what runs', async () => {
    const clients = await inAccount(account());
    const place = await awsPlace(clients, { id: 'lampung' });
    expect(place.tables).toEqual([{ logicalId: 'PledgesTableB1F94A67', name: 'pledges-1' }]);
    expect(place.functions).toEqual(['submit', 'open-case']);
    expect([...(await place.secrets())]).toEqual([
      ['PledgesPepperBDDFA5B3', ['value of arn:pepper']],
    ]);
    await expect(awsPlace(clients, { id: 'riau' })).rejects.toThrow('no deployment riau');
  });

  it('gives originals and takes them, none over another, and nothing that was never taken', async () => {
    const { objects, ...rest } = account();
    const { buckets } = await awsPlace(await inAccount({ objects, ...rest }), { id: 'lampung' });
    const [bucket] = buckets;
    const keys: string[] = [];
    for await (const one of bucket?.keys() ?? []) keys.push(one);
    expect(keys).toEqual(['originals/a']);
    expect(Buffer.from((await bucket?.read('originals/a'))?.bytes ?? []).toString()).toBe(
      'a photo',
    );
    const other = { bytes: Buffer.from('other'), headers: { 'content-type': 'image/jpeg' } };
    expect(await bucket?.put('originals/a', other)).toBe('there already');
    expect(await bucket?.put('originals/c', other)).toBe('put');
    expect(objects.get('originals/a')).toBe('a photo');
    expect(objects.get('originals/c')).toContain('other');
  });
});

describe('the functions of a deployment', () => {
  const pausing = (lambda: LambdaClient) => ({
    lambda,
    functions: ['submit', 'open-case'],
    notesFile: join(folder, 'paused.json'),
    settle: () => Promise.resolve(),
  });

  it('do not run while an import writes, and have what they had reserved after it', async () => {
    const { reserved, ...rest } = account();
    const { lambda } = await inAccount({ reserved, ...rest });
    const seen = await whilePaused(pausing(lambda), () => Promise.resolve([...reserved].sort()));
    expect(seen).toEqual([
      ['open-case', 0],
      ['submit', 0],
    ]);
    expect([...reserved]).toEqual([['open-case', 10]]);
    expect(existsSync(join(folder, 'paused.json'))).toBe(false);
  });

  it('stay paused after an import that failed, until one ends well', async () => {
    const { reserved, ...rest } = account();
    const { lambda } = await inAccount({ reserved, ...rest });
    const failing = () => Promise.reject(new Error('the line was cut'));
    await expect(whilePaused(pausing(lambda), failing)).rejects.toThrow('the line was cut');
    expect([reserved.get('open-case'), isPaused(join(folder, 'paused.json'))]).toEqual([0, true]);
    await whilePaused(pausing(lambda), () => Promise.resolve());
    expect([...reserved]).toEqual([['open-case', 10]]);
  });
});
