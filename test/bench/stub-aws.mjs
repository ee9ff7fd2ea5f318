// Answers the SDK at once with the smallest valid answer, so that only the handler is measured. Prints its port.
import { createServer } from 'node:http';

const answers = {
  GetSecretValue: { SecretString: 'ab'.repeat(32), ARN: 'arn', Name: 'stub' },
  UpdateItem: {},
  PutItem: {},
  GetItem: {},
  Query: { Items: [] },
  Scan: { Items: [] },
};

createServer((request, response) => {
  request.resume().on('end', () => {
    const action = request.headers['x-amz-target']?.split('.').at(-1);
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify(answers[action] ?? {}));
  });
}).listen(0, '127.0.0.1', function () {
  process.stdout.write(`${this.address().port}\n`);
});
