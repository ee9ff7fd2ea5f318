import { Aspects, type App, type Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { NamedOperation } from '../functions/operations.ts';
import { accountStackOf } from './account/account-stack.ts';
import { entriesOf } from './api-definition.ts';
import { CapabilityStack, type Capability } from './capability-stack.ts';
import { addDashboard } from './dashboard.ts';
import { DeploymentError, type Deployment } from './deployment.ts';
import type { CodeOf } from './parts/house.ts';
import { retainNothing } from './parts/retain-nothing.ts';
import { Pledges } from './pledges.ts';
import { Reports } from './reports.ts';
import { Satgas } from './satgas.ts';
import { SharedStack } from './shared-stack.ts';
import { Site } from './site.ts';

export type Suite = {
  deployment: Deployment;
  operations: readonly NamedOperation[];
  codeOf: CodeOf;
};

/**
 * Adds the stacks of one deployment to an app: one for each capability, after `shared`, after the account's. Throws
 * DeploymentError for an operation whose function no stack makes.
 */
export const addStacks = (app: App, suite: Suite): Stack[] => {
  const account = accountStackOf(app, suite.deployment);
  const shared = new SharedStack(app, suite);
  shared.addStackDependency(account);
  const stackFor = (part: Capability): CapabilityStack => {
    const stack = new CapabilityStack(app, part, suite);
    stack.addStackDependency(shared);
    return stack;
  };
  const stacks = {
    pledges: stackFor('pledges'),
    reports: stackFor('reports'),
    satgas: stackFor('satgas'),
    site: stackFor('site'),
  };
  refuseUnserved(suite.operations, fill(stacks));
  // It names all by name only, and has its place where there is most room.
  addDashboard(stacks.site, suite.deployment);
  if (suite.deployment.rehearsal)
    for (const stack of [shared, ...Object.values(stacks)]) Aspects.of(stack).add(retainNothing);
  return [account, shared, ...Object.values(stacks)];
};

/** Makes what each capability's stack holds; returns the functions that answer routes, by entry. */
const fill = (stacks: Record<Capability, CapabilityStack>): Record<string, IFunction> => {
  const { pledges, reports, satgas, site } = stacks;
  return {
    ...new Pledges(pledges, 'Pledges', tellsNation(pledges)).entries,
    ...new Reports(reports, 'Reports', together(reports)).entries,
    ...new Satgas(satgas, 'Satgas', { ...together(satgas), account: satgas.accountSecret() })
      .entries,
    ...new Site(site, 'Site', siteNeeds(site)).entries,
  };
};

/** What each needs that tells the nation of the regions. */
const tellsNation = (stack: CapabilityStack) => ({
  house: stack.house,
  events: stack.events(),
  aggregate: stack.aggregateSecret(),
});

/** What reports and the alert line stand on alike. */
const together = (stack: CapabilityStack) => ({
  ...tellsNation(stack),
  likeness: stack.likeness(),
});

const siteNeeds = (stack: CapabilityStack) => ({
  house: stack.house,
  issuer: stack.issuer(),
  account: stack.accountSecret(),
  events: stack.events(),
});

/** The API names functions by name only: one that no stack makes would be missed when somebody calls it. */
const refuseUnserved = (
  operations: readonly NamedOperation[],
  made: Record<string, IFunction>,
): void => {
  for (const entry of entriesOf(operations)) {
    if (!made[entry])
      throw new DeploymentError([`functions/operations.ts: no construct makes ${entry}`]);
  }
};
