import { createHash } from 'node:crypto';
import { CloudFormationClient, CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { changeSetName } from '../../infra/deploy/change-set.ts';
import type { Synthesized } from '../../infra/deploy/assembly.ts';
import { readTemplate } from '../../infra/deploy/compare.ts';
import { deploy } from '../../infra/deploy/deploy.ts';
import { startStandIn, type StandIn } from '../support/aws-stand-in.ts';
import { cloudFormationStandIn } from '../support/cloudformation-stand-in.ts';

let its: ReturnType<typeof cloudFormationStandIn>;
let standIn: StandIn;
let client: CloudFormationClient;

beforeEach(async () => {
  its = cloudFormationStandIn();
  standIn = await startStandIn(its.answers);
  client = new CloudFormationClient({
    ...{ region: 'ap-southeast-3', endpoint: standIn.url, maxAttempts: 1 },
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'x' },
  });
});
afterEach(async () => {
  client.destroy();
  await standIn.close();
});

type Resources = Record<string, object>;
const table = (more: object = {}) => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  ...{ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  Properties: { KeySchema: 'personKey', ...more },
});
const fn = (code = '1') => ({ Type: 'AWS::Lambda::Function', Properties: { code } });
const value = (text = '1') => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name: '/netral/lampung/key-arn', Value: text },
});
const reading = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/netral/lampung/key-arn' };

const bodies = new Map<string, string>();
const stack = (part: string, Resources: Resources, Parameters: object = {}): Synthesized => {
  const body = JSON.stringify({ Parameters, Resources });
  const id = `netral-lampung-${part}`;
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 32);
  bodies.set(digest, body);
  return { id, name: id, part, template: readTemplate(body), digest };
};

/** What a release deploys: `shared`, and `pledges` that reads what it wrote. */
const release = (
  pledges: Resources = { T: table(), F: fn() },
  shared: Resources = { V: value() },
) => [stack('shared', shared), stack('pledges', pledges, { Key: reading })];

const said: string[] = [];
type Play = { answer?: boolean; prepares?: boolean };
const run = async (
  stacks: Synthesized[],
  { answer = true, prepares = true }: Play = {},
): Promise<string> => {
  said.length = 0;
  standIn.calls.length = 0;
  try {
    await deploy(
      {
        client,
        pause: () => Promise.resolve(),
        say: (line) => said.push(line),
        agree: () => Promise.resolve(answer),
        prepare: async ({ name, digest }) => {
          if (!prepares) return;
          its.stacks.get(name)?.changeSets.delete(`netral-${digest}`);
          await client.send(
            new CreateChangeSetCommand({
              ...{ StackName: name, ChangeSetName: `netral-${digest}` },
              TemplateBody: bodies.get(digest),
            }),
          );
        },
      },
      stacks,
    );
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const did = (action: string) =>
  standIn.calls.filter((call) => call.action === action).map(({ input }) => input['StackName']);

describe('a deploy', () => {
  it('makes the stacks in their order, each once those before it are there', async () => {
    expect(await run(release())).toBe('done');
    expect(did('ExecuteChangeSet')).toEqual(['netral-lampung-shared', 'netral-lampung-pledges']);
    expect([...its.stacks.values()].map(({ status }) => status)).toEqual([
      'CREATE_COMPLETE',
      'CREATE_COMPLETE',
    ]);
  });

  it('does nothing the second time', async () => {
    await run(release());
    expect(await run(release())).toBe('done');
    expect(said).toEqual(['Everything is deployed as it is here.']);
    expect([...did('CreateChangeSet'), ...did('ExecuteChangeSet')]).toEqual([]);
  });

  it('executes nothing unless somebody agrees', async () => {
    await run(release());
    expect(await run(release({ T: table(), F: fn('2') }), { answer: false })).toBe(
      'Nothing was executed.',
    );
    expect(did('ExecuteChangeSet')).toEqual([]);
  });

  it('says so where no change set came about for a stack that is not there', async () => {
    expect(await run(release(), { prepares: false })).toMatch(/shared: no change set was made/);
    expect(its.stacks.size).toBe(0);
  });

  it('shows what differs, and changes it', async () => {
    await run(release());
    expect(await run(release({ T: table(), G: fn() }))).toBe('done');
    expect(said).toContain('  - AWS::Lambda::Function F');
    expect(said).toContain('  goes or is made anew: F (AWS::Lambda::Function): Remove, Delete');
    expect(did('ExecuteChangeSet')).toEqual(['netral-lampung-pledges']);
  });
});

describe('the API', () => {
  const invoking = (name: string) => ({
    Type: 'AWS::ApiGateway::RestApi',
    Properties: { Body: { uri: `arn:aws:lambda:x:1:function:${name}/invocations` } },
  });
  const to = (name: string, code: string) =>
    release({ T: table(), F: fn(code) }, { V: value(), Api: invoking(name) });

  it('waits for the versions it will invoke where it invokes functions without one', async () => {
    await run(to('netral-lampung-site-pages', '1'));
    expect(await run(to('netral-lampung-site-pages:live', '2'))).toBe('done');
    expect(did('ExecuteChangeSet')).toEqual(['netral-lampung-pledges', 'netral-lampung-shared']);
  });

  it('goes first again afterwards, and in a deployment that is new', async () => {
    await run(to('netral-lampung-site-pages:live', '1'));
    expect(did('ExecuteChangeSet')).toEqual(['netral-lampung-shared', 'netral-lampung-pledges']);
    await run(to('netral-lampung-site-pages:live', '2'));
    await run(to('netral-lampung-pages:live', '3'));
    expect(did('ExecuteChangeSet')).toEqual(['netral-lampung-shared', 'netral-lampung-pledges']);
  });
});

describe('a deploy refuses', () => {
  it.each([
    ['to remove a table', { F: fn() }, /T .*no longer in the template/],
    [
      'no longer to retain one',
      { T: { ...table(), DeletionPolicy: 'Delete' }, F: fn() },
      /DeletionPolicy/,
    ],
    [
      'another key of one',
      { T: table({ KeySchema: 'other' }), F: fn() },
      /T .*made anew: KeySchema/,
    ],
  ])('%s, before anything is prepared', async (_, after, says) => {
    await run(release());
    expect(await run(release(after))).toMatch(says);
    expect([...did('CreateChangeSet'), ...did('ExecuteChangeSet')]).toEqual([]);
  });

  // The published schemas do not know of it; the change set does, and has the last word.
  const unforeseen = { KeySpec: 'other' };

  it('to replace a table, before any other stack is touched', async () => {
    await run(release());
    const next = release({ T: table(unforeseen), F: fn() }, { V: value('2') });
    expect(await run(next)).toMatch(/Refused: .*\n.*T .*replacement: True/);
    expect(did('ExecuteChangeSet')).toEqual([]);
  });

  it('to replace one that stands on the second page of a change set', async () => {
    const many = (code: string) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`F${String(n)}`, fn(code)]));
    await run(release({ ...many('1'), Z: table() }));
    expect(await run(release({ ...many('2'), Z: table(unforeseen) }))).toMatch(/Z .*True/);
    expect(did('ExecuteChangeSet')).toEqual([]);
  });
});

const stackNamed = (part: string) => {
  const found = its.stacks.get(`netral-lampung-${part}`);
  if (!found) throw new Error(`no stack ${part}`);
  return found;
};

describe('a deploy that was stopped', () => {
  it('waits for what is under way, and then has nothing to do', async () => {
    await run(release());
    const next = release({ T: table(), F: fn('2') });
    await run(next);
    Object.assign(stackNamed('pledges'), { status: 'UPDATE_IN_PROGRESS', looksLeft: 4 });
    expect(await run(next)).toBe('done');
    expect([...did('CreateChangeSet'), ...did('ExecuteChangeSet')]).toEqual([]);
  });

  it('takes up the change set it had made', async () => {
    await run(release());
    const next = release({ T: table(), F: fn('2') });
    await run(next, { answer: false });
    expect(stackNamed('pledges').changeSets.has(changeSetName(next[1] ?? { digest: '' }))).toBe(
      true,
    );
    expect(await run(next)).toBe('done');
    expect(did('CreateChangeSet')).toEqual([]);
    expect(said).toContain('netral-lampung-pledges: its change set is ready');
  });

  it('makes anew the change set of a stack that reads what was changed meanwhile', async () => {
    await run(release());
    await run(release({ T: table(), F: fn('2') }, { V: value('2') }));
    expect(did('CreateChangeSet')).toEqual([
      ...['netral-lampung-shared', 'netral-lampung-pledges', 'netral-lampung-pledges'],
    ]);
  });
});

describe('a stack that a deploy left broken', () => {
  it.each([
    ['ROLLBACK_COMPLETE', /Its first deploy failed/],
    ['UPDATE_ROLLBACK_FAILED', /continue-update-rollback/],
    ['DELETE_FAILED', /console of CloudFormation/],
  ])('is not touched while it is %s; what to do is said', async (status, says) => {
    await run(release());
    stackNamed('pledges').status = status;
    expect(await run(release({ T: table(), F: fn('2') }))).toMatch(says);
    expect([...did('CreateChangeSet'), ...did('ExecuteChangeSet')]).toEqual([]);
  });

  it('is tried again once it was rolled back, with a change set of the same name', async () => {
    await run(release());
    const next = release({ T: table(), F: fn('2') });
    await run(next);
    const before = JSON.parse(stackNamed('pledges').body) as { Resources: Resources };
    Object.assign(stackNamed('pledges'), {
      status: 'UPDATE_ROLLBACK_COMPLETE',
      body: JSON.stringify({ ...before, Resources: { T: table(), F: fn('1') } }),
    });
    expect(await run(next)).toBe('done');
    expect(did('ExecuteChangeSet')).toEqual(['netral-lampung-pledges']);
  });
});
