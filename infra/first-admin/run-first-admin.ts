import { readCommand } from '../command-line.ts';
import * as z from 'zod/mini';
import { clientsIn } from '../aws/clients.ts';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { faultOf } from '../aws/fault.ts';
import { resourcesOf } from '../aws/resources.ts';
import { logicalIds } from '../doctor/logical-ids.ts';
import { FirstAdminRefused, firstAdmins, mostFirst } from './first-admin.ts';

const { positionals, values } = readCommand({
  usage: 'npm run first-admin -- DEPLOYMENT',
  about: "Makes the first two admins of the nation in the deployment's user pool.",
  words: 1,
  options: {
    email: { type: 'string', multiple: true, default: [], about: 'whom to invite' },
    folder: { type: 'string', about: 'where the deployment files are' },
  },
});
const deployment = deploymentNamed(positionals[0], {
  command: 'first-admin',
  folder: values.folder,
});
const emails = [...new Set(values.email.map((email) => email.trim().toLowerCase()))];
const wrong = emails.filter((email) => !z.email().safeParse(email).success);
if (emails.length === 0 || emails.length > mostFirst || wrong.length > 0) {
  console.error(
    wrong.length > 0
      ? `${wrong.join(', ')}: is no e-mail address`
      : 'Name one or two people: --email a@… --email b@… (what one enters holds once the other agrees)',
  );
  process.exit(2);
}
const clients = clientsIn(deployment.awsRegion);
try {
  const resources = await resourcesOf(clients.cloudFormation, deployment);
  const pool = resources.find(({ logicalId }) => logicalId === logicalIds.pool);
  if (!pool)
    throw new FirstAdminRefused(`There is no pool yet: npm run deploy -- ${deployment.id}`);
  const outcomes = await firstAdmins(clients.people, { poolId: pool.physicalId, emails });
  for (const [email, outcome] of outcomes) console.info(`${email}: ${outcome}`);
  if (emails.length < mostFirst)
    console.info('Name a second person too: what one admin enters holds once another agrees.');
} catch (error) {
  const { name, message } = faultOf(error);
  console.error(error instanceof FirstAdminRefused ? message : `${name}: ${message}`);
  process.exitCode = 1;
}
