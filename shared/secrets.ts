import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** How long a fetched secret is trusted before it is fetched again, so that a rotation arrives by itself. */
const maxAgeMs = 15 * 60_000;

export type ReadSecret = () => Promise<string>;

/** Fetches one secret by ARN at first use and keeps it for 15 minutes. */
export const secretReader = (
  arn: string,
  now: () => number,
  client = new SecretsManagerClient(),
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

const fetchSecret = async (client: SecretsManagerClient, arn: string): Promise<string> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (!SecretString) throw new Error('The secret has no string value');
  return SecretString;
};
