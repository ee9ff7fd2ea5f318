import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ApiDefinition, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

// A project that has nothing to do with this one: notes, stored and read by one function behind one route.
const [outdir = 'cdk.out'] = process.argv.slice(2);
const codeFolder = join(outdir, 'code');
buildSync({
  entryPoints: { index: fileURLToPath(new URL('./notes.ts', import.meta.url)) },
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
const stack = new Stack(app, 'notes', { env: { region: 'eu-central-1' } });
const table = new TableV2(stack, 'Notes', {
  partitionKey: { name: 'id', type: AttributeType.STRING },
  removalPolicy: RemovalPolicy.DESTROY,
});
const handler = new LambdaFunction(stack, 'Handler', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromAsset(codeFolder),
  environment: { NOTES_TABLE: table.tableName },
});
table.grantReadWriteData(handler);
const integration = {
  responses: {},
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`,
  },
};
new SpecRestApi(stack, 'Api', {
  apiDefinition: ApiDefinition.fromInline({
    openapi: '3.0.1',
    info: { title: 'Notes', version: '1' },
    paths: { '/notes/{id}': { get: integration, put: integration } },
  }),
});
app.synth();
