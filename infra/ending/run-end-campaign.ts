import { createInterface } from 'node:readline/promises';
import { readCommand } from '../command-line.ts';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { clientsIn } from '../aws/clients.ts';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { faultOf } from '../aws/fault.ts';
import { SurvivalRefused } from '../survival/place.ts';
import { awsEnding } from './aws-ending.ts';
import { endCampaign } from './end-campaign.ts';
import { exportOfToday } from './export-of-today.ts';
import { EndingRefused } from './place.ts';

const { positionals, values } = readCommand({
  usage: 'npm run end-campaign -- DEPLOYMENT',
  about:
    'Shows what is kept and what is destroyed, and destroys it once two people confirmed it, each in a run of their own within a day.',
  words: 1,
  options: {
    export: { type: 'string', about: 'the export that was made last' },
    'no-export': { type: 'boolean', default: false, about: 'says that no export is wanted' },
    record: { type: 'string', about: 'the bucket of records, where the stacks are gone already' },
    folder: { type: 'string', about: 'where the deployment files are' },
  },
});
const deployment = deploymentNamed(positionals[0], {
  command: 'end-campaign',
  folder: values.folder,
});
const { export: exportFolder, record } = values;
if ((exportFolder !== undefined) === values['no-export']) {
  console.error('Say one of both: --export FOLDER (npm run export made it today), or --no-export');
  process.exit(2);
}
const lines = createInterface({ input: process.stdin });
const typed = lines[Symbol.asyncIterator]();

const ask = async (question: string): Promise<string> => {
  process.stdout.write(question);
  const line = await typed.next();
  return line.done === true ? '' : line.value;
};

try {
  const clients = clientsIn(deployment.awsRegion, 10);
  const { Arn: arn = '' } = await clients.sts.send(new GetCallerIdentityCommand());
  const place = await awsEnding(clients, { deployment, record });
  const now = Date.now();
  console.info(`Records: ${place.recordBucket}`);
  await endCampaign({
    ...{ place, deployment, arn, now, ask },
    say: (line) => console.info(line),
    exported:
      exportFolder === undefined
        ? undefined
        : () =>
            exportOfToday({
              ...{ folder: exportFolder, deployment: deployment.id, now },
              pepper: place.pepper,
            }),
  });
} catch (error) {
  const { name, message } = faultOf(error);
  const isOurs = error instanceof EndingRefused || error instanceof SurvivalRefused;
  console.error(isOurs ? message : `${name}: ${message}`);
  process.exitCode = 1;
} finally {
  lines.close();
}
