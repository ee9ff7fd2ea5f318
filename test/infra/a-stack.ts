import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const fileAt = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const demoFile = fileAt('infra/deployments/demo.json');
/** Where the templates of all deployments are written, by the stack's id in the app, before these tests begin. */
export const templatesFile = fileAt('dist/test/templates.json');
/** And those of the demo as a rehearsal. */
export const rehearsalFile = fileAt('dist/test/rehearsal.json');

export const templateShape = z.object({
  Parameters: z._default(z.record(z.string(), z.record(z.string(), z.unknown())), {}),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z._default(z.record(z.string(), z.unknown()), {}),
      Metadata: z._default(z.record(z.string(), z.unknown()), {}),
      DeletionPolicy: z.optional(z.string()),
      UpdateReplacePolicy: z.optional(z.string()),
      UpdatePolicy: z.optional(z.unknown()),
    }),
  ),
});
export type Template = z.infer<typeof templateShape>;

/** The stacks of the demo deployment and of its account, their functions' code left out. */
export const demoStacks = (): { name: string; template: Template }[] => {
  const stacks = [...accountStacks(), ...stacksOf('demo')];
  if (stacks.length < 2) throw new Error(`There is no demo deployment in ${templatesFile}`);
  return stacks;
};

/** The stacks of one deployment, without its account's. */
export const stacksOf = (id: string) => {
  const own = new RegExp(`^netral-${id}-(shared|pledges|reports|satgas|site)$`);
  return everyTemplate().filter(({ name }) => own.test(name));
};

/** What deployments of an account share. */
export const accountStacks = () =>
  everyTemplate().filter(({ name }) => name.startsWith('netral-account-'));

/** All stacks of the demo deployment as one template: the logical ids of its resources are its own in all of them. */
export const demoTemplate = (): Template => {
  const templates = demoStacks().map(({ template }) => template);
  const all = templates.flatMap(({ Resources }) => Object.entries(Resources));
  const Resources = Object.fromEntries(all);
  if (Object.keys(Resources).length < all.length)
    throw new Error('Two stacks of the demo have a resource of the same logical id');
  const Parameters = templates.flatMap((one) => Object.entries(one.Parameters));
  return { Resources, Parameters: Object.fromEntries(Parameters) };
};

/** The template of every stack of every deployment file, and of a nation beside them (test/support/deployments.ts). */
export const everyTemplate = () => templatesIn(templatesFile);

/** The template of every stack in a file. */
export const templatesIn = (file: string): { name: string; template: Template }[] => {
  const written = z.parse(
    z.record(z.string(), templateShape),
    JSON.parse(readFileSync(file, 'utf8')),
  );
  return Object.entries(written).map(([name, template]) => ({ name, template }));
};

export type Found = { id: string; properties: Record<string, unknown> };

/** Every resource of a type. */
export const resources = (template: Template, type: string): Found[] =>
  Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) =>
    Type === type ? [{ id, properties: Properties }] : [],
  );

export type Allowed = { id: string; actions: string[]; resources: unknown[]; conditions: unknown };

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
      conditions: at(statement, 'Condition'),
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
