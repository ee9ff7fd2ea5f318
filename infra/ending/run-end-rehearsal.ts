import { readCommand } from '../command-line.ts';
import { clientsIn } from '../aws/clients.ts';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { faultOf } from '../aws/fault.ts';
import { endRehearsal } from './end-rehearsal.ts';
import { EndingRefused } from './place.ts';

// npm run end-rehearsal -- DEPLOYMENT: takes away a deployment whose file says `rehearsal`, and nothing that was deployed
// to last. Asks nobody: it is the last step of a night.
const { positionals, values } = readCommand({
  usage: 'npm run end-rehearsal -- DEPLOYMENT',
  about:
    'Takes away a deployment whose file says `rehearsal`, and nothing that was deployed to last. Does not ask.',
  words: 1,
  options: { folder: { type: 'string', about: 'where the deployment files are' } },
});
const deployment = deploymentNamed(positionals[0], {
  command: 'end-rehearsal',
  folder: values.folder,
});
try {
  await endRehearsal(clientsIn(deployment.awsRegion, 10), {
    deployment,
    say: (line) => console.info(line),
  });
} catch (error) {
  const { name, message } = faultOf(error);
  console.error(error instanceof EndingRefused ? message : `${name}: ${message}`);
  process.exitCode = 1;
}
