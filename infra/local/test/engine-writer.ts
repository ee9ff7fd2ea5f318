import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { startTestEngine } from '../testing/engine.ts';

// Writes until it is killed, and prints a dot for every write that was acknowledged.
const { client } = await startTestEngine(process.argv[2]);
for (let n = 0; ; n += 1) {
  await client.send(new PutItemCommand({ TableName: 'people', Item: { id: { S: `w${n}` } } }));
  process.stdout.write('.');
}
