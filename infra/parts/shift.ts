import { CfnCondition, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnAlias, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import { functionArn, liveArn } from './function-name.ts';
import { allow } from './granted.ts';
import type { House } from './house.ts';
import { HouseRole } from './role.ts';

/** How a new version takes over: by a tenth of the calls for five minutes, or at once, whatever alarms say. */
export const shiftParameter = 'Shift';
export const shifts = ['canary', 'at-once'] as const;
export type Shift = (typeof shifts)[number];

type Shifted = {
  house: Pick<House, 'deployment'>;
  entry: string;
  alias: IFunction;
  /** Names of the alarms that send all calls back to the version before; read when the template is written. */
  alarms: () => string[];
};

/**
 * Has each new version of a function get a tenth of its calls first. When one of its alarms goes off within five minutes,
 * or already is on, all calls go back to the version before, and the whole stack with it. An alarm without data is off.
 */
export const shiftSlowly = (scope: Construct, { house, entry, alias, alarms }: Shifted): void => {
  const ground = groundOf(scope);
  ground.mayMove(
    functionArn(scope, house.deployment, entry),
    liveArn(scope, house.deployment, entry),
  );
  const group = new CfnDeploymentGroup(scope, 'Shift', {
    applicationName: ground.application.ref,
    serviceRoleArn: ground.role.roleArn,
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    deploymentConfigName: ground.config,
    autoRollbackConfiguration: {
      enabled: true,
      events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
    },
    alarmConfiguration: {
      enabled: ground.isWatched,
      alarms: Lazy.any({ produce: () => alarms().map((name) => ({ name })) }),
    },
  });
  const { defaultChild } = alias.node;
  if (!(defaultChild instanceof CfnAlias)) throw new Error(`${alias.node.path} has no resource`);
  defaultChild.cfnOptions.updatePolicy = {
    codeDeployLambdaAliasUpdate: {
      applicationName: ground.application.ref,
      deploymentGroupName: group.ref,
    },
  };
  defaultChild.addResourceDependency(group);
};

/** What the functions of a stack are shifted by: one application of CodeDeploy, one role. */
class ShiftGround extends Construct {
  readonly application: CfnApplication;
  readonly role: HouseRole;
  readonly config: string;
  readonly isWatched: ReturnType<typeof Fn.conditionIf>;

  constructor(scope: Stack, id: string) {
    super(scope, id);
    this.application = new CfnApplication(this, 'Application', { computePlatform: 'Lambda' });
    this.role = new HouseRole(this, 'Role', new ServicePrincipal('codedeploy.amazonaws.com'));
    this.role.addToPrincipalPolicy(allow(['cloudwatch:DescribeAlarms'], '*'));
    accept(
      this.role,
      'AwsSolutions-IAM5[Resource::*]',
      'DescribeAlarms reads the states of alarms and nothing else; a narrower scope hides composite alarms (CloudWatch API reference).',
    );
    const parameter = new CfnParameter(scope, shiftParameter, {
      type: 'String',
      default: 'canary',
      allowedValues: [...shifts],
      description: 'How new versions take over: canary (10 % for five minutes) or at-once',
    });
    const isCanary = new CfnCondition(scope, 'ShiftsSlowly', {
      expression: Fn.conditionEquals(parameter.valueAsString, 'canary'),
    });
    const either = (canary: unknown, atOnce: unknown) =>
      Fn.conditionIf(isCanary.logicalId, canary, atOnce);
    this.isWatched = either(true, false);
    this.config = either(
      'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      'CodeDeployDefault.LambdaAllAtOnce',
    ).toString();
  }

  mayMove(...functions: string[]): void {
    this.role.addToPrincipalPolicy(
      allow(
        ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
        ...functions,
      ),
    );
  }
}

const groundOf = (scope: Construct): ShiftGround => {
  const stack = Stack.of(scope);
  const id = `ShiftsOf${stack.stackName.split('-').at(-1) ?? ''}`;
  const known = stack.node.tryFindChild(id);
  return known instanceof ShiftGround ? known : new ShiftGround(stack, id);
};
