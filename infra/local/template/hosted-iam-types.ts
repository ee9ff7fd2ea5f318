import type { HostedType } from './hosted-types.ts';
import { consoleOnly } from './reasons.ts';

const byTheHost = 'the host starts each function in its role';

/** The types of IAM that the host plays: what functions may do. */
export const hostedIamTypes: Readonly<Record<string, HostedType>> = {
  'AWS::IAM::Role': {
    honoured: ['ManagedPolicyArns', 'Policies', 'RoleName'],
    ignored: {
      AssumeRolePolicyDocument: byTheHost,
      Description: consoleOnly,
      MaxSessionDuration: byTheHost,
      Path: 'names are those of one account',
      Tags: consoleOnly,
    },
  },
  'AWS::IAM::Policy': { honoured: ['PolicyDocument', 'PolicyName', 'Roles'], ignored: {} },
  'AWS::IAM::ManagedPolicy': {
    honoured: ['ManagedPolicyName', 'PolicyDocument', 'Roles'],
    ignored: { Description: consoleOnly, Path: 'names are those of one account' },
  },
};
