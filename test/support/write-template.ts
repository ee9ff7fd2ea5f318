import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { appContext } from '../../infra/app-context.ts';
import { readDeployments, type Deployment } from '../../infra/deployment.ts';
import { addDeployment } from '../../infra/synth.ts';
import { demoFile, rehearsalFile, templatesFile } from '../infra/a-stack.ts';
import { nationBeside } from './deployments.ts';

// The schema and security checks run in `npm run synth`; the tests read the template only.
process.env['CDK_VALIDATION'] = 'false';

// The templates of every deployment file, and of all regions of the nation beside them; the functions' code left out.
const templatesOf = (deployments: readonly Deployment[]) => {
  const app = new App({ context: appContext() });
  for (const deployment of deployments)
    addDeployment(app, deployment, () => Code.fromInline('export const handler = () => {};'));
  const stacks = app.synth().stacksRecursively;
  return JSON.stringify(Object.fromEntries(stacks.map(({ id, template }) => [id, template])));
};
mkdirSync(dirname(templatesFile), { recursive: true });
const deployed = readDeployments(dirname(demoFile));
writeFileSync(templatesFile, templatesOf([...deployed, nationBeside(demoFile)]));
// And of one that is made and taken away each night.
writeFileSync(
  rehearsalFile,
  templatesOf(deployed.map((one) => ({ ...one, rehearsal: true, deletionProtection: false }))),
);
