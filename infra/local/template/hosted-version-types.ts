import type { HostedType } from './hosted-types.ts';
import { consoleOnly, oneVersion } from './reasons.ts';

const noneWaits = 'threads stay for minutes, however many are provisioned';

/** Versions and aliases of functions: names of the one that is hosted. */
export const hostedVersionTypes: Readonly<Record<string, HostedType>> = {
  'AWS::Lambda::Version': {
    honoured: ['FunctionName'],
    ignored: {
      CodeSha256: 'the code in the assembly is the version',
      Description: consoleOnly,
      ProvisionedConcurrencyConfig: noneWaits,
    },
  },
  'AWS::Lambda::Alias': {
    honoured: ['FunctionName', 'Name'],
    ignored: {
      Description: consoleOnly,
      FunctionVersion: oneVersion,
      ProvisionedConcurrencyConfig: noneWaits,
      RoutingConfig: oneVersion,
    },
  },
};
