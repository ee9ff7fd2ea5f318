import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { signedHeaders, type Keys } from '../../../shared/aws/sign-call.ts';

const region = 'ap-southeast-3';
const keys = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLE',
};

const sentShape = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.pipe(
    z.instanceof(Uint8Array),
    z.transform((body) => new TextDecoder().decode(body)),
  ),
});
type Sent = z.infer<typeof sentShape>;

type Config = { region: string; credentials: Keys & { sessionToken?: string }; endpoint?: string };

/** What leaves one client of the SDK, signed; nothing is sent. */
const sentBy = async (
  service: 'dynamodb' | 'secretsmanager',
  { more = {}, text = 'kosong' }: { more?: Partial<Config>; text?: string },
): Promise<Sent> => {
  let sent: unknown;
  const config = { region, credentials: keys, ...more };
  const requestHandler = {
    handle: (request: unknown) => {
      sent = request;
      return Promise.reject(new Error('not sent'));
    },
  };
  const own = { ...config, requestHandler, maxAttempts: 1 };
  const called =
    service === 'dynamodb'
      ? new DynamoDBClient(own).send(
          new PutItemCommand({ TableName: 'Tabel', Item: { subject: { S: text } } }),
        )
      : new SecretsManagerClient(own).send(new GetSecretValueCommand({ SecretId: text }));
  await called.catch(() => undefined);
  return z.parse(sentShape, sent);
};

/** The same headers and bytes, signed by us at the same moment. */
const signedByUs = (
  { headers, body, path }: Sent,
  { service, keys: by = keys }: { service: string; keys?: Keys },
): string | undefined => {
  const signed = /SignedHeaders=([^,]+)/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  const ours = /^(host|x-amz-date|x-amz-security-token)$/;
  const others = signed.split(';').filter((name) => !ours.test(name));
  const time = (headers['x-amz-date'] ?? '').replace(
    /(....)(..)(..)T(..)(..)(..)Z/,
    '$1-$2-$3T$4:$5:$6Z',
  );
  return signedHeaders(
    {
      url: new URL(`http://${headers['host'] ?? ''}${path}`),
      headers: Object.fromEntries(others.map((name) => [name, headers[name] ?? ''])),
      body,
    },
    { keys: by, region, service },
    Date.parse(time),
  )['authorization'];
};

describe('a signed call', () => {
  const token = { ...keys, sessionToken: 'IQoJb3JpZ2lu/+==' };
  const below = { endpoint: 'http://127.0.0.1:4566/secretsmanager' };

  it.each([
    ['of a table', 'dynamodb', {}, keys],
    ['with the token of a role', 'dynamodb', { more: { credentials: token } }, token],
    ['with letters beyond ASCII', 'dynamodb', { text: 'Jayapura — Étalase 👍' }, keys],
    ['of a secret', 'secretsmanager', { text: 'arn:aws:secretsmanager' }, keys],
    ['of a secret, below a path and at a port', 'secretsmanager', { more: below }, keys],
  ] as const)('%s has the signature that the SDK makes', async (_, service, what, by) => {
    const sent = await sentBy(service, what);
    expect(sent.method).toBe('POST');
    expect(sent.headers['authorization']).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/);
    expect(signedByUs(sent, { service, keys: by })).toBe(sent.headers['authorization']);
  });

  it('has another signature for each body, key, service and day', async () => {
    const sent = await sentBy('dynamodb', {});
    const all = [
      signedByUs(sent, { service: 'dynamodb' }),
      signedByUs({ ...sent, body: '{}' }, { service: 'dynamodb' }),
      signedByUs(sent, { service: 'dynamodb', keys: { ...keys, secretAccessKey: 'another' } }),
      signedByUs(sent, { service: 'secretsmanager' }),
      signedByUs(
        { ...sent, headers: { ...sent.headers, 'x-amz-date': '20270203T040506Z' } },
        { service: 'dynamodb' },
      ),
    ].map((header) => header?.split('Signature=')[1]);
    expect(new Set(all).size).toBe(all.length);
  });
});
