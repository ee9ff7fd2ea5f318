import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Host } from '@netral/local-host/host';
import { takePlace } from '@netral/local-host/place';
import { builtSuite } from '../../infra/start/built-suite.ts';
import { startSuite } from '../../infra/start/start-suite.ts';
import { openReceipt } from '../../shared/receipt/receipt-layout.ts';
import { signingKeyFromSeed } from '../../shared/receipt/receipt.ts';
import { startedDataFolder, removeDataFolder } from '../support/suite-process.ts';

const dataFolder = startedDataFolder();
let suite: Host;
let secrets: SecretsManagerClient;
let secretId: string;

beforeAll(async () => {
  const place = await takePlace({ port: 0, dataFolder, fresh: false });
  suite = await startSuite({ built: builtSuite(), place, log: () => undefined });
  secrets = new SecretsManagerClient({
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: suite.endpoints['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '',
  });
  const kept = await suite.store.list('secret');
  secretId = kept.map(({ id }) => id).find((id) => /receiptkey/i.test(id)) ?? '';
});

afterAll(async () => {
  await suite.stop();
  removeDataFolder(dataFolder);
});

const pledge = async (): Promise<string> => {
  const answer = await fetch(`${suite.url}/v1/pledges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      region: '18.09',
      unit: 'DISDIK',
      staffKind: 'pns',
      number: '198609262015051001',
      agreed: true,
    }),
  });
  return ((await answer.json()) as { receipt: string }).receipt;
};

const verify = async (receipt: string) =>
  (await fetch(`${suite.url}/v1/receipts/${receipt}`)).status;

const publishedKeys = async (): Promise<string[]> => {
  const answer = await fetch(`${suite.url}/.well-known/jwks.json`);
  const { keys } = (await answer.json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
};

const keyIdOf = (receipt: string): string => {
  const opened = openReceipt(receipt);
  return typeof opened === 'string' ? opened : opened.receipt.keyId;
};

const minuteMs = 60_000;

describe('a rotation of the receipt key on the running suite', () => {
  it('publishes the coming key before it signs, and keeps old receipts verifiable', async () => {
    const oldReceipt = await pledge();
    expect(await verify(oldReceipt)).toBe(200);
    const oldVersion = await secrets.send(new GetSecretValueCommand({ SecretId: secretId }));

    const seed = 'e0'.repeat(32);
    const pending = await secrets.send(
      new PutSecretValueCommand({
        SecretId: secretId,
        SecretString: seed,
        VersionStages: ['AWSPENDING'],
      }),
    );
    await suite.clock.forward(6 * minuteMs);
    const newKeyId = signingKeyFromSeed(seed).keyId;
    expect(await publishedKeys()).toEqual([newKeyId, keyIdOf(oldReceipt)]);
    expect(keyIdOf(await pledge())).toBe(keyIdOf(oldReceipt));

    await secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: pending.VersionId,
        RemoveFromVersionId: oldVersion.VersionId,
      }),
    );
    await suite.clock.forward(16 * minuteMs);
    const newReceipt = await pledge();
    expect(keyIdOf(newReceipt)).toBe(newKeyId);
    expect([await verify(oldReceipt), await verify(newReceipt)]).toEqual([200, 200]);
    expect(await publishedKeys()).toEqual([newKeyId, keyIdOf(oldReceipt)]);
  });

  it('lets no receipt of a key pass that was never published', async () => {
    const changed = (await pledge()).replace(/^(.)../, '$1AA');
    expect(await verify(changed)).toBe(422);
  });
});
