import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod/mini';
import type { Route } from '../../functions/route.ts';
import { appContext } from '../../infra/app-context.ts';
import { routes } from '../../functions/routes.ts';
import { CampaignStack } from '../../infra/campaign-stack.ts';
import { readDeployment, readDeployments, type Deployment } from '../../infra/deployment.ts';

// The schema and security checks run in `npm run synth`; these tests read the template only.
process.env['CDK_VALIDATION'] = 'false';

export const demoFile = fileURLToPath(
  new URL('../../infra/deployments/demo.json', import.meta.url),
);

/** The demo deployment's template, its functions' code left out. */
export const aTemplate = (served: readonly Route[]): Template =>
  Template.fromStack(stackOf(new App({ context: appContext() }), readDeployment(demoFile), served));

/** The template of every stack of every deployment file, by the stack's name. */
export const everyTemplate = (): { name: string; template: Template }[] => {
  const app = new App({ context: appContext() });
  for (const deployment of readDeployments(dirname(demoFile))) stackOf(app, deployment, routes);
  return app.synth().stacksRecursively.map(({ stackName, template }) => ({
    name: stackName,
    template: Template.fromJSON(z.parse(z.record(z.string(), z.unknown()), template)),
  }));
};

const stackOf = (app: App, deployment: Deployment, served: readonly Route[]): CampaignStack =>
  new CampaignStack(app, {
    deployment,
    routes: served,
    codeOf: () => Code.fromInline('export const handler = () => {};'),
  });

const resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) });
export type Found = { id: string; properties: Record<string, unknown> };

/** Every resource of a type. */
export const resources = (template: Template, type: string): Found[] =>
  Object.entries(template.findResources(type)).map(([id, found]) => ({
    id,
    properties: z.parse(resource, found).Properties,
  }));

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
