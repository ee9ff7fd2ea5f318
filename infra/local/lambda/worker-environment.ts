import { devNull } from 'node:os';
import { ownersKey } from '../iam/callers.ts';
import type { HostedFunction } from './functions.ts';

/** The place every hosted function believes to be in. */
export type LambdaPlace = { region: string; accountId: string; endpoints: Record<string, string> };

/** What a function's process.env holds: its declared variables and what Lambda adds, nothing of the host's. */
export const workerEnvironment = (
  fn: HostedFunction,
  { region, endpoints }: LambdaPlace,
): Record<string, string> => ({
  ...fn.environment,
  ...endpoints,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: fn.rights?.accessKeyId ?? ownersKey,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
  // Without these the SDK reads the files of the person who runs the host.
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: fn.id,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.id}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: fn.codeFolder,
  _HANDLER: fn.handler,
  TZ: ':UTC',
});
