import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const fileAt = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const demoFile = fileAt('infra/deployments/demo.json');
/** Where the demo deployment's template is written before these tests begin. */
export const templateFile = fileAt('dist/test/demo.template.json');

const templateShape = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z._default(z.record(z.string(), z.unknown()), {}),
    }),
  ),
});
type Template = z.infer<typeof templateShape>;

/** The demo deployment's template, its functions' code left out. */
export const demoTemplate = (): Template =>
  z.parse(templateShape, JSON.parse(readFileSync(templateFile, 'utf8')));

export type Found = { id: string; properties: Record<string, unknown> };

/** Every resource of a type. */
export const resources = (template: Template, type: string): Found[] =>
  Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) =>
    Type === type ? [{ id, properties: Properties }] : [],
  );

export type Allowed = { id: string; actions: string[]; resources: unknown[] };

/** Every statement of every role and policy, by the id of what carries it. */
export const statementsOf = (template: Template): Allowed[] => {
  const documents = [
    ...resources(template, 'AWS::IAM::Policy').map(({ id, properties }) => ({
      id,
      statements: at(properties, 'PolicyDocument.Statement'),
    })),
    ...resources(template, 'AWS::IAM::Role').flatMap(({ id, properties }) =>
      [at(properties, 'Policies') ?? []].flat().map((policy) => ({
        id,
        statements: at(policy, 'PolicyDocument.Statement'),
      })),
    ),
  ];
  return documents.flatMap(({ id, statements }) =>
    [statements].flat().map((statement) => ({
      id,
      actions: [at(statement, 'Action')].flat().map(String),
      resources: [at(statement, 'Resource')].flat(),
    })),
  );
};

/** A value somewhere below a resource's properties, by dotted path. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
      value,
    );
