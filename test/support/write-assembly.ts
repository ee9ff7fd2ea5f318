import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { appContext } from '../../infra/app-context.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { addDeployment } from '../../infra/synth.ts';

// Synthesizes one deployment into a folder, the functions' code left out: FILE FOLDER.
process.env['CDK_VALIDATION'] = 'false';
const [file = '', outdir = ''] = process.argv.slice(2);
const app = new App({ context: appContext(), outdir });
addDeployment(app, readDeployment(file), () => Code.fromInline('export const handler = () => {};'));
app.synth();
