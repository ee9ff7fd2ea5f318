import { CfnParameter, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import type { Deployment } from '../deployment.ts';

/** What the stack `shared` of a deployment says to its other stacks, by the id of the parameter that reads it. */
const sharedValues = {
  SharedKeyArn: 'key-arn',
  SharedAlarmsTopicArn: 'alarms-topic-arn',
  SharedHeardTopicArn: 'heard-topic-arn',
  SharedEventsTopicArn: 'events-topic-arn',
  SharedLikenessSecretArn: 'likeness-secret-arn',
  SharedAccountSecretArn: 'account-secret-arn',
  SharedAggregateSecretArn: 'aggregate-secret-arn',
  SharedDecreedTableName: 'decreed-table-name',
  SharedPublicUrl: 'public-url',
  SharedIssuerUrl: 'issuer-url',
  SharedClientId: 'client-id',
  SharedSignOutOrigin: 'sign-out-origin',
} as const;

export type SharedValue = keyof typeof sharedValues;

const sharedName = ({ id }: Pick<Deployment, 'id'>, value: SharedValue): string =>
  `/netral/${id}/${sharedValues[value]}`;

/** Writes the values of a deployment that its other stacks read, as SSM parameters. */
export const share = (
  stack: Stack,
  deployment: Deployment,
  values: Record<SharedValue, string>,
): void => {
  for (const value of sharedIds)
    write(stack, value, { name: sharedName(deployment, value), value: values[value] });
};

const sharedIds = Object.keys(sharedValues).filter(
  (value): value is SharedValue => value in sharedValues,
);

/** Reads a shared value of the deployment: CloudFormation looks it up at each deploy of the stack. */
export const shared = (scope: Construct, deployment: Deployment, value: SharedValue): string =>
  read(scope, value, sharedName(deployment, value));

/** What is given to a stack and may become another value; all else stands for what holds state, and never does. */
const changing = [
  'AsnIssuer',
  'EsignAddress',
  'SharedPublicUrl',
  'SharedEventsTopicArn',
  'SharedSignOutOrigin',
  'AccountSmsDeliveryRoleArn',
];

/** The values given to the stack, of those that may change, that are part of these. */
export const changingIn = (scope: Construct, values: readonly string[]): string[] =>
  changing.flatMap((id) => {
    const parameter = Stack.of(scope).node.tryFindChild(id);
    if (!(parameter instanceof CfnParameter)) return [];
    const { valueAsString } = parameter;
    return values.some((value) => value.includes(valueAsString)) ? [valueAsString] : [];
  });

const deliveryRole = { id: 'AccountSmsDeliveryRoleArn', name: '/netral-account/sms-delivery-role' };

/** Writes, for every deployment of the account, as whom SNS logs what becomes of SMS. */
export const shareDeliveryRole = (stack: Stack, roleArn: string): void =>
  write(stack, deliveryRole.id, { name: deliveryRole.name, value: roleArn });

/** As whom SNS logs what becomes of SMS. */
export const sharedDeliveryRole = (scope: Construct): string =>
  read(scope, deliveryRole.id, deliveryRole.name);

const write = (
  stack: Stack,
  id: string,
  { name, value }: { name: string; value: string },
): void => {
  new StringParameter(stack, id, {
    parameterName: name,
    stringValue: value,
    description: 'Read by other stacks of Netral',
  });
};

const read = (scope: Construct, id: string, name: string): string => {
  const stack = Stack.of(scope);
  const known = stack.node.tryFindChild(id);
  const parameter =
    known instanceof CfnParameter
      ? known
      : new CfnParameter(stack, id, {
          type: 'AWS::SSM::Parameter::Value<String>',
          default: name,
          description: 'Where another stack of Netral wrote it',
        });
  return parameter.valueAsString;
};
