import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { House } from './house.ts';

/**
 * The one log of a capability, made with its first function: every line names its function (`service`), and a stack may
 * hold 500 resources only.
 */
export const capabilityLog = (scope: Construct, house: House): LogGroup => {
  const [, , capability = scope] = scope.node.scopes;
  const known = capability.node.tryFindChild('Log');
  return known instanceof LogGroup ? known : houseLog(capability, 'Log', house);
};

/** An encrypted log that forgets after the deployment's days. */
export const houseLog = (
  scope: Construct,
  id: string,
  house: { deployment: Pick<House['deployment'], 'logRetentionDays'>; key: IKey },
  logGroupName?: string,
): LogGroup =>
  new LogGroup(scope, id, {
    retention: house.deployment.logRetentionDays,
    encryptionKey: house.key,
    removalPolicy: RemovalPolicy.DESTROY,
    ...(logGroupName !== undefined && { logGroupName }),
  });
