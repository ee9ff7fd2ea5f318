import { readCommand } from '../command-line.ts';
import { clientsIn } from '../aws/clients.ts';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { accountPort } from './account-port.ts';
import { addressChecks } from './address.ts';
import { afterChecks } from './after.ts';
import { beforeChecks } from './before.ts';
import { exitCodeOf, runChecks, type Answer } from './check.ts';
import { deployedPort } from './deployed-port.ts';
import { faringChecks } from './faring.ts';

const { positionals, values } = readCommand({
  usage: 'npm run doctor -- DEPLOYMENT',
  about:
    'Says what is missing, before the first deploy and after. Ends with 0 when nothing is, 1 when something is, 3 when it could not look at something. Region and credentials as for every AWS tool.',
  words: 1,
  options: { folder: { type: 'string', about: 'where the deployment files are' } },
});
const deployment = deploymentNamed(positionals[0], { command: 'doctor', folder: values.folder });
const now = Date.now();
const clients = clientsIn(deployment.awsRegion);
const place = { id: deployment.id, region: deployment.awsRegion, now };
const port = { ...accountPort(clients, place.region), ...deployedPort(clients, place) };
const listed = port.resources();
// It is looked at by each check; a refusal is each check's own to tell.
listed.catch(() => undefined);

const marks = { ok: 'ok', missing: 'MISSING', 'cannot tell': '?', later: 'later' } as const;
const linesOf = (answer: Answer): string[] => [
  `${marks[answer.standing].padEnd(8)}${answer.name}: ${answer.says}`,
  ...('todo' in answer ? [`        -> ${answer.todo}`] : []),
];

const checks = [...beforeChecks, ...addressChecks, ...afterChecks, ...faringChecks];
const answers = await runChecks(checks, { port, deployment, resources: () => listed, now });
for (const line of answers.flatMap(linesOf)) console.info(line);
const count = (standing: Answer['standing']): number =>
  answers.filter((answer) => answer.standing === standing).length;
console.info(
  `${String(count('ok'))} ok, ${String(count('missing'))} missing, ${String(count('cannot tell'))} could not be told, ${String(count('later'))} later.`,
);
process.exitCode = exitCodeOf(answers);
