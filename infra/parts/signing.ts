import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Granted } from './granted.ts';
import type { House } from './house.ts';
import { HouseSecret } from './secret.ts';

/** The account of this deployment at the signing service, for the functions of one stack that have documents signed. */
export type SigningAccount = {
  address: string;
  /** What a function is given that has documents signed; only such a function reads the password. */
  environment: () => { ESIGN_ADDRESS: string; ESIGN_USER: string; ESIGN_SECRET_ARN: Granted };
};

/** Makes the secret of a stack that holds the password, below `scope`; each stack has one of its own. */
export const signingAccount = (scope: Construct, house: House): SigningAccount => {
  const address = addressOf(scope, house);
  const password = new HouseSecret(scope, 'EsignPassword', {
    house,
    description: 'The password of this deployment at the signing service; put there by hand',
    rotation: 'two-live',
    whyNotRotated:
      'It is the service’s: whoever runs the service gives a new one, which is put here by hand (runbook).',
  });
  return {
    address,
    environment: () => ({
      ESIGN_ADDRESS: address,
      ESIGN_USER: house.deployment.signing?.user ?? '',
      ESIGN_SECRET_ARN: password.read(),
    }),
  };
};

/** The deployment's; a laptop, which plays the service itself, names its own. */
const addressOf = (scope: Construct, { deployment }: House): string =>
  new CfnParameter(Stack.of(scope), 'EsignAddress', {
    type: 'String',
    default: deployment.signing?.address ?? '',
    description: 'Where documents are signed; leave it as it is, but where the service is played',
    maxLength: 120,
  }).valueAsString;
