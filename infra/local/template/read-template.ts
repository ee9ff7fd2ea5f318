import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  Outputs: z.optional(
    z.record(
      z.string(),
      z.object({ Value: z.unknown(), Export: z.optional(z.object({ Name: z.unknown() })) }),
    ),
  ),
});

/** The parts of a CloudFormation template that the host reads. */
export type Template = z.infer<typeof templateShape>;

export type ReadTemplate = {
  stackName: string;
  /** Where the assembly says that the stack is deployed, or us-east-1. */
  region: string;
  template: Template;
  /** Absolute folder of each function's code, by logical id. */
  codeFolders: Record<string, string>;
};

/** Reads one stack of a cloud assembly, by the id of its artifact; throws HostError if it is not there or not a template. */
export const readTemplate = (assemblyFolder: string, artifactId: string): ReadTemplate => {
  const template = parseTemplate(readJson(join(assemblyFolder, `${artifactId}.template.json`)));
  const artifact = artifactOf(assemblyFolder, artifactId);
  return {
    stackName: artifact?.properties?.stackName ?? artifactId,
    region: regionOf(artifact?.environment),
    template,
    codeFolders: codeFolders(template, { assemblyFolder, artifactId }),
  };
};

const artifactShape = z.looseObject({
  environment: z.optional(z.string()),
  properties: z.optional(z.looseObject({ stackName: z.optional(z.string()) })),
});
const manifestShape = z.object({ artifacts: z.record(z.string(), artifactShape) });

/** What the manifest says of a stack, if there is one. */
const artifactOf = (assemblyFolder: string, artifactId: string) => {
  const file = join(assemblyFolder, 'manifest.json');
  return existsSync(file)
    ? z.parse(manifestShape, readJson(file)).artifacts[artifactId]
    : undefined;
};

/** The manifest writes `aws://unknown-account/eu-central-1`, or `unknown-region` where the stack leaves it open. */
const regionOf = (environment = ''): string => {
  const [, region] = /^aws:\/\/[^/]*\/([a-z\d-]+)$/.exec(environment) ?? [];
  return region === undefined || region === 'unknown-region' ? 'us-east-1' : region;
};

/** Checks that a value has the shape of a template; throws HostError naming what is wrong. */
export const parseTemplate = (value: unknown): Template => {
  const parsed = z.safeParse(templateShape, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HostError(`The template is not one: ${issue?.path.join('.')}: ${issue?.message}`);
};

/** Reads a file of the assembly; throws HostError. */
export const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new HostError(`Cannot read the template ${file}: ${String(error)}`);
  }
};

type Assembly = { assemblyFolder: string; artifactId: string };

/** CDK writes the folder into the metadata when asset metadata is enabled, and into the list of assets always. */
const codeFolders = (template: Template, assembly: Assembly): Record<string, string> => {
  const folders: Record<string, string> = {};
  const byKey = assetsByKey(assembly);
  for (const [logicalId, { Metadata, Properties }] of Object.entries(template.Resources)) {
    const code = z.safeParse(codeShape, Properties?.['Code']);
    const folder = Metadata?.['aws:asset:path'] ?? (code.success && byKey.get(code.data.S3Key));
    if (typeof folder === 'string') folders[logicalId] = resolve(assembly.assemblyFolder, folder);
  }
  return folders;
};

const codeShape = z.object({ S3Key: z.string() });

const assetsShape = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.looseObject({ path: z.optional(z.string()) }),
      destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
    }),
  ),
});

/** The path of each asset by the key it would be uploaded under. */
const assetsByKey = ({ assemblyFolder, artifactId }: Assembly): Map<string, string | undefined> => {
  const file = join(assemblyFolder, `${artifactId}.assets.json`);
  const { files } = existsSync(file) ? z.parse(assetsShape, readJson(file)) : { files: {} };
  return new Map(
    Object.values(files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, source.path] as const),
    ),
  );
};
