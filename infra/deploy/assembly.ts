import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { accountStackName } from '../account/account-stack.ts';
import { DeploymentError, type Deployment } from '../deployment.ts';
import { shiftParameter, type Shift } from '../parts/shift.ts';
import { readTemplate, type Template } from './compare.ts';

/** A stack as it was synthesized. */
export type Synthesized = {
  /** What the CDK's tools call it. */
  id: string;
  /** What CloudFormation calls it. */
  name: string;
  /** What the list of state calls it: `pledges`, `account-ap-southeast-3`. */
  part: string;
  template: Template;
  /** Names the change set: the same template and parameters make the same, so that a stopped deploy goes on with it. */
  digest: string;
};

const manifestShape = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      properties: z.optional(
        z.looseObject({ templateFile: z.optional(z.string()), stackName: z.optional(z.string()) }),
      ),
    }),
  ),
});

const withFunctions = ['pledges', 'reports', 'satgas', 'site'] as const;
const parts = ['shared', ...withFunctions] as const;

/** The stacks of a deployment in a folder that was synthesized, its account's first, in the order they stand on each other. */
export const stacksIn = (
  folder: string,
  deployment: Deployment,
  shift: Shift = 'canary',
): Synthesized[] => {
  const manifest = z.parse(
    manifestShape,
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  );
  const { id, awsRegion, account } = deployment;
  const ofAccount = [accountStackName, awsRegion, ...(account === undefined ? [] : [account])];
  return [ofAccount.join('-'), ...parts.map((part) => `netral-${id}-${part}`)].map((stackId) => {
    const artifact = manifest.artifacts[stackId];
    if (artifact?.type !== 'aws:cloudformation:stack')
      throw new DeploymentError([`${folder}: holds no stack ${stackId}; run \`npm run synth\``]);
    const file = artifact.properties?.templateFile ?? `${stackId}.template.json`;
    const text = readFileSync(join(folder, file), 'utf8');
    const template = readTemplate(text);
    return {
      id: stackId,
      name: artifact.properties?.stackName ?? stackId,
      part: stackId.replace(new RegExp(`^netral-(${id}-)?`), ''),
      template,
      digest: digestOf(JSON.stringify(template), parametersOf(stackId, deployment, shift)),
    };
  });
};

/**
 * Values that the file and this deploy give to parameters of a stack; all others stay as they were. How new versions take
 * over is said each time: CloudFormation would remember what was said last.
 */
export const parametersOf = (
  stackId: string,
  { id, publicUrl }: Pick<Deployment, 'id' | 'publicUrl'>,
  shift: Shift = 'canary',
): string[] => {
  if (stackId === `netral-${id}-shared`)
    return publicUrl === undefined ? [] : [`${stackId}:PublicUrl=${publicUrl}`];
  return withFunctions.some((part) => stackId === `netral-${id}-${part}`)
    ? [`${stackId}:${shiftParameter}=${shift}`]
    : [];
};

const digestOf = (template: string, parameters: string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([template, parameters]))
    .digest('hex')
    .slice(0, 32);
