import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';

const properties = z.record(z.string(), z.unknown());

const templateShape = z.object({
  Parameters: z.optional(
    z.record(
      z.string(),
      z.object({ Type: z.string(), Default: z.optional(z.union([z.string(), z.number()])) }),
    ),
  ),
  Mappings: z.optional(z.record(z.string(), z.record(z.string(), properties))),
  Conditions: z.optional(properties),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Condition: z.optional(z.string()),
      Properties: z.optional(properties),
      Metadata: z.optional(properties),
    }),
  ),
  Outputs: z.optional(z.record(z.string(), z.object({ Value: z.unknown() }))),
});

/** The parts of a CloudFormation template that the host reads. */
export type Template = z.infer<typeof templateShape>;

export type ReadTemplate = {
  stackName: string;
  template: Template;
  /** Absolute folder of each function's code, by logical id. */
  codeFolders: Record<string, string>;
};

/** Reads one stack of a cloud assembly; throws HostError if it is not there or not a template. */
export const readTemplate = (assemblyFolder: string, stackName: string): ReadTemplate => {
  const template = parseTemplate(readJson(join(assemblyFolder, `${stackName}.template.json`)));
  return { stackName, template, codeFolders: codeFolders(template, assemblyFolder) };
};

/** Checks that a value has the shape of a template; throws HostError naming what is wrong. */
export const parseTemplate = (value: unknown): Template => {
  const parsed = z.safeParse(templateShape, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HostError(`The template is not one: ${issue?.path.join('.')}: ${issue?.message}`);
};

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new HostError(`Cannot read the template ${file}: ${String(error)}`);
  }
};

/** CDK writes the folder into the metadata when asset metadata is enabled. */
const codeFolders = (template: Template, assemblyFolder: string): Record<string, string> => {
  const folders: Record<string, string> = {};
  for (const [logicalId, { Metadata }] of Object.entries(template.Resources)) {
    const folder = Metadata?.['aws:asset:path'];
    if (typeof folder === 'string') folders[logicalId] = join(assemblyFolder, folder);
  }
  return folders;
};
