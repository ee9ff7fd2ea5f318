import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { entries } from '../../infra/bundle/bundle-functions.ts';
import { bundleName } from '../../infra/bundle/bundle-name.ts';
import { functionName } from '../../infra/parts/function-name.ts';
import { outFolder } from '../../infra/start/built-suite.ts';
import { demoTemplate } from './a-stack.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const roleShape = z.object({
  Policies: z._default(
    z.array(
      z.object({
        PolicyDocument: z.object({ Statement: z.array(z.object({ Action: oneOrMore })) }),
      }),
    ),
    [],
  ),
});
const functionShape = z.object({
  FunctionName: z.string(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
});

/** Rights that no call of a function's own code uses, and why they stay. */
const usedByOthers: Readonly<Record<string, string>> = {
  'kms:*': 'DynamoDB, S3, SNS, SQS and Secrets Manager use the key in the function’s name',
  'logs:*': 'Lambda writes the log by the function’s role',
  'xray:*': 'Lambda sends traces by the function’s role',
  'dynamodb:DescribeStream': 'the event source mapping reads the stream by the function’s role',
  'dynamodb:GetRecords': 'as DescribeStream',
  'dynamodb:GetShardIterator': 'as DescribeStream',
  'dynamodb:ListStreams': 'as DescribeStream',
  'sqs:ReceiveMessage': 'the event source mapping drains the queue by the function’s role',
  'sqs:DeleteMessage': 'as ReceiveMessage',
  'sqs:ChangeMessageVisibility': 'as ReceiveMessage',
  'sqs:GetQueueAttributes': 'as ReceiveMessage',
  'sqs:SendMessage':
    'Lambda puts lost invocations and records on dead letters by the function’s role',
  'iam:PassRole': 'SNS is handed the role that writes receipts (SetSMSAttributes)',
  's3:ListBucket': 'with it S3 answers 404 and not 403 for what is not there',
};

/** Rights that are used by a call of another name. */
const calledAs: Readonly<Record<string, string[]>> = {
  'dynamodb:PutItem': ['PutItem', 'TransactWriteItems'],
  'dynamodb:UpdateItem': ['UpdateItem', 'TransactWriteItems'],
  'dynamodb:DeleteItem': ['DeleteItem', 'TransactWriteItems'],
  's3:ListBucketVersions': ['ListObjectVersions'],
  's3:DeleteObjectVersion': ['DeleteObject', 'DeleteObjects'],
  'lambda:InvokeFunction': ['Invoke'],
  // No more than GetItem: the same items, several at once, or whether one is as it was seen.
  'dynamodb:BatchGetItem': ['BatchGetItem', 'GetItem'],
  'dynamodb:ConditionCheckItem': ['TransactWriteItems', 'GetItem'],
};

const codeOf = (entry: string): string => {
  const folder = join(outFolder, 'bundles', bundleName(entry));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
};

const isCalled = (code: string, action: string): boolean => {
  const [service = '', name = ''] = action.split(':');
  if (action in usedByOthers || `${service}:*` in usedByOthers) return true;
  return (calledAs[action] ?? [name]).some((call) => new RegExp(`["'\`]${call}["'\`]`).test(code));
};

/** What the role of each entry's function allows, by entry. */
export const grantedTo = (): Map<string, string[]> => {
  const { Resources } = demoTemplate();
  const functions = Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => functionShape.safeParse(Properties).data);
  return new Map(
    entries().flatMap((entry) => {
      const found = functions.find(
        (one) => one?.FunctionName === functionName({ id: 'demo' }, entry),
      );
      const role = Resources[found?.Role['Fn::GetAtt'][0] ?? ''];
      if (!role) return [];
      const { Policies } = z.parse(roleShape, role.Properties);
      const actions = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).flatMap(
        ({ Action }) => Action,
      );
      return [[entry, [...new Set(actions)].sort()]];
    }),
  );
};

/** What each role allows that its function's code, as it is bundled, never calls: `entry: action`. */
export const surplusRights = (): string[] =>
  [...grantedTo()].flatMap(([entry, actions]) => {
    const code = codeOf(entry);
    return actions.filter((action) => !isCalled(code, action)).map((one) => `${entry}: ${one}`);
  });
