import { fileURLToPath } from 'node:url';
import { pledgesEndAt } from '../../shared/campaign-end.ts';
import { tableClient } from '../../shared/table/client.ts';
import { readDeployment } from '../deployment.ts';
import { endPledges } from './end-pledges.ts';

// npm run end-pledges -- <deployment> <name of the Pledges table>; region and credentials as for every AWS tool.
const [name, table] = process.argv.slice(2);
if (name === undefined || table === undefined) {
  console.error('Name a deployment and its Pledges table: npm run end-pledges -- DEPLOYMENT TABLE');
  process.exit(2);
}
const file = fileURLToPath(new URL(`../deployments/${name}.json`, import.meta.url));
const endsAt = pledgesEndAt(readDeployment(file).campaign);
const client = tableClient({ retryMode: 'adaptive', maxAttempts: 10 });
const changed = await endPledges(client, { table, endsAt });
console.info(
  changed === 0
    ? 'Every pledge has its end.'
    : `${changed} pledges now end at ${new Date(endsAt * 1000).toISOString()}. Run it again until none is left.`,
);
