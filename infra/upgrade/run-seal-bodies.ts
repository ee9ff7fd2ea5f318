import { randomBytes } from 'node:crypto';
import { keyBytes } from '../../shared/key-material.ts';
import { nonceBytes } from '../../shared/sealed.ts';
import { secretReader } from '../../shared/secrets.ts';
import { tableClient } from '../../shared/table/client.ts';
import { sealBodies } from './seal-bodies.ts';

// npm run seal-bodies -- <name of the Quarantine table> <ARN of the secret>; region and credentials as for every AWS tool.
const [table, secret] = process.argv.slice(2);
if (table === undefined || secret === undefined) {
  console.error(
    'Name the Quarantine table and the secret: npm run seal-bodies -- TABLE SECRET_ARN',
  );
  process.exit(2);
}
const client = tableClient({ retryMode: 'adaptive', maxAttempts: 10 });
const changed = await sealBodies(client, table, {
  key: keyBytes(secretReader(secret, Date.now)),
  newNonce: () => randomBytes(nonceBytes),
});
console.info(
  changed === 0
    ? 'No body is left in the open.'
    : `${changed} bodies sealed. Run it again until none is left.`,
);
