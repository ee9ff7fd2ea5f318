import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A setting's value together with the right to use what it names: granting and configuring is one act. */
export type Granted = { value: string; statements: PolicyStatement[] };

/** The right to do these actions on one resource, for whoever is configured with `value`. */
export const granted = (value: string, ...statements: PolicyStatement[]): Granted => ({
  value,
  statements,
});

/** A statement that allows exactly these actions on exactly these resources. */
export const allow = (actions: string[], ...resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources });
