import { forgetAttempts } from './forget-attempts.ts';
import { tableClient } from '../../shared/table/client.ts';

// npm run forget-attempts -- <name of the Pledges table>; region and credentials as for every AWS tool.
const [table] = process.argv.slice(2);
if (table === undefined) {
  console.error('Name the Pledges table: npm run forget-attempts -- TABLE');
  process.exit(2);
}
const client = tableClient({ retryMode: 'adaptive', maxAttempts: 10 });
const changed = await forgetAttempts(client, table);
console.info(
  changed === 0
    ? 'No unkeyed attempt is left.'
    : `${changed} unkeyed attempts removed. Run it again until none is left.`,
);
