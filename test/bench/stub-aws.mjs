// Answers the SDK at once with the smallest valid answer, so that only the handler is measured. Takes answers of its
// own by action and table ('GetItem SOURCES_TABLE') as JSON, prints its port, gives out at /writes how often each
// table was written to since it was last asked, and ends with whoever started it.
import { createServer } from 'node:http';

const byTable = JSON.parse(process.argv[2] ?? '{}');
const answers = {
  GetSecretValue: { SecretString: 'ab'.repeat(32), ARN: 'arn', Name: 'stub' },
  UpdateItem: {},
  PutItem: {},
  GetItem: {},
  Query: { Items: [] },
  Scan: { Items: [] },
};
const writing = /^(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems)$/;
let writes = {};

const takeWrites = () => {
  const taken = writes;
  writes = {};
  return taken;
};

const answer = (action, body) => {
  const what = `${action} ${JSON.parse(body).TableName}`;
  if (writing.test(action)) writes[what] = (writes[what] ?? 0) + 1;
  return byTable[what] ?? answers[action] ?? {};
};

createServer((request, response) => {
  let body = '';
  request
    .on('data', (chunk) => (body += chunk))
    .on('end', () => {
      const action = request.headers['x-amz-target']?.split('.').at(-1);
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(JSON.stringify(action === undefined ? takeWrites() : answer(action, body)));
    });
}).listen(0, '127.0.0.1', function () {
  process.stdout.write(`${this.address().port}\n`);
});

const end = () => process.exit();
process.stdin.resume().once('end', end).once('error', end);
