import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts a finding of the security rules on one construct, for a reason an auditor can check. */
export const accept = (construct: IConstruct, rules: string | string[], reason: string): void => {
  for (const id of [rules].flat()) Validations.of(construct).acknowledge({ id, reason });
};
