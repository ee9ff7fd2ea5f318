import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeploymentError, readDeployment } from '../deployment.ts';
import { impactAssessment, recordOfProcessing } from './documents.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run data-protection -- <deployment>`: writes its record of processing and impact assessment, in both languages. */
const writeDocuments = (name: string): string[] => {
  if (!/^[a-z][a-z0-9-]{1,19}$/.test(name)) throw new DeploymentError(['Name a deployment: demo']);
  const deployment = readDeployment(join(root, `infra/deployments/${name}.json`));
  const folder = join(root, 'dist/data-protection', name);
  mkdirSync(folder, { recursive: true });
  return (['id', 'en'] as const).flatMap((lang) => {
    const documents = {
      [`record-of-processing.${lang}.md`]: recordOfProcessing(deployment, lang),
      [`impact-assessment.${lang}.md`]: impactAssessment(deployment, lang),
    };
    return Object.entries(documents).map(([file, text]) => {
      writeFileSync(join(folder, file), text);
      return join('dist/data-protection', name, file);
    });
  });
};

try {
  for (const file of writeDocuments(process.argv[2] ?? '')) console.log(file);
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 1;
}
