import { join } from 'node:path';
import { readCommand } from '../command-line.ts';
import { clientsIn } from '../aws/clients.ts';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { faultOf } from '../aws/fault.ts';
import { root } from '../bundle/bundle-options.ts';
import { DeploymentError } from '../deployment.ts';
import { addMember } from './add-member.ts';
import { fingerprintOf, memberOf, MemberRefused } from './member-of.ts';

// npm run nation-member -- DEPLOYMENT: prints what the nation's file says of a deployment, with the public half of its key,
// and its fingerprint. npm run nation-member -- NATION --add FILE --fingerprint …: writes that into the nation's file.
const { positionals, values } = readCommand({
  usage: 'npm run nation-member -- DEPLOYMENT',
  about:
    'Prints what the file of the nation holds of a deployment, or writes that into the file of the nation.',
  words: 1,
  options: {
    add: {
      type: 'string',
      about: 'what another deployment printed: written into the file of the nation',
    },
    fingerprint: { type: 'string', about: 'of the key, as its deployment said it by another way' },
    replace: { type: 'boolean', default: false, about: 'replaces a member that is there' },
    folder: { type: 'string', about: 'where the deployment files are' },
  },
});
const deployment = deploymentNamed(positionals[0], {
  command: 'nation-member',
  folder: values.folder,
});
const { id } = deployment;

const print = async (): Promise<void> => {
  const member = await memberOf(clientsIn(deployment.awsRegion), deployment);
  console.info(JSON.stringify(member, null, 2));
  console.error(
    [
      `Send these lines to whoever deploys the nation, as a file, and read this out to them by another way: ${fingerprintOf(member)}`,
      ...(deployment.nationAccount === undefined
        ? [
            `nationAccount is missing in ${id}.json: until it is there and deployed, the nation may not listen.`,
          ]
        : []),
    ].join('\n'),
  );
};

const add = (member: string): void => {
  const outcome = addMember({
    ...{ folder: values.folder ?? join(root, 'infra/deployments'), nation: id, member },
    ...{ fingerprint: values.fingerprint, replace: values.replace },
  });
  console.info(`${member}: ${outcome}. Then: npm run deploy -- ${id}`);
};

try {
  if (values.add === undefined) await print();
  else add(values.add);
} catch (error) {
  const { name, message } = faultOf(error);
  if (error instanceof DeploymentError) for (const line of error.lines) console.error(line);
  else console.error(error instanceof MemberRefused ? message : `${name}: ${message}`);
  process.exitCode = 1;
}
