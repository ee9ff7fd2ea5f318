import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { routes } from '../../functions/routes.ts';
import { appContext } from '../../infra/app-context.ts';
import { CampaignStack } from '../../infra/campaign-stack.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { demoFile, templateFile } from '../infra/a-stack.ts';

// The schema and security checks run in `npm run synth`; the tests read the template only.
process.env['CDK_VALIDATION'] = 'false';

// The demo deployment's template, its functions' code left out.
const app = new App({ context: appContext() });
const { stackName } = new CampaignStack(app, {
  deployment: readDeployment(demoFile),
  routes,
  codeOf: () => Code.fromInline('export const handler = () => {};'),
});
mkdirSync(dirname(templateFile), { recursive: true });
writeFileSync(templateFile, JSON.stringify(app.synth().getStackByName(stackName).template));
