import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The two logs in which SNS says what became of SMS, and how their names end. */
export const smsLogEnds = [
  ['Delivered', ''],
  ['Undelivered', '/Failure'],
] as const;

/** SNS chooses this name; made by us, the log has our key and retention. */
export const smsLogGroup = (scope: Construct, end: '' | '/Failure'): string => {
  const { region, account } = Stack.of(scope);
  return `sns/${region}/${account}/DirectPublishToPhoneNumber${end}`;
};
