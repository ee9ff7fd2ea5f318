import { keyBytes } from '../../shared/key-material.ts';
import { secretReader } from '../../shared/secrets.ts';
import { tableClient } from '../../shared/table/client.ts';
import { markOfficers } from './mark-officers.ts';

// npm run mark-officers -- <Officers table> <ARN of the Likeness secret>; region and credentials as for every AWS tool.
const [table, secret] = process.argv.slice(2);
if (table === undefined || secret === undefined) {
  console.error(
    'Name the Officers table and the Likeness secret: npm run mark-officers -- TABLE ARN',
  );
  process.exit(2);
}
const key = await keyBytes(secretReader(secret, () => Date.now()))();
const client = tableClient({ retryMode: 'adaptive', maxAttempts: 10 });
const { marked, changedMeanwhile } = await markOfficers(client, table, key);
console.info(`${marked} officers marked; ${changedMeanwhile} were changed meanwhile.`);
