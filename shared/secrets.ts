import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** How long a fetched secret is trusted before it is fetched again, so that a rotation arrives by itself. */
const maxAgeMs = 15 * 60_000;

export type ReadSecret = () => Promise<string>;

/** Fetches one secret by ARN at first use and keeps it for 15 minutes. */
export const secretReader = (
  arn: string,
  now: () => number,
  client = sharedClient(),
): ReadSecret => {
  let kept: { value: Promise<string>; at: number } | undefined;
  return () => {
    if (kept && now() - kept.at < maxAgeMs) return kept.value;
    const value = fetchSecret(client, arn);
    kept = { value, at: now() };
    value.catch(() => (kept = undefined));
    return value;
  };
};

/** Fetches the values a secret has at these stages now, each once; a stage that no version holds is left out. */
export const secretStages = (
  arn: string,
  stages: readonly string[],
  client = sharedClient(),
): (() => Promise<string[]>) => {
  const valueAt = async (stage: string): Promise<string[]> => {
    try {
      return [await fetchSecret(client, arn, stage)];
    } catch (error) {
      if (error instanceof ResourceNotFoundException && stage !== 'AWSCURRENT') return [];
      throw error;
    }
  };
  return async () => [...new Set((await Promise.all(stages.map(valueAt))).flat())];
};

let shared: SecretsManagerClient | undefined;
/** One client, and its connections, for all secrets of a function. */
const sharedClient = (): SecretsManagerClient => (shared ??= new SecretsManagerClient());

const fetchSecret = async (
  client: SecretsManagerClient,
  arn: string,
  stage?: string,
): Promise<string> => {
  const command = new GetSecretValueCommand({ SecretId: arn, VersionStage: stage });
  const { SecretString } = await client.send(command);
  if (!SecretString) throw new Error('The secret has no string value');
  return SecretString;
};
