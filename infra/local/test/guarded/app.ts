import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Aws, Stack } from 'aws-cdk-lib';
import { ApiDefinition, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { buildSync } from 'esbuild';
import { operations } from './operations.ts';

// One function for each right, each without that right and with all the others, and one that has them all.
const [outdir = 'cdk.out'] = process.argv.slice(2);
const codeFolder = join(outdir, 'code');
buildSync({
  entryPoints: { index: fileURLToPath(new URL('./handler.ts', import.meta.url)) },
  outdir: codeFolder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  banner: {
    js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  },
});

const app = new App({ outdir });
const stack = new Stack(app, 'guarded', { env: { region: 'eu-central-1' } });
const id = { name: 'id', type: AttributeType.STRING };
const byOwner = {
  indexName: 'byOwner',
  partitionKey: { name: 'owner', type: AttributeType.STRING },
};
const table = new TableV2(stack, 'Table', { partitionKey: id, globalSecondaryIndexes: [byOwner] });
const queue = new Queue(stack, 'Queue');
const key = new Key(stack, 'Key');
const sealed = new Queue(stack, 'Sealed', { encryptionMasterKey: key });
const topic = new Topic(stack, 'Topic');
const bucket = new Bucket(stack, 'Bucket');
const secret = new Secret(stack, 'Secret');
new EmailIdentity(stack, 'Mail', { identity: Identity.domain('notes.example') });

const mail = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/notes.example`;
const grants: [actions: string[], resources: string[], conditions?: object][] = [
  [['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Batch*'], [table.tableArn]],
  [['dynamodb:ConditionCheckItem'], [table.tableArn]],
  [['dynamodb:Query'], [`${table.tableArn}/index/byOwner`]],
  [['sqs:SendMessage'], [queue.queueArn, sealed.queueArn]],
  [['kms:GenerateDataKey', 'kms:Decrypt'], [key.keyArn]],
  [['sns:Publish'], [topic.topicArn]],
  [['ses:SendEmail'], [mail], { StringEquals: { 'ses:FromAddress': 'notes@notes.example' } }],
  [['secretsmanager:GetSecretValue'], [secret.secretArn]],
  [['s3:PutObject'], [bucket.arnForObjects('papers/*')]],
];

const functionWithout = (name: string, left: string): LambdaFunction => {
  const fn = new LambdaFunction(stack, name, {
    functionName: name,
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromAsset(codeFolder),
    environment: {
      ...{ TABLE: table.tableName, QUEUE: queue.queueUrl, SEALED: sealed.queueUrl },
      ...{ TOPIC: topic.topicArn, BUCKET: bucket.bucketName, SECRET: secret.secretArn },
    },
  });
  for (const [all, resources, conditions = {}] of grants) {
    const actions = all.filter(
      (action) => action !== left && !(action.endsWith('Batch*') && left.includes('Batch')),
    );
    if (actions.length > 0)
      fn.addToRolePolicy(
        new PolicyStatement({ actions, resources, conditions: { ...conditions } }),
      );
  }
  return fn;
};

const routeTo = (fn: LambdaFunction) => ({
  post: {
    responses: {},
    'x-amazon-apigateway-integration': {
      ...{ type: 'aws_proxy', httpMethod: 'POST' },
      uri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${fn.functionArn}/invocations`,
    },
  },
});

const functions = [['nothing', ''], ...Object.entries(operations)] as const;
new SpecRestApi(stack, 'Api', {
  apiDefinition: ApiDefinition.fromInline({
    openapi: '3.0.1',
    info: { title: 'Guarded', version: '1' },
    paths: Object.fromEntries(
      functions.map(([name, action]) => [
        `/without/${name}`,
        routeTo(functionWithout(`without-${name}`, action)),
      ]),
    ),
  }),
});
app.synth();
