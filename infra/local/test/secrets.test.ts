import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { randomInt } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { generateSecret } from '../aws/generate-secret.ts';
import { memoryStore, startServices } from '../testing/messaging.ts';

const arn = 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:pepper-AbCdEf';
const secrets = [
  {
    arn,
    name: 'pepper',
    description: 'd',
    generate: { PasswordLength: 64, ExcludePunctuation: true },
  },
];
const stops: (() => Promise<void>)[] = [];
const started = async (store = memoryStore()) => {
  const host = await startServices({ store, secrets });
  stops.push(host.stop);
  return host;
};
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe('secrets', () => {
  it('are made once and are the same after a restart, by name and by ARN', async () => {
    const store = memoryStore();
    const first = await (
      await started(store)
    ).secrets.send(new GetSecretValueCommand({ SecretId: 'pepper' }));
    expect(first.SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(first.VersionStages).toEqual(['AWSCURRENT']);
    const again = await started(store);
    for (const SecretId of [arn, arn.slice(0, -7)]) {
      const { SecretString } = await again.secrets.send(new GetSecretValueCommand({ SecretId }));
      expect(SecretString).toBe(first.SecretString);
    }
  });

  it('keep the previous value under AWSPREVIOUS', async () => {
    const host = await started();
    const SecretId = 'pepper';
    const get = async (VersionStage?: string) =>
      (await host.secrets.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
    const made = await get();
    const put = new PutSecretValueCommand({ SecretId, SecretString: 'new' });
    const { VersionId } = await host.secrets.send(put);
    expect([await get(), await get('AWSPREVIOUS')]).toEqual(['new', made]);
    const described = await host.secrets.send(new DescribeSecretCommand({ SecretId }));
    expect(described.VersionIdsToStages?.[VersionId ?? '']).toEqual(['AWSCURRENT']);
    expect(described.CreatedDate?.getFullYear()).toBe(new Date().getFullYear());
    const other = { SecretId, SecretString: 'other', ClientRequestToken: VersionId };
    await expect(host.secrets.send(new PutSecretValueCommand(other))).rejects.toBeInstanceOf(
      ResourceExistsException,
    );
  });

  it('move a stage from one version to another, as a prepared rotation does', async () => {
    const { secrets: client } = await started();
    const SecretId = 'pepper';
    const at = async (VersionStage: string) =>
      await client.send(new GetSecretValueCommand({ SecretId, VersionStage }));
    const made = await at('AWSCURRENT');
    const put = { SecretId, SecretString: 'coming', VersionStages: ['AWSPENDING'] };
    const { VersionId } = await client.send(new PutSecretValueCommand(put));
    expect((await at('AWSCURRENT')).SecretString).toBe(made.SecretString);
    const move = { SecretId, VersionStage: 'AWSCURRENT', MoveToVersionId: VersionId };
    await expect(client.send(new UpdateSecretVersionStageCommand(move))).rejects.toThrow(
      'RemoveFromVersionId',
    );
    const whole = { ...move, RemoveFromVersionId: made.VersionId };
    await client.send(new UpdateSecretVersionStageCommand(whole));
    expect((await at('AWSCURRENT')).SecretString).toBe('coming');
    expect((await at('AWSPREVIOUS')).VersionId).toBe(made.VersionId);
  });

  it('raise the exception of Secrets Manager', async () => {
    const { secrets: client } = await started();
    await expect(
      client.send(new GetSecretValueCommand({ SecretId: 'none' })),
    ).rejects.toBeInstanceOf(ResourceNotFoundException);
    const stage = new GetSecretValueCommand({ SecretId: 'pepper', VersionStage: 'AWSPREVIOUS' });
    await expect(client.send(stage)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('are generated as asked', () => {
    const random = (below: number) => randomInt(below);
    const some = (asked: unknown) => generateSecret(asked, random);
    expect(some({})).toHaveLength(32);
    expect(some({ PasswordLength: 5, IncludeSpace: true })).toMatch(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.* )(?=.*[^\w ]|.*_).{5}$/,
    );
    expect(
      some({
        ExcludeCharacters: 'a-z',
        ExcludeUppercase: true,
        ExcludeNumbers: true,
        ExcludePunctuation: true,
      }),
    ).not.toMatch(/[az]/);
    const template = { SecretStringTemplate: '{"user":"u"}', GenerateStringKey: 'password' };
    expect(JSON.parse(some(template))).toMatchObject({ user: 'u' });
    expect(() => some({ PasswordLength: 3 })).toThrow('too short');
    expect(() => some({ Length: 3 })).toThrow('Length');
  });
});
