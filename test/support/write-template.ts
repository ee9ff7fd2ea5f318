import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { appContext } from '../../infra/app-context.ts';
import { readDeployments } from '../../infra/deployment.ts';
import { addDeployment } from '../../infra/synth.ts';
import { demoFile, templatesFile } from '../infra/a-stack.ts';
import { nationBeside } from './deployments.ts';

// The schema and security checks run in `npm run synth`; the tests read the template only.
process.env['CDK_VALIDATION'] = 'false';

// The templates of every deployment file, and of all regions of the nation beside them; the functions' code left out.
const app = new App({ context: appContext() });
for (const deployment of [...readDeployments(dirname(demoFile)), nationBeside(demoFile)])
  addDeployment(app, deployment, () => Code.fromInline('export const handler = () => {};'));
const templates = app
  .synth()
  .stacksRecursively.map(({ id, template }) => [id, template as unknown]);
mkdirSync(dirname(templatesFile), { recursive: true });
writeFileSync(templatesFile, JSON.stringify(Object.fromEntries(templates)));
