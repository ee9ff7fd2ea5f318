import { afterEach, describe, expect, it } from '@jest/globals';
import { clientsIn } from '../../../infra/aws/clients.ts';
import { endRehearsal } from '../../../infra/ending/end-rehearsal.ts';
import { Raw, startStandIn, type Answers, type StandIn } from '../../support/aws-stand-in.ts';
import { noStack } from '../../support/healthy-account.ts';

let standIn: StandIn;
const environment = { ...process.env };
afterEach(async () => {
  process.env = { ...environment };
  await standIn.close();
});

const noVersions = '<ListVersionsResult><IsTruncated>false</IsTruncated></ListVersionsResult>';

type Policies = Record<string, string | undefined>;

/** An account with a deployment called latihan; its resources by their policy. */
const account = (policies: Policies, parts = ['shared', 'reports', 'site']) => {
  const stacks = new Set(parts.map((part) => `netral-latihan-${part}`));
  const did: string[] = [];
  const there = (name: unknown) => (stacks.has(String(name)) ? String(name) : noStack(name));
  const Resources = Object.fromEntries(
    Object.entries(policies).map(([id, DeletionPolicy]) => [
      id,
      { Type: 'AWS::S3::Bucket', DeletionPolicy },
    ]),
  );
  const answers: Answers = {
    'cloudformation DescribeStacks': ({ StackName }) => ({
      Stacks: [
        {
          ...{ StackName: there(StackName), StackStatus: 'CREATE_COMPLETE', StackId: '1' },
          CreationTime: new Date().toISOString(),
        },
      ],
    }),
    'cloudformation GetTemplate': ({ StackName }) => ({
      TemplateBody: there(StackName).endsWith('reports')
        ? JSON.stringify({ Resources })
        : '{"Resources":{"F":{"Type":"AWS::Lambda::Function"}}}',
    }),
    'cloudformation ListStackResources': ({ StackName }) => ({
      StackResourceSummaries: there(StackName).endsWith('reports')
        ? Object.keys(policies).map((id) => ({
            ...{ LogicalResourceId: id, PhysicalResourceId: `b-${id.toLowerCase()}` },
            ...{ ResourceType: 'AWS::S3::Bucket', ResourceStatus: 'CREATE_COMPLETE' },
          }))
        : [],
    }),
    'cloudformation UpdateTerminationProtection': () => ({ StackId: '1' }),
    'cloudformation DeleteStack': ({ StackName }) => {
      did.push(there(StackName));
      stacks.delete(String(StackName));
      return {};
    },
    's3 *': (_, { action }) => {
      if (action.startsWith('GET')) return new Raw(200, noVersions);
      did.push(action.replace(/^DELETE \//, ''));
      return new Raw(204);
    },
  };
  return { answers, did };
};

const end = async (its: ReturnType<typeof account>, rehearsal = true): Promise<string> => {
  standIn = await startStandIn(its.answers);
  Object.assign(process.env, standIn.environment);
  const said: string[] = [];
  await endRehearsal(clientsIn('ap-southeast-3', 1), {
    deployment: { id: 'latihan', rehearsal },
    say: (line) => said.push(line),
  }).catch((error: unknown) => said.push(String(error)));
  return said.join('\n');
};

describe('the end of a rehearsal', () => {
  it('empties and deletes its buckets, then its stacks, those that stand on others first', async () => {
    const its = account({ Evidence: 'Delete' });
    expect(await end(its)).toContain('The rehearsal is gone.');
    expect(its.did).toEqual([
      'b-evidence/',
      ...['site', 'reports', 'shared'].map((part) => `netral-latihan-${part}`),
    ]);
  });

  it.each(['Retain', 'RetainExceptOnCreate', 'Snapshot'])(
    'touches nothing of what was deployed to last (%s), whatever its file says by now',
    async (policy) => {
      const its = account({ Evidence: 'Delete', Locked: policy });
      expect(await end(its)).toMatch(/Refused: .*\n.*reports: Locked \(AWS::S3::Bucket\)/);
      expect(its.did).toEqual([]);
    },
  );

  it('asks nothing of AWS where its file does not say so', async () => {
    const its = account({ Evidence: 'Delete' });
    expect(await end(its, false)).toContain('latihan is no rehearsal');
    expect(standIn.calls).toEqual([]);
  });

  it('is nothing where the night before left nothing', async () => {
    expect(await end(account({}, []))).toBe('Nothing of it is there.');
  });
});
