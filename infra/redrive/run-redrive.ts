import { readCommand } from '../command-line.ts';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { findQueues } from './find-queue.ts';
import { redrive } from './redrive.ts';
import { tableClient } from '../../shared/table/client.ts';

const { positionals, values } = readCommand({
  usage: 'npm run redrive -- DEPLOYMENT QUEUE',
  about:
    'Works anew on what a dead-letter queue holds, each item as it is now. Region and credentials as for every AWS tool.',
  words: 2,
  options: { at: { type: 'string', about: 'a suite on this machine, as http://127.0.0.1:4050' } },
});
const [deployment, queue] = positionals;
if (deployment === undefined || queue === undefined) {
  console.error('Name both: npm run redrive -- DEPLOYMENT QUEUE (as the alarm says it)');
  process.exit(2);
}
if (values.at !== undefined) {
  const services: unknown = await (await fetch(`${values.at}/_local/services.json`)).json();
  const local = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  Object.assign(process.env, z.parse(z.record(z.string(), z.string()), services), local);
}
const clients = {
  sqs: new SQSClient(),
  dynamo: tableClient(),
  streams: new DynamoDBStreamsClient(),
  lambda: new LambdaClient(),
};
const found = await findQueues(clients.sqs, { deployment, queue });
const [queueUrl] = found;
if (queueUrl === undefined || found.length > 1) {
  console.error(
    found.length === 0
      ? `No dead-letter queue of ${deployment} is called ${queue}.`
      : `More than one is meant:\n${found.join('\n')}`,
  );
  process.exit(2);
}
const { movedBack, worked, gone, failed, unknown } = await redrive(clients, queueUrl);
console.info(
  movedBack === undefined
    ? `${worked} worked on, ${gone} gone meanwhile, ${failed} failed again and wait on, ${unknown} of no table and wait on.`
    : `${movedBack} messages go back onto their queue.`,
);
process.exitCode = failed > 0 ? 1 : 0;
