import type * as sdk from '@aws-sdk/client-secrets-manager';
import { jsonService } from './json-service.ts';
import { ServiceFault, type FaultFields } from './service-fault.ts';

// Stands in a function's bundle for `@aws-sdk/client-secrets-manager`, as `tables.ts` does for the tables.

export class GetSecretValueCommand {
  readonly action = 'GetSecretValue';
  readonly input: sdk.GetSecretValueCommandInput;

  constructor(input: sdk.GetSecretValueCommandInput) {
    this.input = input;
  }
}

/** Reads secrets of this account and region. */
export class SecretsManagerClient {
  readonly #call = jsonService({
    ...{ service: 'secretsmanager', endpointName: 'SECRETS_MANAGER', target: 'secretsmanager' },
    ...{ version: '1.1', faultOf },
  });

  async send({ action, input }: GetSecretValueCommand): Promise<sdk.GetSecretValueCommandOutput> {
    const text = await this.#call(action, JSON.stringify(input));
    return JSON.parse(text) as sdk.GetSecretValueCommandOutput;
  }
}

export class ResourceNotFoundException extends ServiceFault {}

const faultOf = (said: FaultFields): ServiceFault =>
  said.name === 'ResourceNotFoundException'
    ? new ResourceNotFoundException(said)
    : new ServiceFault(said);
