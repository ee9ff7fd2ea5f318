import { join } from 'node:path';
import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';
import { readJson, readTemplate, type ReadTemplate } from './read-template.ts';

/** The stacks of a cloud assembly, all of one region. */
export type ReadAssembly = { region: string; stacks: ReadTemplate[] };

const manifestShape = z.object({
  artifacts: z.record(z.string(), z.looseObject({ type: z.string() })),
});

/** Reads every stack of what `cdk synth` wrote; throws HostError where there is none, or where they are of several regions. */
export const readAssembly = (folder: string): ReadAssembly => {
  const { artifacts } = z.parse(manifestShape, readJson(join(folder, 'manifest.json')));
  const stacks = Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id]) => readTemplate(folder, id));
  const [first] = stacks;
  if (!first) throw new HostError(`${folder}: the assembly has no stack`);
  const elsewhere = stacks.find(({ region }) => region !== first.region);
  if (elsewhere)
    throw new HostError(
      `${elsewhere.stackName} is of ${elsewhere.region} and ${first.stackName} of ${first.region}: the local host is in one region at a time`,
    );
  return { region: first.region, stacks };
};
