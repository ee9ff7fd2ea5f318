import { isDeepStrictEqual } from 'node:util';
import { Raw, Refused, type Answers } from './aws-stand-in.ts';
import { accountId, noStack } from './healthy-account.ts';

type Resource = { Type: string; Properties?: Record<string, unknown> };
type Template = {
  Resources: Record<string, Resource>;
  Parameters?: Record<string, Record<string, unknown>>;
};
type Change = Record<string, string>;
type ChangeSet = {
  id: string;
  status: string;
  body: string;
  changes: Change[];
  reason?: string;
  at: string;
};
export type Stack = {
  status: string;
  body: string;
  changeSetId?: string;
  changeSets: Map<string, ChangeSet>;
  updatedAt: string;
  /** Looks until what is under way is over. */
  looksLeft: number;
  events: { id: string; status: string; at: string }[];
};

/** Properties that CloudFormation changes by making a new resource, as far as the tests change them. */
const createOnly = new Set(['KeySchema', 'BucketName', 'UserPoolName', 'Name', 'KeySpec']);
const noChange =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/**
 * CloudFormation by its documents, as far as a deploy by change sets goes: stacks under review, change sets by name, what
 * they say of replacements, parameters read from SSM when a change set is made, stacks under way. And what the CDK's tool
 * needs beside it: roles, the bootstrap's version, a bucket.
 */
export const cloudFormationStandIn = (more: Answers = {}) => {
  const stacks = new Map<string, Stack>();
  const objects = new Map<string, string>();
  const answers: Answers = {
    ...stackAnswers(stacks),
    ...changeSetAnswers(stacks, objects),
    ...forTheTool(objects),
    ...more,
  };
  return { stacks, answers };
};

const find = (stacks: Map<string, Stack>, named: unknown): [string, Stack] => {
  const name = String(named).replace(/^arn:.*:stack\/([^/]+).*$/, '$1');
  const stack = stacks.get(name);
  return stack ? [name, stack] : noStack(name);
};

const arnOf = (name: string): string =>
  `arn:aws:cloudformation:ap-southeast-3:${accountId}:stack/${name}/1`;

const stackAnswers = (stacks: Map<string, Stack>): Answers => ({
  'cloudformation DescribeStacks': ({ StackName }) => {
    if (StackName === 'CDKToolkit') return { Stacks: [toolkit] };
    const [name, stack] = find(stacks, StackName);
    finish(stack);
    return {
      Stacks: [
        {
          ...{ StackName: name, StackId: arnOf(name), StackStatus: stack.status },
          ...{ CreationTime: stack.updatedAt, LastUpdatedTime: stack.updatedAt },
          ...{ ChangeSetId: stack.changeSetId, Outputs: [], Tags: [] },
          Parameters: [],
        },
      ],
    };
  },
  'cloudformation GetTemplate': ({ StackName }) => ({
    TemplateBody: find(stacks, StackName)[1].body,
  }),
  'cloudformation DescribeStackEvents': ({ StackName }) => ({
    StackEvents: find(stacks, StackName)[1].events.map(({ id, status, at }) => ({
      ...{ EventId: id, LogicalResourceId: id, ResourceStatus: status, Timestamp: at },
    })),
  }),
  'cloudformation UpdateTerminationProtection': ({ StackName }) => ({
    StackId: arnOf(String(StackName)),
  }),
  'cloudformation ListStackResources': ({ StackName }) => ({
    StackResourceSummaries: Object.entries(
      (JSON.parse(find(stacks, StackName)[1].body || '{"Resources":{}}') as Template).Resources,
    ).map(([LogicalResourceId, { Type }]) => ({
      ...{ LogicalResourceId, ResourceType: Type, PhysicalResourceId: `made-${LogicalResourceId}` },
      ResourceStatus: 'CREATE_COMPLETE',
    })),
  }),
});

const toolkit = {
  ...{
    StackName: 'CDKToolkit',
    StackStatus: 'CREATE_COMPLETE',
    CreationTime: new Date().toISOString(),
  },
  Outputs: [
    { OutputKey: 'BucketName', OutputValue: 'cdk-assets' },
    { OutputKey: 'BucketDomainName', OutputValue: 'cdk-assets.s3.test' },
    { OutputKey: 'BootstrapVersion', OutputValue: '21' },
  ],
};

/** What is under way ends after some looks. */
const finish = (stack: Stack): void => {
  if (!stack.status.endsWith('_IN_PROGRESS') || stack.status === 'REVIEW_IN_PROGRESS') return;
  stack.looksLeft -= 1;
  if (stack.looksLeft > 0) return;
  stack.status = stack.status.replace('_IN_PROGRESS', '_COMPLETE');
};

const changeSetAnswers = (stacks: Map<string, Stack>, objects: Map<string, string>): Answers => ({
  'cloudformation CreateChangeSet': (input) => {
    const name = String(input['StackName']).replace(/^arn:.*:stack\/([^/]+).*$/, '$1');
    const stack = stacks.get(name) ?? newStack();
    if (/(?<!REVIEW)_IN_PROGRESS$/.test(stack.status))
      throw new Refused(
        'ValidationError',
        `Stack ${name} is in ${stack.status} state and can not be updated.`,
      );
    const setName = String(input['ChangeSetName']);
    if (stack.changeSets.has(setName))
      throw new Refused('AlreadyExistsException', `ChangeSet ${setName} cannot be created: exists`);
    const body = bodyOf(input, objects);
    refuseUnknownParameters(stacks, body);
    stacks.set(name, stack);
    const changes = changesOf(stack.body, body);
    const id = `arn:aws:cloudformation:ap-southeast-3:${accountId}:changeSet/${setName}/${String(Math.random()).slice(2)}`;
    stack.changeSets.set(setName, {
      ...{ id, body, changes, at: new Date().toISOString() },
      ...(changes.length > 0
        ? { status: 'CREATE_COMPLETE' }
        : { status: 'FAILED', reason: noChange }),
    });
    return { Id: id, StackId: arnOf(name) };
  },
  'cloudformation DescribeChangeSet': ({ StackName, ChangeSetName, NextToken }) => {
    const [name, stack] = find(stacks, StackName);
    const set = findSet(stack, ChangeSetName);
    const from = Number(NextToken ?? 0);
    return {
      ...{
        ChangeSetName: set.id.split('/')[1],
        ChangeSetId: set.id,
        StackName: name,
        StackId: arnOf(name),
      },
      ...{ Status: set.status, StatusReason: set.reason, CreationTime: set.at },
      ExecutionStatus: set.status === 'CREATE_COMPLETE' ? 'AVAILABLE' : 'UNAVAILABLE',
      // Twenty a page, so that nobody judges the first page only.
      Changes: set.changes
        .slice(from, from + 20)
        .map((ResourceChange) => ({ Type: 'Resource', ResourceChange })),
      ...(from + 20 < set.changes.length ? { NextToken: String(from + 20) } : {}),
    };
  },
  'cloudformation DeleteChangeSet': ({ StackName, ChangeSetName }) => {
    const stack = stacks.get(String(StackName).replace(/^arn:.*:stack\/([^/]+).*$/, '$1'));
    stack?.changeSets.delete(setNameOf(ChangeSetName));
    return {};
  },
  'cloudformation ExecuteChangeSet': ({ StackName, ChangeSetName }) => {
    const [name, stack] = find(stacks, StackName);
    const set = findSet(stack, ChangeSetName);
    if (set.status !== 'CREATE_COMPLETE')
      throw new Refused('InvalidChangeSetStatus', `ChangeSet is in ${set.status} state`);
    Object.assign(stack, {
      status: stack.status === 'REVIEW_IN_PROGRESS' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
      ...{ body: set.body, changeSetId: set.id, looksLeft: 3, updatedAt: new Date().toISOString() },
      events: set.changes.map(({ LogicalResourceId = name }) => ({
        ...{ id: LogicalResourceId, status: 'CREATE_COMPLETE', at: new Date().toISOString() },
      })),
    });
    // Executing one makes all others obsolete.
    stack.changeSets.clear();
    return {};
  },
});

const newStack = (): Stack => ({
  ...{ status: 'REVIEW_IN_PROGRESS', body: '', changeSets: new Map(), looksLeft: 0, events: [] },
  updatedAt: new Date().toISOString(),
});

const setNameOf = (given: unknown): string =>
  String(given).replace(/^arn:.*:changeSet\/([^/]+).*$/, '$1');

const findSet = (stack: Stack, given: unknown): ChangeSet => {
  const set = stack.changeSets.get(setNameOf(given));
  if (!set)
    throw new Refused('ChangeSetNotFound', `ChangeSet [${setNameOf(given)}] does not exist`, 404);
  return set;
};

const bodyOf = (input: Record<string, unknown>, objects: Map<string, string>): string => {
  if (typeof input['TemplateBody'] === 'string') return input['TemplateBody'];
  const key = String(input['TemplateURL']).split('/').at(-1) ?? '';
  const body = objects.get(key);
  if (body === undefined) throw new Refused('ValidationError', `S3 error: ${key} does not exist`);
  return body;
};

/** What another stack has not written yet cannot be read. */
const refuseUnknownParameters = (stacks: Map<string, Stack>, body: string): void => {
  const written = new Set(
    [...stacks.values()]
      .filter(({ status }) => status.endsWith('_COMPLETE'))
      .flatMap((one) => Object.values((JSON.parse(one.body) as Template).Resources))
      .flatMap(({ Type, Properties }) =>
        Type === 'AWS::SSM::Parameter' ? [String(Properties?.['Name'])] : [],
      ),
  );
  const wanted = Object.values((JSON.parse(body) as Template).Parameters ?? {})
    .filter(({ Type }) => String(Type).startsWith('AWS::SSM::Parameter::Value'))
    .map(({ Default }) => String(Default))
    .filter((name) => !name.startsWith('/cdk-bootstrap/') && !written.has(name));
  if (wanted.length > 0)
    throw new Refused(
      'ValidationError',
      `Unable to fetch parameters [${wanted.join()}] from parameter store for this account.`,
    );
};

const changesOf = (before: string, after: string): Change[] => {
  const was = before === '' ? {} : (JSON.parse(before) as Template).Resources;
  const is = (JSON.parse(after) as Template).Resources;
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap(
    (LogicalResourceId): Change[] => {
      const [old, now] = [was[LogicalResourceId], is[LogicalResourceId]];
      const ResourceType = (now ?? old)?.Type ?? '';
      if (!old) return [{ Action: 'Add', LogicalResourceId, ResourceType }];
      if (!now)
        return [{ Action: 'Remove', LogicalResourceId, ResourceType, PolicyAction: 'Delete' }];
      if (isDeepStrictEqual(old.Properties, now.Properties)) return [];
      const replaced = [...createOnly].some(
        (name) => !isDeepStrictEqual(old.Properties?.[name], now.Properties?.[name]),
      );
      return [
        {
          Action: 'Modify',
          LogicalResourceId,
          ResourceType,
          Replacement: replaced ? 'True' : 'False',
        },
      ];
    },
  );
};

const forTheTool = (objects: Map<string, string>): Answers => ({
  'sts GetCallerIdentity': () => ({
    Account: accountId,
    Arn: `arn:aws:iam::${accountId}:user/x`,
    UserId: 'X',
  }),
  'sts AssumeRole': ({ RoleArn }) => ({
    AssumedRoleUser: { Arn: String(RoleArn), AssumedRoleId: 'X' },
    Credentials: {
      ...{ AccessKeyId: 'AKIDROLE', SecretAccessKey: 'role', SessionToken: 'role' },
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    },
  }),
  'ssm GetParameter': ({ Name }) => ({ Parameter: { Name, Type: 'String', Value: '21' } }),
  's3 *': (input, { action, body }) => {
    const [method = '', path = ''] = action.split(' ');
    const key = path.split('/').at(-1) ?? '';
    if (method === 'PUT') {
      objects.set(key, key.endsWith('.json') ? unchunked(body.toString('utf8')) : '');
      return new Raw(200);
    }
    if (method === 'HEAD') return new Raw(objects.has(key) ? 200 : 404);
    if ('encryption' in input)
      return new Raw(
        200,
        '<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>',
      );
    if ('location' in input)
      return new Raw(200, '<LocationConstraint>ap-southeast-3</LocationConstraint>');
    return new Raw(
      200,
      listing(typeof input['prefix'] === 'string' ? input['prefix'] : '', objects),
    );
  },
});

const listing = (prefix: string, objects: Map<string, string>): string => {
  const found = objects.has(prefix)
    ? `<Contents><Key>${prefix}</Key><Size>1</Size></Contents>`
    : '';
  return `<ListBucketResult><KeyCount>${found ? 1 : 0}</KeyCount><IsTruncated>false</IsTruncated>${found}</ListBucketResult>`;
};

/** The body of an upload in signed chunks, as the SDK sends it. */
const unchunked = (text: string): string =>
  /^[0-9a-f]+(;[^\r\n]*)?\r\n/.test(text)
    ? text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
    : text;
